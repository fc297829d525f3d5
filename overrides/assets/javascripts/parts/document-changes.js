/* What becomes of a document later: a copy, or its end. Fetched when a reader asks for it. */
import { apply, entries } from "../store.js";
import { letters, record } from "./documents.js";
import { perform } from "./undo.js";

/** Copy a document with all its answers. Gives the copy's record and whether it could be kept. */
export function duplicate(id, name) {
  const made = { ...record(id), id: `${record(id).worksheet}-${letters(8)}`, name, created: new Date().toISOString() };
  const changes = new Map([[`doc:${made.id}:record`, { v: JSON.stringify({ ...made, id: undefined }), t: Date.now() }]]);
  for (const [key, { v }] of entries(`field:${id}:`)) changes.set(key.replace(id, made.id), { v, t: Date.now() });
  return { made, ...apply(changes) };
}

/** Delete a document with all its answers; undoable. */
export function remove(id) {
  const changes = new Map([...entries(`field:${id}:`), ...entries(`doc:${id}:`)].map(([key]) => [key, null]));
  return perform(`Deleted “${record(id)?.name ?? id}”`, changes);
}
