/* Pay of each year, offer beside offer. */
import { axis, sums } from "../parts/axes.js";
import { money, same } from "../labs/common.js";

const YEARS = [1, 2, 3, 4];

/**
 * The lab as a picture.
 * @param {Record<string, any>} given the inputs, and `currency`
 * @param {Record<string, number|null>} got the results
 * @returns {Picture} see parts/picture.js
 */
export function picture({ currency }, got) {
  const sum = (value) => (value === null ? "unknown" : money(value, currency));
  const [a, b] = ["a", "b"].map((letter) => YEARS.map((year) => got[`year${year}_${letter}`]));
  const known = a[0] !== null && b[0] !== null;
  const gaps = a.map((pay, year) => (same(pay, b[year]) ? 0 : Math.abs(pay - b[year])));
  const most = gaps.indexOf(Math.max(...gaps));
  const largest = `Year ${most + 1} differs most: offer A pays ${sum(a[most])} and offer B ${sum(b[most])}.`;
  const even = known && !gaps[most] ? "Both offers pay the same in every year." : largest;
  return {
    title: known ? even : "The offers can’t be compared until each grant vests in full.",
    head: ["Year", "Offer A", "Offer B"],
    rows: [...YEARS.map((year, n) => [`Year ${year}`, sum(a[n]), sum(b[n])]), ["Four years", sum(got.total_a), sum(got.total_b)]],
    is: {
      x: { label: "year", domain: [0.5, 4.5], ticks: YEARS },
      y: axis("pay in the year", [0, ...a, ...b].map(Number), sums(currency)),
      marks: [a, b].map((pay, series) => ({
        kind: "bars",
        series,
        bars: pay.flatMap((y, n) => (y === null ? [] : [{ from: n + 0.62 + series * 0.38, to: n + 1 + series * 0.38, y, label: "AB"[series] }])),
      })),
    },
  };
}
