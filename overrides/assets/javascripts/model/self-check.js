/* The order in which a reader takes the pages, from what they say they can do already. Pure. */

/** The groups of a reading order, from what comes first to what may be left out. */
export const GROUPS = ["first", "read", "skim", "skip"];

const atDoor = (door) => (one) => one.door === "both" || one.door === door;

/**
 * Put the pages of a door in order. An answer that is missing is no opinion: the pages stay where they usually are.
 * @param {{doors: {id, read: string[], skim: string[]}[], kept: {page, door}[],
 *   questions: {id, door, first?: {pages: string[], why}, skip?: {pages: string[], why}}[]}} check as the page carries it
 * @param {string} door
 * @param {Map<string, string>} answers yes, partly or no, by the ids of questions
 * @returns {{id: string, pages: {page: string, why: string[]}[]}[]} the four groups; a page that no answer moved has no reasons
 */
export function order({ doors, questions, kept }, door, answers) {
  const { read, skim } = doors.find(({ id }) => id === door);
  const asked = questions.filter(atDoor(door));
  const stays = new Set(kept.filter(atDoor(door)).map(({ page }) => page));
  const groups = new Map(GROUPS.map((id) => [id, []]));
  for (const page of [...read, ...skim]) {
    const about = (move) => asked.filter((question) => question[move]?.pages.includes(page));
    const why = (move, answer) => [
      ...new Set(about(move).flatMap((question) => (answers.get(question.id) === answer ? [question[move].why] : []))),
    ];
    const [nays, halves, yeses] = [why("first", "no"), why("first", "partly"), why("skip", "yes")];
    const sure = yeses.length > 0 && about("skip").every(({ id }) => answers.get(id) === "yes");
    const usual = read.includes(page) ? "read" : "skim";
    const put = (id, reasons) => groups.get(id).push({ page, why: reasons });
    if (nays.length) put("first", nays);
    else if (halves.length) put("read", halves.map((reason) => `You know part of it. ${reason}`));
    else if (sure && !stays.has(page)) put("skip", yeses);
    else if (yeses.length && !stays.has(page)) put(usual, ["One more yes about it would let you skip it."]);
    else put(usual, []);
  }
  return GROUPS.map((id) => ({ id, pages: groups.get(id) }));
}

/** How many pages a group has, and how long they take. */
export const size = (pages, minutes) => ({ count: pages.length, time: pages.reduce((sum, { page }) => sum + minutes[page], 0) });

const some = (count, noun) => `${count} ${noun}${count === 1 ? "" : "s"}`;

/** A group's size in words, such as “3 pages, about 20 minutes”. */
export const told = ({ count, time }) => `${some(count, "page")}, about ${some(time, "minute")}`;

/**
 * The finding in a sentence.
 * @param {ReturnType<typeof order>} groups
 * @param {Object<string, number>} minutes of each page
 * @param {(page: string) => string} title
 * @param {{given: number, of: number}} answered
 */
export function sentence(groups, minutes, title, { given, of }) {
  const all = groups.flatMap(({ pages }) => pages);
  const { count, time } = size(groups.at(-1).pages, minutes);
  const skip = count ? `Skip ${count} of ${some(all.length, "page")}, about ${some(time, "minute")}` : `Nothing to skip among ${some(all.length, "page")}`;
  return `${skip}; start with “${title(all[0].page)}”.${given < of ? ` ${given} of ${of} answered.` : ""}`;
}
