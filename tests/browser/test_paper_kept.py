"""Every worksheet printed with script: all that was typed is on paper, or none of it; what is kept stays as it was."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.kept import open_ready, stored
from tests.browser.marks import ONCE
from tests.browser.paper import A4, LETTER, Paper, Sheet, letters, print_out
from tests.browser.test_paper import SHEETS

ANSWER = "A reviewer reads every tenth case and writes down why, in words that a stranger would understand. " * 3
EACH_KIND = ("claim", "company", "cost", "experiment")
"""Between them they ask every kind of question."""
FILL = """text => {
    let count = 0;
    for (const box of document.querySelectorAll(".aipm-sheet textarea")) {
        count += 1;
        box.value = `${box.closest("td") ? "" : text}END${count}FIN`;
        box.dispatchEvent(new Event("input", {bubbles: true}));
    }
    for (const control of document.querySelectorAll(".aipm-sheet input:is([type=radio], [type=checkbox])")) {
        control.checked = true;
        control.dispatchEvent(new Event("change", {bubbles: true}));
    }
    return count;
}"""


def print_as(page: Page, button: str, sheet: Sheet, folder: Path) -> Paper:
    """Press one of the two buttons, and print when the page asks the browser to."""
    page.evaluate("() => { window.print = () => { document.documentElement.dataset.asked = ''; }; }")
    page.get_by_role("button", name=button).click()
    expect(page.locator("html")).to_have_attribute("data-asked", "")
    page.evaluate("delete document.documentElement.dataset.asked")
    return print_out(page, sheet, folder)


def print_filled_and_blank(page: Page, origin: str, name: str, folder: Path) -> None:
    """Fill in a sheet and print it: all that was typed is on paper, or none of it; what is kept stays as it was."""
    open_ready(page, f"{origin}worksheets/{name}/")
    count = page.evaluate(FILL, ANSWER)
    assert count >= 3
    expect(page.locator("[data-part=saved]")).to_contain_text("Saved")
    before = stored(page)
    assert sum(f"END{number}FIN" in "".join(before.values()) for number in range(1, count + 1)) == count
    # Firefox takes long to print, and breaks lines alike on both.
    for sheet in (A4, LETTER) if page.context.browser.browser_type.name == "chromium" else (A4,):
        filled = print_as(page, "Print my answers", sheet, folder)
        printed = letters(filled.text)
        assert [number for number in range(1, count + 1) if f"end{number}fin" not in printed] == []
        # Pictures of sheets take long: A4 is the narrower one.
        assert sheet != A4 or filled.strays() == []
        blank = print_as(page, "Print blank", sheet, folder)
        assert re.findall(r"end\d+fin", letters(blank.text)) == []
    assert stored(page) == before
    expect(page.locator(".aipm-sheet textarea").last).to_have_value(re.compile(f"END{count}FIN$"))


@pytest.mark.parametrize("name", EACH_KIND)
def test_each_kind_of_question_prints_filled_or_blank_and_keeps_what_it_holds(
    page: Page, origin: str, name: str, tmp_path: Path
) -> None:
    print_filled_and_blank(page, origin, name, tmp_path)


@ONCE
@pytest.mark.parametrize("name", sorted(SHEETS.keys() - EACH_KIND))
def test_all_other_sheets_do_so_too(page: Page, origin: str, name: str, tmp_path: Path) -> None:
    print_filled_and_blank(page, origin, name, tmp_path)


def test_the_few_sheets_ask_every_kind_of_question() -> None:
    def kinds(name: str) -> set[str]:
        fields = [field for section in SHEETS[name]["sections"] for field in section["fields"]]
        cells = [f"cell of {column.get('kind')}" for field in fields for column in field.get("columns", ())]
        return {field["kind"] for field in fields} | set(cells)

    assert set().union(*map(kinds, EACH_KIND)) == set().union(*map(kinds, SHEETS))


def test_a_long_answer_breaks_over_sheets_between_its_lines(page: Page, origin: str, tmp_path: Path) -> None:
    lines = [f"Line {number} of a long answer" for number in range(95)]
    open_ready(page, f"{origin}worksheets/claim/")
    page.locator(".aipm-sheet textarea").first.fill("\n".join(lines))
    paper = print_as(page, "Print my answers", A4, tmp_path)
    printed = letters(paper.text)
    assert [line for line in lines if letters(line) not in printed] == []
    assert paper.strays() == []
    assert all(len(paper.on(number)) > 20 for number in range(paper.sheets))


def test_what_code_put_into_a_box_is_on_paper(page: Page, origin: str, tmp_path: Path) -> None:
    """Restoring and other tabs fire no event (P-02)."""
    open_ready(page, f"{origin}worksheets/claim/")
    page.evaluate("document.querySelector('.aipm-sheet textarea').value = 'Set by code ENDCODE'")
    assert "endcode" in letters(print_out(page, A4, tmp_path).text)


def test_a_cancelled_print_leaves_the_screen_as_it_was(page: Page, origin: str) -> None:
    open_ready(page, f"{origin}worksheets/claim/")
    box = page.locator(".aipm-sheet textarea").first
    box.fill("Still here")
    page.evaluate("() => { window.print = () => {}; }")
    page.get_by_role("button", name="Print blank").click()
    expect(page.locator("html")).to_have_attribute("data-print", "blank")
    box.press("End")
    expect(page.locator("html")).not_to_have_attribute("data-print", "blank")
    expect(box).to_have_value("Still here")
