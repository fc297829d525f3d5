/* One drill, step by step. All of it is a document of the mock sheet from the start, so that nothing is ever lost. */
import { MINUTE, revived, started } from "../model/clock.js";
import { Timer, moment } from "./timer.js";
import { apply, text } from "../store.js";
import { create, freeName, record } from "./documents.js";
import { day, make, part, moment as written } from "./dom.js";
import { Autosave } from "./autosave.js";
import { alarm } from "./status.js";

const STEPS = {
  answer: "Answer aloud",
  probes: "Follow-up questions",
  points: "What a strong answer covers",
  marks: "Mark the answer",
  card: "Your scorecard",
};
const NAMES = Object.keys(STEPS);
const MARKS = ["said", "partly", "missed"];
const SHEET = "mock";

/** Today as 2026-11-22, by the reader's calendar. */
const today = () => new Date().toLocaleDateString("sv");

export class Run {
  #form;
  #page;
  #drill = null;
  #place = document.createComment("the scenario that is practised");
  #life = new AbortController();

  /**
   * @param {HTMLFormElement} form the sheet of a drill
   * @param {object} page the element around it: what it keeps, and where its scenarios are
   */
  constructor(form, page) {
    [this.#form, this.#page] = [form, page];
    this.timer = new Timer(part(form, "clock"), () => this.#keep());
    this.autosave = new Autosave(form, {
      keyOf: (name) => (this.#drill ? this.#key(name) : null),
      first: () => this.#ensure(),
      done: (t) => this.#saved(t),
    });
    const { signal } = this.#life;
    form.addEventListener("submit", (event) => event.preventDefault(), { signal });
    form.addEventListener("click", ({ target }) => this.#does(target.closest("[data-do]")?.dataset.do), { signal });
    addEventListener("pagehide", () => this.timer.clock?.since && this.#keep(), { signal });
  }

  /** Let go of the page. */
  disconnect() {
    this.#life.abort();
    this.autosave.disconnect();
    this.timer.disconnect();
  }

  /** Begin a drill: its scorecard and its clock. Gives whether they could be kept. */
  start(id) {
    const { made, ok, why } = create(SHEET, this.#named(id));
    if (!ok) alarm(why);
    if (!ok) return false;
    this.autosave.leave();
    const clock = started(+this.#page.article(id).dataset.minutes, moment());
    this.#drill = { document: made.id, scenario: id, step: "answer", probe: 1, quiet: false, clock };
    this.#page.keep(this.#drill);
    // The id finds attempts at the same scenario again, whatever becomes of its title.
    this.#put({ scenario: `${this.#page.title(id)} #${id}` });
    return true;
  }

  /** Show a drill as it was kept. */
  show(drill, focus) {
    this.#drill = { ...drill, step: drill.step in STEPS ? drill.step : "answer" };
    const { scenario, step } = this.#drill;
    const article = this.#page.article(scenario);
    if (!this.#form.contains(article)) {
      this.shut();
      article.replaceWith(this.#place);
      part(this.#form, "scenario").append(article);
    }
    this.#form.dataset.at = step;
    for (const element of this.#form.querySelectorAll("[data-step]")) element.hidden = !element.dataset.step.split(" ").includes(step);
    [...this.#form.querySelector("ol").children].forEach((item, n) => (item.ariaCurrent = step === NAMES[n] ? "step" : null));
    const heading = part(this.#form, "heading");
    heading.textContent = STEPS[step];
    this.timer.show(step === "answer" ? (revived(drill.clock) ?? { limit: 15 * MINUTE, spent: 0, since: null }) : null, drill.quiet);
    ({ probes: () => this.#probes(), points: () => this.#points(article), card: () => this.#card() })[step]?.();
    this.autosave.fill();
    if (step === "marks") this.#count();
    if (focus) {
      heading.focus({ preventScroll: true });
      this.#form.scrollIntoView();
    }
  }

  /** Put the scenario back into its list. */
  shut() {
    this.autosave.flush();
    this.timer.show(null);
    const [article] = part(this.#form, "scenario").children;
    if (article) this.#place.replaceWith(article);
  }

  /** Let the clock stand. */
  pause() {
    this.autosave.flush();
    if (this.timer.clock?.since) this.timer.stop();
    this.#keep();
  }

  /** Whether something else is kept than what is shown. What is being typed is worth more than a deletion elsewhere. */
  outdated(kept) {
    return !(kept || this.autosave.pending.length) || (kept && JSON.stringify(kept) !== JSON.stringify(this.#drill));
  }

  #key = (name) => `field:${this.#drill.document}:${name}`;
  #named = (id) => freeName(SHEET, `${day(Date.now())}: ${this.#page.title(id)}`);

  #does(what) {
    const { step } = this.#drill;
    const does = {
      finish: () => this.#finish(),
      probe: () => this.#next(),
      mark: () => this.#go("points"),
      rate: () => this.#go("marks"),
      save: () => this.#go("card"),
      back: () => this.#go(NAMES[NAMES.indexOf(step) - 1]),
      leave: () => this.#page.leave(true),
      close: () => this.#page.close(),
    };
    does[what]?.();
  }

  #keep() {
    if (this.timer.clock) Object.assign(this.#drill, { clock: this.timer.kept(), quiet: this.timer.quiet });
    this.#page.keep(this.#drill);
  }

  #ensure() {
    if (record(this.#drill.document)) return true;
    const { ok, why } = create(SHEET, this.#named(this.#drill.scenario), this.#drill.document);
    if (!ok) alarm(why);
    return why !== "newer";
  }

  #put(answers) {
    const t = Date.now();
    const done = apply(new Map(Object.entries(answers).map(([name, v]) => [this.#key(name), { v, t }])));
    if (!done.ok) alarm(done.why);
  }

  #saved(t) {
    part(this.#form, "saved").textContent = t ? `Saved ${written(t)}` : "Not saved";
    this.#form.dispatchEvent(new CustomEvent("aipm-answers", { bubbles: true }));
  }

  #go(step) {
    this.autosave.flush();
    this.#drill.step = step;
    this.#keep();
    this.show(this.#drill, true);
  }

  #finish() {
    this.timer.stop();
    const { spent } = this.timer.clock;
    // Who went back without answering again keeps the minutes that they may have corrected.
    if (spent !== this.#drill.finished) this.#put({ date: today(), minutes: String(+(spent / MINUTE).toFixed(1)) });
    this.#drill.finished = spent;
    this.#go("probes");
  }

  #next() {
    this.#drill.probe += 1;
    this.#keep();
    this.#probes();
    part(this.#form, "asked").lastChild.focus();
  }

  #probes() {
    const all = [...this.#page.article(this.#drill.scenario).querySelectorAll("[data-part=probes] dt")];
    const shown = all.slice(0, this.#drill.probe);
    part(this.#form, "asked").replaceChildren(...shown.map((probe) => make("li", { tabIndex: -1 }, ...probe.cloneNode(true).childNodes)));
    const last = shown.length === all.length;
    this.#form.querySelector("[data-do=probe]").hidden = last;
    this.#form.querySelector("[data-do=mark]").classList.toggle("aipm-main", last);
  }

  #points(article) {
    const points = [...article.querySelectorAll("[data-part=point]")].map((point, n) => ({ point, id: `r${n + 1}` }));
    if (!text(this.#key("points.order"))) {
      const rows = points.map(({ point, id }) => [`points.${id}.point`, point.textContent.trim().replace(/\s+/g, " ")]);
      this.#put({ ...Object.fromEntries(rows), "points.order": points.map(({ id }) => id).join("\n") });
    }
    part(this.#form, "points").replaceChildren(...points.map(question));
    const copy = (to, from) => part(this.#form, to).replaceChildren(...article.querySelector(from).cloneNode(true).children);
    copy("flags", "[data-part=strong] ul");
    copy("replies", "[data-part=probes] dl");
  }

  #count() {
    const rows = text(this.#key("points.order")).split("\n");
    const given = rows.map((row) => text(this.#key(`points.${row}.mark`)));
    const counts = MARKS.map((mark) => `${given.filter((one) => one === mark).length} ${mark}`);
    part(this.#form, "counts").textContent = `Of ${rows.length} points: ${counts.join(", ")}.`;
  }

  async #card() {
    const { document, scenario } = this.#drill;
    const [{ attempts }, { card }] = await Promise.all([import("./attempts.js"), import("./scorecard.js")]);
    part(this.#form, "card").replaceChildren(...card(attempts(this.#page), document, scenario, this.#page));
  }
}

function question({ point, id }) {
  const options = MARKS.map((mark) => {
    const box = make("input", { type: "radio", id: `drill.points.${id}.${mark}`, name: `points.${id}.mark`, value: mark });
    return make("li", {}, box, make("label", { htmlFor: box.id, textContent: mark }));
  });
  const legend = make("legend", {}, ...point.cloneNode(true).childNodes);
  return make("fieldset", { className: "aipm-field aipm-choice" }, legend, make("ul", { className: "aipm-options aipm-options--row" }, ...options));
}
