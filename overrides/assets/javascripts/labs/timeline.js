// At what date a number of decisions would be owned, at the reader’s own pace: a sum, never a promise.

import { answers, count, same, whole } from "./common.js";

/**
 * Every result of the lab. The route and the hours change the advice beside it only.
 * @param {Record<string, number|string>} given start (ISO date), decisions, target, months_per_decision
 * @returns {{results: Record<string, number|string|null>, why: Record<string, string>}}
 */
export function compute(given) {
  const exact = left(given) * given.months_per_decision;
  const months = whole(exact);
  return answers({
    months,
    finish: [later(given.start, months), "The sum ends beyond the year 9999, which is no plan."],
    checkpoints: left(given) + (same(months, exact) ? 0 : 1),
  });
}

const left = ({ decisions, target }) => Math.max(0, target - decisions);

/**
 * The dates on the way: one for each decision, and the finish if it isn’t one of them. A part of a month is counted in
 * days of that month.
 * @param {Record<string, number|string>} given
 * @returns {{date: string, decision: number|null}[]} decision counts from the first one ever owned; null for the finish
 */
export function steps(given) {
  const { results } = compute(given);
  if (results.finish === null) return [];
  const dates = Array.from({ length: left(given) }, (_, index) => ({
    date: later(given.start, (index + 1) * given.months_per_decision),
    decision: given.decisions + index + 1,
  }));
  return results.checkpoints > dates.length ? [...dates, { date: results.finish, decision: null }] : dates;
}

/** The same day so many months later, or the last day of a shorter month; null beyond the year 9999. */
function later(start, months) {
  const [year, month, day] = start.split("-").map(Number);
  const full = same(months, Math.round(months)) ? Math.round(months) : Math.floor(months);
  const [total, rest] = [year * 12 + month - 1 + full, same(months, full) ? 0 : months - full];
  const ends = [total, total + 1].map((at) => on(at, Math.min(day, daysIn(at))));
  const date = new Date(ends[0] + Math.round(((ends[1] - ends[0]) * rest) / 86400000) * 86400000);
  return date.getUTCFullYear() > 9999 ? null : date.toISOString().slice(0, 10);
}

/** The time of a day in a month, counted from the year 0. Date.UTC() takes years below 100 for those of 1900. */
const on = (month, day) => new Date(0).setUTCFullYear(Math.floor(month / 12), month % 12, day);

const daysIn = (month) => new Date(on(month + 1, 0)).getUTCDate();

/**
 * The result in a sentence.
 * @param {Record<string, number|string>} given
 * @param {Record<string, number|string|null>} got
 * @returns {string}
 */
export function sentence(given, got) {
  if (!left(given)) return "You already own as many decisions as you are aiming for.";
  if (got.finish === null) return "At this pace the sum ends beyond the year 9999, which is no plan.";
  const options = { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" };
  const day = new Date(got.finish).toLocaleDateString("en-GB", options);
  return `At your pace ${count(left(given), "more decision")} would take ${count(got.months, "month")}, until ${day}.`;
}

/**
 * Inputs that don’t go together.
 * @param {Record<string, number|string>} given
 * @returns {{name: string, say: string}[]}
 */
export function problems({ decisions, target }) {
  return decisions > target ? [{ name: "target", say: "You already own more decisions than you are aiming for." }] : [];
}
