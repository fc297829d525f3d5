/* Attempts beside each other: their counts, and how two of them differ in words. */

/** Points said of those there were, such as 3 of 6; "" without any. */
export const saidOf = ({ said, partly, missed, points }) => (points || said + partly + missed ? `${said} of ${Math.max(points, said + partly + missed)}` : "");

/** A mean rating with one decimal; "" without ratings. */
export const meanOf = ({ mean }) => (mean === null ? "" : mean.toFixed(1));

/**
 * How an attempt differs from an earlier one, in words.
 * @param {object} before an attempt
 * @param {object} now
 * @param {{id: string, label: string}[]} marks
 * @returns {string[]} empty: nothing changed
 */
export function differences(before, now, marks) {
  const parts = [];
  if (saidOf(before) && saidOf(now)) {
    const more = now.said - before.said;
    if (more) parts.push(`${Math.abs(more)} ${Math.abs(more) === 1 ? "point" : "points"} ${more > 0 ? "more" : "fewer"} said`);
    const fewer = before.missed - now.missed;
    if (fewer) parts.push(`${Math.abs(fewer)} ${fewer > 0 ? "fewer" : "more"} missed`);
  }
  for (const { id, label } of marks) {
    const [was, is] = [before.ratings[id], now.ratings[id]];
    if (was && is && was !== is) parts.push(`${label.toLowerCase()} ${is > was ? "up" : "down"} from ${was} to ${is}`);
  }
  const longer = before.minutes !== null && now.minutes !== null ? +(now.minutes - before.minutes).toFixed(1) : 0;
  if (longer) parts.push(`${Math.abs(longer)} ${Math.abs(longer) === 1 ? "minute" : "minutes"} ${longer > 0 ? "longer" : "shorter"}`);
  return parts;
}
