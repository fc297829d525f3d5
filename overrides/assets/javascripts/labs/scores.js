// Two bell curves of scores (the binormal model of Green & Swets 1966), and the thresholds worth looking for on them.

import { above, below, mills, quantile } from "./normal.js";

/**
 * The four counts and their cost at a threshold.
 * @param {Record<string, number|null>} given inputs of the lab “thresholds”
 * @param {number} offset threshold less the negatives’ average: large averages then cost no digits
 * @returns {Record<string, number>} what counts() gives, and how many spreads the threshold lies above the negatives’
 *   average (z0) and the positives’ (z1)
 */
export function at(given, offset) {
  const z0 = offset / given.sigma0;
  const z1 = (offset - (given.mu1 - given.mu0)) / given.sigma1;
  return { ...counts(given, above(z1), below(z1), above(z0), below(z0)), z0, z1 };
}

/**
 * The four counts and their cost from the shares of positives and of negatives on either side of the line.
 * @param {Record<string, number|null>} given inputs of the lab “thresholds”
 * @param {number} found share of the positives that is flagged
 * @param {number} missed the other positives
 * @param {number} alarmed share of the negatives that is flagged
 * @param {number} passed the other negatives
 * @returns {Record<string, number>} tp, fn, fp, tn, flags, cost, and the four shares
 */
export function counts(given, found, missed, alarmed, passed) {
  const positives = given.decisions * given.prevalence;
  const negatives = given.decisions * (1 - given.prevalence);
  const [tp, fn, fp, tn] = [positives * found, positives * missed, negatives * alarmed, negatives * passed];
  const cost = given.cost_fn * fn + given.cost_fp * fp + given.cost_tp * tp + given.cost_tn * tn;
  return { tp, fn, fp, tn, flags: tp + fp, cost, found, missed, alarmed, passed };
}

/**
 * What a flag saves on a positive and wastes on a negative. Only if both are above zero is there anything to weigh.
 * @param {Record<string, number|null>} given inputs of the lab “thresholds”
 * @returns {{saved: number, wasted: number, ordered: boolean}}
 */
export function stakes({ cost_fn, cost_fp, cost_tp, cost_tn }) {
  const [saved, wasted] = [cost_fn - cost_tp, cost_fp - cost_tn];
  return { saved, wasted, ordered: saved > 0 && wasted > 0 };
}

/** Why there is no cheapest threshold where one action is always cheaper. */
export const ORDER = "A miss has to cost more than a catch, and a false alarm more than a pass.";

/**
 * The cheapest threshold: where one more flag saves what it wastes, π·saved·φ₁(t) = (1 − π)·wasted·φ₀(t), and further
 * flags waste more (Elkan 2001). With unequal spreads that is a root of a quadratic, and no line may be cheaper still.
 * @param {Record<string, number|null>} given inputs of the lab “thresholds”
 * @returns {{offset?: number, say?: string}} the threshold less the negatives’ average, or why there is none
 */
export function cheapest(given) {
  const { prevalence, sigma0, sigma1 } = given;
  const { saved, wasted, ordered } = stakes(given);
  const [gap, curve] = [given.mu1 - given.mu0, (sigma1 - sigma0) * (sigma1 + sigma0)];
  if (!ordered) return { say: ORDER };
  if (prevalence === 0) return { say: "There are no true cases, so it is cheapest to flag nothing." };
  if (prevalence === 1) return { say: "Every case is a true one, so it is cheapest to flag everything." };
  if (!curve && gap <= 0) return { say: "The positives don’t score higher than the negatives, so no line helps." };
  const odds = Math.log((prevalence * saved * sigma0) / ((1 - prevalence) * wasted * sigma1));
  const root = sigma0 * sigma1 * Math.sqrt(gap * gap - 2 * curve * odds);
  const pull = sigma0 * sigma0 * gap;
  const offset =
    gap > 0 ? (sigma0 * sigma0 * (gap * gap - 2 * sigma1 * sigma1 * odds)) / (pull + root) : (root - pull) / curve;
  if (root > 0 && (!curve || beatsNoLine(given, offset, curve > 0))) return { offset };
  return { say: `It is cheaper to flag ${curve > 0 ? "everything" : "nothing"} than to draw any line.` };
}

/** Whether the line beats its rival: flagging everything if the positives are the wider group, otherwise nothing. */
function beatsNoLine(given, offset, wide) {
  const { prevalence, sigma0, sigma1 } = given;
  const { saved, wasted } = stakes(given);
  const { z0, z1 } = at(given, offset);
  const [x0, x1] = wide ? [-z0, -z1] : [z0, z1];
  // Far out both tails are too small for a number, but the densities are in a known proportion there.
  const far = x0 > 0 && x1 > 0;
  const saving = far ? sigma1 * mills(x1) : prevalence * saved * above(x1);
  const waste = far ? sigma0 * mills(x0) : (1 - prevalence) * wasted * above(x0);
  return wide ? saving < waste : saving > waste;
}

/**
 * The threshold at which as many are flagged as can be checked, by halving the interval that must hold it.
 * @param {Record<string, number|null>} given inputs of the lab “thresholds”, with a capacity between 0 and decisions
 * @returns {number} the threshold less the negatives’ average
 */
export function full(given) {
  const { capacity, decisions } = given;
  const rest = decisions - capacity;
  const z = capacity < rest ? -quantile(capacity / decisions) : quantile(rest / decisions);
  const ends = [given.sigma0 * z, given.mu1 - given.mu0 + given.sigma1 * z];
  let [low, high, middle, last] = [Math.min(...ends), Math.max(...ends)];
  while ((middle = (low + high) / 2) !== last) {
    const { fn, tn, flags } = at(given, middle);
    // The smaller of the two counts keeps its digits.
    if (capacity < rest ? flags > capacity : fn + tn < rest) low = middle;
    else high = middle;
    last = middle;
  }
  return middle;
}
