// What a month of a language model costs, where the money goes, and what volume the budget carries.

import { answers, figure, money, percent, ratio, same } from "./common.js";

const PARTS = { main: "the main model", fallback: "the second model", human: "people", fixed: "fixed cost" };
const NO_REQUESTS = "There are no requests, so none has a cost.";

/**
 * Every result of the lab. Formulas: docs/labs/inference-cost.yml.
 * @param {Record<string, number>} given requests, cache, tokens_in, tokens_out, prefix, prefix_hit, price_in,
 *   price_cached, price_out, failure, retries, fallback, fallback_price_in, fallback_price_out, human, human_cost,
 *   success, fixed, budget
 * @returns {{results: Record<string, number|null>, why: Record<string, string>}}
 */
export function compute(given) {
  const { requests, success, fixed, budget } = given;
  const [perCall, attempts] = [call(given), tries(given)];
  const second = given.tokens_in * given.fallback_price_in + given.tokens_out * given.fallback_price_out;
  const live = 1 - given.cache;
  const unit = {
    main: live * attempts * perCall,
    fallback: (live * given.fallback * second) / 1e6,
    human: given.human * given.human_cost,
  };
  const each = unit.main + unit.fallback + unit.human;
  const month = requests * each + fixed;
  const share = (part) => [ratio(part, month), "The month costs nothing, so there is nothing to share out."];
  const none = requests ? "No request ends well, so none of them has a price." : NO_REQUESTS;
  return answers({
    per_call: perCall,
    attempts,
    month,
    year: 12 * month,
    per_request: [ratio(month, requests), NO_REQUESTS],
    per_success: [ratio(month, requests * success), none],
    headroom: budget - 12 * month,
    max_requests: [carried(budget - 12 * fixed, 12 * each), "A request costs nothing, so any number fits the budget."],
    share_main: share(requests * unit.main),
    share_fallback: share(requests * unit.fallback),
    share_human: share(requests * unit.human),
    share_fixed: share(fixed),
  });
}

/** One attempt with the main model: what is found in the provider’s cache is charged at its own price. */
function call({ tokens_in, tokens_out, prefix, prefix_hit, price_in, price_cached, price_out }) {
  const cached = prefix_hit * Math.min(prefix, tokens_in);
  return ((tokens_in - cached) * price_in + cached * price_cached + tokens_out * price_out) / 1e6;
}

/** Attempts that a request takes on average: each one is made if all before it failed, 1 + f + … + f^r. */
function tries({ failure, retries }) {
  let sum = 1;
  for (let retry = 0; retry < retries; retry++) sum = 1 + failure * sum;
  return sum;
}

/** Whole requests a month that a year’s room pays for, at a year’s cost of one a month. */
function carried(room, each) {
  if (room < 0) return 0;
  const most = ratio(room, each);
  if (most === null) return null;
  return same(most, Math.round(most)) ? Math.round(most) : Math.floor(most);
}

/**
 * The result in a sentence.
 * @param {Record<string, any>} given the inputs; `currency` is what stands before sums
 * @param {Record<string, number|null>} got the results
 * @returns {string}
 */
export function sentence(given, got) {
  const sum = (value) => money(value, given.currency);
  const over = got.headroom < 0 ? `${sum(-got.headroom)} over` : `${sum(got.headroom)} under`;
  const year = `The year costs ${sum(got.year)}, ${over} budget`;
  if (got.share_main === null) return `${year}.`;
  const most = Object.keys(PARTS).reduce((one, other) => (got[`share_${other}`] > got[`share_${one}`] ? other : one));
  const where = `the largest part of the bill, ${percent(got[`share_${most}`])}, is ${PARTS[most]}`;
  return got.per_success === null
    ? `${year}, and ${where}.`
    : `${year}, each request that ends well costs ${sum(got.per_success)}, and ${where}.`;
}

/**
 * Inputs that don’t go together.
 * @param {Record<string, number>} given
 * @returns {{name: string, say: string}[]}
 */
export function problems({ prefix, tokens_in }) {
  const say = `The fixed part can’t be longer than the ${figure(tokens_in)} tokens read in a call.`;
  return prefix > tokens_in ? [{ name: "prefix", say }] : [];
}
