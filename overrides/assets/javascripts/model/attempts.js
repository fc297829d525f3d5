/* Attempts at scenarios, read from scorecards. */

const LINK = /#([a-z0-9-]+)\s*$/;

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

/** Attempts, the latest first; those of one day by when they were begun. */
export function latestFirst(attempts) {
  const when = ({ day, created }) => `${day} ${created}`;
  return [...attempts].sort((a, b) => (when(a) < when(b) ? 1 : -1));
}
