// Thresholds and what errors cost: counts, rates and money at a threshold, and what fewer misses would take.

import { answers, count, figure, money, percent, ratio } from "./common.js";
import { above, below, quantile } from "./normal.js";
import { at, cheapest, counts, full, ORDER, stakes } from "./scores.js";

/**
 * Every result of the lab. Formulas: docs/labs/thresholds.yml.
 * @param {Record<string, number|null>} given prevalence, decisions, mu0, sigma0, mu1, sigma1, threshold, cost_fn,
 *   cost_fp, cost_tp, cost_tn, cut, capacity (or null), volume, price_flag
 * @returns {{results: Record<string, number|string|null>, why: Record<string, string>}} a result without a value is
 *   null and has its reason in `why`
 */
export function compute(given) {
  const now = at(given, given.threshold - given.mu0);
  const { tp, fn, fp, tn, flags, cost } = now;
  const none = "There are no true cases at this prevalence, so there is nothing to find or to miss.";
  const all = "Every case is a true one at this prevalence, so nobody can be flagged wrongly.";
  return answers({
    ...{ tp, fn, fp, tn, flags, cost },
    precision: [ratio(tp, flags), "Nothing is flagged at this threshold, so there is no precision."],
    recall: [ratio(tp, tp + fn), none],
    fpr: [ratio(fp, fp + tn), all],
    specificity: [ratio(tn, fp + tn), all],
    npv: [ratio(tn, tn + fn), "Everything is flagged at this threshold, so there is no pass to be right about."],
    accuracy: (tp + tn) / given.decisions,
    f1: [ratio(2 * tp, 2 * tp + fp + fn), "There are no true cases and no flags, so F1 has nothing to sum up."],
    mcc: [correlation(now), "It needs true cases and others, flags and passes, and one of the four is missing."],
    auc: below((given.mu1 - given.mu0) / Math.hypot(given.sigma0, given.sigma1)),
    ...lines(given),
    ...fewerMisses(given, now),
    cost_flag_none: counts(given, 0, 1, 0, 1).cost,
    cost_flag_all: counts(given, 1, 0, 1, 0).cost,
  });
}

/** Matthews correlation, in parts that are never too small to hold. */
function correlation({ tp, fn, fp, tn, flags }) {
  const [truth, flagged, others, passed] = [tp + fn, flags, fp + tn, fn + tn].map(Math.sqrt);
  if (!(truth && flagged && others && passed)) return null;
  return (tp / truth / flagged) * (tn / others / passed) - (fp / others / flagged) * (fn / truth / passed);
}

function lines(given) {
  const { saved, wasted, ordered } = stakes(given);
  const { offset, say } = cheapest(given);
  const best = say ? {} : at(given, offset);
  const { capacity } = given;
  let served = { offset, say };
  if (capacity === null || capacity === undefined) served = { say: "No limit on flags is given." };
  else if (best.flags > capacity && !capacity) served = { say: "With no flag allowed, no threshold is high enough." };
  else if (best.flags > capacity) served = { offset: full(given) };
  return {
    optimal_probability: [ordered ? wasted / (wasted + saved) : null, ORDER],
    optimal_threshold: [given.mu0 + offset, say],
    optimal_cost: [best.cost, say],
    capacity_threshold: [given.mu0 + served.offset, served.say],
    capacity_cost: [served.say ? null : at(given, served.offset).cost, served.say],
    cut_break_even: [ordered ? saved / wasted : null, ORDER],
  };
}

/** Two ways to remove a share of the misses: a lower threshold, or a model that separates better at the same FPR. */
function fewerMisses(given, { z0, z1, fp, tn }) {
  const { cut, prevalence, decisions } = given;
  const [missed, found] = [below(z1) * (1 - cut), above(z1) + below(z1) * cut];
  const reached = !cut ? z1 : missed < found ? quantile(missed) : -quantile(found);
  const moved = at(given, given.mu1 - given.mu0 + given.sigma1 * reached);
  // Both from the smaller tail, so that a small difference keeps its digits.
  const extra = fp < tn ? above(moved.z0) - above(z0) : below(z0) - below(moved.z0);
  const [avoided, alarms] = [prevalence * below(z1) * cut, (1 - prevalence) * extra];
  const left = below(z1) ? "Only flagging everything removes every miss." : "There is no miss left to remove.";
  const apart = below(z1) ? "To miss nothing, the two groups would have to lie infinitely far apart." : left;
  const nobody = cut ? "There are no true cases, so no miss is avoided." : "No miss is to be removed.";
  const finite = Number.isFinite(reached);
  const unless = (value, say = left) => [finite ? value : null, finite ? say : left];
  return {
    cut_threshold: unless(!cut ? given.threshold : given.mu1 + given.sigma1 * reached),
    cut_fn: unless(decisions * prevalence * missed),
    cut_fp: unless(moved.fp),
    cut_flags: unless(moved.flags),
    cut_cost: unless(moved.cost),
    cut_fp_per_fn: unless(ratio(alarms, avoided), nobody),
    cut_month: unless((avoided + alarms) * given.volume * given.price_flag),
    model_separation: [z0 - reached, apart],
    model_cost: [finite ? counts(given, found, missed, above(z0), below(z0)).cost : null, apart],
  };
}

/**
 * The result in a sentence.
 * @param {Record<string, any>} given the inputs; `currency` is what stands before sums
 * @param {Record<string, number|string|null>} got the results
 * @returns {string}
 */
export function sentence(given, got) {
  const sum = (value) => money(value, given.currency);
  const decisions = count(given.decisions, "decision");
  const start = `At a threshold of ${figure(given.threshold, 4)}, ${decisions} cost ${sum(got.cost)}`;
  if (got.cut_cost === null || got.cut_fp_per_fn === null) return `${start}.`;
  const change = got.cut_cost - got.cost;
  const price = `${figure(got.cut_fp_per_fn)} more false alarms for each miss avoided`;
  const effect = change > 0 ? `would add ${sum(change)}` : `would save ${sum(-change)}`;
  const moved = `${percent(given.cut)} fewer misses, at a threshold of ${figure(got.cut_threshold, 4)}`;
  return `${start}; ${moved}, mean ${price} and ${effect}.`;
}

/**
 * Inputs that don’t go together.
 * @param {Record<string, number|null>} given
 * @returns {{name: string, say: string}[]}
 */
export function problems({ mu0, mu1, cost_fn, cost_tp, cost_fp, cost_tn }) {
  const found = [];
  if (mu1 <= mu0) found.push({ name: "mu1", say: "Positives should score higher on average than negatives." });
  if (cost_fn <= cost_tp) found.push({ name: "cost_fn", say: "A miss should cost more than a case caught." });
  if (cost_fp <= cost_tn) found.push({ name: "cost_fp", say: "A false alarm should cost more than a pass." });
  return found;
}
