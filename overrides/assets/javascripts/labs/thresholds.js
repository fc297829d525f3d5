// Thresholds and what errors cost: counts, rates and money at a threshold, and what fewer misses would take.

import { answers, count, figure, money, percent, ratio } from "./common.js";
import { below, quantile } from "./normal.js";
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

/** Matthews correlation from the four shares: exactly zero where both groups are flagged alike. */
function correlation({ tp, fn, fp, tn, flags, found, missed, alarmed, passed }) {
  const [truth, others, flagged, rest] = [tp + fn, fp + tn, flags, fn + tn].map(Math.sqrt);
  if (!(truth && others && flagged && rest)) return null;
  return (truth / flagged) * (others / rest) * (found * passed - alarmed * missed);
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
function fewerMisses(given, now) {
  const { cut, prevalence, decisions, mu0, mu1, sigma1 } = given;
  const [missed, found] = [now.missed * (1 - cut), now.found + now.missed * cut];
  const reached = !cut ? now.z1 : missed < found ? quantile(missed) : -quantile(found);
  const moved = at(given, cut ? mu1 - mu0 + sigma1 * reached : given.threshold - mu0);
  // Both from the smaller tail, so that a small difference keeps its digits.
  const extra = now.alarmed < 0.5 ? moved.alarmed - now.alarmed : now.passed - moved.passed;
  const [avoided, alarms] = [prevalence * now.missed * cut, (1 - prevalence) * extra];
  const left = now.missed ? "Only flagging everything removes every miss." : "There is no miss left to remove.";
  const apart = now.missed ? "To miss nothing, the two groups would have to lie infinitely far apart." : left;
  const nobody = cut ? "There are no true cases, so no miss is avoided." : "No miss is to be removed.";
  const finite = Number.isFinite(reached);
  const unless = (value, say = left) => [finite ? value : null, finite ? say : left];
  return {
    cut_threshold: unless(cut ? mu1 + sigma1 * reached : given.threshold),
    cut_fn: unless(decisions * prevalence * missed),
    cut_fp: unless(moved.fp),
    cut_flags: unless(moved.flags),
    cut_cost: unless(moved.cost),
    cut_fp_per_fn: unless(ratio(alarms, avoided), nobody),
    cut_month: unless((avoided + alarms) * given.volume * given.price_flag),
    model_separation: [now.z0 - reached, apart],
    model_cost: [finite ? counts(given, found, missed, now.alarmed, now.passed).cost : null, apart],
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
