/* Advice beside the field it speaks of: kept in step with the answers, never in the way of saving. */
import { advise as advice } from "../model/advice.js";
import { answers } from "./sheet.js";
import { keepShown } from "./keep-shown.js";
import { make, part } from "./dom.js";

/** Show all advice of a worksheet now, and soon after every save: that of its rules, and what the claim check finds. */
export const attend = (worksheet) => {
  const rules = worksheet.querySelector("[data-advice]");
  return Promise.all([
    rules && advise(worksheet, JSON.parse(rules.textContent)),
    part(worksheet, "findings") && import("./claim-check.js").then((module) => module.attend(worksheet)),
  ]);
};

function advise(worksheet, rules) {
  const show = () => {
    const said = advice(rules, answers(worksheet.form));
    for (const note of worksheet.querySelectorAll(".aipm-advice")) if (!said.some(({ id }) => note.id === `advice.${id}`)) unlink(note);
    for (const { id, field, say } of said) if (!document.getElementById(`advice.${id}`)) link(worksheet, `advice.${id}`, field, say);
  };
  return keepShown(worksheet, show);
}

const describes = (element) => (element.getAttribute("aria-describedby") ?? "").split(" ").filter(Boolean);

function link(worksheet, id, field, say) {
  const place = worksheet.form.querySelector(`.aipm-field[data-name="${CSS.escape(field)}"]`);
  const described = place.localName === "fieldset" ? place : place.querySelector("[name]");
  place.append(make("p", { className: "aipm-advice", id }, make("span", { className: "aipm-label", textContent: "Advice" }), ` ${say}`));
  described.setAttribute("aria-describedby", [...describes(described), id].join(" "));
}

function unlink(note) {
  for (const element of document.querySelectorAll("[aria-describedby]")) {
    const rest = describes(element).filter((id) => id !== note.id);
    if (rest.length !== describes(element).length) element.setAttribute("aria-describedby", rest.join(" "));
  }
  note.remove();
}
