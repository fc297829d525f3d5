/* One plan as the page holds it: its steps in the guide’s order, which take a reader’s order, words and dates. */
import { part } from "./dom.js";

const DATE = new Intl.DateTimeFormat("en-GB", { weekday: "short", day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

/** Say a date, such as Mon 11 January 2027. @param {string} date as in 2027-01-11 */
export const spoken = (date) => DATE.format(new Date(date)).replace(",", "");

const box = (item) => item.querySelector("input");

export class PlanList {
  /** @param {HTMLElement} section holds a list whose items are the steps */
  constructor(section) {
    this.section = section;
    this.list = section.querySelector("ol");
    this.table = this.list.dataset.table;
    this.items = new Map([...this.list.children].map((item) => [item.dataset.row, item]));
    /** The guide’s steps, in order. */
    this.guide = [...this.items.keys()];
    const texts = (name) => new Map([...this.items].map(([row, item]) => [row, item.querySelector(name).textContent]));
    [this.titles, this.results] = [texts("label"), texts("[data-part=result]")];
  }

  /** The steps for a reader with this door and route; of a plan of decisions as many as they want. */
  chosen({ door, route, kind, owned, target }) {
    const fits = (list, one) => !list || !one || list.split(" ").includes(one);
    const rows = this.guide.filter((row) => {
      const { doors, routes } = this.items.get(row).dataset;
      return fits(doors, door) && fits(routes, route);
    });
    return kind === "own" && +target > +owned ? rows.slice(0, +target - +owned) : rows;
  }

  /** The guide’s steps with all that planning asks of them. */
  get steps() {
    return this.guide.map((row) => {
      const { day, minutes } = this.items.get(row).dataset;
      return { row, title: this.titles.get(row), ...(day && { day: +day, minutes: +minutes }) };
    });
  }

  /** Show these rows in this order, and no other. @param {{row: string, text: string, by: string, state: string}[]} rows */
  show(rows) {
    const shown = rows.map((row) => this.#shown(row));
    for (const item of [...this.list.children]) {
      item.hidden = !shown.includes(item);
      if (item.hidden && item.dataset.mine === "") item.remove();
    }
    // A box that is moved loses the keyboard: only those around it are.
    shown.forEach((item, n) => item !== this.list.children[n] && this.list.insertBefore(item, this.list.children[n]));
    this.shown = shown;
  }

  /** Say what is done, what is next and what is overdue, and count. */
  mark(today) {
    const counted = this.shown.filter((item) => !box(item).disabled);
    const open = counted.filter((item) => !box(item).checked);
    for (const item of this.shown) {
      const by = part(item, "by").dateTime;
      const next = item === open[0];
      const state = box(item).disabled ? "left out" : box(item).checked ? "done" : next ? "next" : "open";
      const due = [next && "next", by < today && "overdue", by === today && "today"].filter(Boolean).join(", ");
      const words = open.includes(item) ? by && due : state;
      item.dataset.state = state;
      part(item, "due").textContent = words && words[0].toUpperCase() + words.slice(1);
    }
    [this.done, this.of] = [counted.length - open.length, counted.length];
    this.progress = `${this.done} of ${this.of} done`;
  }

  /** Whether a control is the box of one of the steps that are shown. */
  has = (name) => this.shown.some((item) => box(item).name === name);

  #shown({ row, text, by, state }) {
    if (!this.items.has(row)) this.items.set(row, this.#made(row));
    const item = this.items.get(row);
    const label = item.querySelector("label");
    const words = text || this.titles.get(row) || "A step without words";
    if (label.textContent !== words) label.textContent = words;
    const time = part(item, "by");
    time.dateTime = by;
    time.textContent = by && spoken(by);
    box(item).disabled = state === "dropped";
    return item;
  }

  // A step that the reader wrote on the worksheet has neither links nor a result of ours.
  #made(row) {
    const item = this.items.get(this.guide[0]).cloneNode(true);
    Object.assign(item.dataset, { row, mine: "", state: "" });
    delete item.dataset.day;
    Object.assign(box(item), { name: `${this.table}.${row}.state`, id: `${this.section.id}.${row}`, checked: false });
    item.querySelector("label").htmlFor = box(item).id;
    for (const gone of item.querySelectorAll(".aipm-plan__result, [data-part=links], [data-part=only]")) gone.remove();
    part(item, "place").textContent = "your own";
    return item;
  }
}
