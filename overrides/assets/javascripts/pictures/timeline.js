/* Decisions owned against months, with the checkpoints. */
import { axis } from "../parts/axes.js";
import { count, figure } from "../labs/common.js";
import { steps } from "../labs/timeline.js";

const MOST = 20; // checkpoints that are listed and marked
const DAY = { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" };

const day = (date) => new Date(date).toLocaleDateString("en-GB", DAY);

/**
 * The lab as a picture.
 * @param {Record<string, number|string>} given the inputs
 * @param {Record<string, any>} got the results
 * @returns {Picture} see parts/picture.js
 */
export function picture(given, { months, finish }) {
  const { decisions, target, months_per_decision: pace } = given;
  const after = (owned) => Math.min((owned - decisions) * pace, months);
  const all = steps(given).map(({ date, decision }) => ({
    name: decision ? `Decision ${figure(decision)}` : "Finish",
    date,
    owned: decision ?? target,
    month: decision ? after(decision) : months,
  }));
  const listed = all.filter((_, n) => (all.length - 1 - n) % Math.ceil(all.length / MOST) === 0);
  const more = Math.max(0, target - decisions);
  const line = [[0, decisions]];
  for (let owned = decisions + 1; owned <= target; owned++) line.push([after(owned), owned - 1], [after(owned), owned]);
  const y = axis("decisions owned", [0, decisions, target]);
  const until = finish === null ? "which ends beyond any calendar" : `until ${day(finish)}`;
  return {
    title: more
      ? `At your pace ${count(more, "more decision")} would take ${count(months, "month")}, ${until}.`
      : "You already own as many decisions as you are aiming for.",
    head: ["Checkpoint", "Date", "Months from the start"],
    rows: listed.map(({ name, date, month }) => [name, day(date), figure(month)]),
    is: {
      x: axis("months from the start", [0, months]),
      y: { ...y, ticks: y.ticks.filter(({ at }) => Number.isInteger(at)) },
      marks: [
        { kind: "line", points: line },
        { kind: "points", points: listed.map(({ month, owned, name }) => ({ x: month, y: owned, label: owned === target ? name : "" })) },
      ],
    },
  };
}
