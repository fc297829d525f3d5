/* What is printed in place of a text box. */

/**
 * Keep the copy that is printed in place of a text box: a box is cut at its edge and at the end of a sheet, a copy is not (P-01).
 * @param {Element} control anything; only a text box gets a copy
 */
export function showOnPaper(control) {
  if (control.localName !== "textarea") return;
  let copy = control.nextElementSibling;
  if (!copy?.classList.contains("aipm-copy")) {
    copy = document.createElement("div");
    copy.className = "aipm-copy";
    copy.ariaHidden = "true";
    copy.dir = "auto";
    control.after(copy);
  }
  if (copy.textContent !== control.value) copy.textContent = control.value;
}
