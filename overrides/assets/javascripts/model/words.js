/* Words in a text: one matcher for the advice of the worksheets and for the claim check.
   Every repetition has an end, so that a text made to be slow is read as fast as any other. */

export const DIGITS = "\\p{N}+(?:[.,'’\\s]\\p{N}+)*";
export const WORD =
  "\\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|" +
  "(?:twen|thir|fou?r|fif|six|seven|eigh|nine)t(?:y|een)|" +
  "(?:hundred|thousand|million|dozen)s?|zero|half|third|quarter|twice|doubled?)\\b";

// Signs of one level text, which is as long as the text itself: patterns over all letters there are take a second to make.
const END = "(?![a-z0-9κ])";
const START = "(^|[^a-z0-9κ])";
const SPACE = "[\\s-]{1,5}";
const NUMBER = new RegExp(`${START}((?:[−-]?\\d{1,12}(?:[.,']\\d{1,6}){0,4}|${WORD}|one))${END}`, "g");
const SIGNS = {
  " ": SPACE,
  "*": "[a-z0-9κ]*",
  N: `(?:[$€£¥₹] ?)?#+(?:\\s?(?:%|per ?cent|#+|[km]${END}))?`,
  "…": `${END}(?:[^.!?;:\\n]|[.:][\\d#]){0,50}?[^a-z0-9κ]`,
};
const I = `i(?:'(?:d|ve))?${SPACE}(?:[a-zκ']{1,15}${SPACE}|[^.!?;:\\n]{1,60}?${SPACE}and${SPACE})?`;
const SENTENCE = "((?:^|[.!?:;•\\n])[\\s\"“*-]{0,4})";

// Small letters, one apostrophe; letters and figures of other scripts are any letter and any figure.
function levelled(sign) {
  if (/['’ʼ]/.test(sign)) return "'";
  if (/κ/i.test(sign)) return "κ";
  return (/\p{L}/u.test(sign) ? "z" : /\p{N}/u.test(sign) ? "9" : "").repeat(sign.length) || sign;
}
const level = (text) => text.replace(/[^\x00-\x7f]/gu, levelled).toLowerCase();

// The same with # for every sign of a number, for the words that hold one.
const figured = (text) => text.replace(NUMBER, (_, before, number) => before + "#".repeat(number.length));

const sign = (found) => SIGNS[found.trim() || " "] ?? level(found).replace(/[$+.?()]/, "\\$&");
const spelled = (words) => words.map((word) => word.replace(/ ?… ?|\bN\b|[^]/gu, sign)).join("|");

function pattern(words) {
  const own = words.filter((word) => word[0] === "~").map((word) => word.slice(1));
  const all = words.filter((word) => word[0] !== "~");
  const ways = all.length ? [`${START}(?:${spelled(all)})`] : [];
  if (own.length) ways.push(`${START}${I}(?:${spelled(own)})`, `${SENTENCE}(?:${spelled(own)})`);
  return new RegExp(`(?:${ways.join("|")})${END}`, "g");
}

const made = new WeakMap();

// Made once for each list: of the words without a number, and of those with one.
function patterns(words) {
  if (!made.has(words)) {
    const ways = [level, (text) => figured(level(text))].map((read, numbered) => {
      const list = words.filter((word) => /\bN\b/.test(word) === Boolean(numbered));
      return list.length && [read, pattern(list)];
    });
    made.set(words, ways.filter(Boolean));
  }
  return made.get(words);
}

/**
 * Where a text says any of some words, which overlap nowhere. They are whole words, in either case, with any apostrophe.
 * In them * is any ending, N a number, … a few words of the same sentence; after ~ they are something that somebody says
 * of themselves: behind “I”, with one word between at most, or at the start of a sentence.
 * @param {string} text
 * @param {string[]} words
 * @returns {{text: string, start: number}[]}
 */
export function find(text, words) {
  let end = 0;
  return patterns(words)
    .flatMap(([read, any]) => [...read(text).matchAll(any)])
    .map(({ 0: whole, index, ...groups }) => [index + (groups[1] ?? groups[2] ?? groups[3]).length, index + whole.length])
    .sort(([one, until], [other, last]) => one - other || last - until)
    .filter(([start, until]) => start >= end && (end = until))
    .map(([start, until]) => ({ text: text.slice(start, until), start }));
}

/** Whether a text says any of some words. */
export const says = (text, words) => patterns(words).some(([read, any]) => read(text).search(any) >= 0);

/** Whether a text says nothing besides some words. */
export function saysOnly(text, words) {
  let rest = text;
  for (const { text: said, start } of find(text, words).reverse()) rest = rest.slice(0, start) + rest.slice(start + said.length);
  return !/\p{L}/u.test(rest);
}
