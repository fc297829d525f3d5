"""Narrow windows, large text, wide spacing: nothing is cut off, nobody scrolls sideways; targets are large enough."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Playwright, expect

from tests.browser import profiles
from tests.browser.fit import SMALL, misfits
from tests.browser.kept import open_all, open_ready
from tests.browser.marks import CHROMIUM
from tests.conftest import ENGINES, PAGES

EACH = pytest.mark.parametrize("name", PAGES)
SPACING = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important; }
        * { word-spacing: 0.16em !important; }
        p { margin-bottom: 2em !important; }`);
    document.adoptedStyleSheets = [sheet];
}"""
"""The text spacing of WCAG 1.4.12, put over the page as a reader's own style would be."""


@pytest.fixture(scope="module")
def phone(browser: Browser) -> Iterator[Page]:
    """A page 320 pixels wide, as at 400% zoom."""
    with browser.new_context(viewport={"width": 320, "height": 800}) as context:
        yield context.new_page()


@EACH
def test_nobody_scrolls_sideways_in_a_narrow_window(phone: Page, origin: str, name: str) -> None:
    phone.goto(origin + PAGES[name])
    open_all(phone)
    # A table may scroll by itself when keys reach it and it has a name.
    assert misfits(phone) == []
    # Nor with the widest spacing that a reader may ask for.
    phone.evaluate(SPACING)
    assert misfits(phone) == []


@pytest.fixture(scope="module", params=ENGINES)
def large(playwright: Playwright, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page in each browser, with text set to twice the usual size."""
    with profiles.large_text(playwright, request.param) as browser:
        yield browser.new_page()


@EACH
def test_text_of_twice_the_size_fits(large: Page, origin: str, name: str) -> None:
    large.goto(origin + PAGES[name])
    assert large.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)") >= 40
    open_all(large)
    for width in (1280, 640):
        large.set_viewport_size({"width": width, "height": 800})
        assert misfits(large) == []


@CHROMIUM  # sizes come from the style sheet
@pytest.mark.parametrize("width", [1280, 320])
@EACH
def test_targets_are_large_enough_or_stand_in_a_sentence(browser: Browser, origin: str, name: str, width: int) -> None:
    with browser.new_context(viewport={"width": width, "height": 800}) as context:
        page = context.new_page()
        page.goto(origin + PAGES[name])
        open_all(page)
        assert page.evaluate(SMALL) == []


PLACES = "parts => parts.map(part => part.getBoundingClientRect().left)"


@pytest.mark.parametrize("width", [1280, 1000, 320])
def test_the_open_search_stays_in_the_window_and_moves_nothing(browser: Browser, origin: str, width: int) -> None:
    with browser.new_context(viewport={"width": width, "height": 800}, reduced_motion="reduce") as context:
        page = context.new_page()
        page.goto(origin)
        row = page.locator(".md-header__inner > :visible:not(.md-search)")
        before = row.evaluate_all(PLACES)
        page.locator("#__search").evaluate("toggle => toggle.click()")
        page.get_by_role("textbox", name="Search").press_sequentially("recall")
        expect(page.locator(".md-search-result__item").first).to_be_visible()
        page.evaluate("document.getAnimations().forEach(animation => animation.finish())")
        box = page.locator(".md-search__output").bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        assert box["width"] > min(width, 300) - 1
        assert width == 320 or row.evaluate_all(PLACES) == before  # it fills a phone's window


def test_the_whole_row_of_a_checklist_step_can_be_clicked(page: Page, origin: str) -> None:
    open_ready(page, origin + PAGES["checklist"], "checklist")
    for row in (page.locator(".aipm-item__head").first, page.locator(".aipm-steps li").first):
        row.locator("label").click()
        expect(row.get_by_role("checkbox")).to_be_checked()
