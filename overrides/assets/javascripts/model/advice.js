/* Advice beside a field: what is missing. It reads little into a text, and in doubt it is silent.
   What each rule means stands in macros/worksheet/advice.py, which checks the rules that come here. */

import { DIGITS, WORD, says, saysOnly } from "./words.js";

const NUMBER = new RegExp(`(?:${DIGITS}|${WORD})(?:[\\s-]${WORD})*`, "gu");

/** A text in lower case: years and dates are @, other numbers #, per cent is %; p95 and GPT-4 are names. */
const plain = (text) =>
  text
    .replace(/[#@]|\b(?:[a-z]|[A-Z]\w*-?|[Vv]ersion )\p{N}\S*/gu, " ")
    .replace(/\b20[12]\d(?:-\d\d)*\b/g, "@")
    .toLowerCase()
    .replace(NUMBER, "#")
    .replace(/\s?(?:[%％٪‰]|per\s?cent\b)/g, "%");

const LITTLE = "an?|and|as|at|but|by|for|from|i[fns]|o[fnr]|so|th\\w+|to|was|we|when|which|with|k";
const UNIT = new RegExp(
  `@|(?:[$€£¥₹]|\\b(?:eur|usd|gbp)) ?#|# ?[%°$€£¥₹]|#[ -]?(?!(?:${LITTLE})\\b)\\p{L}`,
  "u",
);
// 95% confidence is no rate.
const RATE = /#%(?! (?:confid|cred|interval|ci\b))/;
// Any number but a rate, a sum of money, a time and a difference.
const OTHER =
  "[€£$]|m?s\\b|\\w*second|minute|hour|day|week|month|quarter|year|p\\w*t|pp\\b|dollar|euro|pound|more\\b|fewer";
const COUNT = new RegExp(`(?:^|[^$€£¥₹ ]|[^$€£¥₹] )#(?!%| ?(?:${OTHER}))`);
const INTERVAL = new RegExp(
  "±|\\+/?[-−]|\\b(?:ci|interval|bounds?|margin|error bars?|standard error|at most|(?:plus|give) or|upper|" +
    "between \\S?#)|# ?\\S* ?(?:to|–|—|-) ?[^\\s#]?#|[([]\\S?#%?[,;] ?\\S?#",
);
// From 31 to 17 says what changed, not how sure one is of it.
const CHANGE = /(?:^|\b(?!ranges|runs)\w+\W+)from [^#.;]{0,9}#[^#.;]{0,20}to [^#.;]{0,9}#/g;

const marks = {
  number: (text) => /[#@]/.test(text),
  unit: (text) => UNIT.test(text),
  count: (text) => !RATE.test(text) || COUNT.test(text),
  interval: (text) => !RATE.test(text) || INTERVAL.test(text.replace(CHANGE, "")),
  "first-person": (text) => /(?:^|[^\p{L}])i(?!\.?\p{L}|[/)])/u.test(text),
};

const among = (text, options) => !options || (text ?? "").split("\n").some((one) => options.includes(one));

/** What is filled in of a field: of a table an object for each row, of any other field one. */
function rows(answers, field) {
  const found = Object.create(null);
  for (const [name, text] of answers) {
    const [id, ...rest] = name.split(".");
    const [part = "", row = ""] = rest.reverse();
    if (id === field && (row || part !== "order") && text?.trim()) (found[row] ??= {})[part] = text.trim();
  }
  return Object.values(found);
}

const texts = (answers, { field, columns, where, options, unless }) =>
  rows(answers, field)
    .filter((row) => !where || among(row[where], options))
    .flatMap((row) => Object.keys(row).filter((part) => !columns || columns.includes(part)).map((part) => row[part]))
    .filter((text) => !unless || !says(text, unless));
const ofText = (fails) => (rule, answers) => texts(answers, rule).some((text) => fails(text, rule));
const value = (answers, field) => answers.get(field)?.trim() ?? "";
const filled = (answers, field) => rows(answers, field).length > 0;
const whole = (columns) => (row) => columns.every((name) => row[name]);

// By the name of a rule: whether it has something to say.
const speaks = {
  has: ofText((text, { any }) => !any.some((mark) => marks[mark](plain(text)))),
  mentions: ofText((text, { words }) => !says(text, words)),
  "no-words": ofText((text, { words }) => says(text, words)),
  "not-only": ofText((text, { words }) => saysOnly(text, words)),
  "not-round": ofText((text) =>
    text.match(new RegExp(DIGITS, "gu"))?.every((number) => /^[1-9]\d?0{2,}$/.test(number.replace(/\D/g, ""))),
  ),
  needs: ({ field, when, column, options, instead }, answers) =>
    texts(answers, { field: when, columns: column && [column] }).some((text) => among(text, options)) &&
    !filled(answers, field) &&
    !filled(answers, instead),
  "row-needs": ({ field, columns, options, needs }, answers) =>
    rows(answers, field).some(
      (row) => columns.some((name) => row[name] && among(row[name], options)) && !whole(needs)(row),
    ),
  "some-row": ({ field, where, options, needs = [] }, answers) => {
    const told = rows(answers, field).filter((row) => row[where]);
    return told[0] && !told.some((row) => among(row[where], options) && whole(needs)(row));
  },
  "same-as": ({ field, other }, answers) => {
    const [one, two] = [value(answers, field), value(answers, other)];
    return one && two && one !== two;
  },
  "same-sum": ({ field, columns }, answers) => {
    const sum = (row) => columns.reduce((total, name) => total + +row[name], 0);
    return new Set(rows(answers, field).filter(whole(columns)).map(sum)).size > 1;
  },
  tie: ({ field, option, table, total, error }, answers) => {
    const told = rows(answers, table).filter(whole([total, error]));
    const [best, next] = told.sort((a, b) => a[total] - b[total]);
    return value(answers, field) === option && next?.[total] - best[total] < 2 * Math.hypot(best[error], next[error]);
  },
  "not-alone": ({ field, option, others }, answers) =>
    value(answers, field) === option && !others.some((other) => [option, ""].includes(value(answers, other))),
  "past-due": ({ field, done }, answers, today) => {
    const due = value(answers, field);
    return due && due < today && !filled(answers, done);
  },
};

/**
 * What the rules of a worksheet have to say about its answers.
 * @param {object[]} rules the worksheet's advice, as its page carries it
 * @param {Map<string, string>} answers by the names of the form's controls, such as `choice.what`, `settings.r1.cost`
 * @param {string} [today] the date, as 2026-11-22
 * @returns {{id: string, field: string, say: string}[]}
 */
export const advise = (rules, answers, today = new Date().toLocaleDateString("sv")) =>
  rules.filter((rule) => speaks[rule.rule](rule, answers, today)).map(({ id, field, say }) => ({ id, field, say }));
