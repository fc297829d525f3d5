/* Everything the reader has filled in: where it is, how old the last backup is, and the ways to take it away or give it up. */
import { alarm, say } from "../parts/status.js";
import { alone, entries, forget, hindrance, listen, size } from "../store.js";
import { ask } from "../parts/dialog.js";
import { day, make, moment, part } from "../parts/dom.js";
import { documents } from "../parts/documents.js";
import { downloadBackup } from "../parts/backup.js";
import { guideOf } from "../parts/guide.js";
import { keepBackupAge } from "../parts/backup-age.js";
import { perform, undo, undoable } from "../parts/undo.js";
import { restore } from "../parts/restore.js";

const MUCH = 3e6;

class Workspace extends HTMLElement {
  connectedCallback() {
    this.guide = guideOf(JSON.parse(this.querySelector("[data-known]").textContent));
    const asked = new URLSearchParams(location.hash.slice(1)).get("doc");
    const there = asked && documents().find(({ id }) => id === asked);
    if (there && this.guide.worksheets.has(there.worksheet)) {
      location.replace(`${this.guide.worksheets.get(there.worksheet).address}#doc=${there.id}`);
    }
    this.empty = [...part(this, "documents").childNodes];
    this.addEventListener("click", this);
    this.silence = listen(() => this.#soon());
    keepBackupAge(this);
    this.#show();
    if (hindrance()) alarm(hindrance());
    this.dataset.ready = this.parentElement.dataset.ready = "";
  }

  disconnectedCallback() {
    this.removeEventListener("click", this);
    this.silence();
  }

  async handleEvent({ target }) {
    const does = target.closest?.("[data-do]")?.dataset.do;
    if (does === "backup") downloadBackup();
    else if (does === "restore") await restore(this.guide);
    else if (does === "erase") await this.#erase();
    else if (does === "undo") this.#undo();
    else if (does === "keep") this.#keep();
    if (does) this.#show();
  }

  // Restoring changes many entries; they are shown once.
  #soon() {
    cancelAnimationFrame(this.waiting);
    this.waiting = requestAnimationFrame(() => this.#show());
  }

  #show() {
    const kept = entries();
    const all = documents("", kept);
    part(this, "documents").replaceChildren(...(all.length ? this.#shelves(all, kept) : this.empty));
    part(this, "orphans").replaceChildren(...this.#orphans(kept, new Set(all.map(({ id }) => id))));
    const done = [...this.guide.items.keys()].filter((id) => kept.get(`item:${id}:state`)?.v === "done").length;
    part(this, "progress").querySelector("progress").value = done;
    part(this, "progress").querySelector("span").textContent = `${done} of ${this.guide.items.size} done`;
    const used = size();
    const much = used > MUCH ? " Storage is getting full: take a backup and delete what you no longer need." : "";
    part(this, "size").textContent = `${used.toLocaleString("en-GB")} of about 5 million characters used.${much}`;
    const last = undoable();
    const taken = this.querySelector("[data-do=undo]");
    taken.hidden = !last;
    if (last) taken.textContent = last.what === "restore" || last.what === "erase" ? `Undo ${last.what}` : `Undo: ${last.what}`;
  }

  #shelves(all, kept) {
    const answers = new Map();
    for (const [key, { v }] of kept) {
      const id = v && key.startsWith("field:") && key.split(":", 2)[1];
      if (id) answers.set(id, (answers.get(id) ?? 0) + 1);
    }
    const shelves = grouped(all);
    return [...shelves].flatMap(([worksheet, list]) => {
      const { title = worksheet, address } = this.guide.worksheets.get(worksheet) ?? {};
      const items = list.map(({ id, name, edited }) => {
        const shown = make(address ? "a" : "span", { textContent: name || id, dir: "auto", ...(address && { href: `${address}#doc=${id}` }) });
        return make("li", {}, shown, make("span", { textContent: `answers: ${answers.get(id) ?? 0}, edited ${moment(edited)}` }));
      });
      return [make("h2", { textContent: title }), make("ul", { className: "aipm-shelf" }, ...items)];
    });
  }

  // What the guide no longer asks is the reader's all the same (S-09).
  #orphans(kept, ids) {
    const lost = [...kept].filter(([key, { v }]) => v && !this.guide.known(key, ids));
    if (!lost.length) return [];
    const list = lost.map(([key, { v, t }]) =>
      make("li", {}, make("code", { textContent: key }), ` ${t ? day(t) : ""}`, make("div", { className: "aipm-text", dir: "auto", textContent: v })),
    );
    const words = "The guide has changed since you wrote these. They stay here and in your backups until you erase them.";
    return [make("h2", { textContent: "Answers to questions that no longer exist" }), make("p", { textContent: words }), make("ul", {}, ...list)];
  }

  async #erase() {
    const kept = entries();
    const ticks = [...kept].filter(([key, { v }]) => key.startsWith("item:") && v && !key.endsWith(":revision")).length;
    const answers = [...kept].filter(([key, { v }]) => key.startsWith("field:") && v).length;
    if (!kept.size) return say("There is nothing to erase");
    const words = `This erases ${documents().length} documents with ${answers} answers, and ${ticks} entries of the checklist, from this browser. You can undo it until you leave this page.`;
    const choices = [
      { label: "Download backup first", stay: downloadBackup },
      { label: "Erase", value: "erase", main: true },
      { label: "Cancel", value: "" },
    ];
    if ((await ask("Erase everything?", [make("p", { textContent: words })], choices)) !== "erase") return;
    // Nothing of it may lie about in an undo either, once the page is left.
    const done = await alone(() => perform("erase", new Map([...entries().keys()].map((key) => [key, null])), false));
    if (!done.ok) return alarm(done.why);
    forget();
    say("Everything is erased. Undo erase is among the buttons.");
  }

  #undo() {
    const done = undo();
    if (done.ok) say("Taken back");
    else alarm(done.why);
    this.querySelector("[data-do=backup]").focus();
  }

  async #keep() {
    const kept = await navigator.storage?.persist?.().catch(() => false);
    say(kept ? "This browser promises to keep it until you clear it" : "This browser makes no promise: take a backup");
  }
}

function grouped(all) {
  const shelves = new Map();
  for (const one of all) shelves.set(one.worksheet, [...(shelves.get(one.worksheet) ?? []), one]);
  return shelves;
}

customElements.define("aipm-workspace", Workspace);
