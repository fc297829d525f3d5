/* A lab's link. What it brings is data from a stranger: known names, numbers within their range, and words about what was changed. */
import { isWhole, readNumber, shift } from "./reading.js";
import { part } from "./dom.js";
import { say } from "./status.js";

// Put a value, as links have it, into a control; gives whether it could be.
function put(control, value) {
  if (control.localName === "select" && ![...control.options].some((option) => option.value === value)) return false;
  if (control.dataset.least === undefined) control.value = value;
  else control.value = value === "none" ? "" : String(control.dataset.percent ? shift(value, 2) : +value);
  return control.value !== "" || value === "none";
}

/**
 * Put a link's values into a lab's form; an input that it does not name gets its usual value.
 * @param {{controls: HTMLInputElement[]}} lab
 * @param {string} hash "" brings every usual value back
 * @returns {string} what to tell of it, "" for nothing
 */
export function take(lab, hash) {
  const told = [];
  const link = new URLSearchParams(hash.slice(1, 2001));
  for (const control of lab.controls) {
    const { least, most, needed } = control.dataset;
    const wanted = link.get(control.name) ?? "";
    put(control, control.dataset.default);
    if (!wanted || (wanted === "none" && needed === "optional" && put(control, wanted))) continue;
    const label = control.labels[0].firstChild.textContent.trim();
    const number = readNumber(wanted);
    if (least === undefined ? !put(control, wanted) : Number.isNaN(number)) {
      put(control, control.dataset.default);
      told.push(`${label}: the link’s value can’t be read, so the usual one stands.`);
    } else if (least !== undefined) {
      const within = Math.min(Math.max(number, +least), +most);
      const kept = isWhole(control) ? Math.round(within) : within;
      put(control, String(kept));
      if (kept !== number) told.push(`${label}: the link’s value lay outside what it may be and was brought within it.`);
    }
  }
  const currency = part(lab, "currency");
  if (currency) currency.value = (link.get("currency") ?? "").slice(0, 4) || "$";
  const shared = lab.controls.some(({ name }) => link.has(name)) ? "These inputs came with the link; nothing of yours was changed. " : "";
  return shared + told.join(" ");
}

/** Copy a link; where the browser forbids it, the address bar holds the link. */
export async function copy(address) {
  try {
    await navigator.clipboard.writeText(address);
    say("Link copied");
  } catch {
    history.replaceState(history.state, "", address);
    say("This browser did not allow copying: the address bar holds the link");
  }
}
