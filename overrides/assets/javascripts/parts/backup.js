/* The reader's work as one file that they own. */
import { SCHEMA, entries, write } from "../store.js";
import { download } from "./files.js";
import { say } from "./status.js";
import { serialise } from "../model/backup.js";
import { showBackupAge } from "./backup-age.js";

/** Save everything, also what storage would not take, as a backup file. */
export function downloadBackup() {
  const exported = new Date().toISOString();
  const app = document.querySelector("meta[name=aipm-edition]").content;
  const text = serialise(entries(), { exported, app, schema: SCHEMA });
  download(`aipm-guide-${exported.slice(0, 10)}.json`, text, "application/json");
  write("meta:app:exported", exported);
  write("meta:app:edits", "0");
  showBackupAge();
  say("Backup downloaded");
}
