/* A worksheet's documents as the entries of a log: which are due for review, and what reviewed ones say of the reader's confidence. */

const LONGEST = 120;

// Cut between characters, never inside one.
function first(text = "") {
  const line = text.trimStart().split("\n", 1)[0].trim();
  const letters = [...line.slice(0, 2 * LONGEST + 1)];
  return letters.length > LONGEST ? `${letters.slice(0, LONGEST - 1).join("").trim()}…` : line;
}

/**
 * The entries in the order of reading: those due for review first, the longest overdue before others; then the latest, without a date by its last edit.
 * @param {{date?: string, summary: string, due?: string, reviewed?: string}} log the names of the controls that hold it
 * @param {{id: string, name: string, edited: number, answers: Map<string, string>}[]} documents
 * @param {string} today as 2026-11-22
 * @returns {{id, title, date, edited, due, state: "due"|"waiting"|"reviewed"|"open"|""}[]}
 *   a state is given where the sheet has reviews; "open": nobody has set a date for it
 */
export function entriesOf(log, documents, today) {
  const entries = documents.map(({ id, name, edited, answers }) => {
    const [date, due] = [log.date, log.due].map((part) => (part && answers.get(part)) || "");
    return { id, edited, date, due, title: first(answers.get(log.summary)) || name, state: stateOf(log, answers, due, today) };
  });
  const overdue = ({ state, due }) => (state === "due" ? due : "9999");
  const compare = (a, b) => (a < b ? -1 : +(a > b));
  const latest = ({ date, edited }) => date || new Date(edited).toISOString().slice(0, 10);
  return entries.sort((a, b) => compare(overdue(a), overdue(b)) || compare(latest(b), latest(a)) || b.edited - a.edited);
}

function stateOf(log, answers, due, today) {
  if (!log.due) return "";
  if (answers.get(log.reviewed)?.trim()) return "reviewed";
  return !due ? "open" : due <= today ? "due" : "waiting";
}

/**
 * What was expected and whether it came true, of every document that says both.
 * @param {{confidence: string, right: {field: string, right: string[], wrong: string[]}}} log
 * @param {{answers: Map<string, string>}[]} documents
 * @returns {{confidence: number, right: boolean}[]}
 */
export function judgements({ confidence, right }, documents) {
  return documents.flatMap(({ answers }) => {
    const [stated, outcome] = [answers.get(confidence)?.trim(), answers.get(right.field)];
    const known = right.right.includes(outcome) || right.wrong.includes(outcome);
    if (!stated || !(stated >= 0 && stated <= 100) || !known) return [];
    return [{ confidence: Number(stated), right: right.right.includes(outcome) }];
  });
}
