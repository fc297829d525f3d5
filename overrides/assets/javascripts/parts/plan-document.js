/* A document of the plan worksheet, read as the rows of a plan. */
import { entries, text } from "../store.js";
import { rowIds } from "../model/rows.js";

/** The column that holds a row’s words, by table. */
export const TEXT = { steps: "step", milestones: "decision" };

/**
 * Every row of a table that holds something, in its order.
 * @param {(name: string) => string} key the key of an answer of the document
 * @param {string} table
 * @returns {{row: string, text: string, by: string, state: string}[]} and what its other columns hold
 */
export function rowsOf(key, table) {
  const rows = new Map();
  for (const [name, { v }] of entries(key(`${table}.`))) {
    const [, row, column] = name.split(":")[2].split(".");
    if (column && v) rows.set(row, { ...rows.get(row), [column]: v });
  }
  const ids = rowIds(text(key(`${table}.order`)), rows.keys(), []).filter((row) => rows.has(row));
  return ids.map((row) => ({ by: "", state: "", ...rows.get(row), row, text: rows.get(row)[TEXT[table]] ?? "" }));
}
