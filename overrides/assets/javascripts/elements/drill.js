/* Interview drills: a choice above the list of scenarios, or the one drill that stands open in their place. */
import { apply, hindrance, listen, text, write } from "../store.js";
import { alarm } from "../parts/status.js";
import { keepBackupAge } from "../parts/backup-age.js";
import { part } from "../parts/dom.js";
import { record } from "../parts/documents.js";

// Of this device only: which scenario, how far, and the clock. What the reader writes is in the scorecard.
const KEY = "meta:app:drill";

class Drill extends HTMLElement {
  #loaded = {};

  async connectedCallback() {
    [this.form, this.list, this.choice] = ["run", "list", "choice"].map((name) => part(this, name));
    this.marks = [...this.form.querySelectorAll("[data-kind=rating]")].map((field) => ({
      id: field.dataset.name,
      label: field.querySelector("legend").textContent.trim(),
    }));
    const options = [...part(this, "pick").options];
    this.scenarios = options.map(({ value, dataset: { title, topic, difficulty } }) => ({ id: value, title, topic, difficulty }));
    this.life = new AbortController();
    const { signal } = this.life;
    this.list.addEventListener("click", ({ target }) => target.closest("[data-do=practise]") && this.start(target.closest("article").dataset.id), { signal });
    addEventListener("hashchange", () => !this.form.hidden && this.#linked() && this.leave(), { signal });
    this.silence = listen((key) => (!key || key === KEY || /^(doc|field):mock-/.test(key)) && this.#heard());
    keepBackupAge(this);
    await this.#show(this.kept() && !this.#linked(), false);
    if (this.form.contains(this.querySelector(":target"))) this.form.scrollIntoView();
    if (hindrance()) alarm(hindrance());
    this.dataset.ready = "";
  }

  async disconnectedCallback() {
    this.life.abort();
    this.silence();
    (await this.#loaded.run)?.disconnect();
  }

  /** The address of the sheet that holds the scorecards. */
  get sheet() {
    return this.dataset.mock;
  }

  /** The article of a scenario, wherever it stands. */
  article = (id) => this.querySelector(`[data-component=scenario][data-id="${CSS.escape(id)}"]`);

  /** The title of a scenario. */
  title = (id) => this.article(id).querySelector(".aipm-title").textContent.trim();

  /** The drill that stands open: {document, scenario, step, probe, clock, quiet}; null for none. */
  kept() {
    try {
      const drill = JSON.parse(text(KEY));
      return record(drill.document) && this.article(drill.scenario) ? drill : null;
    } catch {
      return null;
    }
  }

  /** Remember how far a drill is, on this device. */
  keep = (drill) => write(KEY, JSON.stringify(drill));

  /** Start a drill in place of the one that stands open, whose scorecard stays. */
  async start(id) {
    if ((await this.#runner()).start(id)) this.#show(true);
  }

  /** Show the drill that stands open. */
  goOn = () => this.#show(true);

  /** Let the drill wait. Without `told` a link led elsewhere. */
  async leave(told) {
    (await this.#runner()).pause();
    await this.#show(false);
    if (told) this.choice.querySelector("[data-do=go-on]").focus();
    else this.#linked()?.scrollIntoView();
  }

  /** Close the drill. */
  async close() {
    apply(new Map([[KEY, null]]));
    await this.#show(false);
    this.choice.querySelector("h2").focus();
  }

  #runner = () => (this.#loaded.run ??= import("../parts/run.js").then(({ Run }) => new Run(this.form, this)));
  #chooser = () => (this.#loaded.choice ??= import("../parts/choice.js").then(({ Choice }) => new Choice(this.choice, this)));

  // The place in the list that the address points at, unless it is the scenario that is practised.
  #linked() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const drill = this.kept();
    const mine = drill && target?.closest("article")?.dataset.id === drill.scenario;
    return this.list.contains(target) && !mine ? target : null;
  }

  // Another tab went on with the drill, or all was erased or restored.
  async #heard() {
    const run = await this.#loaded.run;
    if (this.form.hidden) (await this.#loaded.choice)?.show(this.kept());
    else if (run.outdated(this.kept())) this.#show(this.kept(), false);
  }

  async #show(drill, focus = true) {
    const view = drill ? await this.#runner() : await this.#chooser();
    if (!drill) (await this.#loaded.run)?.shut();
    this.form.hidden = !drill;
    this.list.hidden = this.choice.hidden = !!drill;
    await view.show(this.kept(), focus);
  }
}

customElements.define("aipm-drill", Drill);
