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

/** Make a button that runs an action. */
export const button = (label, action) => {
  const made = make("button", { type: "button", textContent: label });
  made.addEventListener("click", action);
  return made;
};

/** Say a moment as people do: the time today, else the date with it. Takes milliseconds. */
export function moment(t) {
  const then = new Date(t);
  const time = then.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
  return then.toDateString() === new Date().toDateString() ? time : `${day(t)}, ${time}`;
}

/** Say a day, such as 22 Nov 2026. Takes milliseconds. */
export const day = (t) => new Date(t).toLocaleDateString("en-GB", { day: "numeric", month: "short", year: "numeric" });
