/* What the page says by itself: one polite region, spoken after a second of quiet, and one alarm for what may lose work. */
import { button } from "./dom.js";

const region = document.getElementById("aipm-status");
const alarms = document.getElementById("aipm-alarm");
const QUIET = 1000;
const BETWEEN_SAVES = 10000;
let timer;
let lastSaved = 0;

/** Say one thing once the reader's hands are still; a later message replaces one that waits. */
export function say(message) {
  clearTimeout(timer);
  timer = setTimeout(() => {
    // The same words again are news to nobody unless they change.
    region.textContent = region.textContent === message ? `${message}\u00a0` : message;
  }, QUIET);
}

/** Say that work is saved, at most every ten seconds, and end the alarm. */
export function saved() {
  alarm("");
  if (Date.now() - lastSaved < BETWEEN_SAVES) return;
  lastSaved = Date.now();
  say("Saved");
}

const TRUTHS = {
  blocked: "Not saved: this browser blocks storage. Download a backup before you leave.",
  full: "Not saved: storage is full. Download a backup now.",
  newer: "Not saved: a newer version of the guide has written here. Reload the page.",
  long: "Not saved: an answer is longer than 20,000 characters. Shorten it, or keep it in a file.",
};

/** Tell the truth about what is not saved, at once and for as long as it lasts. "" ends it. */
export function alarm(why) {
  const message = TRUTHS[why] ?? "";
  if (alarms.dataset.why === why) return;
  alarms.dataset.why = why;
  // On this very page: where storage is blocked, leaving it is losing it.
  const backup = button("Download backup", async () => (await import("./backup.js")).downloadBackup());
  alarms.replaceChildren(message, ...(why === "blocked" || why === "full" ? [" ", backup] : []));
}
