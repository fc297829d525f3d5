"""A worksheet that was filled in and printed without script: all that was typed is there, and stays on the sheet."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.paper import A4, Paper, letters, print_out
from tests.conftest import PAGES

LONG, SHORT, CELL = ".aipm-sheet textarea", ".aipm-sheet textarea[inputmode='url']", ".aipm-rows textarea"
STRANGE = {
    "one word without end": "W" * 600,
    "an address without end": "https://example.org/" + "path/" * 60 + "?" + "a=1&" * 60,
    "right to left": "هذا نص طويل جدا يكتب من اليمين إلى اليسار ولا ينبغي أن يخرج من الورقة. " * 12,
    "Chinese and Japanese": "機械学習の評価は意思決定から始まる。模型的评估从决策开始。" * 20,
    "emoji": "👩🏽‍🔬🇪🇺🧪📉" * 60,
    "10,000 characters": ("A reviewer reads every tenth case and writes down why. " * 190)[:10_000],
}

Print = Callable[[], Paper]


@pytest.fixture
def desk(scriptless: Browser) -> Iterator[Page]:
    """A page without script to fill in."""
    with scriptless.new_context() as context:
        yield context.new_page()


@pytest.fixture
def put(desk: Page, tmp_path_factory: pytest.TempPathFactory) -> Print:
    """Prints the page as it stands."""
    folder = tmp_path_factory.mktemp("paper")
    return lambda: print_out(desk, A4, folder)


def write(page: Page, selector: str, text: str) -> None:
    """Write into the first control that matches, as a keyboard does."""
    assert page.evaluate("document.documentElement.className") == "no-js"
    page.evaluate("selector => document.querySelector(selector).focus()", selector)
    page.keyboard.insert_text(text)


def test_every_line_that_was_typed_is_on_paper(desk: Page, put: Print, origin: str) -> None:
    lines = [f"Line {number} of a long answer" for number in range(60)]
    desk.goto(f"{origin}worksheets/claim/")
    write(desk, LONG, "\n".join([*lines, "ENDLONG"]))
    write(desk, SHORT, f"https://example.org/{'a' * 72}ENDSHORT")
    write(desk, CELL, "In a table, ENDCELL")
    paper = put()
    printed = letters(paper.text)
    assert [line for line in (*lines, "ENDLONG", "ENDSHORT", "ENDCELL") if letters(line) not in printed] == []
    assert paper.strays(sliced=True) == []


def test_a_long_answer_leaves_no_sheet_without_text(desk: Page, put: Print, origin: str) -> None:
    desk.goto(f"{origin}worksheets/claim/")
    write(desk, LONG, "\n".join(f"Line {number} of a long answer" for number in range(60)))
    paper = put()
    for number in range(paper.sheets):
        assert len(paper.on(number)) > 20


def test_what_would_be_shown_for_a_checklist_item_is_on_paper(desk: Page, put: Print, origin: str) -> None:
    desk.goto(origin + PAGES["checklist"])
    write(desk, ".aipm-item__proof textarea", "A page in the wiki, " + "with its history, " * 8 + "ENDPROOF")
    assert "endproof" in letters(put().text)


def test_numbers_and_dates_that_were_typed_are_on_paper(desk: Page, put: Print, origin: str) -> None:
    desk.goto(f"{origin}worksheets/journal/")
    write(desk, ".aipm-sheet input[type='number']", "4321.5")
    desk.evaluate("document.querySelector(`.aipm-sheet input[type='date']`).focus()")
    desk.keyboard.type("11222031")
    printed = put().text
    assert "4321.5" in printed
    assert "2031" in printed


@pytest.mark.parametrize("kind", ["checkbox", "radio"])
def test_a_chosen_option_looks_different_on_paper(desk: Page, put: Print, origin: str, kind: str) -> None:
    desk.goto(f"{origin}worksheets/journal/")
    blank = put().rasters[0]
    desk.evaluate("selector => document.querySelector(selector).focus()", f".aipm-sheet input[type='{kind}']")
    desk.keyboard.press("Space")
    chosen = put().rasters[0]
    changed = [before - after for before, after in zip(blank.pixels, chosen.pixels, strict=True) if before != after]
    # A mark of some dozens of dark dots, and nothing that went away.
    assert len([step for step in changed if step > 100]) > 40
    assert len(changed) < 2000


@pytest.mark.parametrize("text", STRANGE.values(), ids=STRANGE)
def test_strange_text_stays_on_the_sheet(desk: Page, put: Print, origin: str, text: str) -> None:
    desk.goto(f"{origin}worksheets/claim/")
    for selector in (LONG, SHORT, CELL):
        write(desk, selector, text if selector == LONG else text[:300])
    assert put().strays(sliced=True) == []
