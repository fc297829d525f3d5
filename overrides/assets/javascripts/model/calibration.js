/* Stated confidence against how often it came true. */
import { Z95, quantile } from "../labs/normal.js";
import { wilson } from "../labs/intervals.js";

/** Reviewed entries below which nothing is said: the 95% interval of 5 in 10 runs from 24% to 76%. */
export const FEWEST = 10;
const SPEAKS = 5; // entries from which a bin may be called off
const FITS = 10; // points: with no more than these in doubt, confidence is said to fit

const percent = (share) => `${Math.round(share * 100)}%`;
const span = ({ low, high }) => `${percent(low)} to ${percent(high)}`;
/** How often right, as a chart's label. */
export const times = ({ right, n }) => `${right} of ${n}`;

/**
 * Compare stated confidence with results. The bins are tens, since people state tens: one of five points would split
 * “80%” from “85%” and halve the counts. Below 50% all is one bin, because few people plan on what they think will fail.
 * A bin is placed at the mean of what was stated in it, so that its width does not matter. Intervals: Wilson 1927.
 * Score: Brier 1950.
 * @param {{confidence: number, right: boolean}[]} entries confidence in per cent, 0 to 100
 * @returns {{n, right, mean, share, low, high, brier, bins: {label, n, right, mean, share, low, high}[], enough: boolean, finding: string}}
 *   shares from 0 to 1; only bins that hold something; of no entries only n, bins, enough and finding
 */
export function calibrate(entries) {
  const all = summary(entries);
  const bins = [];
  for (let from = 40; from < 100; from += 10) {
    const [low, high] = [from < 50 ? 0 : from, from === 90 ? 101 : from + 10];
    const inside = entries.filter(({ confidence }) => confidence >= low && confidence < high);
    const label = from < 50 ? "below 50%" : `${from}–${from === 90 ? 100 : from + 9}%`;
    if (inside.length) bins.push({ label, ...summary(inside) });
  }
  const enough = all.n >= FEWEST;
  return { ...all, bins, enough, finding: enough ? finding(all, bins) : tooFew(all.n) };
}

function summary(entries) {
  const n = entries.length;
  if (!n) return { n };
  const total = (of) => entries.reduce((sum, entry) => sum + of(entry), 0);
  const right = total((entry) => +entry.right);
  const [low, high] = wilson(right, n);
  const brier = total((entry) => (entry.confidence / 100 - entry.right) ** 2) / n;
  return { n, right, mean: total((entry) => entry.confidence) / n / 100, share: right / n, low, high, brier };
}

const tooFew = (n) =>
  `Too few to tell: ${n || "no"} reviewed ${n === 1 ? "entry says" : "entries say"} both how sure you were and whether it came true. ` +
  `A comparison starts at ${FEWEST}.`;

// How many standard errors lie between what was said and what came true; beyond 1.96, Wilson's 95% interval leaves it out.
const distance = ({ n, mean, share }) => (share === mean ? 0 : Math.abs(share - mean) / Math.sqrt((mean * (1 - mean)) / n));

// All entries are judged first, then the bin that is furthest off. Of several bins judged at once each must be further off
// (Bonferroni), so that of ten well calibrated readers at most one is told of a gap.
function finding(all, bins) {
  const said = (one) => `you said ${percent(one.mean)} on average and were right in ${times(one)} (${percent(one.share)}; 95% interval ${span(one)})`;
  if (distance(all) > Z95) return `You are ${all.share < all.mean ? "surer than you are right" : "right more often than you say"}: ${said(all)}.`;
  const judged = bins.filter(({ n }) => n >= SPEAKS);
  const [worst] = judged.filter((bin) => distance(bin) > -quantile(0.025 / judged.length)).sort((a, b) => distance(b) - distance(a));
  if (worst) return `Your confidence is off where you say ${worst.label}: there ${said(worst)}.`;
  const doubt = Math.max(all.high - all.mean, all.mean - all.low) * 100;
  return doubt <= FITS ? `Your confidence fits: ${said(all)}.` : `Too few to tell a gap: ${said(all)}, which leaves room for one of ${Math.round(doubt)} points.`;
}

/** The numbers of the bins as people read them: [bin, stated, right, interval]. */
export const rows = ({ bins }) => bins.map((bin) => [bin.label, percent(bin.mean), `${times(bin)} (${percent(bin.share)})`, span(bin)]);
