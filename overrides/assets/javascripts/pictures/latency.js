/* The share of requests that are done within a time. */
import { axis, curve, dot, reaches, rule, shares } from "../parts/axes.js";
import { figure, percent } from "../labs/common.js";
import { times } from "../labs/latency.js";

/**
 * The lab as a picture.
 * @param {Record<string, number|null>} given the inputs
 * @param {Record<string, number|null>} got the results
 * @returns {Picture} see parts/picture.js
 */
export function picture(given, { p50, p95, p99, within_budget: inside }) {
  const { budget } = given;
  const known = p99 !== null;
  const x = axis("time, ms", known ? [0, 1.25 * p99, budget < 2 * p99 ? budget : 0] : [0]);
  const parts = curve(x.domain, () => 0);
  const all = known ? times(given) : [];
  const step = x.domain[1] / (parts.length - 1);
  for (const time of all) if (time <= x.domain[1]) parts[Math.ceil(time / step)][1]++;
  for (let at = 1; at < parts.length; at++) parts[at][1] += parts[at - 1][1];
  const points = parts.map(([time, count]) => [time, count / (all.length || 1)]);
  const steps = (points.length - 1) / (x.ticks.length - 1);
  const levels = [[p50, 0.5], [p95, 0.95], [p99, 0.99]];
  const listed = [[budget, inside, ", the budget"], ...levels, ...x.ticks.map(({ at }, tick) => [at, points[tick * steps][1]])];
  return {
    title: known
      ? `${percent(inside)} of requests are done within ${figure(budget)} ms, and 99% within ${figure(p99)} ms.`
      : "There is no chain of stages to time yet.",
    head: ["Time", "Requests done"],
    rows: known ? listed.map(([time, share, note = ""]) => [`${figure(time)} ms${note}`, percent(share)]) : [],
    is: {
      x,
      y: shares("requests done by then"),
      marks: known
        ? [
            { kind: "line", points },
            ...(reaches(x, budget) ? [rule([budget, 0], [budget, 1], "budget"), dot(budget, inside, percent(inside))] : []),
            dot(p99, 0.99, "p99", 1),
          ]
        : [],
    },
  };
}
