/* A plan made again: what is done, left out or the reader’s own stays; the guide’s other steps come and go with the answers. */
import { count } from "../labs/common.js";
import { merge } from "./merge.js";
import { plan } from "./plan.js";

const SETTLED = ["done", "owned", "dropped"];

/** Whether a row needs no date any more: done, or left out. */
export const settled = (row) => SETTLED.includes(row?.state);

/**
 * Make a plan again.
 * @param {{row: string, text: string, by: string, state: string, agrees?: string}[]} rows what the document holds
 * @param {{guide: {row: string, title: string, day?: number, minutes?: number}[], chosen: string[], others: {row: string, title: string}[]}} steps
 *   the plan’s steps, those that fit the answers, and the steps of plans whose rows stand in the same table
 * @param {{from: string, hours: number, pace: number|null}} given as for `plan`
 * @returns {{dated: {row: string, by: string, text: string}[], gone: string[], order: string[], words: string}}
 */
export function replan(rows, { guide, chosen, others }, given) {
  const there = new Map(rows.map((row) => [row.row, row]));
  const steps = new Map(guide.map((step) => [step.row, step]));
  const titles = new Map([...others, ...guide].map(({ row, title }) => [row, title]));
  const own = ({ row, text, agrees, ...rest }) => settled(rest) || !titles.has(row) || agrees || (text && text !== titles.get(row));
  const kept = rows.filter(own).map(({ row }) => row);
  const mine = kept.filter((row) => steps.has(row) || !titles.has(row));
  // A reader’s own decisions count towards those that they want.
  const extra = given.pace === null ? 0 : mine.filter((row) => !steps.has(row)).length;
  const wanted = chosen.slice(0, Math.max(0, chosen.length - extra));
  const stay = rows.map(({ row }) => row).filter((row) => mine.includes(row) || wanted.includes(row));
  const ids = merge(stay, wanted, [...steps.keys()]);
  const planned = ids.map((row) => ({ ...steps.get(row), row, ...state(there.get(row)) }));
  const dated = plan(planned, given).map(({ row, by }) => ({ row, by, text: there.get(row)?.text || titles.get(row) || "" }));
  const gone = rows.map(({ row }) => row).filter((row) => !kept.includes(row) && !ids.includes(row));
  const order = [...ids, ...kept.filter((row) => !ids.includes(row))];
  return { dated, gone, order, words: told(planned, dated, gone) };
}

const state = (row) => ({ done: settled(row), left: row?.state === "dropped", by: row?.by ?? "" });

// What moved, in words.
function told(before, after, gone) {
  const changed = before.filter(({ by }, n) => by !== after[n].by);
  const moved = changed.filter(({ by }) => by).length;
  const added = changed.length - moved;
  const left = before.filter((step) => step.left).length;
  const done = before.filter((step) => step.done).length - left;
  const words = [
    moved ? `${count(moved, "step")} moved` : !added && "nothing moved",
    added && `${count(added, "step")} planned`,
    gone.length && `${count(gone.length, "step")} taken out`,
    done && `${done} done ${done === 1 ? "stays" : "stay"}`,
    left && `${left} left out`,
  ];
  const said = words.filter(Boolean).join("; ");
  return said[0].toUpperCase() + said.slice(1);
}
