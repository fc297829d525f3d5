/* The self-check with a memory: each answer puts the pages of the reader's door in another order. */
import { order, sentence, size, told } from "../model/self-check.js";
import { alarm, say } from "../parts/status.js";
import { answer, namesIn } from "../parts/fields.js";
import { hindrance, listen } from "../store.js";
import { Autosave } from "../parts/autosave.js";
import { part } from "../parts/dom.js";
import { printPage } from "../parts/print.js";

// One key an answer, so that two tabs lose none; a backup takes them along.
const KEY = "meta:app:self-check.";

class SelfCheck extends HTMLElement {
  key = KEY;

  connectedCallback() {
    this.form = this.querySelector("form");
    this.check = JSON.parse(this.querySelector("[data-check]").textContent);
    this.intro = part(this, "sentence").textContent;
    this.autosave = new Autosave(this.form, { keyOf: (name) => KEY + name, done: () => this.#show(true) });
    this.silence = listen((key) => (key === null || key.startsWith(KEY)) && this.#show());
    this.addEventListener("click", this);
    this.autosave.adopt();
    this.autosave.fill();
    this.#show();
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
    if (does === "print") printPage("filled");
    else if (does) import("../parts/reading-order.js").then((module) => module[does](this));
  }

  /** The order of a door. */
  section = (door) => this.querySelector(`section[data-door=${door}]`);
  #page = (door, page) => this.section(door).querySelector(`[data-page="${page}"]`);

  #show(aloud = false) {
    const answers = new Map(namesIn(this.form).map((name) => [name, answer(this.form, name)]));
    const door = answers.get("door");
    for (const { id } of this.check.doors) {
      const groups = order(this.check, id, answers);
      if (id === door) this.found = this.#say(groups, answers);
      this.#place(id, groups);
    }
    if (!door) this.found = this.intro;
    part(this, "sentence").textContent = this.found;
    if (aloud) say(this.found);
  }

  #say(groups, answers) {
    const door = answers.get("door");
    const asked = this.check.questions.filter((question) => [door, "both"].includes(question.door));
    const given = asked.filter(({ id }) => answers.get(id)).length;
    const title = (page) => this.#page(door, page).querySelector("a").textContent;
    return sentence(groups, this.check.minutes, title, { given, of: asked.length });
  }

  #place(door, groups) {
    // Found before any of them is moved.
    const lists = groups.map(({ pages }) => pages.map(({ page }) => this.#page(door, page)));
    groups.forEach(({ id, pages }, at) => {
      const box = this.section(door).querySelector(`[data-group=${id}]`);
      part(box, "count").textContent = told(size(pages, this.check.minutes));
      lists[at].forEach((item, n) => {
        const reason = item.querySelector(".aipm-because");
        reason.dataset.usual ??= reason.textContent;
        reason.textContent = pages[n].why.join(" ") || reason.dataset.usual;
      });
      const list = box.querySelector("ol");
      // What stays in its place keeps the keyboard.
      if (list.children.length !== lists[at].length || lists[at].some((item, n) => item !== list.children[n])) list.replaceChildren(...lists[at]);
    });
  }
}

customElements.define("aipm-self-check", SelfCheck);
