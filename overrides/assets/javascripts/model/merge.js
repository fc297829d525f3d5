/* The order of a plan’s rows. */

/**
 * Which rows a plan has, in order: those kept, and those chosen that are not there yet. A row that the guide does not
 * know stays behind the one that it follows.
 * @param {string[]} kept
 * @param {string[]} chosen
 * @param {string[]} guide all the plan’s steps, in order
 * @returns {string[]}
 */
export function merge(kept, chosen, guide) {
  let place = -1;
  const places = new Map();
  for (const row of [...kept, ...chosen]) {
    if (guide.includes(row)) place = guide.indexOf(row);
    if (!places.has(row)) places.set(row, place);
  }
  return [...places.keys()].sort((a, b) => places.get(a) - places.get(b));
}
