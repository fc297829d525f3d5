/* What a plan says of itself: what the answers come to before it is made, and its head once it is. */
import { count } from "../labs/common.js";
import { plan, weeks } from "../model/plan.js";
import { spoken } from "./plan-list.js";

/** How long, such as 11 hours 10 minutes. */
const length = (minutes) => [count(Math.floor(minutes / 60), "hour"), minutes % 60 && count(minutes % 60, "minute")].filter(Boolean).join(" ");

/**
 * What some steps come to.
 * @param {{row: string, day?: number, minutes?: number}[]} steps
 * @param {{from: string, hours: number, pace: number|null}} given
 * @returns {string}
 */
export function sum(steps, given) {
  const { from, hours, pace } = given;
  const last = plan(steps.map((step) => ({ ...step, done: false, by: "" })), given).at(-1).by;
  const [week, until] = [`${count(hours, "hour")} a week`, `until ${spoken(last)}`];
  if (pace !== null) {
    const gap = pace === 1 ? "month" : count(pace, "month");
    const each = count(Math.round(hours * pace * 4.35), "hour");
    return `${count(steps.length, "decision")}, one every ${gap}, ${until}. ${week[0].toUpperCase() + week.slice(1)} leave about ${each} for each, and do not change the date.`;
  }
  const [takes, meant] = [weeks(from, last), Math.ceil(steps.at(-1).day / 7)];
  const fits = takes > meant ? `At ${week} this takes ${count(takes, "week")} instead of ${meant}` : `${week} are enough for ${count(meant, "week")}`;
  return `${count(steps.length, "step")}, ${length(steps.reduce((all, { minutes }) => all + minutes, 0))} in all. ${fits}, ${until}.`;
}

/**
 * The head of a plan.
 * @param {string[]} chosen plan, door and route in words
 * @param {{hours: string, start: string}} given
 * @param {string[]} dates
 * @returns {string}
 */
export function head(chosen, { hours, start }, dates) {
  const facts = [...chosen, hours && `${count(+hours, "hour")} a week`].filter(Boolean).join(" · ");
  return `${facts}. ${start ? `From ${spoken(start)}` : "Dated"}; the last step is due ${spoken(dates.reduce((a, b) => (a > b ? a : b)))}.`;
}
