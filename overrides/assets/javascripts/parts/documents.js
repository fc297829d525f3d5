/* A worksheet's documents: each has a name, and its answers stand under its id. */
import { apply, entries, text } from "../store.js";

const LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";

/** A few letters and digits that nobody has had before. */
export const letters = (count) =>
  [...crypto.getRandomValues(new Uint32Array(count))].map((n) => LETTERS[n % LETTERS.length]).join("");

/** What is known of a document: {id, worksheet, name, created}, or null if it is none. */
export function record(id, kept = text(`doc:${id}:record`)) {
  try {
    const { worksheet, name, created } = JSON.parse(kept);
    return typeof worksheet === "string" ? { id, worksheet, name: String(name ?? ""), created: String(created ?? "") } : null;
  } catch {
    return null;
  }
}

/**
 * The documents of a worksheet, or of all, the latest edited first.
 * @param {string} [worksheet]
 * @param {Map} [kept] entries that were read already, documents and fields among them
 * @returns {{id, worksheet, name, created, edited: number}[]}
 */
export function documents(worksheet, kept = entries()) {
  const edited = new Map();
  for (const [key, { t }] of kept) {
    if (!key.startsWith("field:")) continue;
    const id = key.split(":", 2)[1];
    edited.set(id, Math.max(t, edited.get(id) ?? 0));
  }
  return [...kept]
    .map(([key, { v, t }]) => {
      const found = key.startsWith("doc:") && key.endsWith(":record") && record(key.split(":")[1], v);
      return found && { ...found, edited: Math.max(t, edited.get(found.id) ?? 0) };
    })
    .filter((found) => found && (!worksheet || found.worksheet === worksheet))
    .sort((a, b) => b.edited - a.edited);
}

const put = ({ id, worksheet, name, created }) =>
  apply(new Map([[`doc:${id}:record`, { v: JSON.stringify({ worksheet, name, created }), t: Date.now() }]]));

/** Make a document. Gives its record and whether it could be kept. */
export function create(worksheet, name, id = `${worksheet}-${letters(8)}`) {
  const made = { id, worksheet, name, created: new Date().toISOString() };
  return { made, ...put(made) };
}

/** A name that no document of a worksheet has yet: the one wished for, or that with a number. */
export function freeName(worksheet, wished) {
  const taken = documents(worksheet).map(({ name }) => name);
  let name = wished;
  for (let n = 2; taken.includes(name); n += 1) name = `${wished} (${n})`;
  return name;
}

/** Give a document another name. */
export const rename = (id, name) => put({ ...record(id), name });
