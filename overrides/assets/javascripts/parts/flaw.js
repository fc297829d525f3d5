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
  const told = field.localName === "fieldset" ? field : control;
  const id = `${name}.needed`;
  const others = (told.getAttribute("aria-describedby") ?? "").split(" ").filter((one) => one && one !== id);
  document.getElementById(id)?.remove();
  if (words) field.append(make("p", { className: "aipm-flaw", id, textContent: words }));
  const described = words ? [...others, id] : others;
  if (described.length) told.setAttribute("aria-describedby", described.join(" "));
  else told.removeAttribute("aria-describedby");
  if (words && told === control) control.setAttribute("aria-invalid", "true");
  else control.removeAttribute("aria-invalid");
}
