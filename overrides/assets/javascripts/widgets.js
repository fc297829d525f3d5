/* Loads what the page holds, and nothing else: each custom element wraps HTML that reads, works and prints without it. */
import { SCHEMA, entries, schemas } from "./store.js";

const ELEMENTS = ["worksheet", "checklist", "workspace", "binder", "lab", "gallery", "rounds", "drill", "self-check", "ownership", "plan"];

// What an older edition kept is carried over before anything reads it.
if (schemas().some((schema) => schema < SCHEMA)) await (await import("./parts/upgrade.js")).upgrade();
for (const name of ELEMENTS) {
  if (document.querySelector(`aipm-${name}`)) import(`./elements/${name}.js`);
}
if (document.querySelector("aipm-standing") && entries().size) import("./elements/standing.js");
