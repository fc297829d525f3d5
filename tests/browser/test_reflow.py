"""Narrow windows, large text, wide spacing: nothing is cut off, nobody scrolls sideways; targets are large enough."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Playwright, expect

from tests.browser import profiles
from tests.conftest import ENGINES, PAGES

CHROMIUM = pytest.mark.parametrize("browser", ["chromium"], indirect=True)
EACH = pytest.mark.parametrize("name", PAGES)
WIDEN = "document.documentElement.scrollWidth - innerWidth"

SPACING = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important; }
        * { word-spacing: 0.16em !important; }
        p { margin-bottom: 2em !important; }`);
    document.adoptedStyleSheets = [sheet];
}"""
"""The text spacing of WCAG 1.4.12, put over the page as a reader's own style would be."""

CUT = """() => [...document.querySelectorAll("body *")].filter(element => {
    const style = getComputedStyle(element), box = element.getBoundingClientRect();
    if (!["hidden", "clip"].includes(style.overflowX) && !["hidden", "clip"].includes(style.overflowY)) return false;
    if (box.width <= 1 || box.height <= 1 || style.clipPath !== "none" || !element.textContent.trim()) return false;
    if (!element.checkVisibility({visibilityProperty: true, opacityProperty: true})) return false;
    return element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1;
}).map(element => element.outerHTML.slice(0, 120))"""

SIDEWAYS = """() => [...document.querySelectorAll("body *")].filter(element =>
    ["auto", "scroll"].includes(getComputedStyle(element).overflowX) && element.clientWidth > 1 &&
    element.scrollWidth > element.clientWidth + 1 && element.checkVisibility({visibilityProperty: true}))
    // Code keeps its lines, and every browser lets keys scroll it.
    .filter(element => !element.matches("pre > code"))
    .filter(element => element.tabIndex !== 0 || element.role !== "region" ||
        !(element.ariaLabel || element.getAttribute("aria-labelledby")))
    .map(element => element.outerHTML.slice(0, 120))"""

SMALL = """() => {
    const shows = element => element.checkVisibility({visibilityProperty: true, opacityProperty: true});
    const inText = element => {
        const block = element.closest("p, li, dd, dt, td, th, figcaption, label, h1, h2, h3");
        return (getComputedStyle(element).display === "inline" || element.matches(".aipm-mark")) && block &&
            block.textContent.trim() !== element.textContent.trim();
    };
    // A label counts where its control is out of sight.
    return [...document.querySelectorAll("a[href], button, input, select, textarea, summary, header label[for]")]
        .filter(element => shows(element) && !(element.control && shows(element.control)))
        .filter(element => !element.matches(".headerlink") && !inText(element))
        .map(element => [element, element.getBoundingClientRect()])
        .filter(([, box]) => box.width > 1 && box.height > 1 && (box.width < 23.95 || box.height < 23.95))
        .map(([element, {width, height}]) =>
            `${Math.round(width)} × ${Math.round(height)} ${element.outerHTML.slice(0, 120)}`);
}"""


@pytest.fixture(scope="module")
def phone(browser: Browser) -> Iterator[Page]:
    """A page 320 pixels wide, as at 400% zoom."""
    with browser.new_context(viewport={"width": 320, "height": 800}) as context:
        yield context.new_page()


def open_all(page: Page) -> None:
    """Open whatever can be opened in the text."""
    page.evaluate("document.querySelectorAll('main details').forEach(details => details.open = true)")


@EACH
def test_nobody_scrolls_sideways_in_a_narrow_window(phone: Page, origin: str, name: str) -> None:
    phone.goto(origin + PAGES[name])
    open_all(phone)
    assert phone.evaluate(WIDEN) <= 0
    assert phone.evaluate(CUT) == []
    # A table may scroll by itself when keys reach it and it has a name.
    assert phone.evaluate(SIDEWAYS) == []


@EACH
def test_wide_text_spacing_fits(phone: Page, origin: str, name: str) -> None:
    phone.goto(origin + PAGES[name])
    open_all(phone)
    phone.evaluate(SPACING)
    assert phone.evaluate(WIDEN) <= 0
    assert phone.evaluate(CUT) == []


@pytest.fixture(scope="module", params=ENGINES)
def large(playwright: Playwright, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page in each browser, with text set to twice the usual size."""
    with profiles.large_text(playwright, request.param) as browser:
        yield browser.new_page()


@pytest.mark.parametrize("width", [1280, 640])
@EACH
def test_text_of_twice_the_size_fits(large: Page, origin: str, name: str, width: int) -> None:
    large.set_viewport_size({"width": width, "height": 800})
    large.goto(origin + PAGES[name])
    assert large.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)") >= 40
    open_all(large)
    assert large.evaluate(WIDEN) <= 0
    assert large.evaluate(CUT) == []


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
    page.goto(origin + PAGES["checklist"])
    for row in (page.locator(".aipm-item__head").first, page.locator(".aipm-steps li").first):
        row.locator("label").click()
        expect(row.get_by_role("checkbox")).to_be_checked()
