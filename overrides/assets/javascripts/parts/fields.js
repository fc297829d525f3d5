/* The controls of a form by name, and their answers as one text each: that of a choice is its id, of several one id a line. */
import { showOnPaper } from "./paper-copy.js";

/** The controls with a name, as a list. */
export function named(form, name) {
  const found = form.elements.namedItem(name);
  return found instanceof RadioNodeList ? [...found] : found ? [found] : [];
}

/** Every name in a form, once, in the order of the page. */
export const namesIn = (form) => [...new Set([...form.elements].map((control) => control.name).filter(Boolean))];

/** The answer under a name; null while it is something no browser can read, such as half a number. */
export function answer(form, name) {
  const controls = named(form, name);
  const [first] = controls;
  if (!first) return "";
  if (first.type === "radio") return controls.find((control) => control.checked)?.value ?? "";
  if (first.type === "checkbox") return controls.filter((control) => control.checked).map((c) => c.value).join("\n");
  return first.validity.badInput ? null : first.value;
}

const ticks = ({ type }) => type === "radio" || type === "checkbox";

/** Whether a name's answer is chosen, not typed. */
export const isChoice = (form, name) => named(form, name).some((control) => ticks(control) || control.options);

/** Whether the controls with a name stand as the page brought them. */
export const untouched = (form, name) =>
  named(form, name).every((control) => {
    if (ticks(control)) return control.checked === control.defaultChecked;
    const { options, validity, value } = control;
    const usual = options ? ([...options].find((one) => one.defaultSelected) ?? options[0]).value : control.defaultValue;
    return value === usual && !validity.badInput;
  });

/** Put an answer into the controls with a name. */
export function setAnswer(form, name, text) {
  const chosen = text.split("\n");
  for (const control of named(form, name)) {
    if (ticks(control)) control.checked = chosen.includes(control.value);
    else if (control.value !== text || control.validity.badInput) control.value = text;
    showOnPaper(control);
  }
}
