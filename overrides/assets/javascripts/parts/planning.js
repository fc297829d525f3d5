/* What the planner needs once somebody plans: what is missing, what the answers come to, and what changes. */
import { entries, text } from "../store.js";
import { rowsOf, TEXT } from "./plan-document.js";
import { flaws } from "../model/plan.js";
import { replan } from "../model/replan.js";
import { tell } from "./flaw.js";

export { head, sum } from "./plan-words.js";
export { perform, undo } from "./undo.js";

/** The questions of every plan, in the order of the form; the last three are for a plan of decisions. */
const ASKED = ["kind", "door", "route", "hours", "start", "owned", "target", "pace"];

/**
 * Say beside each field what is wrong with it.
 * @param {HTMLFormElement} form
 * @param {Record<string, string|null>} given the answers
 * @param {number} most how many decisions there are to offer
 * @param {"all"|"told"|"none"} which all of them, those that were told before, or none any more
 * @returns {string[]} the names of all fields that have something wrong, in order
 */
export function judge(form, given, most, which) {
  const wrong = new Map(flaws(given, most).map(({ name, say }) => [name, say]));
  for (const name of ASKED) {
    const told = document.getElementById(`${name}.needed`);
    if (which === "all" || told) tell(form, name, which === "none" ? "" : wrong.get(name));
  }
  return ASKED.filter((name) => wrong.has(name));
}

/**
 * What changes when a plan is made from a day on, and that in words.
 * @param {(name: string) => string} key the key of an answer of the document
 * @param {import("./plan-list.js").PlanList} list
 * @param {string[]} chosen the guide’s steps that fit
 * @param {{row: string, title: string}[]} others the steps of the other plans
 * @param {{from: string, hours: number, pace: number|null}} given
 * @returns {{words: string, changes: Map}}
 */
export function made(key, list, chosen, others, given) {
  const { table, results, steps: guide } = list;
  const { dated, gone, order, words } = replan(rowsOf(key, table), { guide, chosen, others }, given);
  const [changes, t] = [new Map(), Date.now()];
  const put = (name, v) => v !== text(key(name)) && changes.set(key(name), { v, t });
  for (const { row, by, text: said } of dated) {
    put(`${table}.${row}.by`, by);
    put(`${table}.${row}.${TEXT[table]}`, said);
    const proof = `${table}.${row}.proof`;
    if (table === "milestones" && results.has(row) && !text(key(proof))) put(proof, results.get(row));
  }
  for (const row of gone) for (const name of entries(key(`${table}.${row}.`)).keys()) changes.set(name, null);
  put(`${table}.order`, order.join("\n"));
  return { words, changes };
}
