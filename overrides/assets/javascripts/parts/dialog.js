/* A question that stands over the page. The browser keeps the keyboard inside, closes on Escape and gives the focus back. */
import { button, make } from "./dom.js";

let count = 0;

/**
 * Ask something.
 * @param {string} title
 * @param {(Node|string)[]} body
 * @param {{label: string, value: string, main?: boolean, stay?: () => void}[]} choices a choice with `stay` acts and asks on
 * @returns {Promise<string>} the value of the choice; "" when the reader backed out
 */
export function ask(title, body, choices) {
  count += 1;
  const id = `aipm-dialog-${count}`;
  const dialog = make("dialog", { "aria-labelledby": id }, make("h2", { id, textContent: title }), ...body);
  const foot = make("div", { className: "aipm-dialog__foot" });
  for (const { label, value, main, stay } of choices) {
    const made = button(label, stay ?? (() => dialog.close(value)));
    if (main) made.className = "aipm-main";
    foot.append(made);
  }
  dialog.append(foot);
  document.getElementById("aipm-status").after(dialog);
  dialog.showModal();
  return new Promise((answered) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      answered(dialog.returnValue);
    });
  });
}
