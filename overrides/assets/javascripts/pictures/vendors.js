/* Total cost with its interval against waiting time, and who is on the Pareto front. */
import { axis, reaches, rule, sums } from "../parts/axes.js";
import { figure, money, percent } from "../labs/common.js";

/**
 * The lab as a picture.
 * @param {Record<string, any>} given the inputs, and `currency`
 * @param {Record<string, any>} got the results
 * @returns {Picture} see parts/picture.js
 */
export function picture(given, got) {
  const sum = (value) => money(1000 * value, given.currency);
  const own = (letter) => ["total", "se", "recall", "pareto"].map((name) => got[`${name}_${letter}`]);
  const vendors = ["a", "b", "c"].map((letter) => {
    const [total, se, recall, pareto] = own(letter);
    const reach = [Math.max(0, total - 1.96 * se), total + 1.96 * se];
    return { name: letter.toUpperCase(), p95: given[`p95_${letter}`], total, reach, recall, front: pareto === "true" };
  });
  const known = vendors.filter(({ total }) => total !== null);
  const front = known.filter((one) => one.front).map(({ name }) => name).join(", ").replace(/, (?=.$)/, " and ");
  const x = axis("p95 waiting time, ms", [0, ...known.map(({ p95 }) => p95)]);
  const y = axis("cost of 1,000 decisions", [0, ...known.map(({ reach }) => 1000 * reach[1])], sums(given.currency));
  const cost = got.best && `${got.best.toUpperCase()} costs least, ${sum(got[`total_${got.best}`])} per 1,000 decisions`;
  const tie = got.tie === "true" ? ", though its lead may be chance" : "";
  const least = cost ? cost + tie : "No vendor keeps within the limits";
  const cap = given.latency_cap ?? null;
  return {
    title: front ? `${least}; on the front of cost, waiting time and recall: ${front}.` : "No vendor’s rates are known, so none can be drawn.",
    head: ["Vendor", "Cost of 1,000 decisions", "95% interval", "p95 waiting time", "Recall", "On the Pareto front"],
    rows: vendors.map(({ name, p95, total, reach, recall, front }) => [
      name,
      ...(total === null ? ["unknown", "unknown"] : [sum(total), `${sum(reach[0])} to ${sum(reach[1])}`]),
      `${figure(p95)} ms`,
      recall === null ? "unknown" : percent(recall),
      total === null ? "unknown" : front ? "yes" : "no",
    ]),
    is: {
      x,
      y,
      marks: [
        ...known.map(({ name, p95, total, reach: [low, high], front }) => ({
          kind: "points",
          series: front ? 0 : 1,
          points: [{ x: p95, y: 1000 * total, low: 1000 * low, high: 1000 * high, label: front ? `${name}, front` : `${name}, beaten` }],
        })),
        ...(reaches(x, cap) ? [rule([cap, 0], [cap, y.domain[1]], "limit")] : []),
      ],
    },
  };
}
