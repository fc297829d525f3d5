"""Worksheet, checklist and workspace for everybody: in every state and width, by keyboard alone, without a jolt."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import flaws, views
from tests.browser.backups import KEY, WORK, backup, dialog
from tests.browser.fit import SMALL, misfits
from tests.browser.kept import TIME, answers, at, button, document, keep, open_ready, ready, stored, taken
from tests.browser.keys import tab_to_name
from tests.browser.marks import CHROMIUM
from tests.browser.stillness import moved, watch

SHEET, LIST, HOME = "worksheets/tradeoff/", "prepare/checklist/", "workspace/"
PLACES = {"worksheet": SHEET, "checklist": LIST, "workspace": HOME}
LONG = "Anunbrokenwordthatisfarlongerthanaphoneiswide" * 4
FULL = WORK | {
    **document("tradeoff", "bbbbbbbb", LONG, limit="As fast as possible", executive=LONG),
    "field:tradeoff-bbbbbbbb:options.zzzz.option": LONG,
    "item:charisma:proof": LONG,
    "item:decision-journal:state": "doing",
    "item:decision-journal:proof": LONG,
    "meta:app:edits": "12",
}


def conflict(page: Page) -> None:
    """Have another tab write where the reader writes, and an advice and an alarm stand there too."""
    at(page, "limit").fill("As slow as possible")
    at(page, "chosen").fill("x" * 20_001)
    at(page, "reopen").focus()
    keep(page, {"field:tradeoff-bbbbbbbb:reopen": "theirs"})
    at(page, "reopen").fill("mine")
    expect(page.get_by_role("group", name="Changed in another tab")).to_be_visible()
    expect(page.locator(".aipm-advice").first).to_be_visible()
    expect(page.get_by_role("alert")).to_contain_text("Not saved")


def half(page: Page) -> None:
    """Leave half a number in its field."""
    at(page, "minutes").press_sequentially("5e")
    at(page, "minutes").press("Tab")
    expect(page.locator(".aipm-flaw")).to_be_visible()


def naming(page: Page) -> None:
    """Rename a document, beside the example."""
    button(page, "Show example").click()
    button(page, "Rename").click()


def outdated(page: Page) -> None:
    """Show that an item has changed since it was ticked, and the question about a reset."""
    keep(page, {"item:mock-interviews:revision": "0.5"})
    ready(page.reload() and page, "checklist")
    expect(button(page, "Still done")).to_be_visible()


def summary(page: Page) -> None:
    """Show what a half-good backup would change."""
    box = dialog(page)
    page.get_by_label("paste its text").fill(backup({KEY: {"v": LONG, "t": TIME + 1}, LONG: 1, "item:x:state": "done"}))
    box.locator("summary").click()


def refused(page: Page) -> None:
    """Show why a file is no backup."""
    dialog(page)
    page.get_by_label("paste its text").fill("[]")


STATES: dict[str, tuple[str, bool, Callable[[Page], object]]] = {
    "worksheet empty": (SHEET, False, lambda page: None),
    "worksheet filled": (SHEET, True, naming),
    "worksheet in trouble": (SHEET, True, conflict),
    "worksheet with half a number": ("worksheets/mock/", False, half),
    "checklist empty": (LIST, False, lambda page: None),
    "checklist outdated": (LIST, True, outdated),
    "checklist asking": (LIST, True, lambda page: button(page, "Reset checklist").click()),
    "workspace empty": (HOME, False, lambda page: None),
    "workspace filled": (HOME, True, lambda page: None),
    "workspace restoring": (HOME, True, summary),
    "workspace refusing": (HOME, True, refused),
    "workspace erasing": (HOME, True, lambda page: button(page, "Erase everything").click()),
}


def element(address: str) -> str:
    """Give the name of the element that a page holds."""
    return {LIST: "checklist", HOME: "workspace"}.get(address, "worksheet")


def reach(page: Page, origin: str, state: str) -> None:
    """Bring a page into a state."""
    address, filled, act = STATES[state]
    if filled:
        page.goto(f"{origin}404.html")
        keep(page, FULL)
        keep(page, {"field:tradeoff-bbbbbbbb:limit": "As fast as possible"}, TIME + 1)
    open_ready(page, origin + address, element(address))
    act(page)


@CHROMIUM
@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing_in_any_state_and_nothing_is_small_or_wide(shown: Page, origin: str, state: str) -> None:
    reach(shown, origin, state)
    for view in views(shown):
        assert (view, flaws(shown)) == (view, [])
        assert (view, shown.evaluate(SMALL)) == (view, [])
    assert misfits(shown) == []


@CHROMIUM
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("filled", [False, True], ids=["empty", "filled"])
@pytest.mark.parametrize("place", [*PLACES, "home"])
def test_nothing_moves_while_a_page_loads(browser: Browser, origin: str, width: int, filled: bool, place: str) -> None:
    with browser.new_context(viewport={"width": width, "height": 800}) as context:
        page = context.new_page()
        page.goto(f"{origin}404.html")
        if filled:
            keep(page, FULL)
        watch(page)
        page.goto(origin + PLACES.get(place, ""))
        if place in PLACES:
            ready(page, place)
        assert moved(page) == []


def test_by_keyboard_alone_from_an_empty_worksheet_to_a_restored_backup(page: Page, origin: str) -> None:
    open_ready(page, origin + SHEET)
    tab_to_name(page, "New document")
    page.keyboard.press("Enter")
    page.keyboard.insert_text("By keys")
    page.keyboard.press("Enter")
    expect(button(page, "Rename")).to_be_focused()
    tab_to_name(page, "1 Constraint that cannot move")
    page.keyboard.insert_text("2 seconds")
    tab_to_name(page, "Limit, row 1")
    page.keyboard.press("k")
    tab_to_name(page, "Option, row 2")
    page.keyboard.insert_text("The large model")
    page.keyboard.press("Tab")
    before = answers(page)
    assert {"2 seconds", "kept", "The large model"} <= set(before.values())
    page.get_by_role("link", name="Your workspace", exact=True).last.focus()
    page.keyboard.press("Enter")
    ready(page, "workspace")
    tab_to_name(page, "Download backup")
    _, content = taken(page, lambda: page.keyboard.press("Enter"))
    tab_to_name(page, "Erase everything")
    page.keyboard.press("Enter")
    expect(button(page, "Download backup first")).to_be_focused()
    tab_to_name(page, "Erase", limit=1)
    page.keyboard.press("Enter")
    expect(page.locator("aipm-workspace")).to_contain_text("Nothing yet.")
    expect(button(page, "Erase everything")).to_be_focused()
    assert stored(page) == {}
    page.keyboard.press("Shift+Tab")
    expect(button(page, "Restore from backup")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Backup file")).to_be_focused()
    tab_to_name(page, "Or drop it here, or paste its text", limit=3)
    page.keyboard.insert_text(content.decode())
    tab_to_name(page, "Merge, newer wins", limit=2)
    page.keyboard.press("ArrowDown")
    expect(page.get_by_label("Replace everything")).to_be_checked()
    tab_to_name(page, "Restore", limit=2)
    page.keyboard.press("Enter")
    expect(button(page, "Restore from backup")).to_be_focused()
    expect(page.get_by_role("link", name="By keys")).to_be_visible()
    assert answers(page) == before
    assert json.loads(content)["data"].keys() == before.keys()


def test_a_dialog_keeps_the_keyboard_inside(page: Page, origin: str) -> None:
    page.goto(f"{origin}404.html")
    keep(page, WORK)
    open_ready(page, origin + HOME, "workspace")
    for opener in ("Restore from backup", "Erase everything"):
        button(page, opener).press("Enter")
        for _ in range(8):
            page.keyboard.press("Tab")
            # Between the last and the first the keyboard may be in the browser's own controls.
            assert page.evaluate("document.activeElement.matches('body, dialog, dialog *')")
        page.keyboard.press("Escape")
        expect(button(page, opener)).to_be_focused()
