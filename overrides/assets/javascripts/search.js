/* The theme fetches its whole search index on every page load: more bytes than everything else together, for a reader who may never
   search. This holds that one request back until somebody turns to the search. Should the theme fetch it in another way one day, it is
   merely eager again; a test says so. */
const INDEX = /\/search\/search_index\.json$/;
const { open, send } = XMLHttpRequest.prototype;
const indexRequests = new WeakSet();
const held = [];
let wanted = new URLSearchParams(location.search).has("q");

XMLHttpRequest.prototype.open = function (method, url, ...rest) {
  if (INDEX.test(new URL(url, location.href).pathname)) indexRequests.add(this);
  return open.call(this, method, url, ...rest);
};

XMLHttpRequest.prototype.send = function (...body) {
  if (wanted || !indexRequests.has(this)) return send.apply(this, body);
  held.push(() => send.apply(this, body));
};

function release(event) {
  if (!(event.target instanceof Element && event.target.closest(".md-search, #__search"))) return;
  wanted = true;
  for (const go of held.splice(0)) go();
}

for (const kind of ["focusin", "change"]) addEventListener(kind, release);

/* The theme opens its search on narrow screens by a label, which no keyboard reaches: a button does it for everybody. */
addEventListener("click", (event) => {
  if (event.target instanceof Element && event.target.closest(".aipm-search-button")) document.getElementById("__search").click();
});

/* Whoever opens the search wants to type. */
addEventListener("change", ({ target }) => {
  if (target.id === "__search" && target.checked) document.querySelector(".md-search__input").focus();
});
