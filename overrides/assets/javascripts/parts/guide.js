/* What the guide asks today, from the page's own data: what is not in it is an answer to a question that is gone. */

const DOCUMENT = /^(.+)-[a-z0-9]{8}$/;
const STATE = new Set(["state", "proof", "revision"]);

/**
 * The guide's ids as Maps, so that no key of a file can stand for something that every object has.
 * @param {{worksheets: Object, items: Object, retired: Object}} data as the page carries it
 * @returns {{worksheets: Map, items: Map, retired: Map, known: (key: string, documents?: Set<string>) => boolean}}
 */
export function guideOf({ worksheets, items, retired }) {
  const guide = {
    worksheets: new Map(Object.entries(worksheets)),
    items: new Map(Object.entries(items)),
    retired: new Map(Object.entries(retired).flatMap(([old, now]) => moved(old, now))),
  };
  const known = (key, documents) => {
    const [kind, id, field = ""] = key.split(":");
    if (kind === "meta") return true;
    if (kind === "item") {
      const item = guide.items.get(id);
      return !!item && (STATE.has(field) || item.steps.includes(field.replace(/^step\./, "")));
    }
    const sheet = guide.worksheets.get(DOCUMENT.exec(id)?.[1]);
    if (!sheet || (kind === "field" && documents && !documents.has(id))) return false;
    return kind === "doc" || Object.hasOwn(sheet.fields, field.split(".")[0]);
  };
  return { ...guide, known };
}

// published.yml names a step `item.step`; readers' keys say `item:<item>:step.<step>`.
function moved(old, now) {
  const [component, id] = old.split(/:(.*)/);
  if (component === "checklist-item") return [[`item:${id}`, `item:${now}`]];
  const [item, step] = id.split(".");
  return component === "checklist-step" ? [[`item:${item}:step.${step}`, `item:${now.replace(".", ":step.")}`]] : [];
}
