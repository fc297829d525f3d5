/* A plan’s dates as a calendar file that the reader takes away. */
import { download, plainName } from "./files.js";
import { calendar } from "./calendar.js";
import { read } from "../store.js";
import { record } from "./documents.js";

const EPOCH = Date.UTC(2026);

/**
 * The steps as events. A step keeps its uid when it is planned again, and its sequence grows, so that a calendar moves it.
 * @param {string} id the document
 * @param {{row: string, text: string, by: string, state: string, t: number}[]} rows t: when its date was set, in milliseconds
 * @param {string} address where the plan lives
 * @returns {{date: string, title: string, description: string, uid: string, sequence: number}[]}
 */
export const events = (id, rows, address) =>
  rows
    .filter(({ by, state }) => by && state !== "dropped")
    .map(({ row, text, by, t }) => ({
      date: by,
      title: text,
      description: `${address}#doc=${id}`,
      uid: `${id}-${row}@ai-pm-field-guide`,
      sequence: Math.max(0, Math.floor((t - EPOCH) / 1000)),
    }));

/** Save the calendar of a plan. @param {string} id the document @param {string} table where its steps stand @param {object[]} rows */
export function save(id, table, rows) {
  const dated = rows.map((row) => ({ ...row, t: read(`field:${id}:${table}.${row.row}.by`)?.t ?? 0 }));
  const made = calendar(events(id, dated, location.href.split("#")[0]), Date.now());
  download(`plan-${plainName(record(id)?.name ?? "")}.ics`, made, "text/calendar");
}
