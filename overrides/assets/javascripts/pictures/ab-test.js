/* Power against the number of users in each arm. */
import { axis, curve, dot, rule, shares } from "../parts/axes.js";
import { count, figure, percent } from "../labs/common.js";
import { below, quantile } from "../labs/normal.js";

const PARTS = [0.1, 0.25, 0.5, 0.75, 1, 1.25, 1.5, 2]; // of the users needed, as the table lists them

/**
 * The lab as a picture.
 * @param {Record<string, number|null>} given the inputs
 * @param {Record<string, number|null>} got the results
 * @returns {Picture} see parts/picture.js
 */
export function picture({ p1, p2, alpha, power }, { n_per_arm: needed }) {
  const middle = (p1 + p2) / 2;
  const none = Math.sqrt(2 * middle * (1 - middle));
  const real = Math.sqrt(p1 * (1 - p1) + p2 * (1 - p2));
  // The formula for the size, solved for the power; a significant result in the wrong direction does not count.
  const found = (users) => below((Math.abs(p2 - p1) * Math.sqrt(users) + quantile(alpha / 2) * none) / real);
  const size = needed ?? 1000;
  const x = axis("users in each arm", [0, 2 * size]);
  const sizes = [...new Set(PARTS.map((part) => Math.ceil(part * size)))];
  const half = Math.ceil(size / 2);
  const marks = [
    { kind: "line", points: curve(x.domain, found) },
    rule([x.domain[0], power], [x.domain[1], power], "wanted"),
  ];
  if (needed) marks.push(dot(needed, found(needed), figure(needed)));
  const less = half < size ? `, ${figure(half)} only ${percent(found(half))}` : "";
  return {
    title: needed
      ? `${count(needed, "user")} in each arm would show such a difference ${percent(found(needed))} of the time${less}.`
      : "No number of users tells equal rates apart.",
    head: ["Users in each arm", "Power"],
    rows: sizes.map((users) => [figure(users), percent(found(users))]),
    is: { x, y: shares("power"), marks },
  };
}
