/* How readers' work of an older schema becomes work of this one. Every released schema keeps a step here and a backup
   file in tests/javascript/backups: an old backup is read for as long as some reader may hold one (S-10). */

/**
 * Steps by the schema that they start from: each takes the entries of schema n and gives those of n + 1 as a new Map.
 * A step changes neither the Map nor the entries it was given. Schema 1 is the first, so there is none yet.
 */
export const STEPS = new Map();

/**
 * Entries of an older schema as entries of a newer one.
 * @param {Map<string, {v: string, t: number}>} entries left as they are
 * @param {number} from their schema
 * @param {number} to the schema wanted
 * @param {Map<number, (entries: Map) => Map>} [steps]
 * @returns {Map<string, {v: string, t: number}>}
 * @throws {RangeError} if a step is missing
 */
export function migrate(entries, from, to, steps = STEPS) {
  let migrated = new Map(entries);
  for (let schema = from; schema < to; schema++) {
    const step = steps.get(schema);
    if (!step) throw new RangeError(`There is no migration from schema ${schema}`);
    migrated = step(migrated);
  }
  return migrated;
}
