/* The rows of a table of answers: their order is an answer of its own, and no order loses any. Pure. */

/**
 * The ids of the rows that a table shows.
 * @param {string} order the ids in order, one a line; "" if nobody changed it
 * @param {string[]} cells the ids of rows that hold something: those that the order does not name come after it
 * @param {string[]} blank the ids of the rows that a blank table has
 * @returns {string[]}
 */
export function rowIds(order, cells, blank) {
  const named = order ? order.split("\n") : blank;
  return [...new Set([...named, ...cells])];
}
