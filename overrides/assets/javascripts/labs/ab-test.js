// A/B tests: how many users or prompts a fair comparison needs, and how long it runs.

import { answers, count, figure, percent, whole } from "./common.js";
import { above, quantile } from "./normal.js";

/**
 * Every result of the lab. Formulas: docs/labs/ab-test.yml (Fleiss, Levin & Paik for the sizes, Kish for the design
 * effect, Connor 1987 for pairs).
 * @param {Record<string, number|null>} given p1, p2, alpha, power, samples, icc, daily, metrics, correlation, and
 *   discordant (or null)
 * @returns {{results: Record<string, number|null>, why: Record<string, string>}}
 */
export function compute(given) {
  const { p1, p2, alpha, power, samples, discordant } = given;
  const gap = Math.abs(p2 - p1);
  const [caught, spread] = [quantile(power), Math.sqrt(p1 * (1 - p1) + p2 * (1 - p2))];
  const deff = 1 + (samples - 1) * given.icc;
  const users = pooled(given, alpha);
  const perArm = whole(users);
  const prompts = whole((users * deff) / samples);
  const days = whole((2 * perArm) / given.daily);
  const same = "Between equal rates there is no difference to find, so no number is large enough.";
  const [paired, unpaired] = pairs(gap, discordant, -quantile(alpha / 2), caught);
  return answers({
    n_per_arm: [perArm, same],
    n_unpooled: [(((caught - quantile(alpha / 2)) * spread) / gap) ** 2, same],
    n_arcsine: [2 * ((caught - quantile(alpha / 2)) / arc(p1, p2)) ** 2, same],
    deff,
    prompts_per_arm: [prompts, same],
    outputs_per_arm: [prompts * samples, same],
    naive_false_positive: 2 * above(-quantile(alpha / 2) / Math.sqrt(deff)),
    n_paired: [gap ? paired : null, gap ? unpaired : same],
    days: [days, same],
    weeks: [whole(days / 7), same],
    n_bonferroni: [whole(pooled(given, alpha / given.metrics)), same],
    cuped_factor: (1 - given.correlation) * (1 + given.correlation),
  });
}

/** Users in each arm, unrounded, where the test’s null spread pools the two rates. */
function pooled({ p1, p2, power }, alpha) {
  const middle = (p1 + p2) / 2;
  const none = Math.sqrt(2 * middle * (1 - middle));
  const real = Math.sqrt(p1 * (1 - p1) + p2 * (1 - p2));
  return ((quantile(power) * real - quantile(alpha / 2) * none) / (p1 - p2)) ** 2;
}

/** 2·asin√p₂ − 2·asin√p₁, by the sine of the difference so that near rates keep their digits. */
function arc(p1, p2) {
  const sine = (p2 - p1) / (Math.sqrt(p2 * (1 - p1)) + Math.sqrt(p1 * (1 - p2)));
  return 2 * Math.atan2(sine, Math.sqrt((1 - p1) * (1 - p2)) + Math.sqrt(p1 * p2));
}

/** Prompts in all if both models answer each, or why there is no such number. */
function pairs(gap, discordant, bar, caught) {
  if (discordant === null || discordant === undefined) {
    return [null, "The share of prompts on which just one model succeeds is not given."];
  }
  if (gap - discordant > 1e-15) return [null, tooFew(gap)];
  return [whole(((bar * Math.sqrt(discordant) + caught * Math.sqrt(Math.max(0, discordant - gap * gap))) / gap) ** 2)];
}

const tooFew = (gap) =>
  `The rates are ${figure(gap * 100)} points apart, so just one model succeeds on at least ${percent(gap)} of prompts.`;

/**
 * The result in a sentence.
 * @param {Record<string, number|null>} given
 * @param {Record<string, number|null>} got
 * @returns {string}
 */
export function sentence(given, got) {
  if (got.n_per_arm === null) return "Two versions with the same rate can’t be told apart by any number of users.";
  const rates = `${percent(given.p1, 4)} from ${percent(given.p2, 4)}`;
  const users = `${count(got.n_per_arm, "user")} in each arm`;
  const time = `${count(got.days, "day")} at ${figure(given.daily)} a day, so ${count(got.weeks, "whole week")}`;
  const prompts = `${count(got.prompts_per_arm, "prompt")} in each arm`;
  return `To tell ${rates}, a test needs ${users}: ${time}; offline it needs ${prompts}.`;
}

/**
 * Inputs that don’t go together.
 * @param {Record<string, number|null>} given
 * @returns {{name: string, say: string}[]}
 */
export function problems({ p1, p2, discordant }) {
  const gap = Math.abs(p2 - p1);
  if (!gap) return [{ name: "p2", say: "With equal rates there is no difference to find: no test is large enough." }];
  return discordant && gap - discordant > 1e-15 ? [{ name: "discordant", say: tooFew(gap) }] : [];
}
