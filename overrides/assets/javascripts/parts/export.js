/* A worksheet taken away as Markdown. */
import { download as save, plainName } from "./files.js";
import { copyText } from "./clipboard.js";
import { day } from "./dom.js";
import { record } from "./documents.js";
import { say } from "./status.js";
import { sections } from "./sheet.js";
import { sheetMarkdown } from "../model/markdown.js";

function written(worksheet) {
  const title = worksheet.querySelector(".aipm-title").textContent.trim();
  const name = record(worksheet.id_)?.name ?? "Not saved yet";
  const about = { title, name, day: day(Date.now()), address: location.href.split("#")[0] };
  return { name, markdown: sheetMarkdown(about, sections(worksheet.form)) };
}

const fileName = (worksheet, name) => `${worksheet.sheet}-${plainName(name)}.md`;

/** Put a worksheet's answers on the clipboard; where the browser forbids that, save them as a file. */
export async function copy(worksheet) {
  const { name, markdown } = written(worksheet);
  say(await copyText(fileName(worksheet, name), markdown));
}

/** Save a worksheet's answers as a file. */
export function download(worksheet) {
  const { name, markdown } = written(worksheet);
  save(fileName(worksheet, name), markdown, "text/markdown");
}
