/* A document of the plan worksheet, read and changed as the rows of a plan. */
import { entries, text } from "../store.js";
import { replan } from "../model/replan.js";
import { rowIds } from "../model/entries.js";

/** The column that holds a row’s words, by table. */
export const TEXT = { steps: "step", milestones: "decision" };

/** @typedef {import("./plan-list.js").PlanList} PlanList */

export class PlanDocument {
  /**
   * @param {(name: string) => string} key the key of an answer of the open document
   * @param {PlanList[]} plans
   */
  constructor(key, plans) {
    [this.key, this.plans] = [key, plans];
  }

  /** The rows of a plan that hold something, in their order: the guide’s and the reader’s own. */
  rows(list) {
    const strangers = this.#others(list).map(({ row }) => row);
    return this.#all(list).filter(({ row }) => !strangers.includes(row));
  }

  /**
   * What changes when a plan is made from a day on, and that in words.
   * @param {PlanList} list
   * @param {string[]} chosen the guide’s steps that fit
   * @param {{from: string, hours: number, pace: number|null}} given
   * @returns {{words: string, changes: Map}}
   */
  made(list, chosen, given) {
    const { table, results, steps: guide } = list;
    const { dated, gone, order, words } = replan(this.#all(list), { guide, chosen, others: this.#others(list) }, given);
    const [changes, t] = [new Map(), Date.now()];
    const put = (name, v) => v !== text(this.key(name)) && changes.set(this.key(name), { v, t });
    for (const { row, by, text: said } of dated) {
      put(`${table}.${row}.by`, by);
      put(`${table}.${row}.${TEXT[table]}`, said);
      const proof = `${table}.${row}.proof`;
      if (table === "milestones" && results.has(row) && !text(this.key(proof))) put(proof, results.get(row));
    }
    for (const row of gone) for (const key of entries(this.key(`${table}.${row}.`)).keys()) changes.set(key, null);
    put(`${table}.order`, order.join("\n"));
    return { words, changes };
  }

  #others = (list) => this.plans.filter((one) => one !== list).flatMap(({ steps }) => steps);

  #all({ table }) {
    const rows = new Map();
    for (const [key, { v }] of entries(this.key(`${table}.`))) {
      const [, row, column] = key.split(":")[2].split(".");
      if (column && v) rows.set(row, { ...rows.get(row), [column]: v });
    }
    const ids = rowIds(text(this.key(`${table}.order`)), rows.keys()).filter((row) => rows.has(row));
    return ids.map((row) => ({ by: "", state: "", ...rows.get(row), row, text: rows.get(row)[TEXT[table]] ?? "" }));
  }
}
