// Drift between two rows of counts: population stability index and Kolmogorov–Smirnov distance, against chance alone.

import { answers, apart, figure } from "./common.js";
import { above, quantile } from "./normal.js";

const NAMES = ["psi", "psi_null_mean", "psi_null_95", "ks", "ks_critical", "verdict"];

/**
 * Every result of the lab. Formulas: docs/labs/drift.yml. A bin without cases counts as half a case in the index; a bin
 * that is empty in both periods is left out.
 * @param {{reference: string|number[], current: string|number[]}} given counts, with commas between them
 * @returns {{results: Record<string, number|string|null>, why: Record<string, string>}}
 */
export function compute(given) {
  const { bins, say } = rows(given);
  if (say) return answers(Object.fromEntries(NAMES.map((name) => [name, [null, say]])));
  const [then, now] = [0, 1].map((side) => bins.reduce((sum, bin) => sum + bin[side], 0));
  const [free, scale] = [bins.length - 1, 1 / then + 1 / now];
  const [psi, line] = [index(bins), chiSquare95(free) * scale];
  return answers({
    psi,
    psi_null_mean: free * scale,
    psi_null_95: line,
    ks: distance(bins, then, now),
    ks_critical: Math.sqrt(-Math.log(0.025) / 2) * Math.sqrt(scale),
    verdict: psi <= line ? "noise" : psi < 0.1 ? "detectable" : psi > 0.25 ? "large" : "shift",
  });
}

/** The bins that hold anything, as pairs of counts, or why there are none to compare. */
function rows({ reference, current }) {
  const [then, now] = [counts(reference), counts(current)];
  if (!then || !now) return { say: "Each period needs whole counts of zero or more, with commas between them." };
  if (then.length !== now.length) return { say: "Both periods need the same bins, so the same number of counts." };
  const bins = then.map((count, bin) => [count, now[bin]]).filter(([x, y]) => x || y);
  if (!then.some(Boolean) || !now.some(Boolean)) return { say: "One of the periods holds no cases." };
  return bins.length < 2 ? { say: "All cases lie in one bin, and moving takes at least two." } : { bins };
}

/** Counts of a text with commas, or null if it isn’t one. */
function counts(text) {
  const parts = Array.isArray(text) ? text : String(text).split(",").map((part) => Number(part.trim() || NaN));
  const sound = (count) => Number.isInteger(count) && count >= 0 && count <= 1e15;
  return parts.every(sound) ? parts : null;
}

/** Population stability index Σ (a − e)·ln(a/e), in halves of a case. */
function index(bins) {
  const halves = bins.map((bin) => bin.map((count) => 2 * count || 1));
  const [then, now] = [0, 1].map((side) => halves.reduce((sum, bin) => sum + bin[side], 0));
  return halves.reduce((sum, [e, a]) => {
    const gap = apart(a, now - a, e, then - e);
    return sum + gap * (gap > 0 ? Math.log1p(gap / (e / then)) : -Math.log1p(-gap / (a / now)));
  }, 0);
}

/** Largest gap of the running shares (Kolmogorov–Smirnov). */
function distance(bins, then, now) {
  let [x, y, most] = [0, 0, 0];
  for (const bin of bins) {
    [x, y] = [x + bin[0], y + bin[1]];
    most = Math.max(most, Math.abs(apart(x, then - x, y, now - y)));
  }
  return most;
}

/**
 * 95% point of the chi-square distribution, by Newton’s method from Wilson & Hilferty’s approximation. The tail above x
 * is a finite sum (Abramowitz & Stegun 26.4.4 and 26.4.5), and its last term twice the density.
 */
function chiSquare95(free) {
  const unit = 2 / (9 * free);
  const odd = free % 2 === 1;
  let x = free * (1 - unit - quantile(0.05) * Math.sqrt(unit)) ** 3;
  for (let step = 0; step < 6; step++) {
    let term = Math.exp(-x / 2) / (odd ? Math.sqrt((Math.PI * x) / 2) : 1);
    let tail = odd ? 2 * above(Math.sqrt(x)) : term;
    for (let power = odd ? 0.5 : 1; power < free / 2; power++) tail += term *= x / 2 / power;
    x += (tail - 0.05) / (term / 2);
  }
  return x;
}

/**
 * The result in a sentence.
 * @param {{reference: string|number[], current: string|number[]}} given
 * @param {Record<string, number|string|null>} got
 * @returns {string}
 */
export function sentence(given, got) {
  if (got.psi === null) return "There is nothing to compare yet.";
  const index = `The population stability index is ${figure(got.psi)}`;
  const chance = `chance alone stays below ${figure(got.psi_null_95)} in 95 of 100 periods`;
  const size = { detectable: "small", shift: "of medium size", large: "large" }[got.verdict];
  const real = `${index} and ${chance}: the shift is real and ${size}.`;
  return size ? real : `${index}, but ${chance}: this may be noise.`;
}

/**
 * Inputs that don’t go together.
 * @param {{reference: string|number[], current: string|number[]}} given
 * @returns {{name: string, say: string}[]}
 */
export function problems(given) {
  const { say } = rows(given);
  return say ? [{ name: counts(given.reference) ? "current" : "reference", say }] : [];
}
