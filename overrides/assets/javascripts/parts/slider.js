/* A slider beside a number: to drag, and to move by the arrow keys. The number stays the input; the slider follows it. */
import { readNumber, shift } from "./reading.js";

/**
 * Join a slider with its number.
 * @param {HTMLInputElement} slider its data-for names the number's control
 * @param {HTMLFormElement} form
 */
export function join(slider, form) {
  const control = form.elements.namedItem(slider.dataset.for);
  const { percent } = control.dataset;
  slider.addEventListener("input", (event) => {
    event.stopPropagation();
    control.value = String(percent ? shift(slider.value, 2) : +slider.value);
    control.dispatchEvent(new Event("input", { bubbles: true }));
  });
  const follow = () => {
    const typed = readNumber(control.value);
    if (!Number.isNaN(typed)) slider.value = percent ? shift(String(typed), -2) : typed;
  };
  form.addEventListener("input", follow);
  form.addEventListener("aipm-taken", follow);
  follow();
}
