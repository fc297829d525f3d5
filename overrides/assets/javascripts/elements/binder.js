/* The binder: the reader chooses documents, and sees, prints or takes away what they make together. */
import { added, choice } from "../model/binder.js";
import { alarm, say } from "../parts/status.js";
import { binding } from "../parts/binding.js";
import { entries, hindrance, listen, text, write } from "../store.js";
import { order, shelves } from "../parts/binder-lists.js";
import { part } from "../parts/dom.js";
import { printPage } from "../parts/print.js";
import { stock } from "../parts/binder-stock.js";

const KEY = "meta:app:binder";
const KINDS = ["input", "change", "click", "submit"];
const PAUSE = 300;
const counted = (n, noun) => `${n} ${noun}${n === 1 ? "" : "s"}`;
const total = (numbers) => numbers.reduce((sum, n) => sum + n, 0);

class Binder extends HTMLElement {
  connectedCallback() {
    this.guide = JSON.parse(this.querySelector("[data-known]").textContent);
    this.empty = [...part(this, "documents").childNodes];
    for (const kind of KINDS) this.addEventListener(kind, this);
    this.silence = listen(() => this.#soon());
    this.#read();
    if (hindrance()) alarm(hindrance());
    this.dataset.ready = this.parentElement.dataset.ready = "";
  }

  disconnectedCallback() {
    for (const kind of KINDS) this.removeEventListener(kind, this);
    this.silence();
  }

  handleEvent(event) {
    const { type, target } = event;
    if (type === "submit") return event.preventDefault();
    if (type === "input" && target.type === "text") return this.#typed(target);
    if (type === "change") return this.#changed(target);
    const asked = target.closest?.("[data-do]");
    const { do: does, id, ids } = asked?.dataset ?? {};
    if (does === "all" || does === "none") this.#choose(ids.split(" "), does === "all");
    else if (does === "up" || does === "down") this.#move(id, does);
    else if (does === "look") asked.ariaExpanded = String(!part(this, "binding").toggleAttribute("data-closed"));
    else if (does === "print") this.#print();
    else if (does === "download") this.#download();
  }

  #changed({ name, value, checked }) {
    if (name === "document") return this.#choose([value], checked);
    if (name !== "private") return;
    this.choice.secret = checked;
    this.#keep();
    say(`Private notes are ${checked ? "in the binder" : "left out"}`);
  }

  // Kept at every key, laid out anew after a pause.
  #typed({ name, value }) {
    this.choice[name] = value.trim();
    this.#write();
    clearTimeout(this.pause);
    this.pause = setTimeout(() => this.#show(), PAUSE);
    say("The cover is changed");
  }

  #choose(ids, into) {
    const usual = this.all.map(({ id }) => id);
    const before = this.choice.documents;
    this.choice.documents = into
      ? ids.reduce((chosen, id) => added(chosen, id, usual), before)
      : before.filter((id) => !ids.includes(id));
    this.#keep();
    say(`${this.chapters.length} of ${this.all.length} chosen`);
  }

  #move(id, way) {
    const ids = this.chapters.map((one) => one.id);
    const at = ids.indexOf(id);
    const to = way === "up" ? at - 1 : at + 1;
    [ids[at], ids[to]] = [ids[to], ids[at]];
    this.choice.documents = ids;
    this.#keep();
    // At an end, the one button that is left has the keyboard.
    const both = [...part(this, "order").children[to].querySelectorAll("button")];
    (both.find((one) => one.dataset.do === way && !one.disabled) ?? both.find((one) => !one.disabled)).focus();
    say(`${this.chapters[to].name}: ${to + 1} of ${ids.length}`);
  }

  #keep() {
    // What was deleted meanwhile leaves the choice as well.
    const there = new Set(this.all.map(({ id }) => id));
    this.choice.documents = this.choice.documents.filter((id) => there.has(id));
    this.#write();
    this.#show();
  }

  #write() {
    const done = write(KEY, JSON.stringify(this.choice));
    alarm(done.ok ? "" : done.why);
  }

  // Restoring changes many entries; they are shown once.
  #soon() {
    cancelAnimationFrame(this.waiting);
    this.waiting = requestAnimationFrame(() => this.#read());
  }

  #read() {
    this.choice = choice(text(KEY));
    this.all = stock(this.guide, entries());
    const focused = this.contains(document.activeElement) && document.activeElement.id;
    part(this, "documents").replaceChildren(...(this.all.length ? shelves(this.all) : this.empty));
    const form = part(this, "cover");
    form.hidden = !this.all.length;
    for (const name of ["name", "title"]) {
      const box = form.elements.namedItem(name);
      if (box !== document.activeElement) box.value = this.choice[name];
    }
    this.#show();
    if (focused) document.getElementById(focused)?.focus();
  }

  #show() {
    const { documents, secret } = this.choice;
    const there = new Map(this.all.map((one) => [one.id, one]));
    const chosen = documents.flatMap((id) => there.get(id) ?? []);
    this.chapters = chosen.map((one) => ({ ...one, ...one.read(secret) })).map((one) => ({ ...one, facts: one.facts(one) }));
    const ids = new Set(documents);
    for (const box of this.querySelectorAll("[name=document]")) box.checked = ids.has(box.value);
    const form = part(this, "cover");
    form.elements.namedItem("private").checked = secret;
    part(this, "withheld").textContent = total(chosen.map((one) => one.read(false).withheld));
    for (const name of ["made", "binding"]) part(this, name).hidden = !chosen.length;
    this.toggleAttribute("data-chosen", chosen.length > 0);
    part(this, "order").replaceChildren(...order(this.chapters));
    part(this, "sum").textContent = this.#sum();
    document.documentElement.style.setProperty("--aipm-binder-foot", `"${CSS.escape(this.choice.name || this.#cover().title)}"`);
    part(this, "binding").replaceChildren(...(chosen.length ? binding(this.#cover(), this.chapters) : []));
  }

  #sum() {
    const open = total(this.chapters.map(({ asked, answered }) => asked - answered));
    const withheld = total(this.chapters.map((one) => one.withheld));
    const left = [open && counted(open, "question") + " without an answer", withheld && counted(withheld, "private note")].filter(Boolean);
    const made = `A cover, contents and ${counted(this.chapters.length, "chapter")}.`;
    return left.length ? `${made} Left out: ${left.join(", ")}.` : made;
  }

  #cover() {
    const day = new Date().toLocaleDateString("en-GB", { dateStyle: "long" });
    return { title: this.choice.title || "Portfolio", name: this.choice.name, day };
  }

  #print() {
    this.#show();
    printPage("filled");
  }

  async #download() {
    const [{ download }, { binderMarkdown }] = await Promise.all([import("../parts/files.js"), import("../model/markdown.js")]);
    const name = `aipm-binder-${new Date().toISOString().slice(0, 10)}.md`;
    download(name, binderMarkdown(this.#cover(), this.chapters), "text/markdown");
    say("Binder downloaded");
  }
}

customElements.define("aipm-binder", Binder);
