/* Dates for a plan’s steps, from a day on: by the days and hours of the plan, or by months a decision. Days only, no times. */
import { steps as decisions } from "../labs/timeline.js";

const DAY = 86400000;
const WEEK = 7;
const OWN_STEP = 30; // minutes that a step of the reader’s own is taken to last
const LEAST = 0.5;
const MOST = 60;

const number = (date) => Date.parse(date) / DAY;
const spell = (days) => new Date(days * DAY).toISOString().slice(0, 10);

/** @typedef {{row: string, day?: number, minutes?: number, done: boolean, by: string}} Step `done` ones keep their date */

/**
 * Give every step its date. What is done stays; of the rest, in order, none is before `from` or before the one above it.
 * @param {Step[]} steps in order; those of a plan of decisions have no day
 * @param {{from: string, hours: number, pace: number|null}} given pace: months a decision; null: a plan by days and hours
 * @returns {{row: string, by: string}[]} in the same order
 */
export function plan(steps, { from, hours, pace }) {
  const open = steps.filter(({ done }) => !done).length;
  const dates = pace === null ? sittings(steps, number(from), Math.round(hours * 60)) : paced(open, from, pace);
  return steps.map(({ row, done, by }) => ({ row, by: done ? by : dates.shift() }));
}

// Steps keep their distances. What a week has no room for begins the next one.
function sittings(steps, from, room) {
  const dates = [];
  let [at, week, used, before] = [0, 0, 0, null];
  for (const { day = before, minutes = OWN_STEP, done } of steps) {
    // Days that are left empty stay so; those of what is done are free.
    if (!done && dates.length) at += Math.max(0, day - (before ?? day));
    before = day;
    if (done) continue;
    if (at >= (week + 1) * WEEK) [week, used] = [Math.floor(at / WEEK), 0];
    if (used && used + minutes > room) [week, used, at] = [week + 1, 0, (week + 1) * WEEK];
    used += minutes;
    // A step longer than a week’s hours takes several weeks, and is due on the last day of them.
    while (used > room) [week, used, at] = [week + 1, used - room, (week + 2) * WEEK - 1];
    dates.push(spell(from + at));
  }
  return dates;
}

function paced(count, from, pace) {
  const given = { start: from, decisions: 0, target: count, months_per_decision: pace };
  return decisions(given).filter(({ decision }) => decision).map(({ date }) => date);
}

/** The weeks from a day to another one, both included. */
export const weeks = (from, last) => Math.floor((number(last) - number(from)) / WEEK) + 1;

/**
 * What keeps a plan from being made, field by field.
 * @param {Record<string, string|null>} given the answers as text; null: not readable
 * @param {number} most how many decisions there are to offer
 * @returns {{name: string, say: string}[]}
 */
export function flaws({ kind, door, route, hours, start, owned, target, pace }, most) {
  const [has, wants] = [read(owned), read(target)];
  const found = {
    kind: !kind && "Choose one of the three.",
    door: !door && "Choose a door. It changes what you read first.",
    route: !route && "Choose a route. It changes whom you ask.",
    hours: !within(read(hours), LEAST, MOST) && `A number of hours from ${LEAST} to ${MOST}, such as 4 or 2.5.`,
    start: !/^2[01]\d\d-\d\d-\d\d$/.test(start ?? "") && "A date from the year 2000 to 2199.",
  };
  if (kind === "own") {
    found.owned = !(has >= 0 && Number.isInteger(has)) && "A whole number, 0 if you own none yet.";
    if (!Number.isInteger(wants)) found.target = "A whole number.";
    else if (!found.owned && wants <= has) found.target = "More than you own already.";
    else if (!found.owned && wants - has > most) found.target = `At most ${most} more: those after them are better chosen then.`;
    found.pace = !within(read(pace), 0.1, 120) && "A number of months from 0.1 to 120. With none owned it is a guess.";
  }
  return Object.entries(found).flatMap(([name, say]) => (say ? [{ name, say }] : []));
}

const read = (text) => (text ? Number(text) : NaN);
const within = (value, least, most) => value >= least && value <= most;
