/* A clock on the page: shown or hidden, paused and extended; it says only what matters, and its end closes nothing. */
import { extended, face, left, milestone, paused, reckoned, resumed } from "../model/clock.js";
import { letters } from "./documents.js";
import { part } from "./dom.js";
import { say } from "./status.js";

const PAGE = letters(8);
const SECOND = 1000;

/** This moment, by both clocks. */
export const moment = () => ({ wall: Date.now(), mono: performance.now(), page: PAGE, hidden: document.hidden });

// What stands there already is left alone, and a new node would have the browser look through the whole page.
function write(element, text) {
  if (element.textContent === text) return;
  if (element.firstChild) element.firstChild.data = text;
  else element.textContent = text;
}

export class Timer {
  #root;
  #changed;
  #shown = Infinity;
  #ticking;
  /** The clock; null while there is none. */
  clock = null;
  /** Whether the reader has put it out of sight, and with it what it says. */
  quiet = false;

  /**
   * @param {HTMLElement} root holds the time and the buttons, marked by data-part and data-do
   * @param {() => void} changed called when there is something new to keep
   */
  constructor(root, changed) {
    [this.#root, this.#changed] = [root, changed];
    const does = { pause: () => this.#pause(), minute: () => this.#extend(), hide: () => this.#hide() };
    for (const [name, action] of Object.entries(does)) this.#button(name).addEventListener("click", action);
    document.addEventListener("visibilitychange", this);
  }

  /** Let go of the page. */
  disconnect() {
    clearTimeout(this.#ticking);
    document.removeEventListener("visibilitychange", this);
  }

  // Whether the page was in sight decides which clock to believe: it is reckoned whenever that changes.
  handleEvent() {
    if (!this.clock?.since) return;
    this.#tick();
    if (document.hidden) this.#changed();
  }

  /** Show a clock. */
  show(clock, quiet) {
    [this.clock, this.quiet] = [clock, quiet];
    this.#shown = clock ? left(clock, moment()) : Infinity;
    clearTimeout(this.#ticking);
    if (clock) this.#write();
    if (clock?.since) this.#wait();
  }

  /** Stop it, and reckon it up to now. */
  stop() {
    this.show(paused(this.clock, moment()), this.quiet);
  }

  /** The clock reckoned up to now, so that what is kept is right whatever happens to the system's clock later. */
  kept() {
    return this.clock && reckoned(this.clock, moment());
  }

  #button = (name) => this.#root.querySelector(`[data-do=${name}]`);

  // Until the figure changes: a phone is not woken for less.
  #wait() {
    clearTimeout(this.#ticking);
    this.#ticking = setTimeout(() => this.#tick(), ((this.#shown % SECOND) + SECOND) % SECOND || SECOND);
  }

  #tick() {
    this.clock = this.kept();
    const now = left(this.clock, moment());
    const words = milestone(this.clock.limit, this.#shown, now);
    this.#shown = now;
    if (words && !this.quiet) say(words);
    this.#write();
    this.#wait();
  }

  #write() {
    const time = part(this.#root, "time");
    time.hidden = this.quiet;
    write(time, face(this.#shown));
    write(this.#button("pause"), this.clock.since ? "Pause" : "Resume");
    write(this.#button("hide"), this.quiet ? "Show clock" : "Hide clock");
    this.#root.toggleAttribute("data-over", this.#shown <= 0);
  }

  #pause() {
    if (this.clock.since) this.stop();
    else this.show(resumed(this.clock, moment()), this.quiet);
    this.#changed();
    if (!this.quiet) say(`${this.clock.since ? "Running" : "Paused"}, ${face(this.#shown)}`);
  }

  #extend() {
    this.show(extended(this.kept()), this.quiet);
    this.#changed();
    if (!this.quiet) say(`One minute more: ${face(this.#shown)}`);
  }

  #hide() {
    this.show(this.clock, !this.quiet);
    this.#changed();
  }
}
