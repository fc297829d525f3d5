/* Words in a text: one matcher for the advice of the worksheets and for the claim check.
   Every repetition has an end, so that a text made to be slow is read as fast as any other. */

export const DIGITS = "\\p{N}+(?:[.,'’\\s]\\p{N}+)*";
export const WORD =
  "\\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|" +
  "(?:twen|thir|fou?r|fif|six|seven|eigh|nine)t(?:y|een)|" +
  "(?:hundred|thousand|million|dozen)s?|zero|half|third|quarter|twice|doubled?)\\b";

const END = "(?![\\p{L}\\p{N}])";
const START = "(^|[^\\p{L}\\p{N}])";
const SPACE = "[\\s-]{1,5}";
const FIGURE = "\\p{N}{1,12}(?:[.,'’]\\p{N}{1,6}){0,4}";
const SIGNS = {
  " ": SPACE,
  "'": "['’ʼ]",
  "’": "['’ʼ]",
  "*": "[\\p{L}\\p{N}]{0,30}",
  N: `(?:[$€£¥₹] ?)?(?:[−-]?${FIGURE}|${WORD}|one${END})(?:\\s?(?:%|per ?cent|million|[km]${END}))?`,
  "…": `${END}(?:[^.!?;:\\n]|[.:]\\p{N}){0,50}?[^\\p{L}\\p{N}]`,
};
const I = `i(?:['’ʼ](?:d|ve))?${SPACE}(?:[\\p{L}'’ʼ]{1,15}${SPACE}|[^.!?;:\\n]{1,60}?${SPACE}and${SPACE})?`;
const SENTENCE = "((?:^|[.!?:;•\\n])[\\s\"“*-]{0,4})";

const spelled = (words) =>
  words
    .map((word) => word.replace(/ ?… ?|\bN\b|[^]/g, (sign) => SIGNS[sign.trim() || " "] ?? sign.replace(/[$+.?()]/, "\\$&")))
    .join("|");

const made = new WeakMap();

/**
 * Any of some words, as a pattern; its groups are what stands before them. They are whole words, in either case, with
 * any apostrophe. In them * is any ending, N a number, … a few words of the same sentence; after ~ they are something
 * that somebody says of themselves: behind “I”, with one word between at most, or at the start of a sentence.
 * @param {string[]} words
 * @returns {RegExp}
 */
export function anyOf(words) {
  if (!made.has(words)) {
    const [own, all] = [words.filter((word) => word[0] === "~").map((word) => word.slice(1)), words.filter((word) => word[0] !== "~")];
    const ways = all.length ? [`${START}(?:${spelled(all)})`] : [];
    if (own.length) ways.push(`${START}${I}(?:${spelled(own)})`, `${SENTENCE}(?:${spelled(own)})`);
    made.set(words, new RegExp(`(?:${ways.join("|")})${END}`, "giu"));
  }
  return made.get(words);
}

/** Whether a text says any of some words. */
export const says = (text, words) => text.search(anyOf(words)) >= 0;

/**
 * Where a text says any of some words.
 * @param {string} text
 * @param {string[]} words
 * @returns {{text: string, start: number}[]}
 */
export const find = (text, words) =>
  words.length
    ? [...text.matchAll(anyOf(words))].map(({ 0: whole, index, ...groups }) => {
        const before = (groups[1] ?? groups[2] ?? groups[3]).length;
        return { text: whole.slice(before), start: index + before };
      })
    : [];
