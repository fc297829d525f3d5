/* Four rates of both groups, each with its interval. */
import { places, shares } from "../parts/axes.js";
import { figure, percent, ratio } from "../labs/common.js";
import { wilson } from "../labs/intervals.js";

const RATES = [
  ["Selected", "selected", "tp fp", "fn tn"],
  ["True cases found", "found", "tp", "fn"],
  ["False alarms among other cases", "alarms", "fp", "tn"],
  ["Flags that are right", "right", "tp", "fp"],
];

/**
 * The lab as a picture.
 * @param {Record<string, number>} given the inputs
 * @param {Record<string, any>} got the results
 * @returns {Picture} see parts/picture.js
 */
export function picture(given, got) {
  const total = (names, letter) => names.split(" ").reduce((sum, name) => sum + given[`${name}_${letter}`], 0);
  const groups = ["a", "b"].map((letter) =>
    RATES.map(([, , yes, no]) => {
      const [found, of] = [total(yes, letter), total(yes, letter) + total(no, letter)];
      return { rate: ratio(found, of), reach: of ? wilson(found, of) : [] };
    }),
  );
  const written = ({ rate, reach: [low, high] }) =>
    rate === null ? "no cases" : `${percent(rate)} (${percent(low)} to ${percent(high)})`;
  const points = (share) => figure(share * 100);
  const interval = `95% interval ${points(got.opportunity_low)} to ${points(got.opportunity_high)}`;
  const gap = `a gap of ${points(got.opportunity_difference)} points (${interval})`;
  return {
    title:
      got.opportunity_difference === null
        ? "How many true cases are found can’t be compared."
        : `The model finds ${percent(got.tpr_a)} of group A’s true cases and ${percent(got.tpr_b)} of group B’s: ${gap}.`,
    head: ["Rate", "Group A (95% interval)", "Group B (95% interval)"],
    rows: RATES.map(([name], n) => [name, ...groups.map((rates) => written(rates[n]))]),
    is: {
      x: { label: "● group A   □ group B", domain: [0, 4], ticks: places(RATES.map(([, label]) => label)) },
      y: shares("rate, with its 95% interval"),
      marks: groups.map((rates, series) => ({
        kind: "points",
        series,
        points: rates.flatMap(({ rate, reach: [low, high] }, n) => {
          const point = { x: n + 0.35 + series * 0.3, y: rate, low, high, label: "AB"[series] };
          return rate === null ? [] : [point];
        }),
      })),
    },
  };
}
