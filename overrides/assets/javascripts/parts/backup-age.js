/* How old the last backup is, wherever readers' work lives, and a word when too much has come since (S-08). */
import { listen, text } from "../store.js";
import { day } from "./dom.js";

const MANY = 10;

/** The words: when the last backup was made, and how many changes came since if they are many. */
export function backupAge() {
  const at = Date.parse(text("meta:app:exported"));
  const edits = +text("meta:app:edits") || 0;
  const age = Number.isNaN(at) ? "Last backup: never." : `Last backup: ${day(at)}.`;
  // Browsers give all local files one storage between them (S-11).
  const place = location.protocol === "file:" ? "Opened from a file, this page shares its storage with other local files. " : "";
  return place + (edits >= MANY ? `${age} ${edits} changes since: time for one.` : age);
}

/** Say it wherever the page has a place for it. */
export function showBackupAge() {
  for (const note of document.querySelectorAll("[data-part=backup]")) note.textContent = backupAge();
}

/** Keep it true: after changes from elsewhere, and after every save in `root`. */
export function keepBackupAge(root) {
  listen(showBackupAge);
  root.addEventListener("aipm-answers", showBackupAge);
  showBackupAge();
}
