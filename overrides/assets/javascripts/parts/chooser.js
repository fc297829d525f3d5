/* The row of controls that choose, name, copy and delete a worksheet's documents. */
import { create, documents, freeName, record, rename } from "./documents.js";
import { alarm, say } from "./status.js";
import { day, make, part } from "./dom.js";
import { listen } from "../store.js";

// Fetched as soon as somebody is at work here, so that a press finds it there.
const changes = () => import("./document-changes.js");

export class Documents {
  id = "";
  #root;
  #sheet;
  #left;
  #opened;
  #naming = null;

  /**
   * @param {HTMLElement} root holds the controls, marked by data-part and data-do
   * @param {string} sheet the worksheet's id
   * @param {() => boolean} left called before another document opens; false: it can't yet
   * @param {() => void} opened called when another document is open
   */
  constructor(root, sheet, left, opened) {
    [this.#root, this.#sheet, this.#left, this.#opened] = [root, sheet, left, opened];
    this.#select.addEventListener("change", () => this.#go(this.#select.value));
    const does = { create: () => this.#create(), rename: () => this.#rename(), duplicate: () => this.#duplicate() };
    for (const [name, action] of Object.entries({ ...does, remove: () => this.#remove(), undo: () => this.#undo() })) {
      this.#button(name).addEventListener("click", () => this.#left() && action());
    }
    const name = this.#part("name");
    name.addEventListener("change", () => this.#named(true));
    name.addEventListener("blur", () => this.#named(true));
    name.addEventListener("keydown", (event) => this.#keyed(event));
    for (const kind of ["pointerover", "focusin"]) root.addEventListener(kind, changes, { once: true });
    addEventListener("hashchange", () => this.#linked() && this.#go(this.#linked()));
    listen((key) => (key === null || key.startsWith("doc:")) && this.#list());
    const all = documents(sheet);
    this.id = this.#linked() || all[0]?.id || "";
    this.#list(all);
  }

  /** Make sure that there is a document to write into; `anew`: a new one. Gives whether there is. */
  ensure(anew = false) {
    if (anew || !this.id) return this.#made(create(this.#sheet, this.#dated()));
    // Deleted in another tab while its answers stand here: they are worth more than the deletion.
    if (!record(this.id)) this.#made(create(this.#sheet, this.#dated(), this.id));
    return true;
  }

  /** Offer to take something back, said in words; nothing said: offer nothing. */
  undoable(what) {
    this.#button("undo").hidden = !what;
    if (what) say(`${what}. Undo is beside the document’s name.`);
  }

  get #select() {
    return this.#part("document");
  }

  #part = (name) => part(this.#root, name);
  #button = (name) => this.#root.querySelector(`[data-do=${name}]`);

  #dated = () => freeName(this.#sheet, day(Date.now()));

  #linked() {
    const id = new URLSearchParams(location.hash.slice(1)).get("doc");
    return id && record(id)?.worksheet === this.#sheet ? id : "";
  }

  #list(all = documents(this.#sheet)) {
    const options = all.map(({ id, name }) => make("option", { value: id, textContent: name, dir: "auto" }));
    const open = all.some(({ id }) => id === this.id);
    if (!open) options.unshift(make("option", { value: this.id, textContent: "Not saved yet" }));
    this.#select.replaceChildren(...options);
    this.#select.value = this.id;
    // Paper says whose answers these are.
    this.#part("named").textContent = all.find(({ id }) => id === this.id)?.name ?? "";
    for (const name of ["rename", "duplicate", "remove"]) this.#button(name).disabled = !open;
  }

  // What is typed belongs to the document that is left.
  #go(id) {
    if (this.#left()) this.#open(id);
    else this.#list();
  }

  #open(id) {
    this.id = id;
    history.replaceState(null, "", id ? `#doc=${id}` : location.pathname);
    this.#list();
    this.#opened();
  }

  #made({ made, ok, why }) {
    if (!ok) alarm(why);
    this.id = made.id;
    this.#list();
    return ok || why !== "newer";
  }

  #create() {
    const { made, ok, why } = create(this.#sheet, this.#dated());
    if (!ok) return alarm(why);
    this.#open(made.id);
    this.#rename();
  }

  async #duplicate() {
    const { duplicate } = await changes();
    const { made, ok, why } = duplicate(this.id, `Copy of ${record(this.id).name}`);
    if (!ok) return alarm(why);
    this.#open(made.id);
    say(`Duplicated as “${made.name}”`);
  }

  async #remove() {
    const { remove } = await changes();
    const { name } = record(this.id);
    const done = remove(this.id);
    if (!done.ok) return alarm(done.why);
    this.#open(documents(this.#sheet)[0]?.id ?? "");
    this.undoable(`Deleted “${name}”`);
    this.#button("undo").focus();
  }

  async #undo() {
    const { undo } = await import("./undo.js");
    const done = undo();
    if (!done.ok) return alarm(done.why);
    this.undoable("");
    const back = [...done.before.keys()].map((key) => key.split(":")).find(([kind]) => kind === "doc" || kind === "field");
    this.#open(back && record(back[1])?.worksheet === this.#sheet ? back[1] : this.id);
    this.#select.focus();
    say("Taken back");
  }

  #rename() {
    const { name } = record(this.id);
    this.#naming = this.id;
    this.#part("naming").hidden = false;
    this.#part("name").value = name;
    this.#part("name").focus();
    this.#part("name").select();
  }

  #keyed(event) {
    if (event.key !== "Enter" && event.key !== "Escape") return;
    event.preventDefault();
    this.#named(event.key === "Enter");
    this.#button("rename").focus();
  }

  #named(kept) {
    if (!this.#naming) return;
    const name = this.#part("name").value.trim();
    if (kept && name && record(this.#naming)) {
      const done = rename(this.#naming, name);
      if (!done.ok) alarm(done.why);
    }
    this.#naming = null;
    this.#part("naming").hidden = true;
    this.#list();
  }
}
