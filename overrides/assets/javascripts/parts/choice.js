/* What to practise: topics and difficulty, the scenarios that fit, the next one by the schedule, and the history of attempts. */
import { make, part } from "./dom.js";
import { attempts } from "./attempts.js";
import { say } from "./status.js";

const NONE = "No scenario fits. Untick a topic or a difficulty.";
const times = (count) => (count === 1 ? "practised once" : count === 2 ? "practised twice" : `practised ${count} times`);

export class Choice {
  #root;
  #page;
  #groups;
  #attempts = [];
  #next = 0;

  /**
   * @param {HTMLElement} root holds the form of the choice
   * @param {object} page the element around it: its scenarios, and what to do with the one that is chosen
   */
  constructor(root, page) {
    [this.#root, this.#page] = [root, page];
    // Safari shows options that are hidden: those that don't fit are taken out.
    this.#groups = [...this.#pick.children].map((group) => [group, [...group.children]]);
    const form = part(root, "choose");
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (this.#pick.value) page.start(this.#pick.value);
    });
    form.addEventListener("change", ({ target }) => target.type === "checkbox" && this.#narrow());
    form.querySelector("[data-do=surprise]").addEventListener("click", () => this.#surprise());
    form.querySelector("[data-do=go-on]").addEventListener("click", () => page.goOn());
  }

  /** Show how often each was practised, the drill that stands open, and the history. Done once all of it is there. */
  async show(drill) {
    this.#attempts = attempts(this.#page);
    for (const option of this.#groups.flatMap(([, options]) => options)) {
      const count = this.#attempts.filter(({ scenario }) => scenario === option.value).length;
      option.dataset.facts ??= option.textContent.slice(0, -1);
      option.textContent = option.dataset.facts + (count ? `; ${times(count)})` : ")");
    }
    const line = part(this.#root, "open");
    line.hidden = !drill;
    if (drill) line.firstChild.textContent = `Your drill “${this.#page.title(drill.scenario)}” waits.`;
    await this.#history();
  }

  get #pick() {
    return part(this.#root, "pick");
  }

  async #history() {
    const place = part(this.#root, "history");
    if (!this.#attempts.length) return place.replaceChildren();
    const { history } = await import("./scorecard.js");
    const details = place.firstChild ?? make("details", { className: "aipm-reveal" }, make("summary"));
    details.replaceChildren(details.firstChild, history(this.#attempts, this.#page));
    details.firstChild.textContent = `Your attempts (${this.#attempts.length})`;
    place.replaceChildren(details);
  }

  #ticked = (name) => [...this.#root.querySelectorAll(`[name=${name}]:checked`)].map(({ value }) => value);

  #fitting() {
    const [topics, difficulties] = [this.#ticked("topic"), this.#ticked("difficulty")];
    const fits = (given, value) => !given.length || given.includes(value);
    return this.#page.scenarios.filter(({ topic, difficulty }) => fits(topics, topic) && fits(difficulties, difficulty));
  }

  #narrow() {
    const ids = this.#fitting().map(({ id }) => id);
    const chosen = this.#pick.value;
    for (const [group, options] of this.#groups) group.replaceChildren(...options.filter(({ value }) => ids.includes(value)));
    this.#pick.replaceChildren(...this.#groups.map(([group]) => group).filter((group) => group.children.length));
    if (ids.includes(chosen)) this.#pick.value = chosen;
    const topics = this.#ticked("topic").length;
    part(this.#root, "topics").textContent = topics ? `${topics} of ${this.#groups.length}` : "all";
    this.#next = 0;
    part(this.#root, "reason").textContent = ids.length ? "" : NONE;
    say(ids.length ? `${ids.length} ${ids.length === 1 ? "scenario fits" : "scenarios fit"}` : NONE);
  }

  // Asked again, it goes down its own list.
  async #surprise() {
    const { order } = await import("../model/schedule.js");
    const all = order(this.#fitting(), this.#attempts, new Date().toLocaleDateString("sv"));
    if (!all.length) return;
    const { id, reason } = all[this.#next % all.length];
    this.#next += 1;
    this.#pick.value = id;
    const words = `“${this.#page.scenarios.find((one) => one.id === id).title}”: ${reason}`;
    part(this.#root, "reason").textContent = words;
    say(words);
  }
}
