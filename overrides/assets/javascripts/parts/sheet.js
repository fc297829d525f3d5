/* A worksheet's form as data: what its Markdown and its advice are made from. */
import { answer, namesIn } from "./fields.js";

const words = (element) => element?.textContent.trim().replace(/\s+/g, " ") ?? "";

// The number before a question is for the eye.
function question(field) {
  const label = field.querySelector("label, legend").cloneNode(true);
  label.querySelector(".aipm-number")?.remove();
  return words(label);
}

function chosen(field) {
  return [...field.querySelectorAll("input:checked")].map((control) => words(field.querySelector(`[for="${CSS.escape(control.id)}"]`)));
}

function table(field) {
  const shown = (control) => (control.localName === "select" ? words(control.selectedOptions[0]) : control.value);
  const head = [...field.querySelectorAll("td[data-label]")].map((cell) => cell.dataset.label);
  const rows = [...field.querySelectorAll("tbody tr")].map((row) => [...row.querySelectorAll("[name]")].map(shown));
  return { head: head.slice(0, rows[0]?.length ?? 0), rows: rows.filter((row) => row.some(Boolean)) };
}

function part(element) {
  const control = element.querySelector("[name]");
  const unit = words(element.querySelector(".aipm-unit > [id]"));
  return control.value && (unit ? `${control.value} ${unit}` : control.value);
}

/**
 * Read a form as it stands.
 * @param {HTMLFormElement} form
 * @returns {{title: string, fields: {question: string, text?: string, parts?: [string, string][], table?: {head: string[], rows: string[][]}}[]}[]}
 */
export function sections(form) {
  return [...form.querySelectorAll("section")].map((section) => ({
    title: words(section.querySelector("h3")),
    fields: [...section.querySelectorAll(".aipm-field")].map((field) => {
      const { kind } = field.dataset;
      const made = { question: question(field) };
      if (kind === "table") made.table = table(field);
      else if (kind === "decision") {
        made.parts = [...field.querySelectorAll(".aipm-part")].map((one) => [words(one.querySelector("label")), part(one)]);
      } else made.text = ["choice", "choices", "rating"].includes(kind) ? chosen(field).join("; ") : part(field);
      return made;
    }),
  }));
}

/** Every answer of a form by the name of its control. */
export const answers = (form) => new Map(namesIn(form).map((name) => [name, answer(form, name) ?? ""]));
