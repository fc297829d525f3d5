/* Text for the reader's clipboard; where the browser forbids that, as a file. */
import { download } from "./files.js";

/**
 * Copy a text.
 * @param {string} name of the file, should it come to one
 * @param {string} markdown
 * @returns {Promise<string>} what to say about it
 */
export async function copyText(name, markdown) {
  try {
    await navigator.clipboard.writeText(markdown);
    return "Copied as Markdown";
  } catch {
    download(name, markdown, "text/markdown");
    return "This browser did not allow copying: saved as a file instead";
  }
}
