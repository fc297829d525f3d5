/* Readers' work, one key a field: two tabs that write different answers can't undo each other's (S-05).
   The only file that names localStorage. Everything gives results; nothing here throws.
   A key is `kind:id:field`, kept under `aipm:<schema>:`; an entry is {v: text, t: milliseconds since 1970}. */

import { LONGEST, wellFormed } from "./model/entries.js";

export const SCHEMA = 1;
const MINE = `aipm:${SCHEMA}:`;
const SCHEMAS = /^aipm:(\d+):/;
const GRAMMAR = /^(item|doc|field|meta):[^:]+:.+$/;

/** What could not be written, by key. Reads see it first, so that a backup holds it although storage does not. */
export const unsaved = new Map();
const listeners = new Set();
// Firefox refuses it where it blocks storage.
const channel = attempt(() => new BroadcastChannel("aipm"), null);

const area = () => globalThis.localStorage;
// The stand-in for blocked storage is a plain object, whose own keys are its methods.
const names = () =>
  area() instanceof Storage ? Object.keys(area()) : Array.from({ length: area().length }, (_, n) => area().key(n));

function attempt(action, otherwise) {
  try {
    return action();
  } catch {
    return otherwise;
  }
}

/** What stands in the way of saving: "" nothing, "blocked" the browser, "newer" data of a newer guide. */
export function hindrance() {
  if (document.documentElement.dataset.storage === "memory" || !attempt(names)) return "blocked";
  return schemas().some((schema) => schema > SCHEMA) ? "newer" : "";
}

/** The schemas that this browser holds data of, as numbers. */
export function schemas() {
  return [...new Set(attempt(names, []).flatMap((name) => SCHEMAS.exec(name)?.[1] ?? []))].map(Number);
}

// What is no entry was written by a stranger's hand: shown and exported as it stands, never lost.
function parse(raw) {
  if (raw === null) return null;
  const entry = attempt(() => JSON.parse(raw));
  return typeof entry?.v === "string" && Number.isFinite(entry.t) ? { v: entry.v, t: entry.t } : { v: raw, t: 0 };
}

const kept = (key) => attempt(() => parse(area().getItem(MINE + key)), null);

/** The entry under a key, or null. */
export const read = (key) => unsaved.get(key) ?? kept(key);

/** The text under a key; "" if there is none. */
export const text = (key) => read(key)?.v ?? "";

/** Every entry of ours whose key begins so, by key; also of an older `schema`. */
export function entries(prefix = "", schema = SCHEMA) {
  const start = `aipm:${schema}:`;
  const found = new Map();
  for (const name of attempt(names, [])) {
    const key = name.slice(start.length);
    if (!name.startsWith(start + prefix) || !GRAMMAR.test(key)) continue;
    const entry = attempt(() => parse(area().getItem(name)));
    if (entry) found.set(key, entry);
  }
  if (schema === SCHEMA) for (const [key, entry] of unsaved) if (key.startsWith(prefix)) found.set(key, entry);
  return found;
}

/** How many characters our entries take. */
export function size() {
  return attempt(names, []).reduce(
    (sum, name) => (SCHEMAS.test(name) ? sum + name.length + (attempt(() => area().getItem(name).length) ?? 0) : sum),
    0,
  );
}

/**
 * Keep a text under a key, and read it back.
 * @param {string} key
 * @param {string} v
 * @param {string} [base] what the writer last saw there: a different text from another tab is not overwritten
 * @returns {{ok: true} | {ok: false, why: "blocked"|"full"|"newer"|"long"|"changed", theirs?: string}}
 */
export function write(key, v, base) {
  const entry = { v: wellFormed(v), t: Date.now() };
  // What this page could not save is no other tab's.
  const there = kept(key);
  if (base !== undefined && there && there.v !== base && there.v !== entry.v) {
    return { ok: false, why: "changed", theirs: there.v };
  }
  const why = v.length > LONGEST ? "long" : hindrance() || put(key, entry);
  if (why && why !== "newer") hold(key, entry);
  else release(key);
  return why ? { ok: false, why } : { ok: true };
}

// Gives "" or why it did not work.
function put(key, entry) {
  const raw = JSON.stringify(entry);
  return attempt(() => {
    area().setItem(MINE + key, raw);
    return area().getItem(MINE + key) === raw ? "" : "full";
  }, "full");
}

const risks = new Set();
const ask = (event) => event.preventDefault();

/** Have the browser ask before the page is left, only while something would be lost by it (S-04). */
export function risk(what, there) {
  if (there) risks.add(what);
  else risks.delete(what);
  if (risks.size) addEventListener("beforeunload", ask);
  else removeEventListener("beforeunload", ask);
}

function hold(key, entry) {
  if (document.documentElement.dataset.storage === "memory") put(key, entry);
  unsaved.set(key, entry);
  risk(key, true);
}

function release(key) {
  if (unsaved.delete(key)) risk(key, false);
}

/**
 * Write and remove many entries as one step: all of them, or none.
 * @param {Map<string, {v: string, t: number} | null>} changes null removes
 * @returns {{ok: true, before: Map} | {ok: false, why: string}} `before` are the changes that undo it
 */
export function apply(changes) {
  const why = hindrance();
  if (why === "newer") return { ok: false, why };
  const before = new Map([...changes.keys()].map((key) => [key, read(key)]));
  const failed = settle(changes);
  if (failed) settle(before);
  else for (const key of changes.keys()) release(key);
  tell(null);
  channel?.postMessage("changed");
  return failed ? { ok: false, why: "full" } : { ok: true, before };
}

// What shrinks makes room for what grows: what found none tries again. Going back to what was there always fits.
function settle(changes) {
  const failed = [...changes].filter(([key, entry]) => change(key, entry));
  return failed.filter(([key, entry]) => change(key, entry)).length > 0;
}

function change(key, entry) {
  return entry ? put(key, entry) : attempt(() => area().removeItem(MINE + key), "full");
}

/** Let go of everything of ours that is left, for good: also of what older schemas kept and of what is no entry. */
export function forget() {
  for (const name of attempt(names, [])) if (name.startsWith("aipm:")) attempt(() => area().removeItem(name));
}

/** Run an action over many keys while no other tab runs one (S-07); where there are no locks, just run it. */
export async function alone(action) {
  let ran = false;
  try {
    return await navigator.locks.request("aipm", () => ((ran = true), action()));
  } catch (error) {
    if (ran) throw error;
    return action();
  }
}

/**
 * Hear of changes that this page did not type: from other tabs, and of many entries at once.
 * @param {(key: string | null) => void} listener null: anything may have changed
 * @returns {() => void} stops it
 */
export function listen(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function tell(key) {
  for (const listener of listeners) listener(key);
}

globalThis.addEventListener?.("storage", ({ key }) => {
  if (key === null) tell(null);
  else if (key.startsWith(MINE)) tell(key.slice(MINE.length));
});
globalThis.addEventListener?.("pageshow", ({ persisted }) => persisted && tell(null));
channel?.addEventListener("message", () => tell(null));
