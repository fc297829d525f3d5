/* A worksheet with a memory: several named documents, saved as they are typed, on paper as they stand. */
import { alarm, say } from "../parts/status.js";
import { Autosave } from "../parts/autosave.js";
import { Documents } from "../parts/chooser.js";
import { Rows } from "../parts/rows.js";
import { apply, entries, hindrance, listen, text } from "../store.js";
import { keepBackupAge } from "../parts/backup-age.js";
import { answer, namesIn } from "../parts/fields.js";
import { moment } from "../parts/dom.js";
import { printPage } from "../parts/print.js";

class Worksheet extends HTMLElement {
  #rows = [];

  async connectedCallback() {
    this.form = this.querySelector("form");
    this.sheet = this.closest("[data-component]").dataset.id;
    const ask = { add: (rows) => this.#addRow(rows), remove: (rows, id) => this.#removeRow(rows, id) };
    this.#rows = [...this.querySelectorAll("[data-kind=table]")].map((field) => new Rows(field, ask));
    this.silence = listen((key) => this.#heard(key));
    this.documents = new Documents(this, this.sheet, () => this.autosave.leave(), () => this.#open());
    // Somebody was faster than the script: that is a document of its own, made before anything listens to changes.
    const typed = namesIn(this.form).some((name) => answer(this.form, name));
    if (typed) this.documents.ensure(true);
    this.autosave = new Autosave(this.form, {
      keyOf: (name) => `field:${this.id_}:${name}`,
      first: () => this.documents.ensure(),
      done: (t) => this.#saved(t),
    });
    this.addEventListener("click", this);
    this.querySelector("[data-example]").addEventListener("toggle", ({ target: { open } }) => {
      this.toggleAttribute("data-beside", open);
      this.querySelector("[data-do=example]").ariaExpanded = String(open);
    });
    keepBackupAge(this);
    if (typed) this.autosave.adopt();
    else this.#open();
    if (hindrance()) alarm(hindrance());
    // Advice on what is kept stands there before the sheet is shown, so that it pushes nothing away.
    await this.advised;
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
    const kept = entries(`field:${this.id_}:`);
    for (const rows of this.#rows) this.#sync(rows, kept);
    this.autosave.fill();
    this.#saved(Math.max(0, ...[...kept.values()].map(({ t }) => t)) || undefined);
  }

  #sync(rows, kept = entries(`field:${this.id_}:${rows.name}.`)) {
    const order = `field:${this.id_}:${rows.name}.order`;
    // A row that another tab removed while something is being written in it stays.
    const names = [...[...kept.keys()].map((key) => key.split(":")[2]), ...(this.autosave?.pending ?? [])];
    const cells = names.filter((name) => name.startsWith(`${rows.name}.`));
    rows.sync(text(order), cells.filter((name) => name.split(".").length === 3));
  }

  // Before the form hears of it, so that cells of rows from another tab have their controls.
  #heard(key) {
    if (!key || key.startsWith("doc:")) this.#list(entries(`doc:${this.sheet}-`).size);
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

  async #removeRow(rows, id) {
    this.autosave.flush();
    const { perform } = await import("../parts/undo.js");
    if (!rows.ids.includes(id) || !this.documents.ensure()) return;
    const place = rows.ids.indexOf(id);
    const changes = new Map([...entries(`field:${this.id_}:${rows.name}.${id}.`).keys()].map((key) => [key, null]));
    const ids = rows.ids.filter((one) => one !== id);
    changes.set(`field:${this.id_}:${rows.name}.order`, { v: ids.join("\n"), t: Date.now() });
    const done = perform(`Removed row ${place + 1}`, changes);
    if (!done.ok) return alarm(done.why);
    rows.show(ids);
    rows.focus(ids[Math.min(place, ids.length - 1)]);
    this.documents.undoable(`Row ${place + 1} removed`);
  }

  #order(rows, ids) {
    const done = apply(new Map([[`field:${this.id_}:${rows.name}.order`, { v: ids.join("\n"), t: Date.now() }]]));
    if (!done.ok) alarm(done.why);
  }

  #saved(t) {
    const note = this.querySelector("[data-part=saved]");
    if (t) note.textContent = `Saved ${moment(t)}`;
    else note.textContent = t === null ? "Not saved" : "";
    if (t) this.#advise();
    this.#list();
    this.dispatchEvent(new CustomEvent("aipm-answers", { bubbles: true }));
  }

  #example() {
    const example = this.querySelector("[data-example]");
    example.open = !example.open;
    if (example.open) say("The example is shown beside the form; your answers are untouched");
  }

  // An empty sheet gets no advice, so nothing is fetched for it.
  #advise() {
    this.advised ??= import("../parts/advice.js").then(({ attend }) => attend(this));
  }

  // A log without an entry shows nothing, so nothing is fetched for it.
  #list(kept = this.documents.id) {
    const place = this.querySelector("[data-log]");
    if (place && kept) this.listed ??= import("../parts/log.js").then(({ Log }) => new Log(this, place));
  }
}

customElements.define("aipm-worksheet", Worksheet);
