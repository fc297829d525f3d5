/* Cost by threshold, the scores behind it, and precision against recall: three pictures of one table. */
import { axis, chance, curve, dot, reaches, rule, shares, sums } from "../parts/axes.js";
import { count, figure, money } from "../labs/common.js";
import { density } from "../labs/normal.js";
import { at } from "../labs/scores.js";

/**
 * The lab as pictures, as parts/picture.js describes them.
 * @param {Record<string, any>} given the inputs, and `currency`
 * @param {Record<string, any>} got the results
 * @returns {Picture[]} three pictures, or two if there are no true cases
 */
export function picture(given, got) {
  const { mu0, mu1, threshold } = given;
  const spot = (line, name) => ({ name, line, ...at(given, line - mu0) });
  const bell = (middle, spread) =>
    curve([middle - 4 * spread, middle + 4 * spread], (score) => density((score - middle) / spread) / spread);
  const bells = [bell(mu0, given.sigma0), bell(mu1, given.sigma1)];
  const x = axis("score, threshold", bells.flat().map(([score]) => score));
  const top = 1.2 * Math.max(...bells.flat().map(([, height]) => height));
  const named = { "in use": threshold, cheapest: got.optimal_threshold, "after the cut": got.cut_threshold };
  const places = Object.keys(named).filter((name) => named[name] !== null).map((name) => spot(named[name], name));
  const shown = places.filter(({ line }) => reaches(x, line));
  const along = [...bells.flat().map(([score]) => score), ...x.domain].sort((a, b) => a - b).map((line) => spot(line));
  const sum = (value) => money(value, given.currency);
  const right = ({ tp, flags }) => (flags ? tp / flags : null);
  const rows = [...places, ...x.ticks.map(({ at }) => spot(at))].map((one) => [
    figure(one.line, 4) + (one.name ? `, ${one.name}` : ""),
    sum(one.cost),
    chance(one.found),
    chance(one.alarmed),
    one.flags ? chance(right(one)) : "unknown, as nothing is flagged",
  ]);
  const cost = `cost of ${count(given.decisions, "decision")}`;
  const head = ["Threshold", `C${cost.slice(1)}`, "Recall", "Negatives flagged", "Precision"];
  const line = (series, points, label) => ({ kind: "line", series, points, label, at: 30 });
  const plot = (of, place) => [
    line(0, of(along).map(place)),
    ...of(shown).map((one, series) => dot(...place(one), one.name, series)),
  ];
  const [[, paid, recall, alarmed, precision]] = rows;
  const here = figure(threshold, 4);
  const best = places.find(({ name }) => name === "cheapest");
  const least = best ? `${sum(best.cost)} at the cheapest, ${figure(best.line, 4)}` : "no threshold is cheapest";
  const costs = [...along, ...shown].map((one) => one.cost);
  const pictures = [
    {
      title: `The ${cost} is ${paid} at the threshold in use, ${here}, and ${least}.`,
      is: { x, y: axis(cost, [0, ...costs], sums(given.currency)), marks: plot((all) => all, (one) => [one.line, one.cost]) },
    },
    {
      title: `Of the positives ${recall} and of the negatives ${alarmed} score ${here} or more and are flagged.`,
      is: {
        x,
        y: { label: "how common in its group", domain: [0, top], ticks: [0] },
        marks: [
          line(0, bells[0], "negatives"),
          line(1, bells[1], "positives"),
          ...shown.slice(0, 1).map((one) => rule([one.line, 0], [one.line, top], one.name)),
        ],
      },
    },
    {
      title: `At ${here}, precision is ${precision} and recall is ${recall}.`,
      is: { x: shares("recall"), y: shares("precision"), marks: plot((all) => all.filter(right), (one) => [one.found, right(one)]) },
    },
  ];
  return pictures.slice(0, given.prevalence ? 3 : 2).map((one) => ({ head, rows, ...one }));
}
