/* The binder as it is read and printed: cover, contents, and a chapter for each document. Everything a reader wrote is text. */
import { make } from "./dom.js";

const text = (tag, className, words) => make(tag, { className, textContent: words, dir: "auto" });
// Longer answers may break over sheets; columns of short words leave their room to the others.
const LONG = 600;
const SHORT = 12;

/**
 * Lay out a binder.
 * @param {{title: string, name: string, day: string}} cover
 * @param {{id: string, name: string, about: string, facts: string, sections: Object[]}[]} chapters
 * @returns {HTMLElement[]}
 */
export function binding({ title, name, day }, chapters) {
  const front = make(
    "header",
    { className: "aipm-binding__cover" },
    text("h2", "aipm-binding__title", title),
    ...(name ? [text("p", "aipm-binding__name", name)] : []),
    make("p", { className: "aipm-binding__day", textContent: day }),
  );
  const lines = chapters.map((one) =>
    make("li", {}, make("a", { href: `#${anchor(one)}`, textContent: one.name, dir: "auto" }), " ", text("span", "", one.about)),
  );
  const contents = make("nav", { className: "aipm-binding__contents", ariaLabel: "Contents of the binder" });
  contents.append(make("h2", { textContent: "Contents" }), make("ol", {}, ...lines));
  return [front, contents, ...chapters.map(chapter)];
}

const anchor = ({ id }) => `binder-${id}`;

function chapter(one, index) {
  const head = make(
    "header",
    {},
    make("p", { className: "aipm-binding__about" }, make("span", { textContent: index + 1 }), ` ${one.about}`),
    text("h2", "", one.name),
    make("p", { className: "aipm-binding__facts", textContent: one.facts }),
  );
  return make("section", { className: "aipm-chapter", id: anchor(one) }, head, ...one.sections.map(section));
}

// Firefox parts a heading from what follows it, but never what stands in one box.
function section({ title, fields }) {
  const [first, ...rest] = fields.map(field);
  const head = make("div", {}, make("h3", { textContent: title }), make("dl", {}, first));
  if (first.dataset.size === "short") head.className = "aipm-keep";
  return make("section", {}, head, ...(rest.length ? [make("dl", {}, ...rest)] : []));
}

function field({ question, text: said, parts, table }) {
  const all = table ? table.rows.flat().join("") : (said ?? parts.flat().join(""));
  const answers = parts?.map(([label, words]) => make("p", {}, make("span", { className: "aipm-label", textContent: label }), text("span", "aipm-said", words)));
  const answer = table ? grid(question, table) : answers ?? [text("p", "aipm-said", said)];
  // In the guide's words, but of another time it is the reader's key.
  const asked = make("dt", { textContent: question, dir: "auto" });
  const made = make("div", {}, asked, make("dd", {}, ...answer));
  made.dataset.size = all.length > LONG ? "long" : "short";
  if (table) made.dataset.kind = "table";
  return made;
}

function grid(question, { head, rows }) {
  const line = (tag, cells) => make("tr", {}, ...cells.map((words) => make(tag, { textContent: words, dir: "auto", ...(tag === "th" && { scope: "col" }) })));
  const sizes = head.map((_, at) => (rows.every((cells) => cells[at].length <= SHORT) ? "short" : "long"));
  const columns = sizes.includes("long") ? [make("colgroup", {}, ...sizes.map((size) => make("col", { "data-size": size })))] : [];
  const made = make("table", {}, ...columns, make("thead", {}, line("th", head)), make("tbody", {}, ...rows.map((cells) => line("td", cells))));
  return [make("div", { className: "aipm-scroll", role: "region", tabIndex: 0, ariaLabel: question }, made)];
}
