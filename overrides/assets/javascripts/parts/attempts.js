/* The reader's attempts at scenarios, read from the scorecards that are kept. */
import { attempt, latestFirst } from "../model/attempts.js";
import { documents } from "./documents.js";
import { entries } from "../store.js";

/** Today as 2026-11-22, by the reader's calendar. */
export const today = () => new Date().toLocaleDateString("sv");

/** A day such as 7 Nov 2026, from 2026-11-07; what is no date stands as it is. */
export const written = (date) =>
  /^\d{4}-\d\d-\d\d$/.test(date) ? new Date(`${date}T12:00`).toLocaleDateString("en-GB", { day: "numeric", month: "short", year: "numeric" }) : date;

/**
 * All attempts, the latest first.
 * @param {{id: string, title: string}[]} scenarios
 * @param {{id: string}[]} marks the ratings of a scorecard
 */
export function attempts(scenarios, marks) {
  const kept = entries();
  const all = documents("mock", kept).map((document) => [document, new Map()]);
  const answers = new Map(all.map(([{ id }, fields]) => [id, fields]));
  for (const [key, { v }] of kept) {
    const [kind, id, field] = key.split(":");
    if (kind === "field") answers.get(id)?.set(field, v);
  }
  return latestFirst(all.map(([document, fields]) => attempt(document, fields, scenarios, marks.map(({ id }) => id))));
}
