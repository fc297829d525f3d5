/* The rows of a table of answers: added and removed by buttons, each known by four characters for good.
   Their order is an answer of its own; cells of rows that it does not name are shown after it, so that no order loses any. */
import { letters } from "./documents.js";
import { button, make } from "./dom.js";
import { rowIds } from "../model/rows.js";

export class Rows {
  #body;
  #model;
  #blank;

  /**
   * @param {HTMLFieldSetElement} field a table of answers
   * @param {{add: () => void, remove: (id: string) => void}} asked what to do when the reader asks for it
   */
  constructor(field, asked) {
    this.#body = field.querySelector("tbody");
    this.#model = this.#body.rows[0].cloneNode(true);
    this.#blank = this.ids;
    this.name = field.dataset.name;
    this.asked = asked;
    field.querySelector("[data-do=add-row]").addEventListener("click", () => asked.add(this));
    this.show(this.ids);
  }

  /** The ids of the rows as they stand. */
  get ids() {
    return [...this.#body.rows].map((row) => row.dataset.row);
  }

  /** A row id that nothing has yet. */
  fresh() {
    return letters(4);
  }

  /** Show the rows that are kept: their order, and the names of the cells that hold something. */
  sync(order, cells) {
    this.show(rowIds(order, cells.map((name) => name.split(".")[1]), this.#blank));
  }

  /** Show exactly these rows, keeping those that are there already. */
  show(ids) {
    const there = new Map([...this.#body.rows].map((row) => [row.dataset.row, row]));
    const rows = ids.map((id) => there.get(id) ?? this.#made(id));
    for (const row of there.values()) if (!rows.includes(row)) row.remove();
    rows.forEach((row, index) => {
      // A row that is moved loses the keyboard: only those around it are.
      if (row !== this.#body.rows[index]) this.#body.insertBefore(row, this.#body.rows[index]);
      this.#number(row, index + 1, rows.length > 1);
    });
  }

  /** Put the keyboard into a row's first cell, or into the last row's. */
  focus(id) {
    const row = [...this.#body.rows].find((one) => one.dataset.row === id) ?? this.#body.rows[this.#body.rows.length - 1];
    row.querySelector("textarea, input, select").focus();
  }

  #made(id) {
    const row = this.#model.cloneNode(true);
    for (const control of row.querySelectorAll("[name]")) {
      const [table, , column] = control.name.split(".");
      control.name = `${table}.${id}.${column}`;
      control.value = ""; // the model may have been filled before the script came
    }
    row.dataset.row = id;
    return row;
  }

  #number(row, number, removable) {
    row.cells[0].firstChild.data = number;
    for (const control of row.querySelectorAll("[name]")) {
      control.ariaLabel = `${control.closest("td").dataset.label}, row ${number}`;
    }
    let cell = row.querySelector(".aipm-rows__tool");
    cell.replaceChildren();
    if (removable) {
      const remove = button("", () => this.asked.remove(this, row.dataset.row));
      remove.append(make("span", { ariaHidden: "true", textContent: "×" }));
      remove.ariaLabel = `Remove row ${number}`;
      cell.append(remove);
    }
  }
}
