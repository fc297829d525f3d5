/* The backup file: writing it, and reading one that may be broken, hostile, foreign or of another time (S-09 to S-14,
   I-01 to I-18). Nothing of a file is trusted, walked in depth or merged into an object: known shapes are picked into
   Maps. Reading changes nothing; `plan` says what restoring would change, and the store does it in one step. */

import { GRAMMAR, LONGEST, clean, portable, wellFormed } from "./entries.js";
import { STEPS, migrate } from "./migrations.js";

export { GRAMMAR, LONGEST, parts, portable } from "./entries.js";
export { compare, follow, plan } from "./restore.js";

/* Storage holds 5,056 K UTF-16 units (measured in Chromium and Firefox), and a unit takes at most 3 bytes in UTF-8:
   15.5 million bytes. Line breaks and indents fit in as well: the file's 44 characters around a key, text and time are
   fewer than three times the 20 of storage. So a backup of full storage is below 16 MiB, and a file above is none. */
export const MAX_BYTES = 16 * 1024 * 1024;

/** As many entries as full storage could hold, at 29 characters for the shortest: 178,526. */
export const MAX_KEYS = 200_000;

const LISTED = 50;
const ISO = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;
const problem = (sentence) => ({ problem: sentence });
const isRecord = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * A backup file's text. What stands in storage under a key of no known form goes along: the file is the reader's.
 * @param {Map<string, {v: string, t: number}>} snapshot
 * @param {{exported: string, app: string, schema: number}} about `exported` is an ISO time in UTC
 * @returns {string} the same for the same arguments; ends in a line break
 */
export function serialise(snapshot, { exported, app, schema }) {
  const data = Object.create(null);
  for (const key of [...snapshot.keys()].sort()) {
    if (key.startsWith("meta:") && !portable(key)) continue;
    const { v, t } = snapshot.get(key);
    data[wellFormed(key)] = { v: clean(v), t: t > 0 && t < Infinity ? t : 0 };
  }
  return `${JSON.stringify({ format: "aipm-guide", schema, app, exported, data }, null, 2)}\n`;
}

/** Why a file of so many bytes is not read at all, as a sentence; "" if it is. */
export const tooLarge = (size) =>
  size > MAX_BYTES ? "The file is larger than 16 MB, so it is not a backup of this guide." : "";

/**
 * The text of a file.
 * @param {Uint8Array} bytes
 * @returns {{text: string} | {problem: string}}
 */
export function decode(bytes) {
  if (!bytes.length) return problem("The file is empty.");
  if (tooLarge(bytes.length)) return problem(tooLarge(bytes.length));
  const [first, second] = bytes;
  const marked = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  // Without a mark, ASCII gives it away: every other byte is zero.
  if (marked || (first === 0) !== (second === 0)) {
    return problem("The file is saved as UTF-16: save it as UTF-8, or choose the backup as it was downloaded.");
  }
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch {
    return problem("The file is not UTF-8 text: choose the backup as it was downloaded.");
  }
}

/**
 * What a backup holds. Good entries of a half-good file survive; of the others, the first 50 are listed.
 * @param {string} text a file's text, or one that was pasted
 * @param {{schema: number, now: number, steps?: Map}} reader the guide's schema and the time in ms
 * @returns {{entries: Map<string, {v: string, t: number}>, rejected: {key: string, why: string}[],
 *   rejectedCount: number, exported: string, schema: number} | {problem: string}} `exported`: "" if the file lacks it
 */
export function parse(text, { schema, now, steps = STEPS }) {
  if (tooLarge(text.length)) return problem(tooLarge(text.length));
  let file;
  try {
    file = JSON.parse(text.replace(/^\ufeff/, ""));
  } catch {
    return problem("This is not a backup of this guide, or only a part of one: it can’t be read as JSON.");
  }
  if (!isRecord(file) || file.format !== "aipm-guide") return problem("This is not a backup of this guide.");
  if (!Number.isInteger(file.schema) || file.schema < 1) {
    return problem("This backup does not say which version of the guide’s data it holds.");
  }
  if (file.schema > schema) {
    return problem("This backup was made by a newer version of the guide; reload the page and try again.");
  }
  if (!isRecord(file.data)) return problem("This backup has no answers in it.");
  const keys = Object.keys(file.data);
  if (keys.length > MAX_KEYS) return problem("This backup has more than 200,000 entries: no browser can keep so many.");

  const made = typeof file.exported === "string" && ISO.test(file.exported) ? Date.parse(file.exported) : 0;
  // A time to come would win every merge. It becomes the file's own time, so that the same file twice means the same.
  const latest = made > 0 ? Math.min(now, made) : now;
  const entries = new Map();
  const rejected = [];
  let rejectedCount = 0;
  for (const key of keys) {
    const why = flaw(key, file.data[key]);
    if (!why) {
      const { v, t } = file.data[key];
      entries.set(key, { v: wellFormed(v), t: t > now ? latest : t });
    } else if (++rejectedCount <= LISTED) {
      rejected.push({ key: clean(key.length > 100 ? `${key.slice(0, 100)}…` : key), why });
    }
  }
  const migrated = migrate(entries, file.schema, schema, steps);
  const exported = made > 0 ? file.exported : "";
  return { entries: migrated, rejected, rejectedCount, exported, schema: file.schema };
}

function flaw(key, entry) {
  if (!GRAMMAR.test(key)) return "not a key of this guide";
  if (!portable(key)) return "belongs to one device only";
  if (typeof entry?.v !== "string") return "its answer is not text";
  if (entry.v.length > LONGEST) return "longer than 20,000 characters";
  return Number.isFinite(entry.t) && entry.t >= 0 ? "" : "its time is not a number of milliseconds";
}
