/* The chance to pass against the model's true failure rate, for no failure and for as many as are allowed. */
import { axis, chance, curve, dot, rule, shares } from "../parts/axes.js";
import { figure, percent } from "../labs/common.js";
import { binomialBelow } from "../labs/beta.js";

/**
 * The lab as a picture.
 * @param {Record<string, number>} given the inputs
 * @param {Record<string, any>} got the results
 * @returns {Picture} see parts/picture.js
 */
export function picture({ tolerated, allowed, true_rate: truth }, got) {
  const gates = [[allowed, got.needed], ...(allowed ? [[0, got.needed_zero]] : [])];
  const names = gates.map(([most, size]) => `${most ? `up to ${figure(most)}` : "none"} in ${figure(size)}`);
  const passes = gates.map(([most, size]) => (rate) => binomialBelow(most, size, rate));
  const x = axis("true failure rate", [0, Math.min(1, Math.max(2 * tolerated, 1.25 * truth))], percent);
  const chances = passes.map((pass) => chance(pass(truth)));
  const rates = [[truth, ", as hoped"], [tolerated, ", tolerated"], ...x.ticks.map(({ at }) => [at, ""])];
  const strict = `${chances.at(-1)} of gates that allow none`;
  const both = allowed ? `${chances[0]} of gates that allow ${figure(allowed)}, and ${strict}` : strict;
  return {
    title: `A model that fails ${percent(truth, 6)} of the time passes ${both}.`,
    head: ["True failure rate", ...names],
    rows: rates.map(([rate, note]) => [percent(rate, 6) + note, ...passes.map((pass) => chance(pass(rate)))]),
    is: {
      x,
      y: shares("chance to pass"),
      marks: [
        ...passes.flatMap((pass, series) => [
          { kind: "line", series, points: curve(x.domain, pass), label: names[series], at: series ? 8 : 24 },
          dot(truth, pass(truth), chances[series], series),
        ]),
        rule([tolerated, 0], [tolerated, 1], "tolerated"),
      ],
    },
  };
}
