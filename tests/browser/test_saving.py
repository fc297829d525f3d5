"""What readers write is saved at once, in every state of storage and in two tabs; nothing is lost in silence."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.browser.kept import (
    answers,
    before_script,
    document,
    empty_storage,
    fill_storage,
    keep,
    open_ready,
    ready,
    settled,
    stored,
)
from tests.browser.marks import ONCE
from tests.conftest import PAGES

SHEET = "worksheets/tradeoff/"
WITHIN = 500
"""Milliseconds after the last keystroke within which a text is kept (S-04)."""


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser whose pages share their storage, as tabs do."""
    with browser.new_context() as started:
        yield started


def box(page: Page, number: int = 0) -> str:
    """Give the name of a text box, counted from 0."""
    return page.locator(".aipm-sheet .aipm-field > textarea").nth(number).get_attribute("name")


def at(page: Page, name: str) -> Locator:
    """Give the control with a name."""
    return page.locator(f"[name='{name}']")


def kept(page: Page, name: str) -> str | None:
    """Give what is kept under a field's name in whichever document."""
    return next((text for key, text in answers(page).items() if key.endswith(f":{name}")), None)


def test_a_text_is_kept_soon_after_the_last_key(page: Page, origin: str) -> None:
    open_ready(page, origin + SHEET)
    name = box(page)
    at(page, name).press_sequentially("Two seconds")
    page.wait_for_timeout(WITHIN)
    assert kept(page, name) == "Two seconds"
    ready(page.reload() and page)
    expect(at(page, name)).to_have_value("Two seconds")


@pytest.mark.parametrize("way", ["leaving", "hiding"])
def test_a_text_is_kept_on_leaving_without_waiting(context: BrowserContext, origin: str, way: str) -> None:
    page = open_ready(context.new_page(), origin + SHEET)
    name = box(page)
    at(page, name).fill("Last words")
    if way == "leaving":
        page.goto(origin)
    else:
        page.evaluate(
            """() => { Object.defineProperty(document, "hidden", {value: true, configurable: true});
                       document.dispatchEvent(new Event("visibilitychange")); }"""
        )
    assert kept(page, name) == "Last words"


@pytest.mark.parametrize("width", [320, 1280])
def test_the_first_words_and_a_press_right_after_them_both_count(page: Page, origin: str, width: int) -> None:
    """The press saves, which must not move away what is pressed."""
    page.set_viewport_size({"width": width, "height": 700})
    open_ready(page, origin + SHEET)
    page.locator(".aipm-sheet textarea").first.fill("First words")
    page.get_by_role("button", name="Show example").click()
    expect(page.locator("[data-example]")).to_have_attribute("open", "")
    assert "First words" in answers(page).values()


def test_a_choice_is_kept_at_once(page: Page, origin: str) -> None:
    open_ready(page, f"{origin}worksheets/metric/")
    page.locator(".aipm-sheet input[type=radio]").first.check()
    assert len([key for key in answers(page) if key.startswith("field:")]) == 1


def test_a_form_that_was_filled_before_the_script_came_is_taken_over(page: Page, origin: str) -> None:
    with before_script(page, origin + SHEET):
        page.locator(".aipm-sheet textarea").first.fill("Faster than the script")
    ready(page)
    page.wait_for_timeout(WITHIN)
    assert "Faster than the script" in answers(page).values()


def comes(page: Page, name: str, text: str) -> bool:
    """Tell whether a tab has a text in its storage: Firefox shows it what another wrote a moment later."""
    for _ in range(20):
        if kept(page, name) == text:
            return True
        page.wait_for_timeout(50)
    return False


