/* The planner: a few answers make dated steps, kept as a document of the plan worksheet, ticked here and planned again. */
import { alarm, say } from "../parts/status.js";
import { answer, namesIn } from "../parts/fields.js";
import { Autosave } from "../parts/autosave.js";
import { button, moment, part } from "../parts/dom.js";
import { Documents } from "../parts/chooser.js";
import { entries, hindrance, listen, text, write } from "../store.js";
import { keepBackupAge } from "../parts/backup-age.js";
import { merge } from "../model/merge.js";
import { PlanList } from "../parts/plan-list.js";
import { rowsOf, TEXT } from "../parts/plan-document.js";

/** The reader’s own day, whatever the day in Greenwich. */
function today() {
  const now = new Date();
  return new Date(now - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
}

class Plan extends HTMLElement {
  #key = (name) => `field:${this.documents?.id ?? ""}:${name}`;

  async connectedCallback() {
    this.form = this.querySelector("form");
    this.plans = new Map([...this.querySelectorAll("[data-component=plan]")].map((one) => [one.dataset.id, new PlanList(one)]));
    this.silence = listen((key) => this.#heard(key));
    this.documents = new Documents(this, "plan", () => this.autosave.leave(), () => this.#open());
    // Somebody was faster than the script: that is a document of its own.
    const typed = namesIn(this.form).some((name) => answer(this.form, name));
    if (typed) this.documents.ensure(true);
    this.autosave = new Autosave(this.form, {
      keyOf: this.#key,
      first: () => this.documents.ensure(),
      done: (t, names) => this.#saved(t, names),
    });
    this.addEventListener("click", this);
    keepBackupAge(this);
    this.#arrange();
    if (typed) this.autosave.adopt();
    else this.#open();
    if (hindrance()) alarm(hindrance());
    // What is said of a kept plan stands there before it is shown, so that it pushes nothing away.
    await this.planned;
    this.dataset.ready = "";
  }

  disconnectedCallback() {
    this.autosave.disconnect();
    this.silence();
    this.removeEventListener("click", this);
  }

  handleEvent({ target }) {
    const does = target.closest?.("[data-do]")?.dataset.do;
    if (does === "plan") this.#make();
    else if (does === "replan") this.#make(today());
    else if (does === "calendar") this.#calendar();
    else if (does === "print") import("../parts/print.js").then(({ printPage }) => printPage("filled"));
  }

  // The sums are fetched once somebody has chosen a plan.
  #planning() {
    this.planned ??= import("../parts/planning.js").then((module) => ((this.planning = module), this.#mark()));
    return this.planned;
  }

  /** The answers that a plan is made from. */
  get #given() {
    const asked = namesIn(this.form).filter((name) => !name.includes("."));
    return Object.fromEntries(asked.map((name) => [name, answer(this.form, name)]));
  }

  /** The plan that the reader has chosen, if any. */
  get #list() {
    return this.plans.get(answer(this.form, "kind"));
  }

  // Two plans may share a table: the rows of one, and the reader’s own.
  #rows(list) {
    const others = this.#others(list).map(({ row }) => row);
    return rowsOf(this.#key, list.table).filter(({ row }) => !others.includes(row));
  }

  #others = (list) => [...this.plans.values()].filter((one) => one !== list).flatMap(({ steps }) => steps);

  #open() {
    part(this, "told").replaceChildren();
    this.#judge("none");
    // Rows of the reader’s own have their boxes before the form is filled; what the answers choose is known after.
    this.#arrange();
    this.autosave.fill();
    this.#arrange();
    this.#mark();
    const kept = [...entries(this.#key("")).values()].map(({ t }) => t);
    this.#moment(kept.length ? Math.max(...kept) : undefined);
  }

  // Before the form hears of it, for the same reason.
  #heard(key) {
    if (key && !key.startsWith(this.#key(""))) return;
    this.#arrange();
    queueMicrotask(() => (this.#arrange(), this.#mark()));
  }

  // Before a plan is made, its list holds what the answers choose so far.
  #arrange() {
    const given = this.#given;
    for (const [kind, list] of this.plans) {
      const there = new Map(this.#rows(list).map((row) => [row.row, row]));
      const kept = [...there.keys()];
      list.made = [...there.values()].some(({ by }) => by);
      const ids = list.made ? kept : merge(kept, list.chosen({ ...given, kind }), list.guide);
      list.show(ids.map((row) => there.get(row) ?? { row, text: "", by: "", state: "" }));
      list.section.hidden = !!given.kind && kind !== given.kind;
    }
  }

  #mark() {
    const list = this.#list;
    const made = !!list?.made;
    for (const one of this.plans.values()) one.mark(today());
    part(this, "tools").hidden = !made;
    this.toggleAttribute("data-made", made);
    this.querySelector("[data-do=plan]").textContent = made ? "Plan again from the start date" : "Make my plan";
    if (list && !this.planning) this.#planning();
    const wrong = this.#judge("told");
    part(this, "sum").textContent = list && this.planning && !wrong.length ? this.#sum(list) : "";
    if (!made) return;
    Object.assign(this.querySelector("progress"), { max: list.of || 1, value: list.done });
    part(this, "progress").textContent = list.progress;
    const labels = ["kind", "door", "route"].map((name) => this.form.querySelector(`[name=${name}]:checked`)?.labels[0].textContent.trim());
    if (this.planning) part(this, "given").textContent = this.planning.head(labels, this.#given, this.#rows(list).map(({ by }) => by));
  }

  // What the answers come to, before anything is planned with them.
  #sum(list) {
    const chosen = list.chosen(this.#given);
    return this.planning.sum(list.steps.filter(({ row }) => chosen.includes(row)), this.#pace(this.#given.start));
  }

  #pace(from) {
    const { kind, hours, pace } = this.#given;
    return { from, hours: +hours, pace: kind === "own" ? +pace : null };
  }

  #judge(which) {
    const most = this.plans.get("own").chosen({ ...this.#given, kind: "" }).length;
    return this.planning?.judge(this.form, this.#given, most, which) ?? [];
  }

  // Without a day: from the start, as a new plan is made.
  async #make(from) {
    await this.#planning();
    this.autosave.flush();
    const wrong = this.#judge("all");
    if (wrong.length) {
      this.form.querySelector(`[name=${wrong[0]}]`).focus();
      return say(`${wrong.length === 1 ? "One answer is" : `${wrong.length} answers are`} missing or cannot be right`);
    }
    if (!this.documents.ensure()) return;
    const list = this.#list;
    const { words, changes } = this.planning.made(this.#key, list, list.chosen(this.#given), this.#others(list), this.#pace(from ?? this.#given.start));
    if (changes.size) {
      const done = this.planning.perform(words, changes);
      if (!done.ok) return alarm(done.why);
      this.#open();
    }
    part(this, "told").replaceChildren(`${words}. `, ...(changes.size ? [button("Undo", () => this.#undo())] : []));
    say(changes.size ? `${words}. You can undo it.` : words);
    if (!from) this.querySelector("#plan-yours").focus();
  }

  #undo() {
    const done = this.planning.undo();
    if (!done.ok) return alarm(done.why);
    this.#open();
    part(this, "told").textContent = "Taken back.";
    say("Taken back");
    this.querySelector(this.#list?.made ? "[data-do=replan]" : "[data-do=plan]").focus();
  }

  async #calendar() {
    const { save } = await import("../parts/plan-calendar.js");
    save(this.documents.id, this.#list.table, this.#rows(this.#list));
  }

  #saved(t, names) {
    this.#moment(t);
    const ticked = [...this.plans.values()].find((list) => names.some(list.has));
    for (const [table, row, column] of names.map((name) => name.split("."))) {
      // A step that is ticked before it is planned has its words from then on.
      const key = this.#key(`${table}.${row}.${TEXT[table]}`);
      if (column === "state" && ticked?.titles.has(row) && !text(key)) write(key, ticked.titles.get(row));
    }
    if (names.some((name) => !name.includes("."))) this.#arrange();
    this.#mark();
    if (ticked) say(ticked.progress);
  }

  #moment(t) {
    part(this, "saved").textContent = t ? `Saved ${moment(t)}` : t === null ? "Not saved" : "";
    this.dispatchEvent(new CustomEvent("aipm-answers", { bubbles: true }));
  }
}

customElements.define("aipm-plan", Plan);
