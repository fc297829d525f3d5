/* Puts a lab's inputs, results, date and link into a worksheet that the reader chooses; undoable. */
import { alarm, say } from "./status.js";
import { alone, text } from "../store.js";
import { ask } from "./dialog.js";
import { create, documents } from "./documents.js";
import { button, day, make } from "./dom.js";
import { perform, undo } from "./undo.js";
import { readNumber } from "./reading.js";

/** Ask for a document and save into it. */
export async function save(lab) {
  const saves = JSON.parse(lab.querySelector("[data-saves]").textContent);
  const title = (worksheet) => document.querySelector(`a[href*="worksheets/${worksheet}/"]`)?.textContent.trim() ?? worksheet;
  const select = make("select", { id: "aipm-into" });
  for (const { worksheet } of saves) {
    const options = documents(worksheet).map(({ id, name }) => make("option", { value: `${worksheet} ${id}`, textContent: name }));
    select.append(make("optgroup", { label: title(worksheet) }, ...options, make("option", { value: worksheet, textContent: "A new document" })));
  }
  const body = [make("p", {}, make("label", { htmlFor: "aipm-into", textContent: "Document" }), " ", select)];
  body.push(make("p", { textContent: "Figures go into empty fields; the sentence, all inputs and the link are added to its notes." }));
  let chosen = select.value;
  select.addEventListener("change", () => (chosen = select.value));
  const choices = [{ label: "Save", value: "save", main: true }, { label: "Cancel", value: "" }];
  if ((await ask("Save to a worksheet", body, choices)) !== "save") return;
  const [worksheet, known] = chosen.split(" ");
  const id = known ?? create(worksheet, `${lab.closest("[data-component]").dataset.id}, ${day(Date.now())}`).made.id;
  const done = await alone(() => perform(`Saved figures of the lab`, entries(lab, id, saves.find((one) => one.worksheet === worksheet))));
  if (!done.ok) return alarm(done.why);
  say("Saved to the worksheet");
  const note = lab.querySelector("[data-part=note]");
  const back = button("Undo", () => {
    if (undo().ok) note.textContent = "Taken back.";
  });
  note.replaceChildren("Saved to ", make("a", { href: `../../worksheets/${worksheet}/#doc=${id}`, textContent: title(worksheet) }), ". ", back);
}

function entries(lab, id, { note, fields }) {
  const t = Date.now();
  const figures = { ...lab.given, ...lab.got.results };
  const changes = new Map();
  for (const [field, name] of Object.entries(fields)) {
    const key = `field:${id}:${field}`;
    const control = lab.form.elements.namedItem(name);
    const typed = control && readNumber(control.value);
    const value = !control ? figures[name] : Number.isNaN(typed) ? control.value : typed;
    if (value !== null && value !== undefined && value !== "" && !text(key)) changes.set(key, { v: String(value), t });
  }
  const inputs = lab.controls.map((control) => `${control.labels[0].firstChild.textContent.trim()}: ${control.value || "none"}`);
  const results = [...lab.querySelectorAll("[data-result]")].map((data) => `${data.closest("tr").cells[0].textContent.trim()}: ${data.textContent}`);
  const said = [`${lab.querySelector("[data-part=sentence]").textContent} (${day(t)})`, lab.link, `Inputs. ${inputs.join("; ")}`, `Results. ${results.join("; ")}`];
  const key = `field:${id}:${note}`;
  changes.set(key, { v: [text(key), ...said].filter(Boolean).join("\n"), t });
  return changes;
}
