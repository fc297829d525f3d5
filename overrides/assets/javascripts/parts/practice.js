/* Practice on a pair of the gallery: see only the weak claim, write a better one, reveal ours, tick what is left, keep it. */
import { Autosave } from "./autosave.js";
import { alarm, say } from "./status.js";
import { begin, rewrites, rewritten } from "./rewrites.js";
import { hindrance, text, write } from "../store.js";
import { part } from "./dom.js";
import { record } from "./documents.js";

export class Practice {
  /** The pair that is practised, or null. */
  pair = null;
  #id = "";
  #stage = "";
  #form;
  #mine;
  #autosave;
  #changed;
  #checked;

  /**
   * @param {HTMLFormElement} form is put around the pair that is practised
   * @param {() => void} changed called when the reader is a step further
   */
  constructor(form, changed) {
    [this.#form, this.#mine, this.#changed] = [form, part(form, "mine"), changed];
    this.#autosave = new Autosave(form, {
      keyOf: (name) => `field:${this.#id}:${name}`,
      first: () => this.#ensure(),
      done: () => this.#answered(),
    });
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", () => this.#flaw(false));
    form.querySelector("[data-do=reveal]").addEventListener("click", () => this.#reveal());
    form.querySelector("[data-do=keep]").addEventListener("click", () => this.#keep());
  }

  /** How far it is, for a page that is loaded again. */
  get state() {
    return this.pair && { stage: this.#stage, doc: this.#id };
  }

  /**
   * Practise a pair: go on with what was begun, or begin. Gives whether another one could be left for it.
   * @param {{article: HTMLElement, title: string, weak: string, fault: string[]}} pair
   * @param {{stage?: string, doc?: string}} [state] how far it was when the page was left
   */
  open(pair, { stage = "write", doc = "" } = {}) {
    if (!this.close()) return false;
    this.pair = pair;
    const begun = rewrites().get(pair.weak)?.find(({ finished }) => !finished)?.id ?? "";
    this.#id = doc && rewritten(doc) === pair.weak ? doc : begun;
    const [sides, why] = [".aipm-pair", ".aipm-why"].map((name) => pair.article.querySelector(name));
    pair.article.dataset.practised = "";
    sides.before(this.#form);
    this.#form.prepend(sides, why);
    sides.firstElementChild.after(this.#mine);
    for (const mark of this.#form.querySelectorAll("[data-weak]")) mark.hidden = !pair.fault.includes(mark.dataset.weak);
    this.#autosave.fill();
    this.#flaw(false);
    this.#show(this.#id ? stage : "write");
    this.#answered();
    if (hindrance()) alarm(hindrance());
    this.#box.focus();
    return true;
  }

  /** Leave the pair as it was; false: the reader must first say which of two texts to keep. */
  close() {
    if (!this.pair) return true;
    if (!this.#autosave.leave()) return false;
    const sides = this.#form.querySelector(".aipm-pair");
    this.#form.before(sides, this.#form.querySelector(".aipm-why"));
    this.#form.prepend(this.#mine);
    this.#form.remove();
    delete this.pair.article.dataset.practised;
    this.pair = null;
    this.#id = "";
    return true;
  }

  disconnect() {
    this.#autosave.disconnect();
  }

  get #box() {
    return this.#mine.querySelector("textarea");
  }

  #ensure() {
    if (this.#id && record(this.#id)) return true;
    const { made, ok, why } = begin(this.pair, this.#id);
    if (!ok) alarm(why);
    this.#id = made.id;
    this.#changed();
    return ok || why !== "newer";
  }

  // Whoever looks at my version hears of each one: written, or shown again.
  #answered() {
    if (this.#box.value) this.#checked ??= import("./claim-check.js").then(({ attend }) => attend(this.#form));
    this.#form.dispatchEvent(new CustomEvent("aipm-answers", { bubbles: true }));
  }

  #show(stage) {
    this.#stage = this.#form.dataset.stage = stage;
    const link = part(this.#form, "kept").querySelector("a");
    link.textContent = record(this.#id)?.name ?? "";
    link.href = `${this.#form.dataset.sheet}#doc=${this.#id}`;
  }

  #reveal() {
    this.#autosave.flush();
    this.#show("reveal");
    const strong = this.#form.querySelector(".aipm-pair__strong");
    strong.tabIndex = -1;
    strong.focus();
    this.#changed();
  }

  #keep() {
    this.#autosave.flush();
    if (!this.#box.value.trim()) return this.#flaw(true);
    // The faults of the weak claim are known by now; with them in it the sheet is answered from top to bottom.
    const faults = `field:${this.#id}:faults`;
    const done = write(faults, text(faults) || this.pair.fault.join("\n"));
    if (!done.ok) return alarm(done.why), say("Not kept: see the foot of the page");
    this.#show("kept");
    this.#form.querySelector("[data-do=next]").focus();
    say(`Kept as “${record(this.#id)?.name}”`);
    this.#changed();
  }

  #flaw(there) {
    part(this.#form, "flaw").hidden = !there;
    this.#box.toggleAttribute("aria-invalid", there);
    if (there) this.#box.focus();
  }
}