def test_what_two_tabs_write_in_different_fields_is_all_kept(context: BrowserContext, origin: str) -> None:
    """A hundred rounds, each tab in a field of its own, at the same time (S-06, D5)."""
    first = open_ready(context.new_page(), origin + SHEET)
    keep(first, document("tradeoff", "aaaaaaaa", "Race"))
    first, second = (open_ready(context.new_page(), origin + SHEET) for _ in range(2))
    names = [box(first, 0), box(first, 1)]
    type_ = """async ([name, round]) => {
        const box = document.querySelector(`[name="${name}"]`);
        box.value = `${name} ${round}`;
        box.dispatchEvent(new Event("input", {bubbles: true}));
        box.dispatchEvent(new Event("change", {bubbles: true}));
    }"""
    lost = []
    for number in range(100):
        for page, name in zip((first, second), names, strict=True):
            page.evaluate(type_, [name, number])
        lost += [name for name in names if not comes(first, name, f"{name} {number}")]
    assert lost == []
    for page in (first, second):
        for name in names:
            expect(at(page, name)).to_have_value(f"{name} 99")
        assert page.locator(".aipm-conflict").count() == 0


@pytest.mark.parametrize(("choice", "result"), [("Keep mine", "mine"), ("Use theirs", "theirs")])
def test_the_same_field_in_two_tabs_asks_which_to_keep(
    context: BrowserContext, origin: str, choice: str, result: str
) -> None:
    first = open_ready(context.new_page(), origin + SHEET)
    keep(first, document("tradeoff", "aaaaaaaa", "Both"))
    first, second = (open_ready(context.new_page(), origin + SHEET) for _ in range(2))
    name = box(first)
    at(first, name).focus()
    at(second, name).fill("theirs")
    at(second, name).blur()
    first.bring_to_front()
    expect(first.get_by_text("Changed in another tab", exact=True)).to_be_visible()
    at(first, name).fill("mine")
    first.wait_for_timeout(WITHIN)
    assert kept(first, name) == "theirs"
    first.get_by_role("button", name=choice).click()
    first.wait_for_timeout(WITHIN)
    assert kept(first, name) == result
    expect(at(first, name)).to_have_value(result)
    assert first.get_by_role("group", name="Changed in another tab").count() == 0
    expect(at(first, name)).to_be_focused()


def test_a_write_that_another_tab_has_overtaken_does_not_overwrite_it(page: Page, origin: str) -> None:
    """Even where the browser has not told of it yet: each write looks first."""
    open_ready(page, origin + SHEET)
    keep(page, document("tradeoff", "aaaaaaaa", "Silent"))
    page.reload()
    ready(page)
    name = box(page)
    keep(page, {f"field:tradeoff-aaaaaaaa:{name}": "from a tab that made no noise"})
    at(page, name).fill("mine")
    expect(page.get_by_text("Changed in another tab", exact=True)).to_be_visible()
    assert kept(page, name) == "from a tab that made no noise"


@ONCE
def test_a_page_that_comes_back_shows_what_is_kept_now(context: BrowserContext, origin: str) -> None:
    """The event is the one that the back button brings; under Playwright no browser keeps pages for it."""
    page = open_ready(context.new_page(), origin + SHEET)
    keep(page, document("tradeoff", "aaaaaaaa", "Back"))
    page.reload()
    name = box(ready(page))
    keep(page, {f"field:tradeoff-aaaaaaaa:{name}": "written meanwhile"})
    expect(at(page, name)).to_have_value("")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
    expect(at(page, name)).to_have_value("written meanwhile")


@ONCE
def test_a_document_deleted_elsewhere_is_not_lost_while_it_is_open(context: BrowserContext, origin: str) -> None:
    page = open_ready(context.new_page(), origin + SHEET)
    keep(page, document("tradeoff", "aaaaaaaa", "Open here"))
    page.reload()
    name = box(ready(page))
    page.evaluate("localStorage.removeItem('aipm:1:doc:tradeoff-aaaaaaaa:record')")
    at(page, name).fill("still here")
    page.wait_for_timeout(WITHIN)
    assert kept(page, name) == "still here"
    assert "doc:tradeoff-aaaaaaaa:record" in answers(page)


