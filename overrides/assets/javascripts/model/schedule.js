/* Which scenario to practise next: what was never practised, then what is due again, then what was practised least. */

const DAY = 86_400_000;
const FIRST = 3;
const LONGEST = 6; // doublings count so far: three months
const RANKS = ["warm-up", "standard", "hard"];

const dayOf = (date) => Math.floor(Date.parse(date) / DAY);
const times = (count) => (count === 1 ? "once" : count === 2 ? "twice" : `${count} times`);
const days = (count) => (count === 1 ? "1 day" : `${count} days`);

/** The share of points missed, those said partly counted half; an attempt that was never marked missed them all. */
export const missedShare = ({ said, partly, missed }) => (said + partly + missed ? (missed + partly / 2) / (said + partly + missed) : 1);

/** Days until the next attempt: 3, doubled with every attempt, shorter by the share of points missed, at least 1. */
export const interval = (count, share) => Math.max(1, Math.round(FIRST * 2 ** (Math.min(count, LONGEST) - 1) * (1 - share)));

/**
 * Scenarios in the order in which to practise them, each with the reason for its place.
 * @param {{id: string, topic: string, difficulty: string}[]} scenarios in the order of the page
 * @param {{scenario: string, day: string, said: number, partly: number, missed: number}[]} attempts days as 2026-11-22
 * @param {string} today
 * @returns {{id: string, reason: string}[]}
 */
export function order(scenarios, attempts, today) {
  const now = dayOf(today);
  const topics = new Map(scenarios.map(({ id, topic }) => [id, topic]));
  const tried = (topic) => attempts.filter(({ scenario }) => topics.get(scenario) === topic).length;
  const places = scenarios.map(({ id, topic, difficulty }, place) => {
    const mine = attempts.filter(({ scenario }) => scenario === id);
    const count = mine.length;
    if (!count) return { id, rank: [0, RANKS.indexOf(difficulty), tried(topic), place], reason: fresh(difficulty) };
    const last = mine.reduce((a, b) => (dayOf(b.day) >= dayOf(a.day) ? b : a));
    const share = missedShare(last);
    const due = dayOf(last.day) + interval(count, share);
    if (dayOf(last.day) >= now) return { id, rank: [3, count, due, place], reason: "Practised today already; nothing else fits your choice." };
    if (due > now) return { id, rank: [2, count, due, place], reason: `Nothing is due. This one you practised least: ${times(count)}.` };
    return { id, rank: [1, due, 0, place], reason: again(now - due, count, share) };
  });
  return places.sort((a, b) => compare(a.rank, b.rank)).map(({ id, reason }) => ({ id, reason }));
}

const fresh = (difficulty) => `You have not practised this one yet, and it is ${difficulty === "warm-up" ? "a warm-up" : difficulty}.`;

function again(late, count, share) {
  const since = late ? `Due for ${days(late)}` : "Due today";
  return `${since}: practised ${times(count)}, with ${Math.round(share * 100)}% of the points missed last time.`;
}

function compare(a, b) {
  const at = a.findIndex((part, index) => part !== b[index]);
  return at < 0 ? 0 : a[at] - b[at];
}
