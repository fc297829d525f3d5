/* Weak claims that the reader has rewritten: each is a document of the claim sheet, found by the weak claim in it. */
import { create, documents, freeName, record } from "./documents.js";
import { day } from "./dom.js";
import { entries, text, write } from "../store.js";

const SHEET = "claim";

/**
 * What was rewritten, by the weak claim, the latest edited first. One is finished when the faults of the weak claim stand in it.
 * @returns {Map<string, {id: string, name: string, on: string, finished: boolean}[]>}
 */
export function rewrites() {
  const kept = entries();
  const found = new Map();
  for (const { id, name, created, edited } of documents(SHEET, kept)) {
    const weak = kept.get(`field:${id}:weak`)?.v;
    const one = { id, name, on: day(Date.parse(created) || edited), finished: Boolean(kept.get(`field:${id}:faults`)?.v) };
    if (weak) found.set(weak, [...(found.get(weak) ?? []), one]);
  }
  return found;
}

/** The weak claim that a document rewrites; "" if it is none. */
export const rewritten = (id) => (record(id)?.worksheet === SHEET ? text(`field:${id}:weak`) : "");

/**
 * Make the document of a rewriting, or make it again where another tab deleted it.
 * @param {{title: string, weak: string}} pair
 * @param {string} [id]
 * @returns {{made: {id: string}, ok: boolean, why?: string}}
 */
export function begin({ title, weak }, id) {
  const done = create(SHEET, freeName(SHEET, `${day(Date.now())}: ${title}`), id || undefined);
  if (done.ok) write(`field:${done.made.id}:weak`, weak);
  return done;
}
