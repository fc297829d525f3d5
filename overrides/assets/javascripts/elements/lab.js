/* A lab: the reader's own numbers in, a sentence, figures and a picture out. A link carries inputs and never touches what is kept. */
import { say } from "../parts/status.js";
import { make, part } from "../parts/dom.js";
import { isLong, isWhole, like, readNumber, shift } from "../parts/reading.js";
import "../parts/print.js";

const STALE = "These figures are of the last inputs that made sense.";
const STILL = 300;

// Fetched for a link that brings something, or as soon as somebody is at work here, for the way back.
const link = () => import("../parts/lab-link.js");

// An anchor leads to a place on the page, and brings no inputs.
const isLink = (hash) => hash.includes("=");

// What stays the same needs no new layout.
function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

class Lab extends HTMLElement {
  async connectedCallback() {
    this.lab = this.closest("[data-component]").dataset.id;
    this.form = this.querySelector("form");
    this.controls = [...this.form.elements].filter(({ name }) => name && !name.includes("."));
    this.places = new Map([...this.querySelectorAll("[data-result]")].map((data) => [data.dataset.result, data]));
    this.shown = new Map([...this.places].map(([name, data]) => [name, data.textContent]));
    this.errors = [...this.querySelectorAll("[data-error]")];
    this.sentence = part(this, "sentence");
    this.answer = this.sentence.textContent;
    this.maths = await import(`../labs/${this.lab}.js`);
    this.form.addEventListener("input", this);
    this.addEventListener("click", this);
    for (const kind of ["pointerover", "focusin"]) this.addEventListener(kind, link, { once: true });
    part(this, "currency")?.addEventListener("input", this);
    this.linked = () => (isLink(location.hash) || !location.hash) && location.href !== this.link && this.#take(location.hash);
    addEventListener("hashchange", this.linked);
    // Without a link, what stands in the form stays: somebody may have been faster than the script.
    if (isLink(location.hash)) await this.#take(location.hash);
    else this.#show();
    await this.#aids();
    this.dataset.ready = "";
    const [{ Picture }, { Swings }] = await Promise.all([import("../parts/picture.js"), import("../parts/swings.js")]);
    this.drawn = [new Picture(this), new Swings(this)];
    this.#show();
  }

