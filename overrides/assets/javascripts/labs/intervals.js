// Intervals of shares, as several labs give them.

import { apart } from "./common.js";
import { Z95 } from "./normal.js";

/**
 * Wilson’s 95% interval of a share (Wilson 1927).
 * @param {number} found
 * @param {number} of
 * @returns {[number, number]}
 */
export function wilson(found, of) {
  const [p, unit] = [found / of, (Z95 * Z95) / of];
  const reach = p + unit / 2 + Math.sqrt(unit * (p * (1 - p) + unit / 4));
  // The two ends are the roots of a quadratic, so their product gives the lower one without a difference.
  return [(p * p) / reach, Math.min(1, reach / (1 + unit))];
}

/**
 * Newcombe’s 95% interval of a difference of two shares, from their Wilson intervals (Newcombe 1998, method 10).
 * @param {number} x cases with it in the first group
 * @param {number} y cases without it
 * @param {number} u cases with it in the second group
 * @param {number} v cases without it
 * @returns {[number, number]}
 */
export function newcombe(x, y, u, v) {
  const [p, q, gap] = [x / (x + y), u / (u + v), apart(x, y, u, v)];
  const [[pLow, pHigh], [qLow, qHigh]] = [wilson(x, x + y), wilson(u, u + v)];
  return [gap - Math.hypot(p - pLow, qHigh - q), gap + Math.hypot(pHigh - p, q - qLow)];
}
