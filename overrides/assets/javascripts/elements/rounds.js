/* Quick rounds: one is shown at a time and answered once; then the reason stands below it. Nothing is kept. */
import { part } from "../parts/dom.js";
import "../parts/print.js";

class Rounds extends HTMLElement {
  #at = 0;
  /** The choice of each round that is answered. */
  #chosen = new Map();

  connectedCallback() {
    this.rounds = [...this.querySelectorAll("[data-component=round]")];
    this.next = part(this, "next");
    this.addEventListener("click", this);
    addEventListener("hashchange", this);
    const linked = this.#linked();
    this.#show(linked < 0 ? 0 : linked);
    this.dataset.ready = "";
    if (linked >= 0) this.rounds[linked].scrollIntoView();
  }

  disconnectedCallback() {
    this.removeEventListener("click", this);
    removeEventListener("hashchange", this);
  }

  handleEvent({ type, target }) {
    const does = type === "click" && target.closest("[data-do]")?.dataset.do;
    if (does === "a" || does === "b") this.#answer(does);
    else if (does === "next") this.#go(this.#open ?? 0);
    else if (type === "hashchange" && this.#linked() >= 0) this.#go(this.#linked());
  }

  // The round that the address names; -1 if it names none.
  #linked = () => this.rounds.findIndex(({ id }) => id === location.hash.slice(1));

  // The next round without an answer, round the end.
  get #open() {
    const order = this.rounds.map((_, n) => (this.#at + 1 + n) % this.rounds.length);
    return order.find((n) => !this.#chosen.has(this.rounds[n]));
  }

  #answer(letter) {
    this.#chosen.set(this.rounds[this.#at], letter);
    this.#show(this.#at);
    // What was pressed is gone; the verdict is what comes next, and focus makes it heard.
    const verdict = part(this.rounds[this.#at], "verdict");
    verdict.tabIndex = -1;
    verdict.focus();
  }

  #go(at) {
    if (this.#open === undefined && at === 0) this.#chosen.clear();
    this.#show(at);
    const title = this.rounds[at].querySelector(".aipm-title");
    title.tabIndex = -1;
    title.focus();
  }

  #show(at) {
    this.#at = at;
    for (const [n, round] of this.rounds.entries()) round.hidden = n !== at;
    const round = this.rounds[at];
    const { stronger } = round.dataset;
    const chosen = this.#chosen.get(round);
    const reason = round.querySelector("details");
    reason.hidden = !chosen;
    reason.open = Boolean(chosen);
    reason.after(this.next);
    this.next.hidden = !chosen;
    this.next.firstElementChild.textContent = this.#open === undefined ? "Start again" : "Next round";
    part(round, "mark").textContent = chosen === stronger ? "Right." : "Not this time.";
    for (const version of round.querySelectorAll("[data-version]")) {
      const letter = version.dataset.version;
      version.dataset.is = chosen ? (letter === stronger ? "stronger" : "weaker") : "";
      version.querySelector("button").hidden = Boolean(chosen);
      part(version, "chosen").hidden = letter !== chosen;
    }
    const right = [...this.#chosen].filter(([{ dataset }, letter]) => dataset.stronger === letter).length;
    part(this, "place").textContent = `Round ${at + 1} of ${this.rounds.length}`;
    part(this, "score").textContent = this.#chosen.size ? `${right} of ${this.#chosen.size} right` : "";
  }
}

customElements.define("aipm-rounds", Rounds);
