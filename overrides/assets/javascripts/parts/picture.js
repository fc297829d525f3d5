/* A lab's picture and what moves its answer most, drawn after its figures are shown. */
import { Figure } from "./figure.js";
import { chart } from "./chart.js";
import { like } from "./reading.js";
import { make } from "./dom.js";

/**
 * What pictures/<lab>.js gives for inputs and results, alone or in an array.
 * @typedef {object} Picture
 * @property {string} title the finding, in a sentence with its figures
 * @property {string[]} head of the table of the same numbers
 * @property {string[][]} rows at most twenty; each begins with its name
 * @property {{x: object, y: object, marks: object[]}} is what chart() draws
 */

const FIFTH = [0.8, 1.2];
const MOST = 8;

export class Picture {
  #lab;
  #figures = [];
  #drawn;

  /** @param {HTMLElement} lab an aipm-lab that has its inputs and results */
  constructor(lab) {
    this.#lab = lab;
    this.#drawn = import(`../pictures/${lab.lab}.js`).then(({ picture }) => (this.picture = picture));
  }

  /** Draw the lab as it stands. */
  async show() {
    await this.#drawn;
    const { lab, given, got } = this.#lab;
    const pictures = [this.picture(given, got.results)].flat();
    pictures.forEach(({ is, ...what }, at) => {
      this.#figures[at] ??= new Figure(`${lab}-picture${at || ""}`);
      this.#figures[at].show({ ...what, draw: (width) => chart({ width, height: Math.max(260, width * 0.55), ...is }) });
    });
    const place = this.#lab.querySelector("[data-part=picture]");
    // Some inputs leave fewer pictures; those that stay are not moved, for their tables may have the focus.
    this.#figures.forEach(({ element }, at) => (at >= pictures.length ? element.remove() : element.isConnected || place.append(element)));
    this.#sensitivity();
  }

  // Each number a fifth lower and higher by itself, within its range.
  #sensitivity() {
    const { lab, controls, given, got, maths, shown, currency, dataset } = this.#lab;
    const name = dataset.headline;
    const here = got.results[name];
    const place = this.#lab.querySelector("[data-part=sensitivity]");
    if (typeof here !== "number") return place.replaceChildren();
    const swings = controls.filter(({ dataset: { least } }) => least !== undefined).map((control) => {
      const { least, most } = control.dataset;
      const integer = control.closest("[data-kind]").dataset.kind === "integer";
      const values = FIFTH.map((times) => {
        const moved = Math.min(Math.max(given[control.name] * times, +least), +most);
        return maths.compute({ ...given, [control.name]: integer ? Math.round(moved) : moved }).results[name];
      });
      return { label: control.labels[0].textContent.trim(), values };
    });
    const known = swings.filter(({ values }) => values.every((value) => typeof value === "number") && values.some((value) => value !== here));
    known.sort((a, b) => swing(b) - swing(a));
    const write = (value) => like(value, shown.get(name), currency);
    const rows = known.slice(0, MOST).map(({ label, values }) =>
      make("tr", {}, make("th", { scope: "row", textContent: label }), ...values.map((value) => make("td", { className: "aipm-figure", textContent: write(value) }))),
    );
    const label = this.#lab.querySelector(`[data-result="${name}"]`).closest("tr").cells[0].textContent;
    const caption = make("caption", { textContent: `What moves it most: ${label}, ${write(here)} now` });
    const head = make("tr", {}, ...["Input", "20% less", "20% more"].map((textContent) => make("th", { scope: "col", textContent })));
    place.replaceChildren(...(rows.length ? [make("table", { className: "aipm-figures", id: `${lab}-swings` }, caption, make("thead", {}, head), make("tbody", {}, ...rows))] : []));
  }
}

const swing = ({ values }) => Math.abs(values[1] - values[0]);
