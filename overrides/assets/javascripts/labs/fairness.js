// Fairness between two groups: how far apart their rates are, by which measure, and how surely.

import { answers, apart, figure, percent, ratio } from "./common.js";
import { newcombe } from "./intervals.js";
import { Z95 } from "./normal.js";

/**
 * Every result of the lab. Formulas: docs/labs/fairness.yml.
 * @param {Record<string, number>} given for g in a, b: tp_g, fn_g, fp_g, tn_g
 * @returns {{results: Record<string, number|string|null>, why: Record<string, string>}}
 */
export function compute(given) {
  const [a, b] = [group(given, "a"), group(given, "b")];
  const lacking = (noun) => [a, b].filter((one) => one[noun] === 0);
  const has = (noun) => (lacking(noun).length > 1 ? "Both groups have" : `Group ${lacking(noun)[0]?.name} has`);
  const without = {
    cases: `${has("cases")} no cases, so nothing can be compared.`,
    truth: `${has("truth")} no true cases, so nobody could be found or missed.`,
    others: `${has("others")} true cases only, so nobody could be flagged wrongly.`,
    flags: `Nobody is flagged in ${lacking("flags").length > 1 ? "either group" : `group ${lacking("flags")[0]?.name}`}, so no flag can be right or wrong.`,
  };
  const opportunity = apart(a.tp, a.fn, b.tp, b.fn);
  const gaps = [opportunity, apart(a.fp, a.tn, b.fp, b.tn)];
  const larger = gaps.includes(null) ? null : Math.max(...gaps.map(Math.abs));
  const [low, high] = opportunity === null ? [null, null] : newcombe(a.tp, a.fn, b.tp, b.fn);
  return answers({
    ...rates(a),
    ...rates(b),
    parity_difference: [apart(a.flags, a.fn + a.tn, b.flags, b.fn + b.tn), without.cases],
    ...parity(a, b, without.cases),
    opportunity_difference: [opportunity, without.truth],
    opportunity_low: [low, without.truth],
    opportunity_high: [high, without.truth],
    equalised_odds: [larger, opportunity === null ? without.truth : without.others],
    ppv_difference: [apart(a.tp, a.fp, b.tp, b.fp), without.flags],
  });
}

function group(given, letter) {
  const [tp, fn, fp, tn] = ["tp", "fn", "fp", "tn"].map((name) => given[`${name}_${letter}`]);
  const [truth, others, flags] = [tp + fn, fp + tn, tp + fp];
  const cases = truth + others;
  const [selection, tpr, fpr, ppv] = [ratio(flags, cases), ratio(tp, truth), ratio(fp, others), ratio(tp, flags)];
  return { letter, name: letter.toUpperCase(), tp, fn, fp, tn, truth, others, flags, cases, selection, tpr, fpr, ppv };
}

function rates({ letter, name, selection, tpr, fpr, ppv }) {
  return {
    [`selection_${letter}`]: [selection, `Group ${name} has no cases.`],
    [`tpr_${letter}`]: [tpr, `Group ${name} has no true cases, so nobody could be found or missed.`],
    [`fpr_${letter}`]: [fpr, `Group ${name} has true cases only, so nobody could be flagged wrongly.`],
    [`ppv_${letter}`]: [ppv, `Nobody is flagged in group ${name}, so no flag can be right or wrong.`],
  };
}

/** The lower selection rate over the higher, with its interval by logarithms and the four-fifths rule. */
function parity(a, b, noCases) {
  const known = a.cases && b.cases && (a.flags || b.flags);
  const say = a.cases && b.cases ? "Nobody is flagged in either group, so there is no ratio." : noCases;
  // Cross products of whole numbers, exact however large: a ratio of 0.8 passes.
  const products = [BigInt(a.flags) * BigInt(b.cases), BigInt(b.flags) * BigInt(a.cases)];
  const [less, more] = products[0] < products[1] ? products : products.reverse();
  const value = known ? Number(less) / Number(more) : null;
  const spread = (one) => (one.cases - one.flags) / one.cases / one.flags;
  const reach = Math.exp(Z95 * Math.sqrt(spread(a) + spread(b)));
  const nobody = known ? "Nobody is flagged in one of the groups: a ratio of zero has no interval of this kind." : say;
  return {
    parity_ratio: [value, say],
    four_fifths: [known ? 5n * less >= 4n * more : null, say],
    ratio_low: [value ? value / reach : null, nobody],
    ratio_high: [value ? value * reach : null, nobody],
  };
}

/**
 * The result in a sentence.
 * @param {Record<string, number>} given
 * @param {Record<string, number|string|null>} got
 * @returns {string}
 */
export function sentence(given, got) {
  const known = got.opportunity_difference !== null;
  const points = (share) => figure(share * 100);
  const interval = `95% interval ${points(got.opportunity_low)} to ${points(got.opportunity_high)}`;
  const gap = `a gap of ${points(got.opportunity_difference)} points (${interval})`;
  const shares = `${percent(got.tpr_a)} of group A’s true cases and ${percent(got.tpr_b)} of group B’s`;
  const found = `The model finds ${shares}, ${gap}`;
  const side = got.four_fifths === "true" ? "at or above" : "below";
  const ratioIs = `the ratio of selection rates is ${figure(got.parity_ratio)}, ${side} four fifths`;
  if (got.parity_ratio === null) return known ? `${found}.` : "There are too few cases to compare the groups.";
  return known ? `${found}; ${ratioIs}.` : `How many true cases are found can’t be compared; ${ratioIs}.`;
}

/**
 * Inputs that don’t go together.
 * @param {Record<string, number>} given
 * @returns {{name: string, say: string}[]}
 */
export function problems(given) {
  return ["a", "b"]
    .map((letter) => group(given, letter))
    .filter(({ cases }) => !cases)
    .map(({ letter, name }) => ({ name: `tp_${letter}`, say: `Group ${name} has no cases.` }));
}
