/* The binder: what a reader chose, and each chosen document read back into sections of questions and answers, in the shape
   that parts/sheet.js gives for a form. Pure: entries in, values out. */
import { rowIds } from "./rows.js";

/** Stands for the proofs of the checklist among the ids of chosen documents. */
export const PROOFS = "checklist";

const isText = (value) => typeof value === "string";

/**
 * What was chosen, from the text that keeps it; whatever that text is.
 * @param {string} text
 * @returns {{documents: string[], secret: boolean, name: string, title: string}} `documents` in the order of the binder
 */
export function choice(text) {
  let kept;
  try {
    kept = JSON.parse(text);
  } catch {}
  const { documents, secret, name, title } = kept ?? {};
  return {
    documents: Array.isArray(documents) ? [...new Set(documents.filter(isText))] : [],
    secret: secret === true,
    name: isText(name) ? name : "",
    title: isText(title) ? title : "",
  };
}

/**
 * Choose one more: where the usual order has it, as far as the reader's own leaves that open.
 * @param {string[]} chosen
 * @param {string} id
 * @param {string[]} usual all ids in the usual order
 */
export function added(chosen, id, usual) {
  if (chosen.includes(id)) return chosen;
  const later = new Set(usual.slice(usual.indexOf(id) + 1));
  const next = chosen.findIndex((one) => later.has(one));
  const at = next < 0 ? chosen.length : next;
  return [...chosen.slice(0, at), id, ...chosen.slice(at)];
}

/** Every answer that holds something, by document and name. */
export function answersByDocument(entries) {
  const found = new Map();
  for (const [key, { v }] of entries) {
    const [kind, id, name] = key.split(":");
    if (kind !== "field" || v === "") continue;
    if (!found.has(id)) found.set(id, new Map());
    found.get(id).set(name, v);
  }
  return found;
}

/**
 * Read a document's answers.
 * @param {{title: string, sections: Object[]} | undefined} sheet its worksheet; undefined: the guide has none such any more
 * @param {Map<string, string>} answers by name
 * @param {boolean} secret whether private notes are told
 * @returns {{sections: Object[], asked: number, answered: number, withheld: number}} unanswered questions are left out and
 *   counted, private notes that are not told as well; what no question asks for any more stands at the end
 */
export function chapter(sheet, answers, secret) {
  const rest = new Map(answers);
  const count = { asked: 0, answered: 0, withheld: 0 };
  const told = (field) => {
    const made = read(field, rest);
    if (field.private && !secret) {
      if (made) count.withheld += 1;
      return [];
    }
    count.asked += 1;
    if (made) count.answered += 1;
    return made ? [{ question: field.label, ...made }] : [];
  };
  const sections = (sheet?.sections ?? []).map(({ title, fields }) => ({ title, fields: fields.flatMap(told) }));
  const others = [...rest].filter(([name]) => !name.endsWith(".order")).sort();
  sections.push({ title: "Other answers", fields: others.map(([question, text]) => ({ question, text })) });
  return { sections: sections.filter(({ fields }) => fields.length), ...count };
}

// Takes what it reads out of the answers: what is left at the end is what no question asked for.
function read(field, answers) {
  const take = (name) => {
    const text = answers.get(name) ?? "";
    answers.delete(name);
    return text;
  };
  if (field.columns) return table(field, answers, take);
  if (field.parts) {
    const parts = field.parts.map(([part, label]) => [label, take(`${field.id}.${part}`), part]);
    const said = parts.filter(([, text]) => text).map(([label, text, part]) => [label, part === "confidence" ? `${text} %` : text]);
    return said.length ? { parts: said } : null;
  }
  const text = take(field.id);
  if (!text) return null;
  if (field.options) return { text: text.split("\n").map((id) => option(field, id)).join("; ") };
  if (field.levels) return { text: rating(field.levels, text) };
  return { text: field.unit ? `${text} ${field.unit}` : text };
}

// Where only the two ends have words, both are told.
function rating(levels, text) {
  const said = levels[text - 1];
  const ends = levels.slice(1, -1).some(Boolean) ? "" : `, from “${levels[0]}” to “${levels.at(-1)}”`;
  return `${text} of ${levels.length}${ends || (said ? `: ${said}` : "")}`;
}

// An option that is no longer offered is told as it is kept.
const option = ({ options }, id) => (Object.hasOwn(options, id) ? options[id] : id);

function table({ id, columns }, answers, take) {
  const order = take(`${id}.order`);
  const known = new Set(columns.map((column) => column.id));
  const cells = [...answers.keys()].map((name) => name.split(".")).filter((name) => name.length === 3 && name[0] === id && known.has(name[2]));
  // Nobody changed the order of the rows that were there from the start: r1, r2, … r10.
  const ids = [...new Set(cells.map(([, row]) => row))].sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
  const rows = rowIds(order, ids, []).map((row) =>
    columns.map((column) => {
      const text = take(`${id}.${row}.${column.id}`);
      return column.options && text ? option(column, text) : text;
    }),
  );
  const filled = rows.filter((row) => row.some(Boolean));
  return filled.length ? { table: { head: columns.map(({ label }) => label), rows: filled } } : null;
}

/**
 * The proofs of the checklist, item by item.
 * @param {[string, string][]} items ids and titles, in the order of the checklist
 * @param {Map} entries by key
 */
export function proofs(items, entries) {
  const fields = items.map(([id, question]) => ({ question, text: entries.get(`item:${id}:proof`)?.v ?? "" })).filter(({ text }) => text);
  return { sections: fields.length ? [{ title: "What I can show", fields }] : [], asked: fields.length, answered: fields.length, withheld: 0 };
}
