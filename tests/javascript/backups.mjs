// What the tests of backups need and JSON can't carry: bytes, predicates, steps; and many files in one call.
import { compare, decode, parse, serialise } from "../../overrides/assets/javascripts/model/backup.js";
import { STEPS, migrate } from "../../overrides/assets/javascripts/model/migrations.js";

const MODULES = new URL("../../overrides/assets/javascripts/", import.meta.url);
const BUILT_IN = [Object, Array, String, Number, Map, Function].map((type) => type.prototype);
const shapes = () => BUILT_IN.flatMap((prototype) => [Object.getPrototypeOf(prototype), ...Reflect.ownKeys(prototype)]);
const before = shapes();

/** Is every built-in prototype as it was when this process started? */
export const intact = () => {
  const now = shapes();
  return now.length === before.length && now.every((part, index) => part === before[index]);
};

/** What each file, in base64, is read as; {thrown} if an error escaped. */
export const read = (files, reader) =>
  files.map((file) => {
    try {
      const decoded = decode(new Uint8Array(Buffer.from(file, "base64")));
      return "problem" in decoded ? decoded : parse(decoded.text, reader);
    } catch (error) {
      return { thrown: String(error?.stack) };
    }
  });

/** `compare`, with the known keys as a list. */
export const compared = (mine, theirs, known) => compare(mine, theirs, (key) => known.includes(key));

/** A backup of a storage that is full of entries with this text: its size, and whether it comes back. */
export function full(text, units) {
  const snapshot = new Map();
  let used = 0;
  for (let count = 0; ; count++) {
    const key = `item:${count.toString(36)}:a`;
    const entry = { v: text, t: 0 };
    used += `aipm:1:${key}`.length + JSON.stringify(entry).length;
    if (used > units) break;
    snapshot.set(key, entry);
  }
  const file = serialise(snapshot, { exported: "2026-11-25T12:00:00.000Z", app: "2026.11", schema: 1 });
  const bytes = new TextEncoder().encode(file);
  const { entries, rejectedCount } = parse(decode(bytes).text, { schema: 1, now: Date.now() });
  const here = ([key, { v, t }]) => snapshot.has(key) && v === text && t === 0;
  const same = entries.size === snapshot.size && [...entries].every(here);
  return { bytes: bytes.length, count: snapshot.size, rejectedCount, same };
}

// Made up: schema 2 names the state "later" instead of "skip", schema 3 moves `proof` to `proof.link`.
const steps = new Map([
  [1, (entries) => new Map([...entries].map(([key, { v, t }]) => [key, { v: v === "skip" ? "later" : v, t }]))],
  [2, (entries) => new Map([...entries].map(([key, entry]) => [key.replace(/:proof$/, ":proof.link"), entry]))],
]);

/** `migrate` with two made-up steps: what it gives, and whether the entries it was given are as they were. */
export function migrated(entries, from, to) {
  const given = structuredClone(entries);
  const after = migrate(entries, from, to, steps);
  return { after, untouched: JSON.stringify([...given]) === JSON.stringify([...entries]) && after !== entries };
}

/** `parse` by a made-up guide of a later schema. */
export const parsed = (text, schema, now) => parse(text, { schema, now, steps });

/** The schemas that the guide's own steps start from. */
export const starts = () => [...STEPS.keys()];

/** The value of a constant of a module. */
export async function constant(module, name) {
  // With a channel open, Node would never end.
  delete globalThis.BroadcastChannel;
  return (await import(new URL(module, MODULES)))[name];
}
