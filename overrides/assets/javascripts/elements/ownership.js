/* The ownership audit: the loop worksheet's own fields, marked in a ring of four steps; saved as a document of that worksheet. */
import { STEPS, audit } from "../model/ownership.js";
import { answer, namesIn } from "../parts/fields.js";
import { entries, hindrance, listen } from "../store.js";
import { moment, part } from "../parts/dom.js";
import { Autosave } from "../parts/autosave.js";
import { Documents } from "../parts/chooser.js";
import { alarm, say } from "../parts/status.js";
import { keepBackupAge } from "../parts/backup-age.js";
import "../parts/print.js";

class Ownership extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.sheet = part(this, "sheet").getAttribute("href");
    this.documents = new Documents(this, "loop", () => this.autosave.leave(), () => this.#open());
    // Somebody was faster than the script: that is a document of its own.
    const typed = namesIn(this.form).some((name) => answer(this.form, name));
    if (typed) this.documents.ensure(true);
    this.autosave = new Autosave(this.form, {
      keyOf: (name) => `field:${this.documents.id}:${name}`,
      first: () => this.documents.ensure(),
      done: (t, names) => this.#saved(t, names),
    });
    this.silence = listen((key) => (key === null || key.startsWith(`field:${this.documents.id}:`)) && this.#show());
    keepBackupAge(this);
    if (typed) this.autosave.adopt();
    else this.#open();
    if (hindrance()) alarm(hindrance());
    this.dataset.ready = "";
  }

  disconnectedCallback() {
    this.autosave.disconnect();
    this.silence();
  }

  #open() {
    this.autosave.fill();
    const times = [...entries(`field:${this.documents.id}:`).values()].map(({ t }) => t);
    this.#saved(Math.max(0, ...times) || undefined);
  }

  #saved(t, names = []) {
    part(this, "saved").textContent = t ? `Saved ${moment(t)}` : t === null ? "Not saved" : "";
    const { id } = this.documents;
    part(this, "sheet").href = this.sheet + (id && `#doc=${id}`);
    this.dispatchEvent(new CustomEvent("aipm-answers", { bubbles: true }));
    const { finding } = this.#show();
    if (names.some((name) => name.endsWith("-owned"))) say(finding);
  }

  // Sentence, ring, table and what follows come from the same answers.
  #show() {
    const owned = Object.fromEntries(
      STEPS.map((step) => [step, { level: answer(this.form, `${step}-owned`), proof: answer(this.form, `${step}-proof`) }]),
    );
    const found = audit(owned);
    const { finding, decided, next } = found;
    part(this, "finding").textContent = next === "start" ? (this.empty ??= part(this, "finding").textContent) : finding;
    for (const step of STEPS) {
      const { level, proof } = owned[step];
      const [mark, row] = this.querySelectorAll(`[data-step=${step}]`);
      mark.dataset.level = level;
      mark.querySelector(".aipm-owned__level").textContent = level;
      row.cells[1].textContent = level;
      row.cells[2].textContent = proof;
    }
    this.querySelector(".aipm-owned__count").textContent = next === "start" ? "" : `${decided} of 4`;
    this.querySelector(".aipm-owned__unit").textContent = next === "start" ? "" : "decided";
    for (const item of this.querySelectorAll("[data-next]")) item.toggleAttribute("data-now", item.dataset.next === next);
    return found;
  }
}

customElements.define("aipm-ownership", Ownership);
