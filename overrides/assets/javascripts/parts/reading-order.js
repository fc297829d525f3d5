/* What a reader does with an order as a whole: take it away as Markdown, start again, and take that back. */
import { alarm, say } from "./status.js";
import { perform, undo as takeBack } from "./undo.js";
import { answer } from "./fields.js";
import { copyText } from "./clipboard.js";
import { entries } from "../store.js";

function written(section, sentence) {
  const groups = [...section.querySelectorAll("[data-group]:has(li)")].map((group) => {
    const items = [...group.querySelectorAll("li")].map((item) => {
      const [link, minutes, why] = item.children;
      return `- [${link.textContent}](${link.href}), ${minutes.textContent}. ${why.textContent}`;
    });
    return `## ${group.querySelector("h4").firstChild.textContent.trim()}\n\n${items.join("\n")}`;
  });
  return `${[`# ${section.querySelector("h3").textContent}`, sentence, ...groups].join("\n\n")}\n`;
}

/** Put the order of the reader's door on the clipboard, or into a file where the browser forbids that. */
export async function copy(check) {
  const door = answer(check.form, "door");
  if (!door) return say("Choose your door first");
  say(await copyText("reading-order.md", written(check.section(door), check.found)));
}

/** Empty all answers; undoable. */
export function reset(check) {
  check.autosave.flush();
  const kept = [...entries(check.key)].filter(([, { v }]) => v);
  if (!kept.length) return say("No answer is kept yet");
  const done = perform("Started the self-check again", new Map(kept.map(([key]) => [key, null])));
  if (!done.ok) return alarm(done.why);
  offer(check, true);
  say("The answers are gone. Undo is beside the button.");
}

/** Bring them back. */
export function undo(check) {
  const done = takeBack();
  if (!done.ok) return alarm(done.why);
  offer(check, false);
  check.querySelector("[data-do=reset]").focus();
  say("Taken back");
}

function offer(check, there) {
  const taken = check.querySelector("[data-do=undo]");
  taken.hidden = !there;
  if (there) taken.focus();
}
