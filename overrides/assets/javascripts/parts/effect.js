/* A difference between two rates, said in points and relative to the first: mixing them up is the classic error (U-04). */
import { readNumber } from "./reading.js";

const number = (value) => value.toLocaleString("en", { maximumSignificantDigits: 4 }).replace("-", "−");
const signed = (value) => (value > 0 ? "+" : "") + number(value);

/**
 * Write two rates in per cent out: “62% → 65%, that is +3 points, +4.839% relative”.
 * @param {number} from
 * @param {number} to
 * @returns {string} "" without a first rate to compare with
 */
export const translation = (from, to) =>
  from > 0 ? `${number(from)}% → ${number(to)}%, that is ${signed(+(to - from).toFixed(10))} points, ${signed(((to - from) / from) * 100)}% relative` : "";

/** Give the second rate from a difference. Rates in per cent. */
export const rate = (from, difference, unit) => +(unit === "points" ? from + difference : from * (1 + difference / 100)).toPrecision(12);

/** Let the reader give the difference instead of the second rate, in the unit they choose. */
export function join(box, form) {
  const [from, to] = box.dataset.effect.split(" ").map((name) => form.elements.namedItem(name));
  const [unit, difference] = [box.querySelector("select"), box.querySelector("input")];
  const tell = () => {
    const [low, high] = [readNumber(from.value), readNumber(to.value)];
    box.querySelector("output").textContent = translation(low, high);
    difference.hidden = unit.value === "rate";
    if (document.activeElement !== difference) {
      const now = unit.value === "points" ? high - low : ((high - low) / low) * 100;
      difference.value = unit.value === "rate" || !Number.isFinite(now) ? "" : String(+now.toPrecision(6));
    }
  };
  box.addEventListener("input", (event) => {
    event.stopPropagation();
    const given = readNumber(difference.value);
    if (event.target === difference && !Number.isNaN(given)) {
      to.value = String(rate(readNumber(from.value), given, unit.value));
      to.dispatchEvent(new Event("input", { bubbles: true }));
    }
    tell();
  });
  form.addEventListener("input", tell);
  form.addEventListener("aipm-taken", tell);
  tell();
}
