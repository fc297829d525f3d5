// What the labs share: results with their reasons, whole numbers, and figures as people read them.

// Made once each: a formatter takes longer to make than to use.
const FORMATS = {};

/**
 * A share or a rate.
 * @param {number} top
 * @param {number} bottom
 * @returns {number|null} null without a denominator
 */
export const ratio = (top, bottom) => (bottom ? top / bottom : null);

/**
 * Whether two sums differ by errors of arithmetic only, as 0.1 + 0.2 and 0.3 do.
 * @param {number} x
 * @param {number} y
 * @returns {boolean}
 */
export const same = (x, y) => Math.abs(x - y) <= 4 * Number.EPSILON * Math.max(Math.abs(x), Math.abs(y));

/**
 * Round up, but not for an error of arithmetic: 7.000000000000001 weeks are 7.
 * @param {number} x
 * @returns {number}
 */
export const whole = (x) => (same(x, Math.round(x)) ? Math.round(x) : Math.ceil(x));

/**
 * How far apart two shares are, x/(x + y) − u/(u + v), in whole numbers so that near shares keep their digits.
 * @param {number} x
 * @param {number} y
 * @param {number} u
 * @param {number} v
 * @returns {number|null} null where one of them has no cases
 */
export const apart = (x, y, u, v) => ratio(Number(BigInt(x) * BigInt(v) - BigInt(u) * BigInt(y)), (x + y) * (u + v));

/**
 * Sort a lab's results from the reasons why some have none.
 * @param {Record<string, any>} found by name a result, or [result, words for the case that there is none]
 * @returns {{results: Record<string, number|string|null>, why: Record<string, string>}}
 */
export function answers(found) {
  const [results, why] = [{}, {}];
  for (const [name, entry] of Object.entries(found)) {
    const [value, say] = Array.isArray(entry) ? entry : [entry];
    const known = typeof value === "number" ? Number.isFinite(value) : value !== null && value !== undefined;
    results[name] = !known ? null : typeof value === "number" ? value + 0 : String(value);
    if (!known) why[name] = say ?? "These inputs leave nothing to compute here.";
  }
  return { results, why };
}

/**
 * A number for reading, with a true minus sign.
 * @param {number} value
 * @param {number} [digits] significant digits; whole parts are never cut
 * @returns {string}
 */
export function figure(value, digits = 3) {
  const size = Math.floor(Math.log10(Math.abs(value) || 1));
  return decimal(value, 0, Math.min(20, Math.max(0, digits - 1 - size)));
}

/**
 * A number of things: “1 week”, “1,549 weeks”.
 * @param {number} value
 * @param {string} noun
 * @returns {string}
 */
export const count = (value, noun) => `${figure(value)} ${noun}${value === 1 ? "" : "s"}`;

/**
 * A share in per cent, for reading.
 * @param {number} share
 * @param {number} [digits] significant digits
 * @returns {string}
 */
export const percent = (share, digits = 3) => `${figure(share * 100, digits)}%`;

/**
 * A sum of money for reading: to the cent, from 10,000 on without cents, below one to three significant digits.
 * @param {number} value
 * @param {string|null} [currency] what stands before the sum
 * @returns {string}
 */
export function money(value, currency) {
  const size = Math.abs(value);
  const cents = size < 1e4 ? 2 : 0;
  const text = size && size < 1 ? figure(size) : decimal(size, cents, cents);
  return (value < 0 ? "−" : "") + (currency || "$") + text;
}

/**
 * A number with so many decimals, and a true minus sign.
 * @param {number} value
 * @param {number} least decimals
 * @param {number} most decimals
 * @returns {string}
 */
export function decimal(value, least, most) {
  const kind = `${least} ${most}`;
  FORMATS[kind] ??= new Intl.NumberFormat("en", { minimumFractionDigits: least, maximumFractionDigits: most });
  return FORMATS[kind].format(value + 0).replace("-", "−");
}
