/* What the reader sees of finished drills: one beside earlier attempts at the same scenario, and the history of all. */
import { button, day, make } from "./dom.js";
import { differences, meanOf, saidOf } from "../model/comparison.js";
import { say } from "./status.js";

const BESIDE = 3;

const cell = (text) => make("td", { className: "aipm-figure" }, String(text ?? ""));
const head = (text, scope) => make("th", { scope }, text);

// At noon, so that no time zone makes it another day.
const written = (date) => (/^\d{4}-\d\d-\d\d$/.test(date) ? day(new Date(`${date}T12:00`)) : date);

function scroller(label, table) {
  return make("div", { className: "aipm-scroll", role: "region", tabIndex: 0, ariaLabel: label }, table);
}

/**
 * A finished drill: where it is kept, and how it compares.
 * @param {object[]} attempts all of them, the latest first
 * @param {string} id of the document
 * @param {string} scenario
 * @param {{marks: {id: string, label: string}[], sheet: string}} page
 * @returns {Node[]}
 */
export function card(attempts, id, scenario, { marks, sheet }) {
  const place = attempts.findIndex((one) => one.id === id);
  const now = attempts[place];
  const earlier = attempts.slice(place + 1).filter((one) => one.scenario === scenario);
  const link = make("a", { href: `${sheet}#doc=${id}`, textContent: now.name, dir: "auto" });
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
 * @param {{marks: {id: string, label: string}[], sheet: string}} page
 */
export function history(attempts, { marks, sheet }) {
  const names = ["Scenario", "Date", "Minutes", "Points said", "Mean mark"];
  const named = (cell, name) => (cell.setAttribute("data-label", name), cell);
  const row = (one) =>
    make(
      "tr",
      {},
      make("th", { scope: "row" }, make("a", { href: `${sheet}#doc=${one.id}`, textContent: one.title, dir: "auto" })),
      ...[written(one.day), one.minutes, saidOf(one), meanOf(one)].map((value, index) => named(cell(value), names[index + 1])),
    );
  const heads = names.map((name, index) => make("th", { scope: "col", className: index ? "aipm-figure" : "", textContent: name }));
  const table = make("table", { className: "aipm-table aipm-attempts" }, make("thead", {}, make("tr", {}, ...heads)), make("tbody", {}, ...attempts.map(row)));
  const file = async () => {
    const { historyMarkdown } = await import("../model/history.js");
    return ["mock-interviews.md", historyMarkdown(attempts, marks, location.href.split("#")[0])];
  };
  const copy = async () => say(await (await import("./clipboard.js")).copyText(...(await file())));
  const save = async () => (await import("./files.js")).download(...(await file()), "text/markdown");
  const tools = make("p", { className: "aipm-tool" }, button("Copy as Markdown", copy), button("Download Markdown", save));
  const note = make("p", { className: "aipm-hint", textContent: "Each opens on the mock sheet, where it prints as a scorecard." });
  return make("div", {}, note, scroller("Your attempts", table), tools);
}
