/* Where the month's bill goes, and what volume the budget carries. */
import { axis, dot, places, rule, shares, sums } from "../parts/axes.js";
import { count, figure, money, percent } from "../labs/common.js";
import { compute } from "../labs/inference-cost.js";

const PARTS = { main: "the main model", fallback: "the second model", human: "people", fixed: "fixed cost" };
const SHORT = ["main", "second", "people", "fixed"];

/**
 * The lab as pictures, as parts/picture.js describes them.
 * @param {Record<string, any>} given the inputs, and `currency`
 * @param {Record<string, number|null>} got the results
 * @returns {Picture[]} two pictures
 */
export function picture(given, got) {
  const sum = (value) => money(value, given.currency);
  const parts = Object.keys(PARTS).map((part) => [PARTS[part], got[`share_${part}`] ?? 0]);
  const [largest] = [...parts].sort((one, other) => other[1] - one[1]);
  const month = `the ${sum(got.month)} that a month costs, ${percent(largest[1])},`;
  const each = got.per_success === null ? "" : `, and each request that ends well costs ${sum(got.per_success)}`;
  const { requests, budget } = given;
  const { year, max_requests: carried } = got;
  const high = 1.25 * Math.max(requests, carried < 5 * requests ? carried : 0) || 1000;
  const x = axis("requests a month", [0, high]);
  const cost = (many) => compute({ ...given, requests: many }).results.year;
  const line = x.domain.map((many) => [many, cost(many)]);
  const fits = x.domain[1] >= carried && carried;
  const volume = carried === null ? "any number of requests, which cost nothing" : `${count(carried, "request")} a month`;
  return [
    {
      title: !got.month ? "The month costs nothing." : `The largest part of ${month} is ${largest[0]}${each}.`,
      head: ["Part", "Share", "A month"],
      rows: parts.map(([name, share]) => [name, percent(share), sum(got.month * share)]),
      is: {
        x: { label: "part of the bill", domain: [0, 4], ticks: places(SHORT) },
        y: shares("share of the month’s bill"),
        marks: [{ kind: "bars", bars: parts.map(([, y], n) => ({ from: n + 0.15, to: n + 0.85, y, label: percent(y) })) }],
      },
    },
    {
      title: `A year costs ${sum(year)}, and the budget of ${sum(budget)} carries ${volume}.`,
      head: ["Requests a month", "A year"],
      rows: [[`${figure(requests)}, as planned`, sum(year)], ...x.ticks.map(({ at }) => [figure(at), sum(cost(at))])],
      is: {
        x,
        y: axis("cost of a year", [0, budget, ...line.map(([, paid]) => paid)], sums(given.currency)),
        marks: [
          { kind: "line", points: line },
          rule([0, budget], [x.domain[1], budget], "budget"),
          dot(requests, year, "planned"),
          ...(fits ? [dot(carried, cost(carried), "break-even", 1)] : []),
        ],
      },
    },
  ];
}
