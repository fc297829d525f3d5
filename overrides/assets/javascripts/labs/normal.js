// The standard normal distribution, precise to the last digits in the far tails as well.

const ROOT_TWO_PI = Math.sqrt(2 * Math.PI);
const CENTRE = 2.5; // below it the series, above it the continued fraction
const END = Math.sqrt(2048 * Math.LN2); // 37.7 spreads out e^(x²/2) is too large for a number, and the tail counts as 0

/**
 * Density φ(x). The square is split, so that exp() gets an exact argument for its larger part (Cody 1969).
 * @param {number} x
 * @returns {number}
 */
export function density(x) {
  const near = Math.trunc(x * 16) / 16;
  return Math.exp((-near * near) / 2) * Math.exp((-(x - near) * (x + near)) / 2) / ROOT_TWO_PI || 0;
}

/** Φ(x) − ½ = φ(x)·(x + x³/3 + x⁵/(3·5) + …): Marsaglia 2004, “Evaluating the normal distribution”. */
function middle(x) {
  let [sum, term] = [x, x];
  for (let odd = 3; Math.abs(term) > Math.abs(sum) * 1e-17; odd += 2) sum += term *= (x * x) / odd;
  return sum * density(x);
}

/**
 * Mills’ ratio (1 − Φ(x))/φ(x), in the tail by Laplace’s fraction 1/(x + 1/(x + 2/(x + …))) (Abramowitz & Stegun
 * 26.2.14). It stays exact where both of its parts are too small for a number.
 * @param {number} x
 * @returns {number}
 */
export function mills(x) {
  if (x < CENTRE) return above(x) / density(x);
  let below = x;
  for (let depth = 70; depth; depth--) below = x + depth / below;
  return 1 / below;
}

/**
 * Share of the curve above x, 1 − Φ(x).
 * @param {number} x infinities included
 * @returns {number} 0 beyond 37.7
 */
export function above(x) {
  if (x < -CENTRE) return 1 - above(-x);
  if (x > END) return 0;
  return x < CENTRE ? 0.5 - middle(x) : density(x) * mills(x);
}

/**
 * Share of the curve below x, Φ(x).
 * @param {number} x infinities included
 * @returns {number} 0 beyond −37.7
 */
export const below = (x) => above(-x);

/**
 * The point below which the share p of the curve lies, Φ⁻¹(p). It starts from Hastings’ approximation (Abramowitz &
 * Stegun 26.2.23) and improves it by Halley’s method. For a share p above the point, ask for −quantile(p).
 * @param {number} p from 0 to 1
 * @returns {number} −Infinity at 0, Infinity at 1
 */
export function quantile(p) {
  if (p > 0.5) return -quantile(1 - p); // 1 − p is exact from ½ on
  if (p <= 0) return -Infinity;
  const t = Math.sqrt(-2 * Math.log(p));
  let x = (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308))) - t;
  for (let step = 0; step < 3; step++) {
    const error = (p > 0.01 ? middle(x) - (p - 0.5) : below(x) - p) / density(x);
    x -= error / (1 + (x * error) / 2);
  }
  return x;
}

/** z of the two-sided 95% interval. */
export const Z95 = -quantile(0.025);
