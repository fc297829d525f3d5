/* A chart with its finding as the title and its numbers as a table, kept as wide as its place. */
import { make } from "./dom.js";

const TEXT = 14; // units of a chart's text
const NARROWEST = 240;

const head = (cells) => make("tr", {}, ...cells.map((textContent) => make("th", { scope: "col", textContent })));
const row = ([name, ...cells]) =>
  make("tr", {}, make("th", { scope: "row", textContent: name }), ...cells.map((textContent) => make("td", { textContent })));

export class Figure {
  #shown;
  #space = 0;
  #wide;
  #title = make("figcaption");
  #place = make("div", { className: "aipm-chart__place" });
  #table = make("table", { className: "aipm-table" });

  /** @param {string} id for the title, which names the image; no other element has it */
  constructor(id) {
    this.#title.id = id;
    const frame = make("div", { className: "aipm-scroll", role: "region", tabIndex: 0, "aria-labelledby": id }, this.#table);
    const details = make("details", { className: "aipm-reveal" }, make("summary", { textContent: "Show as table" }), frame);
    this.element = make("figure", { className: "aipm-chart" }, this.#title, this.#place, details);
    // Told, but for the first width, of a chart that is out of sight: asking makes the browser lay the page out twice.
    new ResizeObserver(([{ contentRect }]) => this.#fit(contentRect.width)).observe(this.#place);
  }

  /**
   * Show other numbers; the table stays as open as it was.
   * @param {{title: string, head: string[], rows: string[][], draw: (width: number) => SVGSVGElement}} what
   *   `draw` gives the chart for a width in its units; each row begins with its name
   */
  show(what) {
    this.#shown = what;
    this.#title.textContent = what.title;
    this.#table.replaceChildren(make("thead", {}, head(what.head)), make("tbody", {}, ...what.rows.map(row)));
    this.#wide = 0;
    this.#fit();
  }

  // A chart's text is as large as the text around it, whatever size the reader has set.
  #fit(space = this.#space || this.#place.clientWidth) {
    this.#space = space;
    const size = parseFloat(getComputedStyle(this.#place).fontSize);
    const width = Math.round(Math.max((space * TEXT) / size, NARROWEST));
    if (!space || !this.#shown || width === this.#wide) return;
    this.#wide = width;
    const drawing = this.#shown.draw(width);
    drawing.setAttribute("aria-labelledby", this.#title.id);
    this.#place.replaceChildren(drawing);
  }
}
