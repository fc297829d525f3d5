"""The guide by keyboard alone: all is reached, the focus is always seen, and no letter does anything by surprise."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.kept import settled
from tests.browser.keys import MISSED, walk
from tests.browser.marks import ONCE, WIDTHS
from tests.conftest import PAGES

THEME_KEYS = ("f", "s", "/", "n", "p", ",", ".")


@pytest.mark.parametrize("name", ["home", "gallery", "worksheet"])
@WIDTHS
def test_tab_reaches_everything_and_the_focus_is_always_seen(
    browser: Browser, origin: str, name: str, width: int
) -> None:
    with browser.new_context(viewport={"width": width, "height": 720}) as context:
        page = context.new_page()
        settled(page.goto(origin + PAGES[name]) and page)
        assert walk(page) == []
        assert page.evaluate("visited.size") > 15
        assert page.evaluate(MISSED) == []


@pytest.mark.parametrize("width", [320, 800])
def test_in_the_open_menu_the_focus_is_always_seen(browser: Browser, origin: str, width: int) -> None:
    with browser.new_context(viewport={"width": width, "height": 720}) as context:
        page = context.new_page()
        page.goto(origin + PAGES["worksheet"])
        page.locator("header summary").focus()
        page.keyboard.press("Enter")
        assert walk(page) == []
        assert page.evaluate("document.querySelector('header details').open")


def documents(page: Page, keys: tuple[str, ...]) -> tuple[list[str], bool]:
    """Press keys; give the pages that were turned to and whether the search opened."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if request.is_navigation_request() else None)
    opened = False
    for key in keys:
        page.keyboard.press(key)
        opened = opened or page.locator("#__search").is_checked()
    page.goto("about:blank")
    return asked, opened


@ONCE
@pytest.mark.parametrize("place", ["body", "main a[href]", "main summary", "main input[type='radio']"])
def test_single_letters_do_nothing_outside_the_search(page: Page, origin: str, place: str) -> None:
    page.goto(origin + PAGES["worksheet"])
    page.locator(place).first.focus()
    assert documents(page, THEME_KEYS) == ([], False)


def test_without_our_guard_the_theme_would_take_single_letters(page: Page, origin: str) -> None:
    """When this fails, the theme has mended itself and keys.js can go."""
    page.route("**/keys.js", lambda route: route.abort())
    page.goto(origin + PAGES["worksheet"])
    asked, opened = documents(page, ("p", "f"))
    assert asked or opened


@ONCE
def test_the_same_letters_can_be_typed(page: Page, origin: str) -> None:
    page.goto(origin + PAGES["worksheet"])
    box = page.locator(".aipm-sheet textarea").first
    box.focus()
    page.keyboard.type("".join(THEME_KEYS))
    expect(box).to_have_value("".join(THEME_KEYS))
    query = page.get_by_role("textbox", name="Search")
    query.click()
    page.keyboard.type("".join(THEME_KEYS))
    expect(query).to_have_value("".join(THEME_KEYS))
    assert page.url == origin + PAGES["worksheet"]


@WIDTHS
def test_the_search_works_from_its_first_letter_to_the_page_it_found(browser: Browser, origin: str, width: int) -> None:
    with browser.new_context(viewport={"width": width, "height": 720}) as context:
        page = context.new_page()
        page.goto(origin + PAGES["worksheet"])
        if width == 320:
            page.get_by_role("button", name="Search", exact=True).focus()
            page.keyboard.press("Enter")
        else:
            page.get_by_role("textbox", name="Search").focus()
        expect(page.get_by_role("textbox", name="Search")).to_be_focused()
        page.keyboard.type("calibration")
        expect(page.locator(".md-search-result__item").first).to_be_visible()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        page.wait_for_url(lambda url: "worksheets/loop" not in url)


def test_escape_closes_the_search(page: Page, origin: str) -> None:
    page.goto(origin)
    query = page.get_by_role("textbox", name="Search")
    query.focus()
    page.keyboard.type("recall")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#__search")).not_to_be_checked()
    expect(page.locator(".md-search-result__item").first).not_to_be_visible()


@WIDTHS
def test_the_skip_link_leads_past_the_navigation(browser: Browser, origin: str, width: int) -> None:
    with browser.new_context(viewport={"width": width, "height": 720}) as context:
        page = context.new_page()
        page.goto(origin + PAGES["gallery"])
        for _ in range(3):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.matches('.md-skip')"):
                break
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate("Boolean(document.activeElement.closest('main .md-content'))")
