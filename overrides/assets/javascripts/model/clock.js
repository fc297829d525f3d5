/* A clock reckoned from moments, never from ticks: right after a hidden tab, a reload, sleep, and a change of the system's clock.

   A moment is {wall, mono, page, hidden}: Date.now(), performance.now(), which load of the page the second counts from, and whether
   the page is out of sight. The first goes wrong when somebody sets the system's clock; the second ends with the page, and in some
   browsers stands still while the computer sleeps. A clock is {limit, spent, since}: milliseconds, and the moment up to which `spent`
   is reckoned, null while the clock stands. */

export const MINUTE = 60_000;

// Behind by its own count, or ahead of it in plain sight: the system's clock was set. Ahead out of sight: the computer slept.
function passed(since, now) {
  const wall = Math.max(0, now.wall - since.wall);
  if (since.page !== now.page) return wall;
  const mono = Math.max(0, now.mono - since.mono);
  return since.hidden || now.hidden ? Math.max(wall, mono) : mono;
}

/** A clock for so many minutes that runs from now. */
export const started = (minutes, now) => ({ limit: minutes * MINUTE, spent: 0, since: now });

/** How long it has run, in milliseconds. */
export const spent = (clock, now) => clock.spent + (clock.since ? passed(clock.since, now) : 0);

/** How long is left; below zero once the time is over. */
export const left = (clock, now) => clock.limit - spent(clock, now);

/** The same clock, reckoned up to now. */
export const reckoned = (clock, now) => ({ ...clock, spent: spent(clock, now), since: clock.since && now });

export const paused = (clock, now) => ({ ...clock, spent: spent(clock, now), since: null });
export const resumed = (clock, now) => (clock.since ? clock : { ...clock, since: now });
export const extended = (clock, by = MINUTE) => ({ ...clock, limit: clock.limit + by });

/** A clock that was kept as JSON; null if that is none. */
export function revived(kept) {
  const { limit, spent, since = null } = kept ?? {};
  const sound = limit > 0 && spent >= 0 && (since === null || (Number.isFinite(since.wall) && Number.isFinite(since.mono)));
  return sound ? { limit, spent, since } : null;
}

/** Time left as a clock shows it: 4:05, and past the end “over by 0:35”. */
export function face(left) {
  const seconds = left > 0 ? Math.ceil(left / 1000) : Math.floor(-left / 1000);
  const digits = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  return left > 0 || !seconds ? digits : `over by ${digits}`;
}

/**
 * What is worth saying when the time left falls: halfway, five minutes, one minute, the end; of several, the last.
 * @param {number} limit
 * @param {number} before the time left when it was last looked at
 * @param {number} after the time left now
 * @returns {string} "" for nothing
 */
export function milestone(limit, before, after) {
  const marks = [
    [0, "Time is up. Nothing is closed: finish when you are ready."],
    [MINUTE, "One minute left"],
    [5 * MINUTE, "Five minutes left"],
    [limit / 2, `Halfway: ${face(limit / 2)} left`],
  ];
  return marks.find(([at]) => at < limit && after <= at && at < before)?.[1] ?? "";
}
