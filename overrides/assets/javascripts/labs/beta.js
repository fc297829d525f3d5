// The beta and binomial distributions, precise from counts of one to counts of a thousand million, by the methods of
// Loader 2000 (“Fast and accurate computation of binomial probabilities”) and Didonato & Morris 1992 (algorithm 708).

import { quantile as normalQuantile } from "./normal.js";

const STIRLING = [691 / 360360, 1 / 1188, 1 / 1680, 1 / 1260, 1 / 360, 1 / 12];

/** What Stirling’s formula misses of ln Γ(z): its series from 16 on, below that Γ(z + 1) = zΓ(z) (Loader). */
function stirlingError(z) {
  let [missed, series] = [0, 0];
  for (; z < 16; z++) missed += (z + 0.5) * Math.log1p(1 / z) - 1;
  const s = 1 / (z * z);
  for (const part of STIRLING) series = part - s * series;
  return missed + series / z;
}

/** k·ln(k/m) + m − k, given d = k − m (Loader). */
function deviance(k, m, d) {
  if (Math.abs(d) > 0.1 * (k + m)) return k * Math.log(k / m) - d;
  const v = d / (k + m);
  let [sum, power] = [d * v, 2 * k * v];
  for (let odd = 3, last = NaN; sum !== last; odd += 2) [last, sum] = [sum, sum + (power *= v * v) / odd];
  return sum;
}

/** x^a·y^b / B(a, b) with y = 1 − x, in deviances, so that large a and b lose nothing (Loader). */
function power(a, b, x, y) {
  const [n, d] = [a + b, a * y - b * x];
  const missed = stirlingError(n) - stirlingError(a) - stirlingError(b);
  return Math.sqrt((a * b) / (2 * Math.PI * n)) * Math.exp(missed - deviance(a, n * x, d) - deviance(b, n * y, -d));
}

/** Continued fraction for x ≤ a/(a + b) (Didonato & Morris), by Lentz’s method (Thompson & Barnett 1986). */
function fraction(a, b, x, y) {
  const lambda = a * y - b * x;
  let c = (a * (lambda + 1)) / (a + 1);
  let [value, d] = [c, 0];
  for (let m = 1, change = 0; Math.abs(change - 1) > 1e-16; m++) {
    const odd = a + 2 * m - 1;
    const top = ((((a + m - 1) / odd) * (a + b + m - 1)) / odd) * m * (b - m) * x * x;
    const bottom = m + (m * (b - m) * x) / odd + ((a + m) / (odd + 2)) * (lambda + 1 + m * (1 + y));
    d = 1 / (bottom + top * d);
    c = bottom + top / c;
    value *= change = c * d;
  }
  return value;
}

/**
 * Regularised incomplete beta function: the share of a beta distribution that lies below x.
 * @param {number} a at least 1
 * @param {number} b at least 1
 * @param {number} x from 0 to 1
 * @param {number} y 1 − x, which the caller may know more precisely
 * @returns {number}
 */
export function betaBelow(a, b, x, y = 1 - x) {
  if (x <= 0 || y <= 0) return x <= 0 ? 0 : 1;
  if (a * y >= b * x) return power(a, b, x, y) / fraction(a, b, x, y);
  return 1 - power(a, b, x, y) / fraction(b, a, y, x);
}

/**
 * Chance of at most k successes in n independent trials.
 * @param {number} k
 * @param {number} n
 * @param {number} p chance of a success
 * @returns {number}
 */
export const binomialBelow = (k, n, p) => (k >= n ? 1 : betaBelow(n - k, k + 1, 1 - p, p));

/**
 * The point below which the share p of a beta distribution lies. It starts from Abramowitz & Stegun 26.5.22 and solves
 * for the logarithm of the smaller tail by Newton’s method, halving the bracket where a step would leave it.
 * @param {number} p between 0 and 1
 * @param {number} a at least 1
 * @param {number} b at least 1
 * @returns {number}
 */
export function betaQuantile(p, a, b) {
  const upper = p > 0.5;
  const wanted = upper ? 1 - p : p;
  let [low, high, x] = [0, 1, nearQuantile(p, 1 / (2 * a - 1), 1 / (2 * b - 1), a / b)];
  for (let step = 0; step < 100; step++) {
    const [share, slope] = [upper ? betaBelow(b, a, 1 - x, x) : betaBelow(a, b, x), power(a, b, x, 1 - x)];
    if (share > wanted === upper) low = x;
    else high = x;
    const change = ((Math.log(share / wanted) * share) / slope) * x * (1 - x) * (upper ? 1 : -1);
    if (Math.abs(change) < 1e-11 * x) return x + change;
    x = x + change > low && x + change < high ? x + change : (low + high) / 2;
  }
  return x;
}

function nearQuantile(p, ofA, ofB, odds) {
  const z = normalQuantile(p);
  const [h, third] = [2 / (ofA + ofB), (z * z - 3) / 6];
  const w = (z * Math.sqrt(h + third)) / h + (ofB - ofA) * (third + 5 / 6 - 2 / (3 * h));
  return odds / (odds + Math.exp(-2 * w));
}

/**
 * Fewest trials in which at most k successes show, at this confidence, that a success is no likelier than p: the chance
 * of more than k would be at least the confidence. Newton’s method on the logarithm of the smaller chance, which one
 * trial more moves by p·P(exactly k).
 * @param {number} k
 * @param {number} p between 0 and 1
 * @param {number} confidence between 0 and 1
 * @returns {number}
 */
export function fewestTrials(k, p, confidence) {
  const upper = confidence > 0.5;
  const wanted = upper ? 1 - confidence : confidence;
  const width = 1 / (9 * (k + 1)); // Wilson & Hilferty 1931, for the wait till success k + 1
  const wait = (k + 1) * Math.max(0, 1 - width + normalQuantile(confidence) * Math.sqrt(width)) ** 3;
  let [low, high, n] = [k, Infinity, Math.max(k + 1, Math.round(wait * (1 / p - 0.5) + k / 2))];
  while (high - low > 1) {
    const share = upper ? binomialBelow(k, n, p) : betaBelow(k + 1, n - k, p);
    const slope = power(k + 1, n - k, p, 1 - p) / (n - k);
    // An error of arithmetic in the last digits doesn’t cost a trial.
    if (upper ? share <= wanted * (1 + 1e-12) : share >= wanted * (1 - 1e-12)) high = n;
    else low = n;
    const step = ((Math.log(share / wanted) * share) / slope) * (upper ? 1 : -1);
    // A chance too small for a number gives no step.
    const next = Number.isFinite(step) ? n + step : upper ? (low + n) / 2 : 2 * n;
    n = Math.max(low + 1, Math.min(high - 1, Math.round(next)));
  }
  return high;
}

/**
 * Exact McNemar test: chance of a split at least as uneven if both directions are equally likely (McNemar 1947).
 * @param {number} b cases that changed one way
 * @param {number} c cases that changed the other way
 * @returns {number} two-sided p
 */
export const mcnemar = (b, c) => Math.min(1, 2 * binomialBelow(Math.min(b, c), b + c, 0.5));
