/* The theme listens for single letters anywhere on the page: f, s and / open the search, p, n, comma and dot turn pages. WCAG 2.1.4
   forbids that, and a stray letter would leave a half-filled worksheet. This listens first and keeps those keys from the theme unless
   they come from its search. What a key types is not affected: only listeners are stopped, not the browser's own action. */
const THEME_KEYS = new Set(["f", "s", "/", "p", "n", ",", "."]);

addEventListener(
  "keydown",
  (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !THEME_KEYS.has(event.key)) return;
    if (event.target instanceof Element && event.target.closest(".md-search")) return;
    event.stopImmediatePropagation();
  },
  { capture: true },
);
