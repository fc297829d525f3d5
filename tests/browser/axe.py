"""What axe finds on a page: the part of WCAG 2.2 AA that machines can tell."""

from __future__ import annotations

from collections.abc import Iterator

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
COLOURS = ("color-contrast", "link-in-text-block")
"""The rules that a dark page can break where the light one, of the same elements, does not."""
THEME = (".md-header", ".md-tabs", ".md-sidebar", ".md-footer")
"""What is around every page. Where the window cuts the lists of pages, axe takes the link at the cut for too small."""
ENOUGH = 4
"""So many records of one kind are looked at: the others come from the same template, whose examples the sweep reads."""

ALL = ((1280, "light"), (1280, "dark"), (320, "dark"), (320, "light"))
STATE = ((1280, "dark"), (320, "light"))
"""Of a state of a page that is looked at in all views."""
HEIGHT = 1200
SCHEMES = {"light": "default", "dark": "slate"}
"""What the theme calls them."""

# Marked, not removed: the page goes on being used. What is practised or has the keyboard is never left out.
LEAVE_OUT = """enough => {
    scrollTo(0, 0);  // axe takes what lies half under the fixed header for too small
    const seen = {};
    for (const record of document.querySelectorAll("main [data-component]")) {
        const many = seen[record.dataset.component] = (seen[record.dataset.component] ?? 0) + 1;
        const used = record.matches("[data-practised], :focus-within, aipm-drill form *");
        record.toggleAttribute("data-left-out", many > enough && !used);
    }
    return document.querySelectorAll("[data-left-out]").length;
}"""

# What is out of sight keeps the height that it had in the last view: axe would see the ends of it lie upon each other.
DRAW = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("* { content-visibility: visible !important; }");
    document.adoptedStyleSheets.push(sheet);
}"""

RUN = """([context, options]) => axe.run(context, options).then(({violations}) => violations.flatMap(({id, nodes}) =>
    nodes.map(({target, failureSummary}) => `${id} at ${target}: ${failureSummary}`)))"""


def views(page: Page, which: tuple[tuple[int, str], ...] = STATE) -> Iterator[tuple[int, str]]:
    """Show a page as it stands in wide and narrow windows, light and dark, the narrowest last; give each."""
    for width, scheme in which:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        page.emulate_media(color_scheme=scheme)
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", SCHEMES[scheme])
        yield width, scheme


def flaws(page: Page, *, theme: bool = False) -> list[str]:
    """Give what axe finds: rule, place and what to do. `theme`: in what is around the page, too."""
    page.mouse.move(0, 0)  # a heading under the pointer shows a sign of its own
    page.evaluate(LEAVE_OUT, ENOUGH)
    excluded = ["[data-left-out]", *(() if theme else THEME)]
    dark = page.evaluate("document.body.dataset.mdColorScheme === 'slate'")
    only = {"type": "rule", "values": COLOURS} if dark else {"type": "tag", "values": TAGS}
    if not page.evaluate("Boolean(window.axe)"):
        page.evaluate(Axe().axe_script)
        page.evaluate(DRAW)
    context = {"exclude": [[place] for place in excluded]}
    # No rule of these needs the style sheets fetched again.
    return page.evaluate(RUN, [context, {"runOnly": only, "resultTypes": ["violations"], "preload": False}])
