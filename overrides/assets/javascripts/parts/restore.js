/* Restoring a backup: choose, drop or paste a file; read what it would change; then agree, or leave everything as it is (S-13). */
import { SCHEMA, alone, entries } from "../store.js";
import { alarm, say } from "./status.js";
import { ask } from "./dialog.js";
import { compare, decode, follow, parse, plan, tooLarge } from "../model/backup.js";
import { make } from "./dom.js";
import { perform } from "./undo.js";

const many = (count, one, more = `${one}s`) => `${count.toLocaleString("en-GB")} ${count === 1 ? one : more}`;

/**
 * Ask for a backup and restore it.
 * @param {{known: (key: string) => boolean, retired: Map<string, string>}} guide what the guide asks today
 * @returns {Promise<boolean>} whether something was restored
 */
export async function restore(guide) {
  let found = null;
  const summary = make("div", { "aria-live": "polite" });
  const read = (text) => {
    found = parse(text, { schema: SCHEMA, now: Date.now() });
    if (found.entries) found.entries = follow(found.entries, guide.retired);
    summary.replaceChildren(...(found.problem ? [flaw(found.problem)] : told(found, guide.known)));
    agree().disabled = !found.entries;
  };
  const take = async (file) => {
    const problem = tooLarge(file.size);
    const bytes = problem ? null : await file.arrayBuffer().catch(() => null);
    const decoded = bytes ? decode(new Uint8Array(bytes)) : { problem: problem || "This file can’t be read." };
    if (decoded.problem) fail(decoded.problem);
    else read(decoded.text);
  };
  const fail = (problem) => {
    found = null;
    summary.replaceChildren(flaw(problem));
    agree().disabled = true;
  };

  const body = chooser(take, read);
  const choices = [{ label: "Restore", value: "restore", main: true }, { label: "Cancel", value: "" }];
  const answered = ask("Restore from backup", [...body, summary], choices);
  const dialog = summary.closest("dialog");
  const agree = () => dialog.querySelector(".aipm-main");
  agree().disabled = true;
  dialog.addEventListener("dragover", (event) => event.preventDefault());
  dialog.addEventListener("drop", (event) => {
    event.preventDefault();
    if (event.dataTransfer.files[0]) take(event.dataTransfer.files[0]);
  });

  if ((await answered) !== "restore" || !found?.entries) return false;
  const mode = dialog.querySelector("[name=aipm-mode]:checked").value;
  const done = await alone(() => {
    const changes = plan(mode, entries(), found.entries);
    return changes.size ? perform("restore", changes) : null;
  });
  // Then the last thing that did change something can still be undone.
  if (!done) say("There was nothing to restore: everything in the file is here already");
  else if (!done.ok) alarm(done.why);
  else say("Restored. Undo restore is among the buttons.");
  return !!done?.ok;
}

function chooser(take, read) {
  const file = make("input", { type: "file", id: "aipm-file", accept: ".json,application/json,text/plain" });
  file.addEventListener("change", () => file.files[0] && take(file.files[0]));
  const paste = make("textarea", { id: "aipm-paste", rows: 2, autocomplete: "off", spellcheck: false });
  paste.addEventListener("input", () => paste.value.trim() && read(paste.value));
  return [
    make("p", {}, make("label", { htmlFor: "aipm-file", textContent: "Backup file" }), " ", file),
    make("p", {}, make("label", { htmlFor: "aipm-paste", textContent: "Or drop it here, or paste its text" }), paste),
  ];
}

const flaw = (text) => make("p", { className: "aipm-flaw", textContent: `${text} Nothing was changed.` });

function told({ entries: theirs, rejected, rejectedCount, exported }, known) {
  const { added, same, newer, older, onlyMine, unknown } = compare(entries(), theirs, known);
  const made = exported && `Made on ${exported.slice(0, 10)}. `;
  const lines = [
    `${made}${many(theirs.size, "answer")}: ${added.length} new here, ${newer.length + older.length} different from yours, ${same} the same.`,
    newer.length + older.length ? `Of those that differ, the file has the newer of ${newer.length} and this browser of ${older.length}.` : "",
    onlyMine.length ? `${many(onlyMine.length, "answer")} of yours ${onlyMine.length === 1 ? "is" : "are"} not in the file: merging keeps them, replacing removes them.` : "",
    unknown.length ? `${many(unknown.length, "answer")} ${unknown.length === 1 ? "belongs" : "belong"} to questions that the guide does not ask (any more). They are kept and shown apart.` : "",
  ];
  const nodes = lines.filter(Boolean).map((text) => make("p", { textContent: text }));
  if (rejectedCount) {
    const list = rejected.map(({ key, why }) => make("li", {}, make("bdi", { textContent: key }), `: ${why}`));
    const title = make("summary", { textContent: `${many(rejectedCount, "entry", "entries")} can’t be read and will be left out` });
    nodes.push(make("details", { className: "aipm-reveal" }, title, make("ul", {}, ...list)));
  }
  const choices = [mode("merge", "Merge, newer wins", true), mode("replace", "Replace everything", false)];
  if (rejectedCount) {
    // What the file could not give back must not be taken away either.
    choices[1].querySelector("input").disabled = true;
    choices.push(make("p", { textContent: "This file is damaged, so it can only be merged: replacing would remove answers that it lost." }));
  }
  return [...nodes, ...choices];
}

function mode(value, label, checked) {
  const id = `aipm-mode-${value}`;
  return make("p", {}, make("input", { type: "radio", name: "aipm-mode", id, value, checked }), " ", make("label", { htmlFor: id, textContent: label }));
}