  // Some inputs have a slider, or another way to say them; the others' pages don't fetch either.
  async #aids() {
    const aids = { slider: "[data-for]", effect: "[data-effect]" };
    for (const [name, where] of Object.entries(aids)) {
      const found = [...this.form.querySelectorAll(where)];
      const { join } = found.length ? await import(`../parts/${name}.js`) : {};
      for (const one of found) join(one, this.form);
    }
  }

  disconnectedCallback() {
    removeEventListener("hashchange", this.linked);
    this.removeEventListener("click", this);
  }

  handleEvent({ type, target }) {
    const does = type === "click" && target.closest?.("[data-do]")?.dataset.do;
    if (type === "input") this.#soon();
    else if (does === "reset") this.#reset();
    else if (does === "link") link().then(({ copy }) => copy(this.link));
    else if (does === "save") import("../parts/save-figures.js").then(({ save }) => save(this));
    else if (does === "calendar") import("../parts/timeline.js").then(({ save }) => save(this));
  }

  /** The currency that stands before sums. */
  get currency() {
    return part(this, "currency")?.value.trim() || "$";
  }

  /** The address with these inputs: those that differ from the defaults. */
  get link() {
    const changed = this.given ? this.#changed() : [];
    const pairs = changed.map(({ name }) => [name, this.given[name] ?? "none"]);
    if (this.currency !== "$") pairs.push(["currency", this.currency]);
    return `${location.href.split("#")[0]}${pairs.length ? `#${new URLSearchParams(pairs)}` : ""}`;
  }

  #changed() {
    const usual = ({ dataset }) => (dataset.least === undefined || dataset.default === "none" ? dataset.default : +dataset.default);
    return this.controls.filter((control) => (this.given[control.name] ?? "none") !== usual(control));
  }

  // A number as links and the maths have it; the reason if the control holds none.
  #read(control) {
    const { least, most, needed, percent } = control.dataset;
    if (least === undefined) return control.value ? { value: control.value } : { flaw: "Not a date yet." };
    if (!control.value.trim()) return needed === "optional" ? { value: null } : { flaw: "A number is needed here." };
    const typed = readNumber(control.value);
    if (Number.isNaN(typed)) return { flaw: "This is not a number." };
    const value = percent ? shift(String(typed), -2) : typed;
    if (value < +least || value > +most) return { flaw: this.#range(control) };
    if (!Number.isInteger(value) && isWhole(control)) return { flaw: "A whole number is needed here." };
    return { value };
  }

  #range = (control) => control.closest(".aipm-field").querySelector(".aipm-range").textContent;

  // Once for all that one key or one pull changes, and before the browser lays the page out.
  #soon() {
    this.asked ??= Promise.resolve().then(() => {
      this.asked = null;
      this.#show();
    });
    clearTimeout(this.writing);
    // Browsers refuse an address that changes more than a few times a second.
    this.writing = setTimeout(() => this.given && history.replaceState(history.state, "", this.link), STILL);
  }

  #show() {
    const given = { currency: this.currency };
    const flaws = new Map();
    for (const control of this.controls) {
      const { value, flaw } = this.#read(control);
      if (flaw) flaws.set(control.name, flaw);
      given[control.name] = value;
    }
    const sound = !flaws.size;
    if (sound) for (const { name, say: words } of this.maths.problems?.(given) ?? []) flaws.set(name, words);
    for (const control of this.controls) this.#flaw(control, flaws.get(control.name));
    this.toggleAttribute("data-stale", !sound);
    if (!sound) return this.#note(STALE);
    if (part(this, "note").textContent === STALE) this.#note("");
    this.given = given;
    this.got = this.maths.compute(given);
    this.#tell();
    // The figures are painted first: pictures take longer, and are looked at later.
    cancelAnimationFrame(this.painting);
    this.painting = requestAnimationFrame(() => setTimeout(() => this.drawn?.forEach((one) => one.show())));
  }

  #tell() {
    const { results, why } = this.got;
    for (const [name, model] of this.shown) {
      const data = this.places.get(name);
      const value = results[name];
      if (value === null || value === undefined) data.removeAttribute("value");
      else data.value = String(value);
      write(data, value === null || value === undefined ? why[name] : like(value, model, this.currency));
      data.classList.toggle("aipm-why", value === null || value === undefined);
      data.classList.toggle("aipm-long", isLong(data.textContent));
    }
    for (const note of this.errors) {
      note.model ??= note.textContent;
      const error = this.got.errors?.[note.dataset.error];
      const figure = note.model.replace("standard error ", "");
      write(note, error === undefined ? "" : `standard error ${like(error, figure, this.currency)}`);
    }
    const words = this.#changed().length ? this.maths.sentence(this.given, results) : this.answer;
    write(this.sentence, words);
    if (this.told && this.told !== words) say(words);
    this.told = words;
  }

  #flaw(control, words) {
    const id = `${control.id}.flaw`;
    const there = document.getElementById(id);
    control.toggleAttribute("aria-invalid", false);
    if (words) control.setAttribute("aria-invalid", "true");
    if (words && there) there.textContent = words;
    else if (words) {
      control.closest(".aipm-field").append(make("p", { className: "aipm-flaw", id, textContent: words }));
      control.setAttribute("aria-errormessage", id);
    } else there?.remove();
  }

  #note(text) {
    write(part(this, "note"), text);
  }

  async #take(hash) {
    clearTimeout(this.writing); // what was typed before has no claim to the address any more
    const { take } = await link();
    const words = take(this, hash);
    this.form.dispatchEvent(new Event("aipm-taken"));
    this.#show();
    this.#note(words);
  }

  async #reset() {
    history.replaceState(history.state, "", location.pathname);
    await this.#take("");
    say("The worked example is back");
  }
}

customElements.define("aipm-lab", Lab);
