/* Keeps a form and the store alike: saves soon after the last keystroke and at once on leaving, shows what other tabs wrote,
   and asks when both wrote in the same place (S-04, S-06). */
import { listen, risk, text, write } from "../store.js";
import { answer, isChoice, named, namesIn, setAnswer, untouched } from "./fields.js";
import { button, make } from "./dom.js";
import { alarm, say, saved } from "./status.js";
import { showOnPaper } from "./paper-copy.js";

const PAUSE = 400;

export class Autosave {
  #form;
  #keyOf;
  #first;
  #done;
  #dirty = new Set();
  #shown = new Map();
  #asked = new Map();
  #timer;
  #stop;

  /**
   * @param {HTMLFormElement} form
   * @param {Object} ways
   * @param {(name: string) => string} ways.keyOf the key of a control's name; null: not kept
   * @param {() => boolean} [ways.first] called before anything is written; false: nothing can be
   * @param {(t: number|null, names: string[]) => void} [ways.done] called after a save, or null after one that failed
   */
  constructor(form, { keyOf, first = () => true, done = () => {} }) {
    [this.#form, this.#keyOf, this.#first, this.#done] = [form, keyOf, first, done];
    const life = new AbortController();
    const on = (target, kind, action) => target.addEventListener(kind, action, { signal: life.signal });
    on(form, "input", ({ target }) => this.#typed(target));
    on(form, "change", ({ target }) => target.name && (this.#typed(target), this.flush()));
    on(form, "focusout", () => this.flush());
    on(window, "pagehide", () => this.flush());
    on(document, "visibilitychange", () => document.hidden && this.flush());
    const silence = listen((key) => this.#heard(key));
    this.#stop = () => (life.abort(), silence());
  }

  /** Save what is typed, and listen no longer. */
  disconnect() {
    this.flush();
    this.#stop();
  }

  /** The names of what is typed and not saved yet. */
  get pending() {
    return [...this.#dirty].filter((name) => named(this.#form, name).length);
  }

  /** Save what is typed and let go of it; false: the reader must first say which of two texts to keep. */
  leave() {
    this.flush();
    const [question] = this.#asked.values();
    question?.querySelector("button").focus();
    if (!question) this.#dirty.clear();
    return !question;
  }

  /** Show what is kept in every control, but for those of which the reader is asked. */
  fill() {
    for (const name of this.#names()) if (!this.#asked.has(name)) this.#show(name, text(this.#keyOf(name)));
  }

  /**
   * Take for the reader's what the page did not bring: somebody was faster than the script. A choice is newer than what is kept;
   * of two texts the reader says which to keep.
   */
  adopt() {
    for (const name of this.#names().filter((name) => !untouched(this.#form, name))) {
      if (isChoice(this.#form, name)) this.#shown.set(name, text(this.#keyOf(name)));
      this.#dirty.add(name);
    }
    this.flush();
  }

  /** Save what was typed since the last save. */
  flush() {
    clearTimeout(this.#timer);
    if (!this.#dirty.size || !this.#first()) return;
    let why = "";
    const kept = [];
    for (const name of [...this.#dirty].filter((name) => !this.#asked.has(name))) {
      const value = answer(this.#form, name);
      // Not at every key: each copy costs the browser a look at the whole form.
      for (const control of named(this.#form, name)) showOnPaper(control);
      this.#mend(name, value);
      if (value === null) continue;
      const result = write(this.#keyOf(name), value, this.#shown.get(name) ?? "");
      if (result.ok) {
        this.#dirty.delete(name);
        this.#shown.set(name, value);
        kept.push(name);
      } else if (result.why === "changed") this.#ask(name, result.theirs);
      else why ||= result.why;
    }
    if (why) alarm(why);
    else if (kept.length) saved();
    if (kept.length) write("meta:app:edits", String(+text("meta:app:edits") + kept.length));
    if (why || kept.length) this.#done(why ? null : Date.now(), kept);
  }

  #names() {
    return namesIn(this.#form).filter((name) => this.#keyOf(name) !== null);
  }

  #typed(control) {
    if (!control.name || this.#keyOf(control.name) === null) return;
    this.#dirty.add(control.name);
    this.#form.dataset.typed = "";
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.flush(), PAUSE);
  }

  #show(name, value) {
    setAnswer(this.#form, name, value);
    this.#mend(name, value);
    this.#shown.set(name, value);
  }

  #heard(key) {
    for (const name of this.#names()) {
      const mine = this.#keyOf(name);
      if (key !== null && key !== mine) continue;
      const theirs = text(mine);
      if (theirs === (this.#shown.get(name) ?? "") || theirs === answer(this.#form, name)) this.#shown.set(name, theirs);
      else if (this.#dirty.has(name) || named(this.#form, name).includes(document.activeElement)) this.#ask(name, theirs);
      else this.#show(name, theirs);
    }
  }

  // Half a number or date is told beside the field once the reader has left it, and what was kept stays kept.
  #mend(name, value) {
    const [control] = named(this.#form, name);
    const id = `${name}.flaw`;
    const note = document.getElementById(id);
    if (value !== null) {
      note?.remove();
      control.removeAttribute("aria-invalid");
    } else if (!note && control !== document.activeElement) {
      const words = `Not saved: this ${control.type} is not complete.`;
      (control.closest(".aipm-field, td") ?? control).append(make("p", { className: "aipm-flaw", id, role: "alert", textContent: words }));
      control.setAttribute("aria-invalid", "true");
      control.setAttribute("aria-errormessage", id);
    }
  }

  #ask(name, theirs) {
    this.#asked.get(name)?.remove();
    const [control] = named(this.#form, name);
    // What the page never showed was kept before the reader typed, faster than the script.
    const [heading, other] = this.#shown.has(name) ? ["Changed in another tab", "Use theirs"] : ["Something else was kept here", "Use what was kept"];
    const settle = (action) => {
      box.remove();
      this.#asked.delete(name);
      risk(`ask:${name}`, false);
      action();
      this.flush();
      control.focus();
    };
    const box = make(
      "div",
      { className: "aipm-conflict", role: "group", ariaLabel: heading },
      make("p", { textContent: heading }),
      make("blockquote", { dir: "auto", textContent: theirs || "(emptied)" }),
      button("Keep mine", () => settle(() => (this.#shown.set(name, theirs), this.#dirty.add(name)))),
      button(other, () => settle(() => (this.#dirty.delete(name), this.#show(name, text(this.#keyOf(name)))))),
    );
    this.#asked.set(name, box);
    risk(`ask:${name}`, true);
    control.closest(".aipm-field, td, li, header").append(box);
    say(`${heading}: choose which to keep`);
  }
}
