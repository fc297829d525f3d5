/* What moves a lab's answer most: each number by itself a fifth lower and a fifth higher. */
import { isLong, isWhole, like } from "./reading.js";
import { make } from "./dom.js";

const FIFTH = [0.8, 1.2];
const MOST = 8;
const STILL = 250;
// Simulations take long: what is asked of the processor in one go keeps within a frame.
const SLICE = 12;

export class Swings {
  #lab;
  #place;
  #timer;

  /** @param {HTMLElement} lab an aipm-lab that has its inputs and results */
  constructor(lab) {
    this.#lab = lab;
    this.#place = lab.querySelector("[data-part=sensitivity]");
  }

  /** Work it out once the inputs have stood still for a moment. */
  show() {
    clearTimeout(this.#timer);
    this.#place.dataset.old = "";
    this.#timer = setTimeout(() => this.#begin(), STILL);
  }

  #begin() {
    const { controls, given, got, maths, dataset } = this.#lab;
    const name = dataset.headline;
    const here = got.results[name];
    if (typeof here !== "number") return this.#place.replaceChildren();
    const asked = controls
      .filter((control) => control.dataset.least !== undefined && given[control.name])
      .map((control) => ({ label: control.labels[0].firstChild.textContent.trim(), inputs: FIFTH.map((times) => moved(control, given, times)), values: [] }));
    const work = asked.flatMap((one) => one.inputs.map((inputs) => () => one.values.push(maths.compute(inputs).results[name])));
    const slice = () => {
      const end = performance.now() + SLICE;
      while (work.length && performance.now() < end) work.shift()();
      if (work.length) this.#timer = setTimeout(slice);
      else this.#tell(asked, here, name);
    };
    slice();
  }

  #tell(asked, here, name) {
    const { lab, shown, currency } = this.#lab;
    const known = asked.filter(({ values }) => values.every((value) => typeof value === "number") && values.some((value) => value !== here));
    known.sort((a, b) => swing(b) - swing(a));
    const write = (value) => like(value, shown.get(name), currency);
    const cell = (textContent) => make("td", { className: `aipm-figure${isLong(textContent) ? " aipm-long" : ""}`, textContent });
    const cells = (values) => values.map((value) => cell(write(value)));
    const rows = known.slice(0, MOST).map(({ label, values }) => make("tr", {}, make("th", { scope: "row", textContent: label }), ...cells(values)));
    const label = this.#lab.places.get(name).closest("tr").cells[0].textContent;
    const caption = make("caption", { textContent: `What moves it most: ${label}, ${write(here)} now` });
    const head = make("tr", {}, ...["Input", "20% less", "20% more"].map((textContent) => make("th", { scope: "col", textContent })));
    const table = make("table", { className: "aipm-figures", id: `${lab}-swings` }, caption, make("thead", {}, head), make("tbody", {}, ...rows));
    delete this.#place.dataset.old;
    this.#place.replaceChildren(...(rows.length ? [table] : []));
  }
}

// The inputs with one of them a fifth away, within its range.
function moved(control, given, times) {
  const value = Math.min(Math.max(given[control.name] * times, +control.dataset.least), +control.dataset.most);
  return { ...given, [control.name]: isWhole(control) ? Math.round(value) : value };
}

const swing = ({ values }) => Math.abs(values[1] - values[0]);
