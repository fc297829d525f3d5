// Intervals of shares, as several labs give them.

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
 * @param {number} one
 * @param {number} ofOne
 * @param {number} other
 * @param {number} ofOther
 * @returns {[number, number]}
 */
export function newcombe(one, ofOne, other, ofOther) {
  const [p, q] = [one / ofOne, other / ofOther];
  const [[pLow, pHigh], [qLow, qHigh]] = [wilson(one, ofOne), wilson(other, ofOther)];
  return [p - q - Math.hypot(p - pLow, qHigh - q), p - q + Math.hypot(pHigh - p, q - qLow)];
}
