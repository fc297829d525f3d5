// How slow a chain of stages is: percentiles by simulation, sums and a ceiling exactly, fan-out and a queue.

import { answers, figure, percent } from "./common.js";
import { quantile } from "./normal.js";
import { DRAWS, simulated } from "./simulation.js";

const Z99 = -quantile(0.01);
const FULL = "Requests arrive at least as fast as they are handled, so the queue grows without end.";

/**
 * Every result of the lab. Formulas: docs/labs/latency.yml.
 * @param {Record<string, number|null>} given p50_i and p99_i for stages i = 1 to 6 (null for a stage left out), budget,
 *   target, fan_out, slow_share, service_rate, arrival_rate
 * @returns {{results: Record<string, number|null>, why: Record<string, string>, errors: Record<string, number>,
 *   draws: number}} with the standard errors of what is simulated, from so many draws
 */
export function compute(given) {
  const { stages, say } = chain(given);
  const { results: drawn, errors } = say ? { results: {}, errors: {} } : simulated(curves(stages), given.budget);
  const spare = given.service_rate - given.arrival_rate;
  const sum = (part) => [say ? null : stages.reduce((all, stage) => all + part(stage), 0), say];
  const score = -quantile((1 - given.target) / stages.length) / Z99;
  const found = answers({
    mean: [drawn.mean, say],
    p50: [drawn.p50, say],
    p95: [drawn.p95, say],
    p99: [drawn.p99, say],
    within_budget: [drawn.within_budget, say],
    sum_p50: sum(([usual]) => usual),
    sum_p99: sum(([, slow]) => slow),
    comonotone_p99: sum(([, slow]) => slow),
    bound: sum(([usual, slow]) => usual * (slow / usual) ** score),
    fan_out_slow: -Math.expm1(given.fan_out * Math.log1p(-given.slow_share)),
    fan_out_percentile: given.target ** (1 / given.fan_out),
    queue_mean: [spare > 0 ? 1000 / spare : null, FULL],
    queue_p99: [spare > 0 ? (1000 * Math.log(100)) / spare : null, FULL],
  });
  return { ...found, errors, draws: DRAWS };
}

/** The stages that are there, as pairs of times, or why they make no chain. */
function chain(given) {
  const all = [1, 2, 3, 4, 5, 6].map((stage) => [given[`p50_${stage}`] ?? null, given[`p99_${stage}`] ?? null]);
  const stages = all.filter(([usual, slow]) => usual !== null || slow !== null);
  const none = stages.length ? undefined : "No stage is given, so nothing takes any time.";
  return { stages, say: problems(given)[0]?.say ?? none };
}

/**
 * The simulated times of the whole chain, for a picture of their distribution.
 * @param {Record<string, number|null>} given
 * @returns {Float64Array|null} in no order, to be read only; null without a sound chain
 */
export function times(given) {
  const { stages, say } = chain(given);
  return say ? null : simulated(curves(stages), given.budget).times;
}

/** Lognormal curves through both times of each stage: median, and σ = ln(p99/p50)/Φ⁻¹(0.99). */
const curves = (stages) => stages.map(([usual, slow]) => ({ median: usual, sigma: Math.log(slow / usual) / Z99 }));

/**
 * The result in a sentence.
 * @param {Record<string, number|null>} given
 * @param {Record<string, number|null>} got
 * @returns {string}
 */
export function sentence(given, got) {
  if (got.p99 === null) return "There is no chain of stages to time yet.";
  const share = `${percent(got.within_budget)} of requests take at most ${figure(given.budget)} ms`;
  const slow = `one in a hundred takes longer than ${figure(got.p99)} ms`;
  const together = `${figure(got.comonotone_p99)} ms if they are all slow at once`;
  return `${share}, and ${slow} if stages are slow independently, ${together}.`;
}

/**
 * Inputs that don’t go together.
 * @param {Record<string, number|null>} given
 * @returns {{name: string, say: string}[]}
 */
export function problems(given) {
  return [1, 2, 3, 4, 5, 6].flatMap((stage) => {
    const [usual, slow] = [given[`p50_${stage}`] ?? null, given[`p99_${stage}`] ?? null];
    if ((usual === null) !== (slow === null)) {
      const name = `${usual === null ? "p50" : "p99"}_${stage}`;
      return [{ name, say: `Stage ${stage} needs both times, or neither.` }];
    }
    const say = `The slow time of stage ${stage} can’t be shorter than its usual time.`;
    return usual !== null && slow < usual ? [{ name: `p99_${stage}`, say }] : [];
  });
}
