/* The claim check: what a listener may hold against a claim, and what is good in it. It finds words and knows no meaning.
   The rules are data, docs/contributing/claim-check/rules.yml, where each field is explained; a rule is silent in doubt. */
import { find, says } from "./words.js";

const apart = (one, other) => one.start + one.text.length <= other.start || other.start + other.text.length <= one.start;

function found(text, { words, several, harmless, unless }) {
  if (unless.length && says(text, unless)) return [];
  const spared = find(text, harmless);
  const kept = (list) => find(text, list).filter((word) => spared.every((other) => apart(word, other)));
  const many = kept(several);
  const enough = new Set(many.map((word) => word.text.toLowerCase())).size > 2;
  return [...kept(words), ...(enough ? many : [])].sort((a, b) => a.start - b.start);
}

/**
 * What the rules find in a text, in the order of the rules.
 * @param {string} text a claim, in English
 * @param {object[]} rules as the page carries them
 * @returns {{rule: string, tone: "fault"|"good", words: {text: string, start: number}[]}[]} without words where a rule
 *   is about what is missing
 */
export function check(text, rules) {
  if (!/[a-z]/i.test(text)) return [];
  const seen = new Map(rules.map((rule) => [rule.id, found(text, rule)]));
  const speaks = ({ id, words, settled, missing }) =>
    (seen.get(id).length || (missing && !words.length)) && !settled.some((other) => seen.get(other).length);
  return rules.filter(speaks).map(({ id, tone, missing }) => ({ rule: id, tone, words: missing ? [] : seen.get(id) }));
}
