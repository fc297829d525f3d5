/* The planner: a few answers make dated steps, kept as a document of the plan worksheet, ticked here and planned again. */
import { alarm, say } from "../parts/status.js";
import { answer, named, namesIn } from "../parts/fields.js";
import { Autosave } from "../parts/autosave.js";
import { button, moment, part } from "../parts/dom.js";
import { Documents } from "../parts/chooser.js";
import { entries, hindrance, listen, text, write } from "../store.js";
import { flaws } from "../model/plan.js";
import { head, sum } from "../parts/plan-words.js";
import { keepBackupAge } from "../parts/backup-age.js";
import { merge } from "../model/replan.js";
import { perform, undo } from "../parts/undo.js";
import { PlanDocument, TEXT } from "../parts/plan-document.js";
import { PlanList } from "../parts/plan-list.js";
import { tell } from "../parts/flaw.js";

const ASKED = ["kind", "door", "route", "hours", "start", "owned", "target", "pace"];

const two = (number) => String(number).padStart(2, "0");

/** The reader’s own day, whatever the day in Greenwich. */
function today() {
  const now = new Date();
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

class Plan extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.plans = new Map([...this.querySelectorAll("[data-component=plan]")].map((one) => [one.dataset.id, new PlanList(one)]));
    this.document = new PlanDocument((name) => this.#key(name), [...this.plans.values()]);
    this.silence = listen((key) => this.#heard(key));
    this.documents = new Documents(this, "plan", () => this.autosave.leave(), () => this.#open());
    // Somebody was faster than the script: that is a document of its own.
    const typed = namesIn(this.form).some((name) => answer(this.form, name));
    if (typed) this.documents.ensure(true);
    this.autosave = new Autosave(this.form, {
      keyOf: (name) => this.#key(name),
      first: () => this.documents.ensure(),
      done: (t, names) => this.#saved(t, names),
    });
    this.addEventListener("click", this);
    keepBackupAge(this);
    this.#arrange();
    if (typed) this.autosave.adopt();
    else this.#open();
    if (hindrance()) alarm(hindrance());
    this.dataset.ready = "";
  }

  disconnectedCallback() {
    this.autosave.disconnect();
    this.silence();
    this.removeEventListener("click", this);
  }

  handleEvent({ target }) {
    const does = target.closest?.("[data-do]")?.dataset.do;
    if (does === "plan") this.#make(this.#given().start);
    else if (does === "replan") this.#make(today(), true);
    else if (does === "calendar") this.#calendar();
    else if (does === "print") import("../parts/print.js").then(({ printPage }) => printPage("filled"));
  }

  #key = (name) => `field:${this.documents?.id ?? ""}:${name}`;

  #given = () => Object.fromEntries(ASKED.map((name) => [name, answer(this.form, name)]));

  #pace = ({ kind, hours, pace }, from) => ({ from, hours: +hours, pace: kind === "own" ? +pace : null });

  /** The plan that the reader has chosen, if any. */
  get #list() {
    return this.plans.get(answer(this.form, "kind"));
  }

  #open() {
    part(this, "told").replaceChildren();
    for (const name of ASKED) tell(this.form, name);
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
    const given = this.#given();
    for (const [kind, list] of this.plans) {
      const rows = this.document.rows(list);
      const there = new Map(rows.map((row) => [row.row, row]));
      list.made = rows.some(({ by }) => by);
      const ids = list.made ? [...there.keys()] : merge([...there.keys()], list.chosen({ ...given, kind }), list.guide);
      list.show(ids.map((row) => there.get(row) ?? { row, text: "", by: "", state: "" }));
      list.section.hidden = !!given.kind && kind !== given.kind;
    }
    part(this, "counted").hidden = given.kind !== "own";
  }

  #mark() {
    const list = this.#list;
    const made = !!list?.made;
    for (const one of this.plans.values()) one.mark(today());
    part(this, "tools").hidden = !made;
    this.toggleAttribute("data-made", made);
    this.querySelector("[data-do=plan]").textContent = made ? "Plan again from the start date" : "Make my plan";
    part(this, "sum").textContent = this.#sum();
    if (!made) return;
    Object.assign(this.querySelector("progress"), { max: list.of || 1, value: list.done });
    part(this, "progress").textContent = list.progress;
    const labels = ["kind", "door", "route"].map((name) => this.form.querySelector(`[name=${name}]:checked`)?.labels[0].textContent.trim());
    part(this, "given").textContent = head(labels, this.#given(), this.document.rows(list).map(({ by }) => by));
  }

  // What the answers come to, before anything is planned with them.
  #sum() {
    const [given, list] = [this.#given(), this.#list];
    if (!list || this.#flaws().size) return "";
    const chosen = list.chosen(given);
    return sum(list.steps.filter(({ row }) => chosen.includes(row)), this.#pace(given, given.start));
  }

  #flaws() {
    const given = this.#given();
    const most = this.plans.get("own").chosen({ ...given, kind: "" }).length;
    return new Map(flaws(given, most).map(({ name, say: words }) => [name, words]));
  }

  #make(from, again) {
    this.autosave.flush();
    const wrong = this.#flaws();
    for (const name of ASKED) tell(this.form, name, wrong.get(name));
    if (wrong.size) {
      named(this.form, ASKED.find((name) => wrong.has(name)))[0].focus();
      return say(`${wrong.size === 1 ? "One answer is" : `${wrong.size} answers are`} missing or cannot be right`);
    }
    if (!this.documents.ensure()) return;
    const { words, changes } = this.document.made(this.#list, this.#list.chosen(this.#given()), this.#pace(this.#given(), from));
    if (changes.size) {
      const done = perform(words, changes);
      if (!done.ok) return alarm(done.why);
      this.#open();
    }
    part(this, "told").replaceChildren(`${words}. `, ...(changes.size ? [button("Undo", () => this.#undo())] : []));
    say(changes.size ? `${words}. You can undo it.` : words);
    if (!again) this.querySelector("#plan-yours").focus();
  }

  #undo() {
    const done = undo();
    if (!done.ok) return alarm(done.why);
    this.#open();
    part(this, "told").textContent = "Taken back.";
    say("Taken back");
    this.querySelector(this.#list?.made ? "[data-do=replan]" : "[data-do=plan]").focus();
  }

  async #calendar() {
    const { save } = await import("../parts/plan-calendar.js");
    save(this.documents.id, this.#list.table, this.document.rows(this.#list));
  }

  #saved(t, names) {
    this.#moment(t);
    const ticked = [...this.plans.values()].find((list) => names.some((name) => list.boxes.has(name)));
    for (const [table, row, column] of names.map((name) => name.split("."))) {
      // A step that is ticked before it is planned has its words from then on.
      const key = this.#key(`${table}.${row}.${TEXT[table]}`);
      if (column === "state" && ticked?.titles.has(row) && !text(key)) write(key, ticked.titles.get(row));
    }
    if (names.some((name) => ASKED.includes(name))) {
      const wrong = this.#flaws();
      for (const name of ASKED) if (document.getElementById(`${name}.needed`)) tell(this.form, name, wrong.get(name));
      this.#arrange();
    }
    this.#mark();
    if (ticked) say(ticked.progress);
  }

  #moment(t) {
    part(this, "saved").textContent = t ? `Saved ${moment(t)}` : t === null ? "Not saved" : "";
    this.dispatchEvent(new CustomEvent("aipm-answers", { bubbles: true }));
  }
}

customElements.define("aipm-plan", Plan);
