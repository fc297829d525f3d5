/* What a binder can be made of: every document in the usual order, by group and worksheet, the oldest first. */
import { PROOFS, answersByDocument, chapter, proofs } from "../model/binder.js";
import { day } from "./dom.js";
import { documents } from "./documents.js";

/**
 * @param {{groups: {title: string, worksheets: Object[]}[], items: [string, string][]}} guide as the page carries it
 * @param {Map} kept all entries
 * @returns {{id, name, about, group, edited: number, read: (secret: boolean) => Object, facts: (read: Object) => string, brief: (read: Object) => string}[]}
 *   `about` says what it is; `read` gives its sections, `facts` and `brief` what is to be said of them in the binder and beside its box
 */
export function stock(guide, kept) {
  const answers = answersByDocument(kept);
  const all = documents("", kept).sort((a, b) => a.created.localeCompare(b.created));
  const made = (sheet, group) => (one) => ({
    ...one,
    name: one.name || sheet?.title || one.worksheet,
    about: sheet?.title ?? one.worksheet,
    group,
    read: (secret) => chapter(sheet, answers.get(one.id) ?? new Map(), secret),
    facts: (read) => [dates(one), answered(read)].filter(Boolean).join(" "),
    brief: (read) => [answered(read), `Changed ${day(one.edited)}.`].filter(Boolean).join(" "),
  });
  const known = guide.groups.flatMap(({ title, worksheets }) =>
    worksheets.flatMap((sheet) => all.filter(({ worksheet }) => worksheet === sheet.id).map(made(sheet, title))),
  );
  const there = new Set(known.map(({ id }) => id));
  const gone = all.filter(({ id }) => !there.has(id)).map(made(undefined, "Of worksheets that no longer exist"));
  return [...known, ...gone, ...checklist(guide.items, kept)];
}

const answered = (read) => read.asked && `${read.answered} of ${read.asked} questions answered.`;

function dates({ created, edited }) {
  const [begun, changed] = [Date.parse(created), edited].map((t) => (t ? day(t) : ""));
  if (!begun || begun === changed) return changed && `Written ${changed}.`;
  return `Begun ${begun}, last changed ${changed}.`;
}

function checklist(items, kept) {
  const read = proofs(items, kept);
  if (!read.answered) return [];
  const facts = () => `${read.answered} of ${items.length} items have a proof.`;
  return [{ id: PROOFS, name: "My proofs", about: "Evidence checklist", group: "Evidence checklist", read: () => read, facts, brief: facts }];
}
