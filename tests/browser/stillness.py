"""Whether anything on a page moves while it loads. Chromium alone tells: Firefox notes nothing."""

from __future__ import annotations

from playwright.sync_api import Page

WATCH = """() => {
    window.moved = [];
    const part = ({node}) => node?.nodeType === 1 ? node : node?.parentElement;
    new PerformanceObserver(list => list.getEntries().forEach(({value, sources}) => {
        // A slow browser paints the theme's header by halves before it has read the page.
        const ours = sources.map(part).filter(element => element && !element.closest("header, .md-tabs"));
        if (ours.length) moved.push([value, ...ours.map(element => element.outerHTML.slice(0, 80))]);
    })).observe({type: "layout-shift", buffered: true});
}"""
QUIET = 700
"""Milliseconds after which what comes late has come."""


def watch(page: Page) -> None:
    """Note what moves on every page that is loaded from now on."""
    page.add_init_script(f"({WATCH})()")


def moved(page: Page) -> list[list[object]]:
    """Give what has moved: by how much, and which elements."""
    page.wait_for_timeout(QUIET)
    return page.evaluate("moved")
