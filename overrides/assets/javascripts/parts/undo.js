/* The last thing that took many answers away can be taken back, also after the page was left. */
import { apply, read } from "../store.js";

const KEY = "meta:app:undo";
let last = null;

/**
 * Do something to many entries, and remember how to undo it.
 * @param {string} what in words, such as “Deleted ‘Fraud desk’”
 * @param {Map<string, {v: string, t: number} | null>} changes
 * @param {boolean} [lasting] false: only this page can take it back, and storage keeps no copy
 * @returns the result of `apply`
 */
export function perform(what, changes, lasting = true) {
  const done = apply(changes);
  if (!done.ok) return done;
  last = { what, before: done.before };
  // If there is no room for it, the page alone remembers; what could be undone before can't be any more.
  const kept = { v: JSON.stringify({ what, before: [...done.before] }), t: Date.now() };
  if (!lasting || !apply(new Map([[KEY, kept]])).ok) apply(new Map([[KEY, null]]));
  return done;
}

/** What can be undone: {what, before}, or null. */
export function undoable() {
  const kept = read(KEY)?.v;
  if (!kept) return last;
  try {
    const { what, before } = JSON.parse(kept);
    return { what: String(what), before: new Map(before) };
  } catch {
    return last;
  }
}

/** Take the last thing back. Gives the result of `apply`. */
export function undo() {
  const { before } = undoable();
  const done = apply(new Map([...before, [KEY, null]]));
  if (done.ok) last = null;
  return done;
}
