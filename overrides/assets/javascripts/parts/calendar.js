/* A calendar file for all-day events, as RFC 5545 defines it. Pure. */

const FULL = 75; // octets of a line, without its end

const plain = (date) => date.replaceAll("-", "");

// RFC 5545, 3.3.11: what has a meaning is escaped, and other controls than a tab are no text.
const text = (words) =>
  words
    .replace(/\r\n?/g, "\n")
    .replace(/[\\;,]/g, "\\$&")
    .replaceAll("\n", "\\n")
    .replace(/[\0-\x08\x0b-\x1f\x7f]/g, "");

const octets = (point) => 1 + (point > 0x7f) + (point > 0x7ff) + (point > 0xffff);

// 3.1: a longer line goes on in the next one, after a space, and no character is cut.
function fold(line) {
  let [folded, size] = ["", 0];
  for (const character of line) {
    const more = octets(character.codePointAt(0));
    if (size + more > FULL) [folded, size] = [`${folded}\r\n `, 1];
    [folded, size] = [folded + character, size + more];
  }
  return folded;
}

/**
 * Write a calendar. An event with the same uid as one imported earlier takes its place.
 * @param {{date: string, title: string, description: string, uid: string, sequence?: number}[]} events date as in 2026-10-05;
 *   sequence: higher in each later version of an event
 * @param {number} stamp when the file is made, in milliseconds
 * @returns {string} the text of an .ics file
 */
export function calendar(events, stamp) {
  const made = new Date(stamp).toISOString().replace(/[-:]|\.\d+/g, "");
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//AI PM Field Guide//Timeline//EN"];
  for (const { date, title, description, uid, sequence } of events) {
    lines.push("BEGIN:VEVENT", `UID:${text(uid)}`, `DTSTAMP:${made}`, `DTSTART;VALUE=DATE:${plain(date)}`);
    if (sequence !== undefined) lines.push(`SEQUENCE:${sequence}`);
    lines.push(`SUMMARY:${text(title)}`, `DESCRIPTION:${text(description)}`, "TRANSP:TRANSPARENT", "END:VEVENT");
  }
  return [...lines, "END:VCALENDAR", ""].map(fold).join("\r\n");
}
