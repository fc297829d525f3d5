/* Paper: with the reader's answers or blank. Nothing here touches values or what is stored (P-12). */
import { showOnPaper } from "./paper-copy.js";

const root = document.documentElement;
let wanted = "filled";
let opened = [];

/**
 * Print the page.
 * @param {"filled"|"blank"} mode with what was typed, or with empty lines
 */
export async function printPage(mode) {
  wanted = mode;
  root.dataset.print = mode;
  // Safari prints what it painted last (P-18).
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  print();
}

function before() {
  root.dataset.print = wanted;
  for (const box of document.querySelectorAll("textarea")) showOnPaper(box);
  for (const box of document.querySelectorAll("input[type=date]")) box.toggleAttribute("data-empty", !box.value);
  opened = [...document.querySelectorAll("main details:not([open], [data-example])")];
  // Members of a group close each other.
  opened = opened.map((details) => [details, details.name]);
  for (const [details] of opened) details.name = "";
  for (const [details] of opened) details.open = true;
}

// Some browsers tell late that printing is over, or never: the reader's next act does as well (P-05).
function after() {
  if (!root.dataset.print) return;
  delete root.dataset.print;
  delete root.dataset.proofs;
  wanted = "filled";
  for (const [details, name] of opened) {
    details.open = false;
    details.name = name;
  }
  opened = [];
}

addEventListener("beforeprint", before);
for (const kind of ["afterprint", "pointerdown", "keydown"]) addEventListener(kind, after, { capture: true });
