/* What the claim check finds in a text, beneath it. The rules stand in the page that tells how far to trust them. */
import { check } from "../model/claim-check.js";
import { keepShown } from "./keep-shown.js";
import { make, part } from "./dom.js";
import { still } from "./still.js";

// A form with kept texts waits so long for the rules; where they take longer, findings come later.
const PATIENCE = 2000;
const HEADINGS = { fault: "What a listener may hold against it", good: "What is good in it" };
const known = new Map();

// Asked for once; where it can't be had, the next save asks again.
function rulesIn(page) {
  if (!known.has(page)) known.set(page, fetched(page).catch(() => known.delete(page) && []));
  return known.get(page);
}

async function fetched(page) {
  const answer = await fetch(page);
  const found = new DOMParser().parseFromString(await answer.text(), "text/html");
  return JSON.parse(found.querySelector("[data-rules-of-claims]").textContent);
}

const count = (list, what) => `${list.length || "no"} ${what}${list.length === 1 ? "" : "s"}`;
const once = (words) => [...new Map(words.map(({ text }) => [text.toLowerCase(), text])).values()];

function entry({ rule, tone, words }, rules) {
  const { title, means, missing, trust } = rules.find(({ id }) => id === rule);
  const quoted = once(words).flatMap((text) => [make("q", { dir: "auto", textContent: text }), " "]);
  const item = make("li", {}, make("strong", { textContent: title }), " ", ...quoted, make("span", { textContent: missing ?? means }));
  item.append(" ", make("small", { textContent: trust }));
  Object.assign(item.dataset, { rule, tone });
  return item;
}

/**
 * Show what the check finds in a text; of an empty text, nothing.
 * @param {HTMLElement} place made by the macro place of macros/claim_check/template.html
 * @param {string} text
 */
export async function showFindings(place, text) {
  const rules = text.trim() ? await rulesIn(place.dataset.rules) : [];
  await still();
  const found = check(text, rules);
  const state = JSON.stringify(found);
  if (place.dataset.shown === state) return;
  place.dataset.shown = state;
  const sum = part(place, "found");
  const [faults, good] = ["fault", "good"].map((tone) => found.filter((finding) => finding.tone === tone));
  sum.textContent = found.length
    ? `Claim check: ${count(faults, "possible fault")}, ${count(good, "good sign")}`
    : "";
  const lists = [faults, good].filter((list) => list.length).flatMap((list) => {
    const heading = make("p", { className: "aipm-label", textContent: HEADINGS[list[0].tone], id: `${sum.id}.${list[0].tone}` });
    return [heading, make("ul", { "aria-labelledby": heading.id }, ...list.map((finding) => entry(finding, rules)))];
  });
  const link = make("a", { href: place.dataset.rules, textContent: "How good is this check?" });
  if (found.length) lists.push(make("p", { className: "aipm-hint" }, "Advice only, for English. What it does not see may be there all the same. ", link));
  place.replaceChildren(sum, ...lists);
}

/** Show what the check finds in each text of a form that has a place for it, now and after every save. */
export function attend(root) {
  const places = [...root.querySelectorAll("[data-part=findings]")];
  const textOf = (place) => place.parentElement.querySelector("textarea").value;
  const show = () => Promise.all(places.map((place) => showFindings(place, textOf(place))));
  return Promise.race([keepShown(root, show), new Promise((done) => setTimeout(done, PATIENCE))]);
}