def test_full_storage_is_told_and_the_old_text_stays_while_the_new_one_can_be_taken_away(
    page: Page, origin: str
) -> None:
    open_ready(page, origin + SHEET)
    name = box(page)
    at(page, name).fill("Before")
    page.wait_for_timeout(WITHIN)
    fill_storage(page)
    at(page, name).fill("After " * 2000)
    expect(page.get_by_role("alert")).to_contain_text("Not saved: storage is full")
    assert kept(page, name) == "Before"
    expect(page.locator("[data-part=saved]")).to_have_text("Not saved")
    held = page.evaluate(
        "async () => [...(await import(document.querySelector('script[type=module]').src.replace('widgets', 'store')))"
        ".entries().values()].map(({v}) => v)"
    )
    assert "After " * 2000 in held
    empty_storage(page)
    at(page, name).press("End")
    at(page, name).press("!")
    page.wait_for_timeout(WITHIN)
    assert kept(page, name).startswith("After")
    expect(page.get_by_role("alert")).to_be_empty()


@ONCE
def test_data_of_a_newer_guide_is_never_written_over(page: Page, origin: str) -> None:
    page.goto(origin)
    page.evaluate("localStorage.setItem('aipm:2:item:x:state', '{}')")
    open_ready(page, origin + SHEET)
    before = stored(page)
    page.locator(".aipm-sheet textarea").first.fill("Too old")
    expect(page.get_by_role("alert")).to_contain_text("newer version")
    page.wait_for_timeout(WITHIN)
    assert stored(page) == before


@ONCE
def test_a_text_that_is_too_long_is_told_and_stays_in_its_box(page: Page, origin: str) -> None:
    open_ready(page, origin + SHEET)
    page.locator(".aipm-sheet textarea").first.fill("x" * 20_000)
    page.wait_for_timeout(WITHIN)
    assert "x" * 20_000 in answers(page).values()
    page.locator(".aipm-sheet textarea").first.fill("x" * 20_001)
    expect(page.get_by_role("alert")).to_contain_text("longer than 20,000 characters")
    expect(page.locator(".aipm-sheet textarea").first).to_have_value("x" * 20_001)


@ONCE
def test_half_a_number_is_told_beside_its_field_and_what_was_kept_stays(page: Page, origin: str) -> None:
    open_ready(page, f"{origin}worksheets/metric/")
    number = page.locator(".aipm-sheet input[type=number]").first
    number.fill("5")
    page.wait_for_timeout(WITHIN)
    number.press("End")
    number.press_sequentially("e")
    number.press("Tab")
    expect(page.get_by_text("Not saved: this number is not complete.")).to_be_visible()
    expect(number).to_have_attribute("aria-invalid", "true")
    assert kept(page, number.get_attribute("name")) == "5"


def test_blocked_storage_is_told_at_once_and_the_page_works_all_the_same(blocked: BrowserContext, origin: str) -> None:
    page = blocked.new_page()
    faults = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    open_ready(page, origin + SHEET)
    expect(page.get_by_role("alert")).to_contain_text("Not saved: this browser blocks storage")
    page.locator(".aipm-sheet textarea").first.fill("Only here")
    page.wait_for_timeout(WITHIN)
    page.get_by_role("button", name="New document").click()
    expect(page.locator("#aipm-document option")).to_have_count(2)
    expect(page.get_by_role("alert").get_by_role("button", name="Download backup")).to_be_visible()
    assert faults == []
    page.close()


def test_full_storage_leaves_every_page_working(page: Page, origin: str) -> None:
    faults = []
    page.on("pageerror", lambda error: faults.append(f"{page.url}: {error}"))
    page.goto(origin)
    fill_storage(page)
    for address in PAGES.values():
        settled(page.goto(origin + address) and page)
        expect(page.locator("h1").first).to_be_visible()
    assert faults == []
