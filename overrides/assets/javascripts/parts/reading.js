/* Numbers as people read and type them. A figure is written like its worked example: the same sign, unit and decimals. */

import { decimal } from "../labs/common.js";

const LIKE = /^([−+]?)(\$?)[\d,]+(?:\.(\d+))?( points|%| ms)?$/;
const WORDS = { true: "yes", false: "no", a: "A", b: "B", c: "C" };
const DATE = /^\d{4}-\d\d-\d\d$/;

/** A decimal number times a power of ten, without an error in its last digit: 7% is 0.07. */
export function shift(text, by) {
  const [digits, power = 0] = String(text).toLowerCase().split("e");
  return Number(`${digits}e${+power + by}`);
}

/** Whether a lab's control takes whole numbers only. */
export const isWhole = (control) => control.closest("[data-kind]").dataset.kind === "integer";

/**
 * Read what was typed: spaces, thousands' commas and a sign of money or per cent are no part of the number.
 * @param {string} text
 * @returns {number} NaN if it is none
 */
export function readNumber(text) {
  const plain = text.replace(/[\s,$€£%]/g, "").replace("−", "-");
  return /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(plain) ? Number(plain) : NaN;
}

/**
 * Write a result as its worked example is written.
 * @param {number|string} value
 * @param {string} model how the example shows it, such as $309.67 or 62.4%
 * @param {string} currency what stands in the dollar's place
 * @returns {string}
 */
export function like(value, model, currency) {
  if (typeof value === "string") return DATE.test(value) ? longDay(value) : (WORDS[value] ?? value);
  const [, sign = "", money = "", decimals = "", unit = ""] = LIKE.exec(model) ?? [];
  const shown = unit === "%" || unit === " points" ? value * 100 : value;
  const size = Math.abs(shown);
  // A small number keeps two digits that say something; what is nothing but an error of arithmetic has none.
  const needed = size > 1e-11 && size < 1 ? 1 - Math.floor(Math.log10(size)) : 0;
  const places = size < 0.5 / 10 ** decimals.length * 10 ? Math.max(decimals.length, needed) : decimals.length;
  const digits = decimal(size, places, places);
  const mark = shown < 0 ? "−" : sign === "+" && shown > 0 ? "+" : "";
  return `${mark}${money && currency}${digits}${unit}`;
}

/** Whether a figure is too long to stand on one line of a phone beside its label and another. */
export const isLong = (text) => text.length > 14;

const longDay = (day) => new Date(`${day}T12:00`).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
