/* A drill: one scenario, a clock, notes, follow-up questions, then marks; all of it a document of the mock sheet from the start. */
import { alarm } from "../parts/status.js";
import { apply, hindrance, listen, text, write } from "../store.js";
import { attempts, today } from "../parts/attempts.js";
import { create, documents, record } from "../parts/documents.js";
import { day, make, moment as hour, part } from "../parts/dom.js";
import { MINUTE, revived, started } from "../model/clock.js";
import { Timer, moment } from "../parts/timer.js";
import { Autosave } from "../parts/autosave.js";
import { Choice } from "../parts/choice.js";
import { keepBackupAge } from "../parts/backup-age.js";
import { titled } from "../model/attempts.js";

const KEY = "meta:app:drill";
const STEPS = ["answer", "probes", "points", "marks", "card"];
const HEADINGS = ["Answer aloud", "Follow-up questions", "What a strong answer covers", "Mark the answer", "Your scorecard"];
const MARKS = ["said", "partly", "missed"];

class Drill extends HTMLElement {
  #drill = null;
  #place = document.createComment("the scenario that is practised");

  connectedCallback() {
    [this.form, this.list, this.choice] = ["run", "list", "choice"].map((name) => part(this, name));
    this.marks = [...this.form.querySelectorAll("[data-kind=rating]")].map((field) => ({
      id: field.dataset.name,
      label: field.querySelector("legend").textContent.trim(),
    }));
    this.timer = new Timer(part(this, "clock"), () => this.#keep());
    this.autosave = new Autosave(this.form, {
      keyOf: (name) => (this.#drill ? this.#key(name) : null),
      first: () => this.#ensure(),
      done: (t) => this.#saved(t),
    });
    this.chooser = new Choice(this.choice, {
      start: (id) => this.#start(id),
      goOn: () => this.#show(true),
      attempts: () => this.#attempts(),
    });
    this.addEventListener("click", this);
    this.form.addEventListener("submit", this);
    this.life = new AbortController();
    addEventListener("hashchange", () => !this.form.hidden && this.#linked() && this.#leave(false), { signal: this.life.signal });
    addEventListener("pagehide", () => this.timer.clock?.since && this.#keep(), { signal: this.life.signal });
    this.silence = listen((key) => (key === null || key === KEY || key.startsWith("doc:") || key.startsWith("field:mock")) && this.#heard());
    keepBackupAge(this);
    this.#read();
    this.#show(this.#drill && !this.#linked(), false);
    if (this.form.contains(this.querySelector(":target"))) this.form.scrollIntoView();
    if (hindrance()) alarm(hindrance());
    this.dataset.ready = "";
  }

  disconnectedCallback() {
    this.life.abort();
    this.silence();
    this.autosave.disconnect();
    this.timer.disconnect();
    this.removeEventListener("click", this);
    this.form.removeEventListener("submit", this);
  }

  handleEvent(event) {
    if (event.type === "submit") return event.preventDefault();
    const button = event.target.closest?.("[data-do]");
    const does = {
      practise: () => this.#start(button.closest("article").dataset.id),
      finish: () => this.#finish(),
      probe: () => this.#next(),
      mark: () => this.#step("points"),
      rate: () => this.#step("marks"),
      save: () => this.#step("card"),
      back: () => this.#step(STEPS[STEPS.indexOf(this.#drill.step) - 1]),
      leave: () => this.#leave(true),
      close: () => this.#close(),
    };
    does[button?.dataset.do]?.();
  }

  #key = (name) => `field:${this.#drill.document}:${name}`;
  #article = (id) => this.querySelector(`[data-component=scenario][data-id="${CSS.escape(id)}"]`);
  #title = (article) => article.querySelector(".aipm-title").textContent.trim();

  // The place in the list that the address points at, unless it is the scenario that is practised.
  #linked() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const mine = this.#drill && target?.closest("article")?.dataset.id === this.#drill.scenario;
    return this.list.contains(target) && !mine ? target : null;
  }

  #start(id) {
    const article = this.#article(id);
    const title = this.#title(article);
    const { made, ok, why } = create("mock", this.#named(title));
    if (!ok) return alarm(why);
    const clock = started(+article.dataset.minutes, moment());
    this.#take({ document: made.id, scenario: id, step: "answer", probe: 1, quiet: false, clock });
    this.#keep();
    this.#put({ scenario: titled(title, id) });
    this.#show(true);
  }

  #named(title) {
    const taken = documents("mock").map(({ name }) => name);
    const name = `${day(Date.now())}, ${title}`;
    let free = name;
    for (let n = 2; taken.includes(free); n += 1) free = `${name} (${n})`;
    return free;
  }

  // Answers that are typed belong to the document that is left.
  #take(drill) {
    if (this.#drill) this.autosave.leave();
    this.#drill = drill;
  }

  #read() {
    let kept = null;
    try {
      kept = JSON.parse(text(KEY));
    } catch {
      // nothing is running
    }
    const sound = kept && record(kept.document) && this.#article(kept.scenario) && STEPS.includes(kept.step);
    this.#drill = sound ? { ...kept, clock: revived(kept.clock) ?? { limit: 15 * MINUTE, spent: 0, since: null } } : null;
  }

  #keep() {
    if (this.timer.clock) Object.assign(this.#drill, { clock: this.timer.kept(), quiet: this.timer.quiet });
    write(KEY, JSON.stringify(this.#drill));
  }

  // Another tab went on with the drill, or all was erased or restored.
  #heard() {
    const before = this.#drill;
    const gone = before && !record(before.document) && !this.autosave.pending.length;
    if (!gone && text(KEY) === JSON.stringify(before)) return this.#tell();
    this.#read();
    if (!this.#drill && !before) return this.#tell();
    this.#show(!this.form.hidden && this.#drill, false);
  }

  // Deleted on the mock sheet while it is filled in here: what is typed is worth more than that.
  #ensure() {
    if (!this.#drill) return false;
    if (record(this.#drill.document)) return true;
    const { ok, why } = create("mock", this.#named(this.#title(this.#article(this.#drill.scenario))), this.#drill.document);
    if (!ok) alarm(why);
    return ok || why !== "newer";
  }

  #put(answers) {
    const t = Date.now();
    const done = apply(new Map(Object.entries(answers).map(([name, v]) => [this.#key(name), { v, t }])));
    if (!done.ok) alarm(done.why);
  }

  #saved(t) {
    part(this.form, "saved").textContent = t ? `Saved ${hour(t)}` : "Not saved";
    this.dispatchEvent(new CustomEvent("aipm-answers", { bubbles: true }));
  }

  #finish() {
    this.timer.stop();
    const minutes = this.timer.clock.spent / MINUTE;
    this.#put({ date: today(), minutes: String(+minutes.toFixed(1)) });
    this.#step("probes");
  }

  #next() {
    this.#drill.probe += 1;
    this.#keep();
    this.#probes();
    part(this.form, "asked").lastChild.focus();
  }

  #step(step) {
    this.autosave.flush();
    this.#drill.step = step;
    this.#keep();
    this.#show(true);
  }

  #leave(told) {
    this.autosave.flush();
    if (this.timer.clock?.since) this.timer.stop();
    this.#keep();
    this.#show(false);
    if (told) part(this, "choice").querySelector("[data-do=go-on]").focus();
    else this.#linked().scrollIntoView();
  }

  #close() {
    this.#take(null);
    apply(new Map([[KEY, null]]));
    this.#show(false);
    part(this, "choice").querySelector("h2").focus();
  }

  // Two views: the list with its choice, or the one scenario that is practised.
  #show(running, focus = true) {
    const drill = this.#drill;
    this.#place.replaceWith(...part(this.form, "scenario").children);
    this.form.hidden = !running;
    this.list.hidden = this.choice.hidden = !!running;
    this.timer.show(running && drill.step === "answer" ? drill.clock : null, drill?.quiet);
    if (running) this.#run(focus);
    this.#tell();
  }

  #tell() {
    const open = this.#drill && this.form.hidden ? this.#title(this.#article(this.#drill.scenario)) : "";
    if (!this.choice.hidden) this.chooser.show(open, this.marks, this.dataset.mock);
  }

  #run(focus) {
    const { scenario, step } = this.#drill;
    const article = this.#article(scenario);
    article.replaceWith(this.#place);
    part(this.form, "scenario").replaceChildren(article);
    const index = STEPS.indexOf(step);
    this.form.dataset.at = step;
    for (const element of this.form.querySelectorAll("[data-step]")) element.hidden = !element.dataset.step.split(" ").includes(step);
    [...this.form.querySelector("ol").children].forEach((item, n) => (n === index ? item.setAttribute("aria-current", "step") : item.removeAttribute("aria-current")));
    const heading = part(this.form, "heading");
    heading.textContent = HEADINGS[index];
    if (step === "probes") this.#probes();
    if (step === "points") this.#points(article);
    this.autosave.fill();
    if (step === "marks") this.#count();
    if (step === "card") this.#card(article);
    if (focus) {
      heading.focus({ preventScroll: true });
      this.form.scrollIntoView();
    }
  }

  #probes() {
    const all = [...this.#article(this.#drill.scenario).querySelectorAll("[data-part=probes] dt")];
    const shown = all.slice(0, this.#drill.probe);
    part(this.form, "asked").replaceChildren(...shown.map((probe) => make("li", { tabIndex: -1 }, ...probe.cloneNode(true).childNodes)));
    this.form.querySelector("[data-do=probe]").hidden = shown.length === all.length;
    this.form.querySelector("[data-do=mark]").classList.toggle("aipm-main", shown.length === all.length);
  }

  #points(article) {
    const points = [...article.querySelectorAll("[data-part=point]")];
    const names = points.map((point, n) => `points.r${n + 1}`);
    if (!text(this.#key(`${names[0]}.point`))) {
      this.#put(Object.fromEntries([...points.map((point, n) => [`${names[n]}.point`, words(point)]), ["points.order", points.map((_, n) => `r${n + 1}`).join("\n")]]));
    }
    part(this.form, "points").replaceChildren(...points.map((point, n) => question(point, names[n])));
    const copies = (list) => list.map((element) => element.cloneNode(true));
    part(this.form, "flags").replaceChildren(...copies([...article.querySelectorAll("[data-part=strong] ul > li")]));
    part(this.form, "replies").replaceChildren(...copies([...article.querySelector("[data-part=probes] dl").children]));
  }

  #count() {
    const mine = this.#attempts().find(({ id }) => id === this.#drill.document);
    part(this.form, "counts").textContent = `Of ${mine.points} points: ${MARKS.map((mark) => `${mine[mark]} ${mark}`).join(", ")}.`;
  }

  #attempts = () => attempts(this.chooser.scenarios, this.marks);

  async #card(article) {
    const all = this.#attempts();
    const now = all.find(({ id }) => id === this.#drill.document);
    const earlier = all.slice(all.indexOf(now) + 1).filter(({ scenario }) => scenario === article.dataset.id);
    const { card } = await import("../parts/scorecard.js");
    part(this.form, "card").replaceChildren(...card(now, earlier, this.marks, this.dataset.mock));
  }
}

const words = (element) => element.textContent.trim().replace(/\s+/g, " ");

function question(point, name) {
  const options = MARKS.map((mark) => {
    const id = `drill.${name}.${mark}`;
    return make("li", {}, make("input", { type: "radio", id, name: `${name}.mark`, value: mark }), make("label", { htmlFor: id, textContent: mark }));
  });
  const legend = make("legend", {}, ...point.cloneNode(true).childNodes);
  return make("fieldset", { className: "aipm-field aipm-choice" }, legend, make("ul", { className: "aipm-options aipm-options--row" }, ...options));
}

customElements.define("aipm-drill", Drill);
