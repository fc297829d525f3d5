"""Whether anything on a page moves while it loads. Chromium alone tells: Firefox notes nothing."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.browser.kept import settled

WATCH = """patience => {
    window.moved = [];
    window.late = false;
    const part = ({node}) => node?.nodeType === 1 ? node : node?.parentElement;
    new PerformanceObserver(list => list.getEntries().forEach(({value, sources}) => {
        // A slow browser paints the theme's header by halves before it has read the page.
        const ours = sources.map(part).filter(element => element && !element.closest("header, .md-tabs"));
        if (ours.length) moved.push([value, ...ours.map(element => element.outerHTML.slice(0, 80))]);
    })).observe({type: "layout-shift", buffered: true});
    new MutationObserver(() => { late ||= performance.now() > patience; })
        .observe(document, {subtree: true, attributeFilter: ["data-ready"]});
}"""
QUIET = 700
"""Milliseconds after which what comes late has come."""
PATIENCE = 2000
"""Milliseconds for which a form with kept answers waits for its script; on a slow machine they come later."""
TRIES = 5


def watch(page: Page) -> None:
    """Note what moves on every page that is loaded from now on."""
    page.add_init_script(f"({WATCH})({PATIENCE})")


def moved(page: Page) -> list[list[object]]:
    """Give what has moved, by how much and which elements, once the page has loaded as fast as it promises to."""
    for _ in range(TRIES):
        page.wait_for_timeout(QUIET)
        if not page.evaluate("late"):
            return page.evaluate("moved")
        settled(page.reload() and page)
    raise AssertionError(f"{page.url} was not ready within {PATIENCE} milliseconds, {TRIES} times")
