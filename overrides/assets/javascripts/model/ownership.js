/* Which of a project's four steps were the reader's own: the finding in a sentence, and what follows from it. Pure. */

/** The steps of the loop, in order. */
export const STEPS = ["input", "transformation", "action", "feedback"];

const list = (names) => names.join(" and ").replace(/ and (?=.* and )/g, ", ");
const were = (names) => (names.length > 1 ? "were" : "was");

/**
 * Look at what somebody owned. What follows agrees with the advice of the loop worksheet: see its action-only and …-shown.
 * @param {Object<string, {level: ""|"none"|"advised"|"decided", proof: string}>} owned by step
 * @returns {{finding: string, decided: number, next: string}} `next` is the id of what to do, as the page lists it
 */
export function audit(owned) {
  const at = (level) => STEPS.filter((step) => owned[step].level === level);
  const [decided, advised, none, open] = ["decided", "advised", "none", ""].map(at);
  const unproved = decided.find((step) => !owned[step].proof.trim());
  return { finding: finding(decided, advised, none, open), decided: decided.length, next: next() };

  function next() {
    if (open.length === 4) return "start";
    if (decided.length === 4) return "all";
    if (!open.length && decided.join() === "action") return "action-only";
    if (unproved) return `unproved-${unproved}`;
    if (open.length) return "open";
    if (decided.length) return "told";
    return advised.length ? "advised" : "none";
  }
}

function finding(decided, advised, none, open) {
  if (open.length === 4) return "Nothing is marked yet.";
  const parts = [`You decided in ${decided.length} of 4 steps`];
  if (advised.length) parts.push(`you advised on ${list(advised)}`);
  if (none.length) parts.push(`${list(none)} ${were(none)} not yours`);
  if (open.length) parts.push(`${list(open)} ${open.length > 1 ? "are" : "is"} not marked yet`);
  return `${parts.join("; ")}.`;
}
