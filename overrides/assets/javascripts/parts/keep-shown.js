/* What is shown of the answers, beside them: in step with what is saved, never in the way of a press. */

import { still } from "./still.js";

// What a press of the mouse saves must not push away what it presses.
const PRESS = 300;

/**
 * Show something of a form's answers soon after each save; and now, unless its reader is at work in it already.
 * @param {HTMLElement} root the form, or what is around it
 * @param {() => unknown} show
 */
export async function keepShown(root, show) {
  let timer;
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => still().then(show), PRESS);
  };
  root.addEventListener("aipm-answers", soon);
  if (root.closest("[data-ready]")) soon();
  else await show();
}
