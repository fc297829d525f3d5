// Draws of a chain of independent stages with lognormal times. They are spread evenly, on a lattice (Korobov 1959): a
// figure errs by less than the standard error of as many draws by chance. The same inputs give the same figures.

import { quantile } from "./normal.js";

/** Draws of the whole chain: a prime number, and a primitive root of it that spreads them well in six dimensions. */
export const DRAWS = 131071;
const MULTIPLIER = 29803;
const SHIFT = 81007; // about DRAWS over the golden ratio: no draw takes all stages at one end

const LEVELS = Object.entries({ p50: 0.5, p95: 0.95, p99: 0.99 });
/** The ranks of each level, ascending: one standard error below it, itself, and one above. */
const RANKS = LEVELS.flatMap(([, level]) => {
  const error = Math.sqrt((level * (1 - level)) / DRAWS);
  return [level - error, level, level + error].map((share) => Math.ceil(share * DRAWS) - 1);
});
let scores; // made when first needed
let last = {}; // the chain drawn last: other inputs change more often than it does
let stages = []; // its stages: a number that changes is one stage's

/**
 * Simulated figures of a chain, and their standard errors.
 * @param {{median: number, sigma: number}[]} curves the stages
 * @param {number} budget
 * @returns {{results: Record<string, number>, errors: Record<string, number>, times: Float64Array}} mean, p50, p95, p99
 *   and within_budget; and the times drawn, in no order, to be read only and before another chain is drawn
 */
export function simulated(curves, budget) {
  const key = JSON.stringify(curves);
  if (key !== last.key) last = { key, ...drawn(curves) };
  const { times, results, errors } = last;
  const within = upTo(budget, times) / DRAWS;
  return {
    results: { ...results, within_budget: within },
    errors: { ...errors, within_budget: Math.sqrt((within * (1 - within)) / DRAWS) },
    times,
  };
}

// Counted loops over memory that is there: iterators take five times as long, and clearing up a megabyte a key as well.
function drawn(curves) {
  stages = curves.map((curve, at) => (JSON.stringify(curve) === stages[at]?.key ? stages[at] : stage(curve, at)));
  const all = stages.map(({ parts }) => parts);
  const times = last.times ?? new Float64Array(DRAWS);
  // Squares are taken around a value near the mean, so that a narrow chain keeps its digits.
  const centre = curves.reduce((sum, { median }) => sum + median, 0);
  let [off, squares] = [0, 0];
  for (let draw = 0; draw < DRAWS; draw++) {
    let time = 0;
    for (let stage = 0; stage < all.length; stage++) time += all[stage][draw];
    times[draw] = time;
    off += time - centre;
    squares += (time - centre) * (time - centre);
  }
  settle(times, RANKS, 0, DRAWS - 1);
  const variance = (squares - off * (off / DRAWS)) / (DRAWS - 1);
  const [results, errors] = [{ mean: centre + off / DRAWS }, { mean: Math.sqrt(Math.max(variance, 0) / DRAWS) }];
  LEVELS.forEach(([name], level) => {
    const [low, middle, high] = RANKS.slice(3 * level);
    results[name] = times[middle];
    errors[name] = (times[high] - times[low]) / 2;
  });
  return { times, results, errors };
}

/** How many times keep within a budget: all below one rank, none above the next, and some of those between them. */
function upTo(budget, times) {
  const above = RANKS.findIndex((rank) => times[rank] > budget);
  let done = above ? RANKS.at(above < 0 ? -1 : above - 1) + 1 : 0;
  const end = above < 0 ? DRAWS : RANKS[above];
  for (let draw = done; draw < end; draw++) if (times[draw] <= budget) done++;
  return done;
}

/** What the stage at a place in the chain adds to each draw. */
function stage({ median, sigma }, at) {
  scores ??= normalScores();
  const parts = stages[at]?.parts ?? new Float64Array(DRAWS);
  let step = 1;
  for (let before = 0; before < at; before++) step = (step * MULTIPLIER) % DRAWS;
  let place = (at * SHIFT) % DRAWS;
  for (let draw = 0; draw < DRAWS; draw++) {
    parts[draw] = median * Math.exp(sigma * scores[place]);
    place += step;
    if (place >= DRAWS) place -= DRAWS;
  }
  return { key: JSON.stringify({ median, sigma }), parts };
}

/** Put the values of some ranks in their places, smaller ones before and larger ones after (Hoare 1961). */
function settle(values, ranks, low, high) {
  if (low >= high || !ranks.length) return;
  const pivot = values[(low + high) >> 1];
  let [left, right] = [low, high];
  while (left <= right) {
    while (values[left] < pivot) left++;
    while (values[right] > pivot) right--;
    if (left <= right) {
      const value = values[left];
      values[left++] = values[right];
      values[right--] = value;
    }
  }
  settle(values, ranks.filter((rank) => rank <= right), low, right);
  settle(values, ranks.filter((rank) => rank >= left), left, high);
}

/** Standard normal scores at the middle of each of as many equal shares as there are draws. */
function normalScores() {
  const found = new Float64Array(DRAWS);
  for (let draw = 0; 2 * draw < DRAWS - 1; draw++) {
    found[draw] = quantile((draw + 0.5) / DRAWS);
    found[DRAWS - 1 - draw] = -found[draw];
  }
  return found;
}
