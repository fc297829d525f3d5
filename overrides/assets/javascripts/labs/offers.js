// Two offers over four years: pay by year, its total and what it is worth today. All before tax.

import { answers, money, percent, same } from "./common.js";

const OWN = ["base", "growth", "bonus", "payout", "grant", "price_growth", "refresher", "signon1", "signon2"];
const YEARS = [1, 2, 3, 4];

/**
 * Every result of the lab. Formulas: docs/labs/offers.yml.
 * @param {Record<string, number>} given per offer o in a, b: base_o, growth_o, bonus_o, payout_o, grant_o, vest1_o to
 *   vest4_o, price_growth_o, refresher_o, signon1_o, signon2_o; and discount
 * @returns {{results: Record<string, number|null>, why: Record<string, string>}}
 */
export function compute(given) {
  const found = {};
  for (const letter of ["a", "b"]) {
    const pay = vested(given, letter).say ? YEARS.map(() => null) : years(given, letter);
    const known = pay[0] !== null;
    const total = known ? pay.reduce((sum, part) => sum + part, 0) : null;
    const today = pay.reduce((sum, part, year) => sum + part / (1 + given.discount) ** (year + 0.5), 0);
    const entries = { total, average: known ? total / 4 : null, present_value: known ? today : null };
    YEARS.forEach((year, index) => (entries[`year${year}`] = pay[index]));
    for (const name in entries) found[`${name}_${letter}`] = [entries[name], vested(given, letter).say];
  }
  for (const name of ["total", "present_value"]) {
    found[`difference_${name}`] = difference(found[`${name}_a`], found[`${name}_b`]);
  }
  return answers(found);
}

function difference([one, say], [other, otherSay]) {
  if (one === null || other === null) return [null, say ?? otherSay];
  return [same(one, other) ? 0 : one - other];
}

/** The parts of a grant that vest, and what is wrong if they don’t make a whole. */
function vested(given, letter) {
  const parts = YEARS.map((year) => given[`vest${year}_${letter}`]);
  const sum = parts.reduce((all, part) => all + part, 0);
  if (Math.abs(sum - 1) <= 1e-9) return { parts };
  return { parts, say: `What vests of offer ${letter.toUpperCase()} is ${percent(sum)} of the grant, not 100%.` };
}

/** Pay of each year: shares vest in the middle of a year, and a later grant is bought at a year’s end. */
function years(given, letter) {
  const own = OWN.map((name) => given[`${name}_${letter}`]);
  const [base, growth, bonus, payout, grant, rise, refresher, ...signon] = own;
  const { parts } = vested(given, letter);
  return parts.map((part, year) => {
    const salary = base * (1 + growth) ** year;
    let shares = grant * part * (1 + rise) ** (year + 0.5);
    for (let since = 0; since < year; since++) shares += (refresher / 4) * (1 + rise) ** (since + 0.5);
    return salary + salary * bonus * payout + shares + (signon[year] ?? 0);
  });
}

/**
 * The result in a sentence.
 * @param {Record<string, any>} given the inputs; `currency` is what stands before sums
 * @param {Record<string, number|null>} got the results
 * @returns {string}
 */
export function sentence(given, got) {
  const sum = (value) => money(value, given.currency);
  const more = (value) => `${sum(Math.abs(value))} ${value < 0 ? "less" : "more"}`;
  const { difference_total: total, difference_present_value: today } = got;
  if (total === null) return "The offers can’t be compared until each grant vests in full.";
  const paid = total ? `offer A pays ${more(total)} than offer B` : "both offers pay the same";
  const worth = today ? `A is worth ${more(today)} today` : "they are worth the same today";
  const totals = `${sum(got.total_a)} against ${sum(got.total_b)}`;
  return `Over four years ${paid}, ${totals}, and ${worth} at ${percent(given.discount)} a year.`;
}

/**
 * Inputs that don’t go together.
 * @param {Record<string, number>} given
 * @returns {{name: string, say: string}[]}
 */
export function problems(given) {
  return ["a", "b"]
    .map((letter) => ({ name: `vest1_${letter}`, say: vested(given, letter).say }))
    .filter(({ say }) => say);
}
