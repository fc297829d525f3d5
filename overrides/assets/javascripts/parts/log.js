/* All documents of one worksheet as the entries of a log, below its form: what is due for review comes first. */
import { day, make, moment } from "./dom.js";
import { documents, record } from "./documents.js";
import { entries, listen, text } from "../store.js";
import { entriesOf, judgements } from "../model/log.js";

const STATES = {
  due: ({ due }) => (due === today() ? "review due today" : `review due since ${written(due)}`),
  waiting: ({ due }) => `review on ${written(due)}`,
  reviewed: () => "reviewed",
  open: () => "no day set for its review",
};

const today = () => new Date().toLocaleDateString("sv");
// Browsers take long to write a date, and a log writes hundreds of the same ones at every save.
function once(make) {
  const made = new Map();
  return (given) => made.get(given) ?? made.set(given, make(given)).get(given);
}
// At midnight here, not in Greenwich.
const written = once((date) => (/^\d{4}-\d\d-\d\d$/.test(date) ? day(new Date(`${date}T00:00`)) : date));
const lately = once((t) => `edited ${moment(t).split(",")[0]}`);

export class Log {
  #worksheet;
  #element;
  #log;
  #kept = new Map();
  #shown;
  #judged;
  #waiting;
  #calibration;
  #heading = make("h3");
  #list = make("ul", { className: "aipm-shelf" });

  /**
   * @param {HTMLElement} worksheet the element of the sheet, which says `aipm-answers` after every save
   * @param {HTMLElement} element the empty place of the log; its data name the controls that hold an entry
   */
  constructor(worksheet, element) {
    [this.#worksheet, this.#element, this.#log] = [worksheet, element, JSON.parse(element.dataset.log)];
    element.append(this.#heading, make("p", { textContent: this.#order() }), this.#list);
    worksheet.addEventListener("aipm-answers", () => this.#heard(worksheet.id_));
    listen((key) => (!key || key.split(":", 2)[1].startsWith(`${worksheet.sheet}-`)) && this.#heard(key?.split(":", 2)[1]));
    this.#list.addEventListener("click", (event) => this.#opened(event));
    this.#heard();
  }

  // Of two hundred documents a keystroke changes one.
  #heard(id) {
    const known = this.#kept.has(id) && record(id);
    if (known) this.#kept.set(id, this.#entry({ ...known, edited: edited(id, this.#kept.get(id).edited) }));
    else this.#kept = new Map(documents(this.#worksheet.sheet).map((one) => [one.id, this.#entry(one)]));
    cancelAnimationFrame(this.#waiting);
    this.#waiting = requestAnimationFrame(() => this.#show());
  }

  #entry({ id, name, edited }) {
    const { date, summary, due, reviewed, confidence, right } = this.#log;
    const names = [date, summary, due, reviewed, confidence, right?.field].filter(Boolean);
    return { id, name, edited, answers: new Map(names.map((name) => [name, text(`field:${id}:${name}`)])) };
  }

  #show() {
    const kept = [...this.#kept.values()];
    const items = entriesOf(this.#log, kept, today()).map((entry) => ({ ...entry, facts: this.#facts(entry) }));
    // What was edited a second ago still reads the same: a list of hundreds is not made again at every save.
    const shown = JSON.stringify(items.map(({ id, title, facts }) => [id, title, facts]));
    if (shown !== this.#shown) this.#fill(items);
    this.#shown = shown;
    this.#element.hidden = !items.length;
    if (this.#log.right && items.length) this.#compare(judgements(this.#log, kept));
  }

  #facts({ id, date, state, edited, ...entry }) {
    const open = id === this.#worksheet.id_ && "open above";
    return [date && written(date), STATES[state]?.(entry), lately(edited), open].filter(Boolean);
  }

  // In the words of the sheet; before them stands their number.
  #order() {
    const { form, sheet } = this.#worksheet;
    if (!this.#log.date) return "The latest edited first.";
    const [, ...words] = form.querySelector(`[for="${sheet}.${this.#log.date}"]`).childNodes;
    return `The latest first, by “${words.map((node) => node.textContent).join("").trim()}”.`;
  }

  #fill(items) {
    const due = items.filter(({ state }) => state === "due").length;
    const focused = this.#list.contains(document.activeElement) && document.activeElement.hash;
    this.#heading.textContent = due ? `All your entries (${items.length}, ${due} due for review)` : `All your entries (${items.length})`;
    this.#list.replaceChildren(...items.map(item));
    if (focused) [...this.#list.querySelectorAll("a")].find(({ hash }) => hash === focused)?.focus();
  }

  // Fetched only where a sheet has reviews, once there is something to review.
  async #compare(reviewed) {
    const judged = JSON.stringify(reviewed);
    if (judged === this.#judged) return;
    this.#judged = judged;
    const { Calibration } = await import("./calibration.js");
    this.#calibration ??= new Calibration();
    if (!this.#calibration.element.isConnected) this.#element.append(this.#calibration.element);
    this.#calibration.show(reviewed);
  }

  // The entry opens in the form above: the reader is taken there.
  #opened({ target }) {
    if (target.closest("a")) this.#worksheet.querySelector("[data-part=document]").focus();
  }
}

function item({ id, title, state, facts }) {
  const link = make("a", { href: `#doc=${id}`, textContent: title, dir: "auto" });
  const words = facts.flatMap((fact) => ["; ", state === "due" && fact.startsWith("review") ? make("strong", { textContent: fact }) : fact]);
  return make("li", {}, link, make("span", {}, ...words.slice(1)));
}

const edited = (id, before) => Math.max(before, ...[...entries(`field:${id}:`).values()].map(({ t }) => t));
