/* A worksheet, or a binder of many, as Markdown. A reader's text can't break out of its place: what Markdown, HTML or Jinja would take for a sign is
   written so that it stays a letter, since people paste this into documents and into this guide's own repository. */

const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f]/g;
const SIGNS = /[\\`*_[\]<>|~&{}#!$]/g;
// At the start of a line these make lists, rules and headings, and blanks make code.
const STARTS = /^(\s*)([-+=:]|\d+(?=[.)]))/;
const BLANKS = /^[ \t]+/;

/** One line of a reader's text, as Markdown that shows the same characters. */
export function literal(line) {
  const plain = line.replace(/\s*\n\s*/g, " ").replace(CONTROLS, "");
  // Jinja reads its signs before Markdown does; here they never stand together, which the backslashes see to.
  const text = plain.replace(SIGNS, "\\$&").replace(/\{%/g, "{\\%").replace(BLANKS, (blanks) => "\u00a0".repeat(blanks.length));
  return text.replace(STARTS, (_, space, sign) => (/\d/.test(sign) ? `${space}${sign}\\` : `${space}\\${sign}`));
}

const quote = (text) => text.split(/\r\n?|\n/).map((line) => `> ${literal(line)}`.trimEnd()).join("\n");
const cell = (text) => text.split(/\r\n?|\n/).map(literal).join("<br>");
const line = (cells) => `| ${cells.join(" | ")} |`;

function grid({ head, rows }) {
  if (!rows.length) return "*Not answered*";
  return [line(head.map(cell)), line(head.map(() => "---")), ...rows.map((row) => line(row.map(cell)))].join("\n");
}

function body({ text, parts, table }) {
  if (table) return grid(table);
  if (parts) return parts.map(([label, value]) => `${literal(label)}:\n\n${value ? quote(value) : "*Not answered*"}`).join("\n\n");
  return text ? quote(text) : "*Not answered*";
}

function written(sections, level) {
  const heading = (deeper, text) => `${"#".repeat(level + deeper)} ${literal(text)}`;
  return sections.flatMap(({ title, fields }) => [heading(0, title), ...fields.flatMap((field) => [heading(1, field.question), body(field)])]);
}

const file = (parts) => `${parts.filter(Boolean).join("\n\n")}\n`;

/**
 * Write a worksheet.
 * @param {{title: string, name: string, day: string, address: string}} about the sheet, the document, its day, where the sheet lives
 * @param {ReturnType<import("../parts/sheet.js").sections>} sections
 * @returns {string} Markdown, ending in a newline
 */
export function sheetMarkdown({ title, name, day, address }, sections) {
  return file([`# ${literal(title)}`, `${literal(name)}, ${day}. From <${address}>`, ...written(sections, 2)]);
}

/**
 * Write a binder: its cover, its contents, and a chapter for each document.
 * @param {{title: string, name: string, day: string}} cover
 * @param {{name: string, about: string, facts: string, sections: Object[]}[]} chapters `about` says what kind of document it is
 * @returns {string} Markdown, ending in a newline
 */
export function binderMarkdown({ title, name, day }, chapters) {
  const contents = chapters.map((one, index) => `${index + 1}. ${literal(one.name)} (${literal(one.about)})`);
  const cover = [`# ${literal(title)}`, name && literal(name), day, "## Contents", contents.join("\n")];
  const told = chapters.flatMap((one, index) => [
    `## ${index + 1}. ${literal(one.name)}`,
    `*${literal(one.about)}.* ${literal(one.facts)}`,
    ...written(one.sections, 3),
  ]);
  return file([...cover, ...told]);
}
