/* Loads what the page holds, and nothing else: each custom element wraps HTML that reads, works and prints without it. */
const ELEMENTS = ["worksheet", "checklist", "workspace", "binder", "lab", "gallery", "rounds", "drill", "self-check", "ownership", "plan"];

// The guard in the head has looked: a reader who keeps nothing here needs no store to be told so.
const store = "kept" in document.documentElement.dataset && (await import("./store.js"));
// What an older edition kept is carried over before anything reads it.
if (store && store.schemas().some((schema) => schema < store.SCHEMA)) await (await import("./parts/upgrade.js")).upgrade();
for (const name of ELEMENTS) {
  if (document.querySelector(`aipm-${name}`)) import(`./elements/${name}.js`);
}
if (store && document.querySelector("aipm-standing") && store.entries().size) import("./elements/standing.js");
