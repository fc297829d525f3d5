/* Attempts at scenarios, read from scorecards: their counts, how two of them differ in words, and all of them as Markdown. */
import { literal } from "./markdown.js";

const LINK = /#([a-z0-9-]+)\s*$/;

/** What a drill writes into the scorecard's field, so that its attempts are found by id whatever becomes of the title. */
export const titled = (title, id) => `${title} #${id}`;

/**
 * Which scenario a scorecard is about: by the id at its end, or for one filled in by hand by the longest title that it starts with.
 * @param {string} text
 * @param {{id: string, title: string}[]} scenarios
 * @returns {string} its id; "" for none of ours
 */
export function scenarioOf(text, scenarios) {
  const id = LINK.exec(text)?.[1];
  if (scenarios.some((one) => one.id === id)) return id;
  const plain = text.trim().toLowerCase();
  const called = scenarios.filter(({ title }) => plain.startsWith(title.toLowerCase()));
  return called.sort((a, b) => b.title.length - a.title.length)[0]?.id ?? "";
}

/**
 * Read an attempt from a scorecard.
 * @param {{id: string, name: string, created: string}} document
 * @param {Map<string, string>} answers by field
 * @param {{id: string, title: string}[]} scenarios
 * @param {string[]} marks the ids of the ratings
 */
export function attempt({ id, name, created }, answers, scenarios, marks) {
  const text = (field) => answers.get(field) ?? "";
  const count = (mark) => [...answers].filter(([field, v]) => field.startsWith("points.") && field.endsWith(".mark") && v === mark).length;
  const ratings = Object.fromEntries(marks.filter((mark) => +text(mark)).map((mark) => [mark, +text(mark)]));
  const given = Object.values(ratings);
  const scenario = scenarioOf(text("scenario"), scenarios);
  return {
    id,
    name,
    created,
    scenario,
    title: scenarios.find((one) => one.id === scenario)?.title ?? (text("scenario").trim().split("\n")[0] || name),
    day: text("date") || created.slice(0, 10),
    minutes: text("minutes") && Number.isFinite(+text("minutes")) ? +text("minutes") : null,
    said: count("said"),
    partly: count("partly"),
    missed: count("missed"),
    points: [...answers].filter(([field, v]) => /^points\..+\.point$/.test(field) && v.trim()).length,
    ratings,
    mean: given.length ? given.reduce((a, b) => a + b) / given.length : null,
  };
}

/** Points said of those there were, such as 3 of 6; "" without any. */
export const saidOf = ({ said, partly, missed, points }) => (points || said + partly + missed ? `${said} of ${Math.max(points, said + partly + missed)}` : "");

/** A mean rating with one decimal; "" without ratings. */
export const meanOf = ({ mean }) => (mean === null ? "" : mean.toFixed(1));

/**
 * How an attempt differs from an earlier one, in words.
 * @param {ReturnType<typeof attempt>} before
 * @param {ReturnType<typeof attempt>} now
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

/** Attempts, the latest first; those of one day by when they were begun. */
export function latestFirst(attempts) {
  const when = ({ day, created }) => `${day} ${created}`;
  return [...attempts].sort((a, b) => (when(a) < when(b) ? 1 : -1));
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
