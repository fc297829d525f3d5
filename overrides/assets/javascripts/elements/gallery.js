/* The mistakes gallery with a filter that a link carries, and practice on its pairs. */
import { format, isAnchor, matches, next, parse } from "../model/gallery.js";
import { keepBackupAge } from "../parts/backup-age.js";
import { make, part } from "../parts/dom.js";
import { Practice } from "../parts/practice.js";
import { listen } from "../store.js";
import { rewrites } from "../parts/rewrites.js";
import { say } from "../parts/status.js";
import "../parts/print.js";

const PAUSE = 200;
const words = (element) => element.textContent.trim().replace(/\s+/g, " ");

function read(article) {
  const { id, category, faults, signals } = article.dataset;
  const [title, weak] = [".aipm-title", ".aipm-pair__weak blockquote"].map((name) => words(article.querySelector(name)));
  return { id, article, title, weak, category, fault: faults.split(" "), signal: signals.split(" ") };
}

class Gallery extends HTMLElement {
  #known;
  #timer;

  connectedCallback() {
    this.boxes = [...part(this, "filter").querySelectorAll("input")];
    this.sections = [...this.querySelectorAll("section")];
    this.pairs = [...this.querySelectorAll("[data-component=mistake]")].map(read);
    this.#known = { practise: this.pairs.map(({ id }) => id) };
    for (const { name, value } of this.boxes) (this.#known[name] ??= []).push(value);
    const form = part(this, "practice").content.firstElementChild.cloneNode(true);
    this.sheet = form.dataset.sheet;
    this.practice = new Practice(form, () => this.#address());
    this.addEventListener("change", this);
    this.addEventListener("click", this);
    addEventListener("hashchange", this);
    this.silence = listen(() => this.#remember());
    keepBackupAge(this);
    this.#remember();
    // Ready first: what cannot be seen yet takes no focus.
    this.dataset.ready = "";
    this.#follow(history.state?.practice);
  }

  disconnectedCallback() {
    this.practice.disconnect();
    this.silence();
    removeEventListener("hashchange", this);
    for (const kind of ["change", "click"]) this.removeEventListener(kind, this);
    clearTimeout(this.#timer);
  }

  handleEvent({ type, target }) {
    if (type === "hashchange") this.#follow();
    else if (type === "change" && this.boxes.includes(target)) this.#filtered();
    const does = type === "click" && target.closest("[data-do]")?.dataset.do;
    if (does === "practise") this.#open(this.#pair(target.closest("article").dataset.id));
    else if (does === "next") this.#next();
    else if (does === "leave") this.#leave();
    else if (does === "clear") {
      this.#choose({});
      this.#filtered();
      this.boxes[0].focus();
    }
  }

  get #chosen() {
    const chosen = { category: [], fault: [], signal: [] };
    for (const { name, value, checked } of this.boxes) if (checked) chosen[name].push(value);
    return chosen;
  }

  get #shown() {
    return this.pairs.filter(({ article }) => !article.hidden);
  }

  #pair = (id) => this.pairs.find((pair) => pair.id === id);

  // What the address asks for; an anchor asks for nothing but to be seen.
  #follow(state) {
    if (isAnchor(location.hash)) {
      this.#show();
      const target = this.querySelector(":target");
      if (target?.closest("[hidden]")) this.#unfilter(target);
      return;
    }
    const { practise, ...chosen } = parse(location.hash, this.#known);
    this.#choose(chosen);
    this.#show();
    const pair = this.#pair(practise[0]);
    if (!pair) return this.practice.close();
    if (pair.article.hidden) this.#unfilter(pair.article);
    if (pair !== this.practice.pair) this.practice.open(pair, state ?? {});
  }

  #unfilter(target) {
    this.#choose({});
    this.#show();
    target.scrollIntoView();
    this.#say();
  }

  #choose(chosen) {
    for (const box of this.boxes) box.checked = chosen[box.name]?.includes(box.value) ?? false;
  }

  #filtered() {
    this.#show();
    // What was being written is saved already; it must not stand among what was asked for.
    if (this.practice.pair?.article.hidden) this.practice.close();
    this.#address();
    this.#say();
  }

  #show() {
    const chosen = this.#chosen;
    for (const pair of this.pairs) pair.article.toggleAttribute("hidden", !matches(chosen, pair));
    for (const section of this.sections) section.toggleAttribute("hidden", !section.querySelector("article:not([hidden])"));
    const count = this.#shown.length;
    // The text in place: a new node would have the browser look through the whole page for each :has() of its style.
    part(this, "count").firstChild.data = `${count} of ${this.pairs.length} shown`;
    part(this, "none").hidden = count > 0;
    this.querySelector("[data-part=filter] [data-do=next]").disabled = !count;
    this.querySelector("[data-do=clear]").hidden = !this.boxes.some(({ checked }) => checked);
  }

  #say() {
    say(part(this, "count").textContent);
  }

  // Not at every change: Safari allows a hundred in half a minute.
  #address() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const { pair, state } = this.practice;
      const hash = format({ ...this.#chosen, practise: pair ? [pair.id] : [] });
      history.replaceState({ practice: state }, "", hash || location.pathname + location.search);
    }, PAUSE);
  }

  #open(pair) {
    if (pair && this.practice.open(pair)) this.#address();
    this.#remember();
  }

  #next() {
    const kept = rewrites();
    const done = this.pairs.filter(({ weak }) => kept.get(weak)?.some(({ finished }) => finished)).map(({ id }) => id);
    this.#open(this.#pair(next(this.#shown.map(({ id }) => id), done, this.practice.pair?.id)));
  }

  #leave() {
    const { article } = this.practice.pair;
    if (!this.practice.close()) return;
    this.#remember();
    article.querySelector("[data-do=practise]").focus();
    this.#address();
  }

  // A pair that was practised says so, with the way to what was written.
  #remember() {
    const kept = rewrites();
    for (const { article, weak } of this.pairs) {
      const mine = kept.get(weak);
      const note = article.querySelector(".aipm-rewritten");
      if (!mine) {
        note?.remove();
        continue;
      }
      const { id, on, finished } = mine.find((one) => one.finished) ?? mine[0];
      const link = make("a", { href: `${this.sheet}#doc=${id}`, textContent: "Your version" });
      const made = make("p", { className: "aipm-rewritten" }, `You ${finished ? "rewrote" : "began to rewrite"} this on ${on}. `, link);
      if (!note) article.querySelector("header").after(made);
      else if (note.textContent !== made.textContent || note.lastChild.href !== link.href) note.replaceWith(made);
    }
  }
}

customElements.define("aipm-gallery", Gallery);
