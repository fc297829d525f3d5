"""The guide with script switched off: all there to read, to reach and to open."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Playwright

from tests.browser import profiles
from tests.browser.keys import tab_to
from tests.conftest import ENGINES, PAGES

PHONE = {"width": 320, "height": 640}
NEEDS_SCRIPT = (
    ".md-search, #__search, .aipm-search-button, [data-md-component='palette'], .md-header label[for^='__palette']"
)

WAITS_FOR_SCRIPT = (
    ".aipm-toolbar, .aipm-run, .aipm-plan__tools, .aipm-where, .aipm-named, .aipm-rows__tool, "
    "[role='status'], [role='alert']"
)
"""What only script can fill or answer, and what says so."""


@pytest.fixture(scope="module")
def plain(scriptless: Browser) -> Iterator[Page]:
    """A page as wide as a phone, without script."""
    with scriptless.new_context(viewport=PHONE) as context:
        yield context.new_page()


def focused(page: Page) -> dict:
    """Say where the link with the focus leads, and whether it can be seen."""
    return page.evaluate(
        """() => {
            const link = document.activeElement, box = link.getBoundingClientRect();
            const over = document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2);
            return {href: link.href, seen: link.contains(over) && link.checkVisibility({opacityProperty: true})};
        }"""
    )


@pytest.mark.parametrize("name", PAGES)
def test_every_page_shows_its_content_and_offers_nothing_that_needs_script(plain: Page, origin: str, name: str) -> None:
    plain.goto(origin + PAGES[name])
    assert plain.evaluate("document.documentElement.className") == "no-js"
    hidden = plain.evaluate(
        """waits => [...document.querySelectorAll("main :is(h1, h2, h3, p, li, td, dt, summary)")]
            .filter(element => !element.closest("details:not([open]) > :not(summary), .md-sidebar, .aipm-colophon"))
            .filter(element => !element.closest(waits))
            .filter(element => !element.checkVisibility({visibilityProperty: true, opacityProperty: true}))
            .map(element => element.textContent.trim()).filter(Boolean)""",
        WAITS_FOR_SCRIPT,
    )
    assert hidden == []
    assert len(plain.locator("main").inner_text().split()) > 40
    offered = f"[...document.querySelectorAll(`{NEEDS_SCRIPT}`)].filter(element => element.getClientRects().length)"
    assert plain.evaluate(f"{offered}.map(element => element.outerHTML.slice(0, 80))") == []


def test_the_menu_of_a_phone_opens_by_keyboard_and_leads_to_every_page(plain: Page, origin: str) -> None:
    plain.goto(origin + PAGES["worksheet"])
    tab_to(plain, "header summary")
    plain.keyboard.press("Enter")
    reached = {}
    while True:
        plain.keyboard.press("Tab")
        if plain.evaluate("!document.activeElement.closest('header details')"):
            break
        now = focused(plain)
        reached[now["href"]] = now["seen"]
    assert reached.keys() >= {origin + path for path in PAGES.values() if path != "404.html"}
    assert [link for link, seen in reached.items() if not seen] == []


def test_a_link_of_the_menu_can_be_followed_by_keyboard(plain: Page, origin: str) -> None:
    plain.goto(origin)
    tab_to(plain, "header summary")
    plain.keyboard.press("Enter")
    tab_to(plain, "header details a[href*='craft/evaluation']")
    plain.keyboard.press("Enter")
    plain.wait_for_url("**/craft/evaluation/**")


@pytest.mark.parametrize("name", ["scenarios", "worksheet"])
def test_details_open_by_keyboard(plain: Page, origin: str, name: str) -> None:
    plain.goto(origin + PAGES[name])
    tab_to(plain, "main summary", limit=80)
    for key in ("Enter", "Space", "Space"):
        before = plain.evaluate("document.activeElement.parentElement.open")
        plain.keyboard.press(key)
        assert plain.evaluate("document.activeElement.parentElement.open") is not before
    assert plain.evaluate("document.activeElement.nextElementSibling.checkVisibility()")


@pytest.mark.parametrize("engine", ENGINES)
def test_a_dark_system_gets_dark_pages(playwright: Playwright, engine: str, origin: str) -> None:
    with profiles.dark(playwright, engine, javascript=False) as context:
        page = context.new_page()
        for path in PAGES.values():
            page.goto(origin + path)
            assert page.evaluate("document.documentElement.className") == "no-js"
            paper, ink = (
                sum(
                    map(int, re.findall(r"\d+", page.locator(place).evaluate(f"node => getComputedStyle(node).{what}")))
                )
                for place, what in (("body", "backgroundColor"), ("main h1", "color"))
            )
            assert paper < 3 * 60
            assert ink > 3 * 200
