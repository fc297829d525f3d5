"""What machines can tell about WCAG 2.2 AA, on every page type; keyboard and reflow have files of their own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import ALL, flaws, views
from tests.browser.kept import open_all, settled
from tests.browser.marks import CHROMIUM
from tests.conftest import PAGES


@CHROMIUM
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_on_any_page_type(shown: Page, origin: str, name: str) -> None:
    settled(shown.goto(origin + PAGES[name]) and shown)
    open_all(shown)
    for view in views(shown, ALL):
        assert (view, flaws(shown, theme=True)) == (view, [])


@CHROMIUM
def test_axe_finds_nothing_in_the_open_search(shown: Page, origin: str) -> None:
    shown.goto(origin)
    for view in views(shown, ALL):
        if view[0] == 320:
            shown.get_by_role("button", name="Search", exact=True).click()
        box = shown.get_by_role("textbox", name="Search")
        box.click()
        box.press("ControlOrMeta+a")
        box.press_sequentially("recall")  # the theme listens to keys, not to input
        expect(shown.locator(".md-search-result__item").first).to_be_visible()
        assert (view, flaws(shown, theme=True)) == (view, [])
        shown.keyboard.press("Escape")


@CHROMIUM
def test_axe_finds_nothing_in_the_open_menu(shown: Page, origin: str) -> None:
    shown.goto(origin)
    for view in views(shown, ALL):
        if view[0] == 320:
            shown.locator("header summary").click()
            assert (view, flaws(shown, theme=True)) == (view, [])
            shown.locator("header summary").click()


EDGE = """element => (style => ({style: style.borderTopStyle, width: parseFloat(style.borderTopWidth),
    seen: style.borderTopColor !== style.backgroundColor}))(getComputedStyle(element))"""

DRAWN = """svg => [...svg.querySelectorAll("path, circle, rect, polygon, line")].map(part => {
    const style = getComputedStyle(part), ground = getComputedStyle(document.body).backgroundColor;
    return [style.stroke, style.fill].some(paint => !["none", ground, "rgba(0, 0, 0, 0)"].includes(paint));
})"""


@pytest.fixture
def forced(browser: Browser) -> Iterator[Page]:
    """A page whose reader has put their own few colours over everything."""
    with browser.new_context(forced_colors="active") as context:
        page = context.new_page()
        yield page
        assert page.evaluate("matchMedia('(forced-colors: active)').matches")


@CHROMIUM
def test_weak_and_strong_differ_where_colours_are_forced(forced: Page, origin: str) -> None:
    forced.goto(origin + PAGES["gallery"])
    weak, strong = (forced.locator(f".aipm-pair__{which}").first.evaluate(EDGE) for which in ("weak", "strong"))
    assert weak["style"] == "dashed"
    assert strong["style"] == "solid"
    assert all(edge["width"] >= 1 and edge["seen"] for edge in (weak, strong))


@CHROMIUM
@pytest.mark.parametrize("name", ["prose", "ledger"])
def test_marks_keep_their_outline_and_shape_where_colours_are_forced(forced: Page, origin: str, name: str) -> None:
    forced.goto(origin + PAGES[name])
    marks = forced.locator("main [data-mark]:has(svg)")
    assert marks.count() > 3
    for mark in marks.all():
        edge = mark.evaluate(EDGE)
        assert edge["width"] >= 1
        assert edge["style"] != "none"
        assert edge["seen"]
        drawn = mark.locator("svg").evaluate(DRAWN)
        assert drawn
        assert all(drawn)


@CHROMIUM
@pytest.mark.parametrize("name", ["home", "prose"])
def test_the_loop_is_drawn_where_colours_are_forced(forced: Page, origin: str, name: str) -> None:
    forced.goto(origin + PAGES[name])
    loop = forced.locator("main .aipm-loop svg")
    assert loop.count() == 1
    drawn = loop.evaluate(DRAWN)
    assert len(drawn) >= 8
    assert all(drawn)
    inks = set(loop.locator("text").evaluate_all("texts => texts.map(text => getComputedStyle(text).fill)"))
    assert len(inks) == 1
    assert inks != {forced.evaluate("getComputedStyle(document.body).backgroundColor")}


@CHROMIUM
@pytest.mark.parametrize("name", PAGES)
def test_nothing_moves_for_readers_who_asked_for_that(browser: Browser, origin: str, name: str) -> None:
    with browser.new_context(reduced_motion="reduce") as context:
        page = context.new_page()
        page.goto(origin + PAGES[name])
        moving = page.evaluate(
            """() => [...document.querySelectorAll("*")].filter(element => {
                const style = getComputedStyle(element);
                return [style.transitionDuration, style.animationDuration].some(time => parseFloat(time) > 0);
            }).map(element => element.outerHTML.slice(0, 100))"""
        )
        assert moving == []
