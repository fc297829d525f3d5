"""A worksheet's documents: named, copied, deleted, brought back, opened by a link; what is typed stays in its own."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.kept import answers, at, button, document, keep, open_ready, ready, stored
from tests.browser.marks import ONCE

SHEET = "worksheets/tradeoff/"
DATED = re.compile(r"\d{1,2} [A-Z][a-z]{2,3} \d{4}( \(2\))?")
OLD = document("tradeoff", "aaaaaaaa", "Captions", limit="2 seconds", chosen="Small", reopen="A better one") | {
    "field:tradeoff-aaaaaaaa:options.r1.option": "Small model",
    "field:tradeoff-aaaaaaaa:options.r2.option": "Large model",
    "field:tradeoff-aaaaaaaa:options.r2.limit": "broken",
}
NEW = document("tradeoff", "bbbbbbbb", "Invoices", limit="A day")


def chosen(page: Page) -> Locator:
    """Give the option of the document that is open."""
    return page.get_by_label("Document", exact=True).locator("option:checked")


@pytest.fixture
def desk(page: Page, origin: str) -> Page:
    """A worksheet with two documents, of which the second was edited last."""
    page.goto(f"{origin}404.html")
    keep(page, OLD, 1_000_000)
    keep(page, NEW, 2_000_000)
    return open_ready(page, origin + SHEET)


def test_a_new_document_has_a_dated_name_and_the_keyboard_in_it(page: Page, origin: str) -> None:
    open_ready(page, origin + SHEET)
    assert stored(page) == {}
    names = []
    for _ in range(2):
        button(page, "New document").click()
        name = page.get_by_label("Document name")
        expect(name).to_be_focused()
        expect(name).to_have_value(DATED)
        names.append(name.input_value())
        name.press("Enter")
        expect(chosen(page)).to_have_text(names[-1])
    assert len(set(names)) == 2
    assert len([key for key in answers(page) if key.startswith("doc:tradeoff-")]) == 2


def test_enter_renames_and_escape_leaves_the_name_and_both_give_the_keyboard_back(desk: Page) -> None:
    for typed, key, result in (
        ("Receipts", "Enter", "Receipts"),
        ("Never", "Escape", "Receipts"),
        (" ", "Enter", "Receipts"),
    ):
        button(desk, "Rename").press("Enter")
        name = desk.get_by_label("Document name")
        expect(name).to_be_focused()
        desk.keyboard.insert_text(typed)
        desk.keyboard.press(key)
        expect(button(desk, "Rename")).to_be_focused()
        expect(name).not_to_be_visible()
        expect(chosen(desk)).to_have_text(result)
    assert '"name":"Receipts"' in answers(desk)["doc:tradeoff-bbbbbbbb:record"]


@ONCE
def test_a_duplicate_holds_every_answer_and_goes_its_own_way(desk: Page) -> None:
    desk.get_by_label("Document", exact=True).select_option(label="Captions")
    button(desk, "Duplicate").click()
    expect(chosen(desk)).to_have_text("Copy of Captions")
    copy = chosen(desk).get_attribute("value")
    kept = answers(desk)
    for key, text in OLD.items():
        if key.startswith("field:"):
            assert kept[key.replace("tradeoff-aaaaaaaa", copy)] == text
    at(desk, "limit").fill("3 seconds")
    at(desk, "limit").blur()
    kept = answers(desk)
    assert (kept["field:tradeoff-aaaaaaaa:limit"], kept[f"field:{copy}:limit"]) == ("2 seconds", "3 seconds")


def test_a_deleted_document_comes_back_with_every_answer(desk: Page) -> None:
    before = {key: raw for key, raw in stored(desk).items() if ":meta:" not in key}
    desk.get_by_label("Document", exact=True).select_option(label="Captions")
    button(desk, "Delete").click()
    expect(chosen(desk)).to_have_text("Invoices")
    expect(at(desk, "limit")).to_have_value("A day")
    assert answers(desk).keys() == NEW.keys()
    expect(button(desk, "Undo")).to_be_focused()
    desk.keyboard.press("Enter")
    expect(chosen(desk)).to_have_text("Captions")
    expect(at(desk, "limit")).to_have_value("2 seconds")
    assert {key: raw for key, raw in stored(desk).items() if ":meta:" not in key} == before
    expect(button(desk, "Undo")).to_have_count(0)
    expect(desk.get_by_label("Document", exact=True)).to_be_focused()


@ONCE
def test_the_latest_edited_document_opens_and_a_link_opens_the_one_it_names(desk: Page, origin: str) -> None:
    expect(chosen(desk)).to_have_text("Invoices")
    for address in (f"{SHEET}#doc=tradeoff-aaaaaaaa", "workspace/#doc=tradeoff-aaaaaaaa"):
        desk.goto(f"{origin}404.html")
        desk.goto(origin + address)
        desk.wait_for_url(f"{origin}{SHEET}#doc=tradeoff-aaaaaaaa")
        expect(chosen(ready(desk))).to_have_text("Captions")
    desk.goto(f"{origin}404.html")
    open_ready(desk, f"{origin}{SHEET}#doc=tradeoff-nobody00")
    expect(chosen(desk)).to_have_text("Invoices")


@ONCE
def test_what_was_typed_just_before_another_document_opened_stays_in_its_own(desk: Page) -> None:
    at(desk, "limit").press_sequentially(" or two")
    desk.evaluate("location.hash = 'doc=tradeoff-aaaaaaaa'")
    expect(chosen(desk)).to_have_text("Captions")
    expect(at(desk, "limit")).to_have_value("2 seconds")
    kept = answers(desk)
    assert {key: kept[key] for key in OLD} == OLD
    assert kept["field:tradeoff-bbbbbbbb:limit"] == "A day or two"


@ONCE
def test_a_text_too_long_to_keep_stays_with_its_own_document(desk: Page) -> None:
    select = desk.get_by_label("Document", exact=True)
    at(desk, "chosen").fill("x" * 20_001)
    select.select_option(label="Captions")
    expect(at(desk, "chosen")).to_have_value("Small")
    assert answers(desk)["field:tradeoff-aaaaaaaa:chosen"] == "Small"
    select.select_option(label="Invoices")
    expect(at(desk, "chosen")).to_have_value("x" * 20_001)


@ONCE
def test_half_a_number_does_not_wander_into_another_document(page: Page, origin: str) -> None:
    page.goto(f"{origin}404.html")
    keep(page, document("mock", "aaaaaaaa", "First") | document("mock", "bbbbbbbb", "Second", minutes="9"))
    open_ready(page, f"{origin}worksheets/mock/#doc=mock-aaaaaaaa")
    at(page, "minutes").press_sequentially("5e")
    at(page, "minutes").press("Tab")
    expect(page.locator(".aipm-flaw")).to_be_visible()
    page.get_by_label("Document", exact=True).select_option(label="Second")
    expect(at(page, "minutes")).to_have_value("9")
    expect(page.locator(".aipm-flaw, [aria-invalid]")).to_have_count(0)


def test_a_question_between_two_tabs_is_answered_before_another_document_opens(desk: Page) -> None:
    at(desk, "chosen").focus()
    keep(desk, {"field:tradeoff-bbbbbbbb:chosen": "theirs"})
    at(desk, "chosen").fill("mine")
    question = desk.get_by_role("group", name="Changed in another tab")
    expect(question).to_be_visible()
    desk.get_by_label("Document", exact=True).select_option(label="Captions")
    expect(chosen(desk)).to_have_text("Invoices")
    expect(question.get_by_role("button", name="Keep mine")).to_be_focused()
    desk.keyboard.press("Enter")
    assert answers(desk)["field:tradeoff-bbbbbbbb:chosen"] == "mine"
    desk.get_by_label("Document", exact=True).select_option(label="Captions")
    expect(at(desk, "chosen")).to_have_value("Small")
