/* Shares per bin then and now, and the index against what chance alone gives. */
import { axis, places, rule } from "../parts/axes.js";
import { figure, percent } from "../labs/common.js";

const CUSTOM = [0.1, 0.25]; // bands that many use, whatever the number of cases

/**
 * The lab as pictures, as parts/picture.js describes them.
 * @param {{reference: string|number[], current: string|number[]}} given the inputs
 * @param {Record<string, any>} got the results
 * @returns {Picture|Picture[]} two pictures, or an empty one
 */
export function picture(given, { psi, psi_null_mean: mean, psi_null_95: line }) {
  if (psi === null) {
    const is = { x: axis("bin", [0]), y: axis("share of cases", [0], percent), marks: [] };
    return { title: "There is nothing to compare yet.", head: ["Bin", "Reference", "Current"], rows: [], is };
  }
  const [then, now] = [given.reference, given.current].map((row) => {
    const counts = String(row).split(",").map(Number);
    const all = counts.reduce((sum, count) => sum + count);
    return counts.map((count) => count / all);
  });
  const gaps = then.map((share, bin) => now[bin] - share);
  const most = gaps.reduce((one, gap, bin) => (Math.abs(gap) > Math.abs(gaps[one]) ? bin : one), 0);
  const points = (bin) => figure(gaps[bin] * 100);
  const bars = [[psi, "now"], [mean, "chance mean"], [line, "chance 95%"]];
  return [
    {
      title: psi
        ? `Bin ${most + 1} moved most: from ${percent(then[most])} to ${percent(now[most])} of cases, by ${points(most)} points.`
        : "Every bin holds the same share of cases as before.",
      head: ["Bin", "Reference", "Current", "Moved, points"],
      rows: then.map((share, bin) => [`Bin ${bin + 1}`, percent(share), percent(now[bin]), points(bin)]),
      is: {
        x: { label: "bin", domain: [0.5, then.length + 0.5], ticks: then.map((_, bin) => bin + 1) },
        y: axis("share of cases", [0, ...then, ...now], percent),
        marks: [
          { kind: "bars", bars: then.map((y, bin) => ({ from: bin + 0.6, to: bin + 1.4, y, label: bin ? "" : "reference" })) },
          { kind: "points", series: 1, points: now.map((y, bin) => ({ x: bin + 1, y, label: bin === now.length - 1 ? "current" : "" })) },
        ],
      },
    },
    {
      title: `The index is ${figure(psi)}; chance alone stays below ${figure(line)} in 95 of 100 periods.`,
      head: ["Index", "Value"],
      rows: [...bars.map(([value, name]) => [name, figure(value)]), ...CUSTOM.map((value) => [`customary ${figure(value)}`, figure(value)])],
      is: {
        x: { label: "chance alone: mean, 95%", domain: [0, 3], ticks: places(["now", "mean", "95%"]) },
        y: axis("population stability index", [0, psi, line, ...CUSTOM]),
        marks: [
          { kind: "bars", bars: bars.map(([y], n) => ({ from: n + 0.2, to: n + 0.8, y, label: figure(y) })) },
          ...CUSTOM.map((y) => rule([0, y], [3, y], `customary ${figure(y)}`)),
        ],
      },
    },
  ];
}
