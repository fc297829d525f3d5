/* All attempts as Markdown. */
import { literal } from "./markdown.js";
import { meanOf } from "./comparison.js";

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
