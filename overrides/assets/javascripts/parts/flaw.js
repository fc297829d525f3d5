/* What is wrong with an answer, said beside its field. */
import { make } from "./dom.js";
import { named } from "./fields.js";

/**
 * Say it, or take it away.
 * @param {HTMLFormElement} form
 * @param {string} name
 * @param {string} [words] none: nothing is wrong
 */
export function tell(form, name, words) {
  const [control] = named(form, name);
  const field = control.closest(".aipm-field");
  const id = `${name}.needed`;
  document.getElementById(id)?.remove();
  const group = field.localName === "fieldset";
  for (const [attribute, value] of group ? [["aria-describedby", id]] : [["aria-invalid", "true"], ["aria-errormessage", id]]) {
    if (words) (group ? field : control).setAttribute(attribute, value);
    else (group ? field : control).removeAttribute(attribute);
  }
  if (words) field.append(make("p", { className: "aipm-flaw", id, textContent: words }));
}
