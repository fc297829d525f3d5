/* Entries of a backup beside those that are here: what differs, what restoring would change, where retired ids lead. */

import { clean, portable } from "./entries.js";

/**
 * What the dialog tells before anything is changed: keys of each kind, and how many texts are the same.
 * @param {Map<string, {v: string, t: number}>} mine
 * @param {Map<string, {v: string, t: number}>} theirs the file's
 * @param {(key: string) => boolean} known does the guide still ask this? (Look in a Set: `constructor` may come.)
 * @returns {{added: string[], same: number, newer: string[], older: string[], onlyMine: string[], unknown: string[]}}
 *   `newer` in the file; `older` there, or of the same time: merging keeps mine; `unknown` are among the others too
 */
export function compare(mine, theirs, known) {
  const found = { added: [], same: 0, newer: [], older: [], onlyMine: [], unknown: [] };
  for (const [key, { v, t }] of theirs) {
    const here = mine.get(key);
    if (!here) found.added.push(key);
    else if (clean(here.v) === clean(v)) found.same++;
    else found[t > here.t ? "newer" : "older"].push(key);
    if (!known(key)) found.unknown.push(key);
  }
  found.onlyMine = [...mine.keys()].filter((key) => portable(key) && !theirs.has(key));
  return found;
}

/**
 * What restoring changes; planned again once that is done, nothing.
 * @param {"merge" | "replace"} mode merge: the newer entry wins, mine if both are of the same time
 * @param {Map<string, {v: string, t: number}>} mine
 * @param {Map<string, {v: string, t: number}>} theirs
 * @returns {Map<string, {v: string, t: number} | null>} null: remove; never of a key that no backup could bring back
 */
export function plan(mode, mine, theirs) {
  const changes = new Map();
  for (const [key, entry] of theirs) {
    const here = mine.get(key);
    const differs = !here || entry.t > here.t || (mode === "replace" && (entry.t !== here.t || entry.v !== here.v));
    if (differs && portable(key)) changes.set(key, entry);
  }
  if (mode === "replace") for (const key of mine.keys()) if (portable(key) && !theirs.has(key)) changes.set(key, null);
  return changes;
}

/**
 * Entries with those under a retired id moved to its replacement, unless that has any: answers of two are never mixed.
 * @param {Map<string, {v: string, t: number}>} entries left as they are
 * @param {Map<string, string>} retired old start of a key, up to a `:` or `.`, → new: `item:old` → `item:new`
 * @returns {Map<string, {v: string, t: number}>}
 */
export function follow(entries, retired) {
  const followed = new Map(entries);
  const under = (start) =>
    [...followed.keys()].filter((key) => key.startsWith(start) && /^([:.]|$)/.test(key.slice(start.length)));
  for (const old of retired.keys()) {
    const start = last(old, retired);
    if (under(start).length) continue;
    for (const key of under(old)) {
      followed.set(start + key.slice(old.length), followed.get(key));
      followed.delete(key);
    }
  }
  return followed;
}

// A replacement may be retired in its turn.
function last(start, retired) {
  const seen = new Set();
  while (retired.has(start) && !seen.has(start)) {
    seen.add(start);
    start = retired.get(start);
  }
  return start;
}
