/* The reader's attempts at scenarios, read from the scorecards that are kept. */
import { attempt, latestFirst } from "../model/attempts.js";
import { documents } from "./documents.js";
import { entries } from "../store.js";

/**
 * All attempts, the latest first.
 * @param {{scenarios: {id: string, title: string}[], marks: {id: string}[]}} page marks: the ratings of a scorecard
 */
export function attempts({ scenarios, marks }) {
  const kept = entries();
  const all = documents("mock", kept).map((document) => [document, new Map()]);
  const answers = new Map(all.map(([{ id }, fields]) => [id, fields]));
  for (const [key, { v }] of kept) {
    const [kind, id, field] = key.split(":");
    if (kind === "field") answers.get(id)?.set(field, v);
  }
  return latestFirst(all.map(([document, fields]) => attempt(document, fields, scenarios, marks.map(({ id }) => id))));
}
