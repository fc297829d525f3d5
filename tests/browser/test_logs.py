"""Logs below their sheets: every entry, and what is due for review."""

from __future__ import annotations

import re
from datetime import date

from playwright.sync_api import Page, expect

from tests.browser.kept import at, document, keep, open_ready
from tests.browser.logs import JOURNAL, ago, heading, items, log, reviewed
from tests.browser.marks import ONCE
from tests.browser.stillness import moved, watch


def written(day: date) -> str:
    """Give a day as the page writes it."""
    return f"{day.day} {day:%b} {day.year}".replace("Sep ", "Sept ")


@ONCE
def test_nothing_is_shown_before_there_is_an_entry(page: Page, origin: str) -> None:
    open_ready(page, origin + JOURNAL)
    page.wait_for_load_state("networkidle")
    expect(log(page)).to_be_hidden()


def test_what_is_written_into_two_documents_is_listed_and_opens_from_the_list(page: Page, origin: str) -> None:
    open_ready(page, origin + "worksheets/outcomes/")
    at(page, "change").fill("  \nThe line moved\nto 0.8")
    at(page, "logged-on").fill("2026-02-07")
    expect(items(page)).to_have_text([re.compile("^The line moved ?7 Feb 2026; edited .+; open above$")])
    page.get_by_role("button", name="New document").click()
    page.keyboard.press("Enter")
    at(page, "change").fill("שינוי שני")
    at(page, "logged-on").fill("2026-03-01")
    expect(items(page)).to_have_text(
        [re.compile("^שינוי שני ?1 Mar 2026;.+open above$"), re.compile("^The line moved ?7 Feb 2026")]
    )
    expect(heading(page)).to_have_text("All your entries (2)")
    expect(log(page)).to_contain_text("The latest first, by “Date”.")
    links = items(page).get_by_role("link")
    assert links.evaluate_all("links => links.map(link => link.dir)") == ["auto", "auto"]

    links.nth(1).press("Enter")
    expect(at(page, "change")).to_have_value("  \nThe line moved\nto 0.8")
    expect(page.get_by_label("Document", exact=True)).to_be_focused()
    expect(page.get_by_label("Document", exact=True)).to_be_in_viewport()
    expect(items(page).nth(1)).to_contain_text("open above")
    expect(items(page).nth(0)).not_to_contain_text("open above")


@ONCE
def test_an_entry_without_words_is_called_by_its_documents_name(page: Page, origin: str) -> None:
    open_ready(page, origin + "worksheets/company/")
    at(page, "why-core").fill("Nothing is left to sell")
    expect(items(page)).to_have_count(1)
    page.get_by_role("button", name="Rename").click()
    page.keyboard.type("Calloway")
    page.keyboard.press("Enter")
    expect(items(page).get_by_role("link")).to_have_text(["Calloway"])
    expect(log(page)).to_contain_text("The latest edited first.")
    page.get_by_role("button", name="Delete").click()
    expect(log(page)).to_be_hidden()
    page.get_by_role("button", name="Undo").click()
    expect(items(page).get_by_role("link")).to_have_text(["Calloway"])


@ONCE
def test_what_is_due_for_review_comes_first_and_says_so(shelf: Page, origin: str) -> None:
    keep(shelf, document("journal", "aaaaaaaa", "", decision="New", decided_on=ago(3), due=ago(-40)))
    keep(shelf, document("journal", "bbbbbbbb", "", decision="Overdue", decided_on=ago(200), due=ago(20)))
    keep(shelf, document("journal", "cccccccc", "", decision="Open", decided_on=ago(5)))
    keep(shelf, document("journal", "dddddddd", "", decision="Longer", decided_on=ago(150), due=ago(30)))
    keep(
        shelf, document("journal", "eeeeeeee", "", decision="Told", decided_on=ago(99), due=ago(30), happened="It did")
    )
    page = open_ready(shelf, f"{origin}{JOURNAL}#doc=journal-dddddddd")
    expect(heading(page)).to_have_text("All your entries (5, 2 due for review)")
    states = ["review due since " + written(ago(30)), "review due since " + written(ago(20))]
    expect(items(page).locator("strong")).to_have_text(states)
    titles = ["Longer", "Overdue", "New", "Open", "Told"]
    expect(items(page).get_by_role("link")).to_have_text(titles)
    for number, words in ((2, f"review on {written(ago(-40))}"), (3, "no day set for its review"), (4, "; reviewed;")):
        expect(items(page).nth(number)).to_contain_text(words)

    at(page, "happened").fill("The figure came in at 3.5%")
    expect(heading(page)).to_have_text("All your entries (5, 1 due for review)")
    expect(items(page).locator("strong")).to_have_text(states[1:])


@ONCE
def test_another_tabs_entries_appear(page: Page, origin: str) -> None:
    open_ready(page, origin + JOURNAL)
    other = page.context.new_page()
    open_ready(other, origin + JOURNAL)
    at(other, "decision").fill("Shall we wait?")
    expect(items(page).get_by_role("link")).to_have_text(["Shall we wait?"])
    at(other, "due").fill(ago(4).isoformat())
    expect(heading(page)).to_have_text("All your entries (1, 1 due for review)")


def test_nothing_moves_when_the_log_appears(shelf: Page, origin: str) -> None:
    keep(shelf, reviewed())
    watch(shelf)
    page = open_ready(shelf, origin + JOURNAL)
    top = at(page, "decision").bounding_box()
    expect(log(page).locator("figure svg")).to_be_attached()
    page.wait_for_load_state("networkidle")
    assert at(page, "decision").bounding_box() == top
    assert moved(page) == []
