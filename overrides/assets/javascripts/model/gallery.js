/* Which pairs of the gallery are shown and which is practised, as a link carries it: #category=data&signal=metric. */

const LONGEST = 2000;

/** Whether a hash is the anchor of something in the page, and no filter. @param {string} hash */
export const isAnchor = (hash) => /^#[^=]+$/.test(hash);

/**
 * Read a filter. What is not known is left out, so that any text may stand in a link.
 * @param {string} hash
 * @param {Record<string, string[]>} known the values that each key may have
 * @returns {Record<string, string[]>} for each key those that were asked for, in the order in which they are known
 */
export function parse(hash, known) {
  const link = new URLSearchParams(hash.replace(/^#/, "").slice(0, LONGEST));
  return Object.fromEntries(
    Object.entries(known).map(([key, values]) => {
      const asked = link.getAll(key);
      return [key, values.filter((value) => asked.includes(value))];
    }),
  );
}

/** Write a filter as a hash; "" if it leaves nothing out. @param {Record<string, string[]>} chosen */
export function format(chosen) {
  const pairs = Object.entries(chosen).flatMap(([key, values]) => values.map((value) => [key, value]));
  return pairs.length ? `#${new URLSearchParams(pairs)}` : "";
}

/**
 * Whether a pair is shown: it is of one of the categories, and has every fault and every signal.
 * A pair is of one category but has several of the others, so that a second tick there asks for more.
 * @param {{category: string[], fault: string[], signal: string[]}} chosen
 * @param {{category: string, fault: string[], signal: string[]}} pair
 */
export const matches = (chosen, pair) =>
  (!chosen.category.length || chosen.category.includes(pair.category)) &&
  ["fault", "signal"].every((key) => chosen[key].every((value) => pair[key].includes(value)));

/**
 * The pair to practise next: the first after one that is not done yet, round the end of the list; if all are, just the next.
 * @param {string[]} ids in the order of the page
 * @param {string[]} done
 * @param {string} [after] "" or one that is not listed: from the start
 * @returns {string} "" if there are none
 */
export function next(ids, done, after = "") {
  const at = ids.indexOf(after) + 1;
  const round = [...ids.slice(at), ...ids.slice(0, at)];
  return round.find((id) => !done.includes(id)) ?? round[0] ?? "";
}
