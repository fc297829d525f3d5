/* What the reader sees of finished drills: one beside earlier attempts at the same scenario, and the history of all. */
import { differences, historyMarkdown, meanOf, saidOf } from "../model/attempts.js";
import { button, make } from "./dom.js";
import { download } from "./files.js";
import { say } from "./status.js";
import { written } from "./attempts.js";

const BESIDE = 3;

const cell = (text) => make("td", { className: "aipm-figure" }, String(text ?? ""));
const head = (text, scope) => make("th", { scope }, text);

function scroller(label, table) {
  return make("div", { className: "aipm-scroll", role: "region", tabIndex: 0, ariaLabel: label }, table);
}

/**
 * A finished drill: where it is kept, and how it compares.
 * @param {object} now the attempt
 * @param {object[]} earlier attempts at the same scenario, the latest first
 * @param {{id: string, label: string}[]} marks
 * @param {string} address of the mock sheet
 * @returns {Node[]}
 */
export function card(now, earlier, marks, address) {
  const link = make("a", { href: `${address}#doc=${now.id}`, textContent: now.name, dir: "auto" });
  const made = [make("p", {}, "Everything is saved. It stands as ", link, " on the mock sheet, where you can change, print and export it.")];
  if (!earlier.length) return [...made, make("p", { textContent: "This was your first attempt at this scenario. Try it again in a week, and this page sets the two side by side." })];
  const words = differences(earlier[0], now, marks);
  made.push(make("p", {}, `Since your last attempt, on ${written(earlier[0].day)}: ${words.join("; ") || "no difference in points, marks or minutes"}.`));
  const columns = [...earlier.slice(0, BESIDE)].reverse().concat(now);
  const row = (label, value) => make("tr", {}, head(label, "row"), ...columns.map((one) => cell(value(one))));
  const rows = [
    row("Minutes", ({ minutes }) => minutes),
    row("Said", ({ said }) => said),
    row("Partly", ({ partly }) => partly),
    row("Missed", ({ missed }) => missed),
    ...marks.map(({ id, label }) => row(label, ({ ratings }) => ratings[id])),
  ];
  const days = columns.map((one) => head(one === now ? "this one" : written(one.day), "col"));
  for (const day of days) day.className = "aipm-figure";
  const top = make("thead", {}, make("tr", {}, make("td"), ...days));
  const title = "Attempts at this scenario";
  made.push(scroller(title, make("table", { className: "aipm-table" }, make("caption", { textContent: title }), top, make("tbody", {}, ...rows))));
  return made;
}

/**
 * The history of all attempts.
 * @param {object[]} attempts the latest first
 * @param {{id: string, label: string}[]} marks
 * @param {string} address of the mock sheet
 */
export function history(attempts, marks, address) {
  const row = (one) =>
    make(
      "tr",
      {},
      make("th", { scope: "row" }, make("a", { href: `${address}#doc=${one.id}`, textContent: one.title, dir: "auto" })),
      make("td", {}, written(one.day)),
      cell(one.minutes),
      cell(saidOf(one)),
      cell(meanOf(one)),
    );
  const names = ["Scenario", "Date", "Minutes", "Points said", "Mean mark"];
  const heads = names.map((name, index) => make("th", { scope: "col", className: index > 1 ? "aipm-figure" : "", textContent: name }));
  const table = make("table", { className: "aipm-table" }, make("thead", {}, make("tr", {}, ...heads)), make("tbody", {}, ...attempts.map(row)));
  const markdown = () => historyMarkdown(attempts, marks, location.href.split("#")[0]);
  const save = () => download("mock-interviews.md", markdown(), "text/markdown");
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(markdown());
      say("Copied as Markdown");
    } catch {
      save();
      say("This browser did not allow copying: saved as a file instead");
    }
  };
  const tools = make("p", { className: "aipm-tool" }, button("Copy as Markdown", copy), button("Download Markdown", save));
  const note = make("p", { className: "aipm-hint", textContent: "Each opens on the mock sheet, where it prints as a scorecard." });
  return make("div", {}, note, scroller("Your attempts", table), tools);
}
