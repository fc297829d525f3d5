/* The two lists of the binder: what there is to choose from, and what is chosen, in its order. */
import { button, make } from "./dom.js";

function does(name, label, what, data) {
  const made = button(label);
  made.ariaLabel = `${label}: ${what}`;
  // Lists are made anew when another tab writes: by its id the keyboard finds its way back.
  made.id = `${name}-${data.id ?? data.ids.split(" ")[0]}`;
  Object.assign(made.dataset, { do: name, ...data });
  return made;
}

/** A group of checkboxes for each group of documents. */
export function shelves(all) {
  const groups = [...new Set(all.map(({ group }) => group))];
  return groups.map((group) => {
    const members = all.filter((one) => one.group === group);
    const ids = members.map(({ id }) => id).join(" ");
    const both = [does("all", "Choose all", group, { ids }), does("none", "Choose none", group, { ids })];
    const tools = members.length > 1 ? [make("p", { className: "aipm-binder__tools" }, ...both)] : [];
    const lines = make("ul", {}, ...members.map(line));
    return make("fieldset", { className: "aipm-binder__group" }, make("legend", { textContent: group }), lines, ...tools);
  });
}

function line(one) {
  const id = `choose-${one.id}`;
  const box = make("input", { type: "checkbox", id, name: "document", value: one.id, "aria-describedby": `${id}-facts` });
  const facts = make("span", { id: `${id}-facts`, className: "aipm-binder__facts" });
  const { name, about } = one;
  facts.textContent = `${about === name ? "" : `${about}. `}${one.brief(one.read(true))}`;
  return make("li", {}, box, make("label", { htmlFor: id, textContent: name, dir: "auto" }), facts);
}

/** What is chosen, each with buttons that move it. */
export function order(chapters) {
  return chapters.map(({ id, name, about }, at) => {
    const words = make("span", {}, make("bdi", { textContent: name }), make("span", { className: "aipm-binder__facts", textContent: about }));
    const up = does("up", "Up", name, { id });
    const down = does("down", "Down", name, { id });
    [up.disabled, down.disabled] = [at === 0, at === chapters.length - 1];
    return make("li", {}, words, up, down);
  });
}
