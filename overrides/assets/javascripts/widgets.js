/* Loads what the page holds, and nothing else: each custom element wraps HTML that reads, works and prints without it. */
// The guard in the head has looked: a reader who keeps nothing here needs no store to be told so.
const store = document.querySelector("[data-kept]") ? await import("./store.js") : null;
// What an older edition kept is carried over before anything reads it.
if (store?.schemas().some((schema) => schema < store.SCHEMA)) await (await import("./parts/upgrade.js")).upgrade();
for (const name of ["worksheet", "checklist", "workspace", "binder", "lab", "gallery", "rounds", "drill", "self-check", "ownership", "plan"]) {
  if (document.querySelector(`aipm-${name}`)) import(`./elements/${name}.js`);
}
if (store?.entries().size && document.querySelector("aipm-standing")) import("./elements/standing.js");
