/* The checklist with a memory: the state of each item, its steps, and what the reader would show. */
import { Autosave } from "../parts/autosave.js";
import { alarm, say } from "../parts/status.js";
import { ask } from "../parts/dialog.js";
import { button, make } from "../parts/dom.js";
import { documents } from "../parts/documents.js";
import { entries, hindrance, listen, text, write } from "../store.js";
import { keepBackupAge } from "../parts/backup-age.js";
import { perform, undo } from "../parts/undo.js";
import { printPage } from "../parts/print.js";

class Checklist extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.items = [...this.querySelectorAll("[data-component=checklist-item]")];
    this.autosave = new Autosave(this.form, {
      keyOf: (name) => (name.endsWith(".done") ? null : `item:${name.replace(".", ":")}`),
      done: (t, names) => this.#saved(names),
    });
    this.form.addEventListener("change", this);
    this.addEventListener("click", this);
    this.silence = listen(() => this.#show());
    for (const { name, checked } of this.form.elements) if (checked && name.endsWith(".done")) this.#stateOf(name).value = "done";
    this.autosave.adopt();
    this.autosave.fill();
    this.#show();
    keepBackupAge(this);
    if (hindrance()) alarm(hindrance());
    this.dataset.ready = "";
  }

  disconnectedCallback() {
    this.autosave.disconnect();
    this.silence();
    this.form.removeEventListener("change", this);
    this.removeEventListener("click", this);
  }

  handleEvent({ type, target }) {
    if (type === "change") this.#ticked(target);
    const does = type === "click" && target.closest?.("[data-do]")?.dataset.do;
    if (does === "reset") this.#reset();
    else if (does === "undo") this.#undo();
    else if (does === "print" || does === "print-without") {
      this.autosave.flush();
      document.documentElement.dataset.proofs = does === "print" ? "shown" : "hidden";
      printPage("filled");
    }
  }

  // A tick is one of the four states, said shortly.
  #ticked({ name, checked }) {
    if (!name.endsWith(".done")) return;
    const state = this.#stateOf(name);
    state.value = checked ? "done" : "todo";
    state.dispatchEvent(new Event("change", { bubbles: true }));
  }

  #saved(names) {
    for (const item of this.items.filter(({ dataset }) => names.includes(`${dataset.id}.state`))) {
      if (this.#state(item) === "done") write(`item:${item.dataset.id}:revision`, item.dataset.revision);
    }
    this.#show();
    if (names.some((name) => name.endsWith(".state"))) say(this.#progress(this.items));
  }

  #stateOf = (tick) => this.form.elements.namedItem(tick.replace(".done", ".state"));
  #state = (item) => this.form.elements.namedItem(`${item.dataset.id}.state`).value || "todo";
  #progress = (items) => `${items.filter((item) => this.#state(item) === "done").length} of ${items.length} done`;

  #show() {
    for (const item of this.items) {
      const state = this.form.elements.namedItem(`${item.dataset.id}.state`);
      state.value ||= "todo";
      this.form.elements.namedItem(`${item.dataset.id}.done`).checked = state.value === "done";
      item.dataset.state = state.value;
      this.#changed(item);
      for (const note of item.querySelectorAll("[data-count]")) {
        const { count, of, noun } = note.dataset;
        const made = documents(count).length;
        note.textContent = made ? `${made} of ${of} ${noun}` : "";
      }
    }
    for (const bar of this.querySelectorAll("[data-part=progress]")) {
      const items = this.items.filter((item) => !bar.dataset.section || item.closest("section").contains(bar));
      bar.querySelector("progress").value = items.filter((item) => this.#state(item) === "done").length;
      bar.querySelector("span").textContent = this.#progress(items);
    }
  }

  // An item that means something else now may not be done any more; only the reader knows.
  #changed(item) {
    const key = `item:${item.dataset.id}:revision`;
    const older = this.#state(item) === "done" && +text(key) && +text(key) < +item.dataset.revision;
    const note = item.querySelector(".aipm-changed");
    if (!older) note?.remove();
    else if (!note) {
      const still = button("Still done", () => {
        write(key, item.dataset.revision);
        this.#show();
        this.form.elements.namedItem(`${item.dataset.id}.done`).focus();
      });
      const box = make("div", { className: "aipm-advice aipm-changed aipm-tool" }, "Changed since you ticked it. ", still);
      item.querySelector("header").after(box);
    }
  }

  async #reset() {
    this.autosave.flush();
    const ids = new Set(this.items.map(({ dataset }) => dataset.id));
    const kept = [...entries("item:")].filter(([key]) => ids.has(key.split(":")[1]));
    // An item that was ticked and unticked is as it was.
    const said = kept.filter(([key, { v }]) => v && !key.endsWith(":revision") && !(key.endsWith(":state") && v === "todo"));
    const proofs = said.filter(([key]) => key.endsWith(":proof")).length;
    const touched = new Set(said.map(([key]) => key.split(":")[1])).size;
    if (!touched) return say("There is nothing to reset");
    const words = `This empties ${touched} of ${ids.size} items, ${proofs} of them with a proof. You can undo it.`;
    const choices = [
      { label: "Download backup first", stay: async () => (await import("../parts/backup.js")).downloadBackup() },
      { label: "Reset", value: "reset", main: true },
      { label: "Cancel", value: "" },
    ];
    if ((await ask("Reset the checklist?", [make("p", { textContent: words })], choices)) !== "reset") return;
    const done = perform("Reset the checklist", new Map(kept.map(([key]) => [key, null])));
    if (!done.ok) return alarm(done.why);
    this.#offer(true);
    say("The checklist is empty. Undo is beside the button.");
  }

  #offer(there) {
    const taken = this.querySelector("[data-do=undo]");
    taken.hidden = !there;
    if (there) taken.focus();
  }

  #undo() {
    const done = undo();
    if (!done.ok) return alarm(done.why);
    this.#offer(false);
    this.querySelector("[data-do=reset]").focus();
    say("Taken back");
  }
}

customElements.define("aipm-checklist", Checklist);
