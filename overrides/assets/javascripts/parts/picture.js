/* A lab's pictures, drawn after its figures are shown. */
import { Figure } from "./figure.js";
import { chart } from "./chart.js";

/**
 * What pictures/<lab>.js gives for inputs and results, alone or in an array.
 * @typedef {object} Picture
 * @property {string} title the finding, in a sentence with its figures
 * @property {string[]} head of the table of the same numbers
 * @property {string[][]} rows at most twenty; each begins with its name
 * @property {{x: object, y: object, marks: object[]}} is what chart() draws
 */

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
  }
}
