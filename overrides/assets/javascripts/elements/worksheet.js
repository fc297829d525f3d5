/* A worksheet with a memory: several named documents, saved as they are typed, on paper as they stand. */
import { alarm, say } from "../parts/status.js";
import { Autosave } from "../parts/autosave.js";
import { Documents } from "../parts/chooser.js";
import { Rows } from "../parts/rows.js";
import { answers } from "../parts/sheet.js";
import { apply, entries, hindrance, listen, text } from "../store.js";
import { keepBackupAge } from "../parts/backup-age.js";
import { moment } from "../parts/dom.js";
import { namesIn } from "../parts/fields.js";
import { perform } from "../parts/undo.js";
import { printPage } from "../parts/print.js";

class Worksheet extends HTMLElement {
  #rows = [];

  connectedCallback() {
    this.form = this.querySelector("form");
    this.sheet = this.closest("[data-component]").dataset.id;
    const ask = { add: (rows) => this.#addRow(rows), remove: (rows, id) => this.#removeRow(rows, id) };
    this.#rows = [...this.querySelectorAll("[data-kind=table]")].map((field) => new Rows(field, ask));
    this.silence = listen((key) => this.#heard(key));
    this.autosave = new Autosave(this.form, {
      keyOf: (name) => `field:${this.id_}:${name}`,
      first: () => this.documents.ensure(),
      done: (t) => this.#saved(t),
    });
    this.documents = new Documents(this, this.sheet, () => this.#open());
    this.addEventListener("click", this);
    this.#tools();
    keepBackupAge(this);
    const typed = namesIn(this.form).length && [...answers(this.form).values()].some(Boolean);
    if (typed) this.documents.ensure(true);
    else this.#open();
    if (typed) this.autosave.adopt();
    if (hindrance()) alarm(hindrance());
    this.dataset.ready = "";
  }

  disconnectedCallback() {
    this.autosave.disconnect();
    this.silence();
    this.removeEventListener("click", this);
  }

  /** The id of the open document; "" while nothing is kept. */
  get id_() {
    return this.documents?.id ?? "";
  }

  handleEvent({ target }) {
    const does = target.closest?.("[data-do]")?.dataset.do;
    if (does === "example") this.#example();
    else if (does === "print" || does === "print-blank") {
      this.autosave.flush();
      printPage(does === "print" ? "filled" : "blank");
    } else if (does === "copy" || does === "download") {
      this.autosave.flush();
      import("../parts/export.js").then((module) => module[does](this));
    }
  }

  #open() {
    this.autosave.flush();
    const kept = entries(`field:${this.id_}:`);
    for (const rows of this.#rows) this.#sync(rows, kept);
    this.autosave.fill();
    this.#saved(Math.max(0, ...[...kept.values()].map(({ t }) => t)) || undefined);
  }

  #sync(rows, kept = entries(`field:${this.id_}:${rows.name}.`)) {
    const order = `field:${this.id_}:${rows.name}.order`;
    const cells = [...kept.keys()].map((key) => key.split(":")[2]).filter((name) => name.startsWith(`${rows.name}.`));
    rows.sync(text(order), cells.filter((name) => name.split(".").length === 3));
  }

  // Before the form hears of it, so that cells of rows from another tab have their controls.
  #heard(key) {
    if (key && !key.startsWith(`field:${this.id_}:`)) return;
    for (const rows of this.#rows) if (!key || key.startsWith(`field:${this.id_}:${rows.name}.`)) this.#sync(rows);
  }

  #addRow(rows) {
    if (!this.documents.ensure()) return;
    const ids = [...rows.ids, rows.fresh()];
    this.#order(rows, ids);
    rows.show(ids);
    rows.focus(ids.at(-1));
  }

  #removeRow(rows, id) {
    this.autosave.flush();
    const place = rows.ids.indexOf(id);
    const changes = new Map([...entries(`field:${this.id_}:${rows.name}.${id}.`).keys()].map((key) => [key, null]));
    const ids = rows.ids.filter((one) => one !== id);
    if (this.id_) {
      changes.set(`field:${this.id_}:${rows.name}.order`, { v: ids.join("\n"), t: Date.now() });
      perform(`Removed row ${place + 1}`, changes);
    }
    rows.show(ids);
    rows.focus(ids[Math.min(place, ids.length - 1)]);
    this.documents.undoable(this.id_ && `Row ${place + 1} removed`);
  }

  #order(rows, ids) {
    const done = apply(new Map([[`field:${this.id_}:${rows.name}.order`, { v: ids.join("\n"), t: Date.now() }]]));
    if (!done.ok) alarm(done.why);
  }

  #saved(t) {
    const note = this.querySelector("[data-part=saved]");
    if (t) note.textContent = `Saved ${moment(t)}`;
    else note.textContent = t === null ? "Not saved" : "";
    this.dispatchEvent(new CustomEvent("aipm-answers", { bubbles: true }));
  }

  #example() {
    const example = this.querySelector("[data-example]");
    example.open = !example.open;
    this.querySelector("[data-do=example]").ariaExpanded = String(example.open);
    if (example.open) say("The example is shown beside the form; your answers are untouched");
  }

  // Advice and logs are fetched only where a sheet has them.
  #tools() {
    const advice = this.querySelector("[data-advice]");
    if (advice) import("../parts/advice.js").then(({ advise }) => advise(this, JSON.parse(advice.textContent)));
    const log = this.querySelector("[data-log]");
    if (log) import("../parts/log.js").then(({ Log }) => new Log(this, log));
  }
}

customElements.define("aipm-worksheet", Worksheet);
