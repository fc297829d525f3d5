/* Files that the reader takes away: made here, never sent. */
import { make } from "./dom.js";

/** A name for a file that every system takes: letters, digits and hyphens. */
export const plainName = (text) =>
  text.normalize("NFKD").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 60) || "document";

/** Hand a text to the browser to save as a file. */
export function download(name, text, type) {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = make("a", { href: address, download: name, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
  // Some browsers read it only after the reader has chosen where to put it (S-14).
  setTimeout(() => URL.revokeObjectURL(address), 60000);
}
