/* Elements made in script. Text goes in as text: nothing a reader or a file supplies becomes HTML. */

/**
 * Make an element.
 * @param {string} tag
 * @param {Object<string, unknown>} [properties] properties of the element; what it has no property for, an attribute
 * @param {...(Node|string)} children
 * @returns {HTMLElement}
 */
export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name in element) element[name] = value;
    else element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

/** The part of an element that is marked with a name. */
export const part = (root, name) => root.querySelector(`[data-part=${name}]`);

/** Make a button that runs an action. */
export const button = (label, action) => {
  const made = make("button", { type: "button", textContent: label });
  made.addEventListener("click", action);
  return made;
};

// Made once: a formatter takes longer to make than to use.
const CLOCK = new Intl.DateTimeFormat([], { hour: "2-digit", minute: "2-digit" });
const CALENDAR = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric" });

/** Say a moment as people do: the time today, else the date with it. Takes milliseconds. */
export const moment = (t) => (day(t) === day(Date.now()) ? CLOCK.format(t) : `${day(t)}, ${CLOCK.format(t)}`);

/** Say a day, such as 22 Nov 2026. Takes milliseconds. */
export const day = (t) => CALENDAR.format(t);
