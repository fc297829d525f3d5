// Shadow runs: how many labelled decisions, how many weeks, and whether the new model is worse than the old.

import { betaQuantile, binomialBelow, fewestTrials, mcnemar } from "./beta.js";
import { answers, count, figure, percent, whole } from "./common.js";
import { quantile, Z95 } from "./normal.js";

const ONE_SIDED = quantile(0.95);
const MORE_FAILURES = "There can’t be more failures than decisions seen.";
const MORE_PAIRS = "There can’t be more fixed and broken cases than pairs.";

/**
 * Every result of the lab. Formulas: docs/labs/shadow-run.yml (Clopper & Pearson 1934, McNemar 1947).
 * @param {Record<string, number>} given tolerated, confidence, allowed, weekly, labelled, slice, deff, delay,
 *   true_rate, fixed, broken, pairs, margin, seen, failures
 * @returns {{results: Record<string, number|string|null>, why: Record<string, string>}}
 */
export function compute(given) {
  const { tolerated, confidence, allowed, delay } = given;
  const needed = fewestTrials(allowed, tolerated, confidence);
  const weeks = (needed * given.deff) / (given.weekly * given.labelled);
  return answers({
    needed,
    needed_zero: fewestTrials(0, tolerated, confidence),
    rule_of_three: whole(-Math.log1p(-confidence) / tolerated),
    upper_bound: [upper(given.failures, given.seen, confidence), MORE_FAILURES],
    weeks: whole(delay + weeks),
    weeks_slice: whole(delay + weeks / given.slice),
    pass_probability: binomialBelow(allowed, needed, given.true_rate),
    ...compared(given),
  });
}

/** One-sided upper limit of a rate (Clopper & Pearson). */
function upper(failures, of, confidence) {
  if (failures > of) return null;
  return failures === of ? 1 : betaQuantile(confidence, failures + 1, of - failures);
}

/** The two models on the same cases. */
function compared({ fixed, broken, pairs, margin }) {
  const possible = fixed + broken <= pairs;
  const [net, same] = [fixed - broken, pairs - fixed - broken];
  // (b + c)·n − (b − c)², without the difference of large squares.
  const error = Math.sqrt(((fixed + broken) * same + 4 * fixed * broken) / pairs) / pairs;
  const unless = (value) => [possible ? value() : null, MORE_PAIRS];
  return {
    mcnemar_p: unless(() => mcnemar(fixed, broken)),
    difference: unless(() => net / pairs),
    difference_low: unless(() => net / pairs - Z95 * error),
    difference_high: unless(() => net / pairs + Z95 * error),
    regression_rate: unless(() => broken / pairs),
    regression_upper: unless(() => upper(broken, pairs, 0.95)),
    non_inferior: unless(() => net / pairs + margin > ONE_SIDED * error),
  };
}

/**
 * The result in a sentence.
 * @param {Record<string, number>} given
 * @param {Record<string, number|string|null>} got
 * @returns {string}
 */
export function sentence(given, got) {
  const goal = `fewer than ${percent(given.tolerated)} failures at ${percent(given.confidence, 4)} confidence`;
  const size = `${count(got.needed, "labelled decision")} with at most ${count(given.allowed, "failure")}`;
  const time = `${count(got.weeks, "week")} for all traffic and ${figure(got.weeks_slice)} for the rarest slice`;
  return `To show ${goal}, a shadow run needs ${size}: ${time}.`;
}

/**
 * Inputs that don’t go together.
 * @param {Record<string, number>} given
 * @returns {{name: string, say: string}[]}
 */
export function problems({ failures, seen, fixed, broken, pairs }) {
  const found = [];
  if (failures > seen) found.push({ name: "failures", say: MORE_FAILURES });
  if (fixed + broken > pairs) found.push({ name: "pairs", say: MORE_PAIRS });
  return found;
}
