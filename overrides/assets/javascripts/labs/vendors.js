// Vendor comparison: three vendors on the same labelled cases, priced at the live prevalence.

import { answers, apart, money, ratio, same } from "./common.js";
import { wilson } from "./intervals.js";

const LETTERS = ["a", "b", "c"];

/**
 * Every result of the lab. Formulas: docs/labs/vendors.yml.
 * @param {Record<string, number|null>} given for v in a, b, c: tp_v, fn_v, fp_v, tn_v, price_v, p95_v; and prevalence,
 *   cost_fn, cost_fp, latency_cap (or null), recall_floor (or null)
 * @returns {{results: Record<string, number|string|null>, why: Record<string, string>}}
 */
export function compute(given) {
  const all = LETTERS.map((letter) => vendor(given, letter));
  const rated = all.filter(({ total }) => total !== null);
  const { latency_cap: cap = null, recall_floor: floor = null } = given;
  const fits = ({ p95, recall }) => (cap === null || p95 <= cap) && (floor === null || recall >= floor);
  const found = {};
  for (const one of all) {
    const { letter, total, say } = one;
    Object.assign(found, alone(one));
    found[`feasible_${letter}`] = [total === null ? null : fits(one), say];
    found[`pareto_${letter}`] = [total === null ? null : !rated.some((other) => beats(other, one)), say];
  }
  for (const [x, y] of [[0, 1], [0, 2], [1, 2]]) {
    found[`break_even_${LETTERS[x]}${LETTERS[y]}`] = crossing(all[x], all[y], given);
  }
  return answers({ ...found, ...cheapest(rated.filter(fits)) });
}

function vendor(given, letter) {
  const own = (name) => given[`${name}_${letter}`];
  const [tp, fn, fp, tn, price, p95] = ["tp", "fn", "fp", "tn", "price", "p95"].map(own);
  const { prevalence, cost_fn, cost_fp } = given;
  const [recall, fpr] = [ratio(tp, tp + fn), ratio(fp, fp + tn)];
  const one = { letter, tp, fn, fp, tn, price, p95, recall, fpr, total: null };
  const lacking = recall === null ? "true case, so its recall" : "false case, so its false-positive rate";
  if (recall === null || fpr === null) {
    return { ...one, say: `Vendor ${letter.toUpperCase()} was tried on no ${lacking} is unknown.` };
  }
  const [missed, alarmed] = [prevalence * (fn / (tp + fn)), (1 - prevalence) * fpr]; // of live decisions
  const spread = (weight, part, other) => (weight * Math.sqrt((part * other) / (part + other))) / (part + other);
  const se = Math.hypot(spread(prevalence * cost_fn, tp, fn), spread((1 - prevalence) * cost_fp, fp, tn));
  const [caught, passed] = [prevalence * recall, (1 - prevalence) * (tn / (fp + tn))];
  const total = price + missed * cost_fn + alarmed * cost_fp;
  return { ...one, alarmed, caught, right: caught + passed, total, se };
}

/** The results of a vendor in which no other has a part. */
function alone({ letter, tp, fn, fp, tn, price, recall, fpr, total, se, caught, alarmed, right, say }) {
  const cases = tp + fn + fp + tn;
  const name = letter.toUpperCase();
  const untried = `Vendor ${name} was tried on no labelled case.`;
  const never = say ?? `Vendor ${name} would never be right at this prevalence.`;
  const nothing = say ?? `Vendor ${name} would flag nothing, so there is no precision.`;
  const [low, high] = cases ? wilson(tp + tn, cases) : [null, null];
  const rated = (value, otherwise = say) => [total === null ? null : value, otherwise];
  const entries = {
    recall: [recall, `Vendor ${name} was tried on no true case, so its recall is unknown.`],
    fpr: [fpr, `Vendor ${name} was tried on true cases only, so its false-positive rate is unknown.`],
    accuracy: [ratio(tp + tn, cases), untried],
    accuracy_low: [low, untried],
    accuracy_high: [high, untried],
    live_accuracy: rated(right),
    precision: rated(ratio(caught, caught + alarmed), nothing),
    spend_per_correct: rated(ratio(price, right), never),
    total: rated(total),
    total_per_correct: rated(ratio(total, right), never),
    se: rated(se),
  };
  return Object.fromEntries(Object.entries(entries).map(([key, entry]) => [`${key}_${letter}`, entry]));
}

/** Whether one vendor is nowhere worse than another and somewhere better (Pareto dominance). */
function beats(one, other) {
  const equal = same(one.total, other.total);
  const noWorse = (equal || one.total < other.total) && one.p95 <= other.p95 && one.recall >= other.recall;
  return noWorse && (!equal || one.p95 < other.p95 || one.recall > other.recall);
}

function cheapest(feasible) {
  if (!feasible.length) {
    const say = "No vendor with known rates keeps within the limits.";
    return { best: [null, say], tie: [null, say] };
  }
  const lower = (one, other) => one.total < other.total && !same(one.total, other.total);
  const best = feasible.reduce((first, next) => (lower(next, first) ? next : first));
  const close = ({ total, se }) => same(total, best.total) || total - best.total <= 1.96 * Math.hypot(se, best.se);
  return { best: best.letter, tie: feasible.some((other) => other !== best && close(other)) };
}

/** The cost of a miss at which two vendors change places: where what they charge and what they miss balance. */
function crossing(one, other, { prevalence, cost_fp }) {
  if (one.total === null || other.total === null) return [null, one.say ?? other.say];
  const missed = prevalence * apart(other.fn, other.tp, one.fn, one.tp);
  if (!missed) return [null, "Both miss equally often, so what a miss costs decides nothing."];
  const alarms = (1 - prevalence) * apart(other.fp, other.tn, one.fp, one.tn) * cost_fp;
  const charged = one.price - other.price;
  const cost = same(charged, alarms) ? 0 : (charged - alarms) / missed;
  return [cost < 0 ? null : cost, "One of the two is cheaper whatever a miss costs."];
}

/**
 * The result in a sentence.
 * @param {Record<string, any>} given the inputs; `currency` is what stands before sums
 * @param {Record<string, number|string|null>} got the results
 * @returns {string}
 */
export function sentence(given, got) {
  if (got.best === null) return "No vendor with known rates keeps within the limits, so a limit has to move.";
  const cost = `${money(1000 * got[`total_${got.best}`], given.currency)} per 1,000 decisions with errors paid for`;
  const only = LETTERS.filter((letter) => got[`feasible_${letter}`] === "true").length === 1;
  const lead = got.tie === "true" ? "its lead may be chance" : "its lead is more than chance would give";
  const standing = only ? "it is the only one within the limits" : lead;
  return `Vendor ${got.best.toUpperCase()} costs least, ${cost}, and ${standing}.`;
}

/**
 * Inputs that don’t go together.
 * @param {Record<string, number|null>} given
 * @returns {{name: string, say: string}[]}
 */
export function problems(given) {
  return LETTERS.flatMap((letter) => {
    const { say, recall } = vendor(given, letter);
    return say ? [{ name: `${recall === null ? "tp" : "tn"}_${letter}`, say }] : [];
  });
}
