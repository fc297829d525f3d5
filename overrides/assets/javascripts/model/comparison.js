/* Attempts beside each other: their counts, how two of them differ in words, and all of them as Markdown. */
import { literal } from "./markdown.js";

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

/** All attempts as a Markdown table, ending in a newline. */
export function historyMarkdown(attempts, marks, address) {
  const row = (cells) => `| ${cells.join(" | ")} |`;
  const head = ["Date", "Scenario", "Minutes", "Said", "Partly", "Missed", ...marks.map(({ label }) => label), "Mean"];
  const cells = (one) => [
    literal(one.day), literal(one.title), one.minutes ?? "", one.said, one.partly, one.missed,
    ...marks.map(({ id }) => one.ratings[id] ?? ""), meanOf(one),
  ];
  return `# Mock interviews\n\nFrom <${address}>\n\n${[row(head), row(head.map(() => "---")), ...attempts.map((one) => row(cells(one)))].join("\n")}\n`;
}
