/* Axes, curves and marks for charts: round steps, short figures. Pure. */
import { figure, percent } from "../labs/common.js";

const UNITS = ["", "k", "m", "bn", "tn"];

// 12,500 is 12.5k, unless it takes more digits to tell it from its neighbours.
const short = (value, digits) => {
  const unit = digits > 3 ? 0 : Math.min(4, Math.max(0, Math.floor(Math.log10(Math.abs(value) || 1) / 3)));
  return figure(value / 1000 ** unit, digits) + UNITS[unit];
};

/** What writes sums on an axis: €12.5k. */
export const sums = (currency) => (value, digits) => short(value, digits).replace(/\d/, (first) => (currency || "$") + first);

/**
 * An axis that holds all values, in two to seven round ticks. Values that are all alike are shown from zero.
 * @param {string} label
 * @param {number[]} values
 * @param {(value: number, digits: number) => string} [write] a tick, with as many digits as tell it from the next
 * @returns {{label: string, domain: [number, number], ticks: {at: number, label: string}[]}}
 */
export function axis(label, values, write = short) {
  let [low, high] = [Math.min(...values), Math.max(...values)];
  if (high - low <= Math.max(-low, high) * 1e-9) [low, high] = [Math.min(0, low), Math.max(0, high) || +!low];
  const size = Math.max(-low, high);
  const rough = (high - low) / 5;
  const ten = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5].find((times) => times * ten >= rough) ?? 10) * ten;
  const [first, last] = [Math.floor(low / step), Math.ceil(high / step)];
  const digits = Math.floor(Math.log10(size)) - Math.floor(Math.log10(step)) + 1;
  const ticks = Array.from({ length: last - first + 1 }, (_, n) => (first + n) * step);
  return { label, domain: [ticks[0], ticks.at(-1)], ticks: ticks.map((at) => ({ at, label: write(at, digits) })) };
}

/** The axis of a share, from 0% to 100%. */
export const shares = (label) => axis(label, [0, 1], percent);

/** Ticks for words: each in the middle of its unit. */
export const places = (words) => words.map((label, n) => ({ at: n + 0.5, label }));

/** A share in per cent, in words if it is too small for a figure. */
export const chance = (share) => (share && share < 1e-6 ? "under 0.0001%" : percent(share));

/** Points of a curve: [x, of(x)], evenly spread. The sixty parts meet every tick of an axis. */
export const curve = ([low, high], of) =>
  Array.from({ length: 61 }, (_, n) => low + ((high - low) * n) / 60).map((x) => [x, of(x)]);

/** A point with its label. */
export const dot = (x, y, label, series = 0) => ({ kind: "points", series, points: [{ x, y, label }] });

/** A dashed rule from one point to another, with its label at the second. */
export const rule = (from, to, label) => ({ kind: "line", series: 3, points: [from, to], label });

/** Whether an axis reaches a value. */
export const reaches = ({ domain: [low, high] }, value) => value !== null && value >= low && value <= high;
