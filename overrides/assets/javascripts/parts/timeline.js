/* The timeline's checkpoints as a calendar file that the reader takes away. */
import { steps } from "../labs/timeline.js";
import { calendar } from "./calendar.js";
import { download } from "./files.js";

const ASK = "Which decision was it, and who agreed to it? Do the sum again with the pace you kept.";

/**
 * The checkpoints as events. A checkpoint keeps its uid when the sum is done again, so that a calendar moves it.
 * @param {Record<string, number|string>} given the inputs of the lab
 * @param {string} link the address of the lab with these inputs
 * @returns {{date: string, title: string, description: string, uid: string}[]}
 */
export const events = (given, link) =>
  steps(given).map(({ date, decision }) => ({
    date,
    title: decision ? `Checkpoint: decision ${decision} of ${given.target}` : "Checkpoint: the end of the plan",
    description: `${ASK}\n${link}`,
    uid: `timeline-${decision ?? "end"}@ai-pm-field-guide`,
  }));

/** Save the calendar of a lab. @param {HTMLElement} lab an aipm-lab */
export const save = ({ given, link }) => download("checkpoints.ics", calendar(events(given, link), Date.now()), "text/calendar");
