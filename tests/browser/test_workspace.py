"""The workspace lists what readers have, says how old their backup is, and erases it all when they say so."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Playwright, expect

from tests.browser import profiles
from tests.browser.kept import answers, at, button, document, keep, listen, open_ready, ready, stored, taken
from tests.browser.marks import ONCE

HOME = "workspace/"
SHEET = "worksheets/tradeoff/"
ORPHANS = {
    "item:charisma:proof": "A question that is gone",
    "field:tradeoff-aaaaaaaa:astrology": "A field that is gone",
    "field:tradeoff-nobody00:limit": "A document that is gone",
    "doc:horoscope-aaaaaaaa:record": '{"worksheet":"horoscope","name":"A sheet that is gone"}',
}
WORK = {
    **document("tradeoff", "aaaaaaaa", "Captions", limit="2 seconds", chosen="Small"),
    **document("tradeoff", "bbbbbbbb", "Invoices", limit="A day"),
    **document("metric", "cccccccc", "Fraud <b>desk</b>"),
    "item:mock-interviews:state": "done",
    "item:mock-interviews:revision": "1",
    "item:mock-interviews:proof": "Five cards",
}


@pytest.fixture
def desk(page: Page, origin: str) -> Page:
    """The workspace of somebody who has three documents and a tick."""
    page.goto(f"{origin}404.html")
    keep(page, WORK)
    keep(page, {"field:tradeoff-bbbbbbbb:limit": "A day"}, 1_790_000_100_000)
    return open_ready(page, origin + HOME, "workspace")


@ONCE
def test_an_empty_workspace_says_where_to_begin(page: Page, origin: str) -> None:
    open_ready(page, origin + HOME, "workspace")
    main = page.locator("aipm-workspace")
    expect(main).to_contain_text("Nothing yet.")
    expect(main).to_contain_text("Last backup: never.")
    heard = listen(page)
    button(page, "Erase everything").click()
    assert heard() == ["There is nothing to erase"]
    assert stored(page) == {}


@ONCE
def test_documents_are_listed_by_kind_with_the_latest_first_and_open_where_they_belong(desk: Page, origin: str) -> None:
    shelves = desk.locator(".aipm-shelf")
    assert [shelf.locator("a").all_inner_texts() for shelf in shelves.all()] == [
        ["Invoices", "Captions"],
        ["Fraud <b>desk</b>"],
    ]
    expect(shelves.first).to_contain_text(re.compile(r"answers: 2, edited \d{1,2} Sept? 2026, "))
    expect(desk.locator("aipm-workspace")).to_contain_text("1 of 7 done")
    assert desk.locator("aipm-workspace h2").count() == 2
    desk.get_by_role("link", name="Captions").click()
    desk.wait_for_url(f"{origin}{SHEET}#doc=tradeoff-aaaaaaaa")
    expect(at(ready(desk), "limit")).to_have_value("2 seconds")


@ONCE
def test_ten_changes_without_a_backup_ask_for_one_and_a_backup_is_dated_at_once(desk: Page, origin: str) -> None:
    keep(desk, {"meta:app:edits": "8"})
    open_ready(desk, origin + SHEET)
    age = desk.locator("[data-part=backup]")
    for name, asks in (("reopen", False), ("executive", True)):
        at(desk, name).fill("Something new")
        at(desk, name).blur()
        expect(age).to_have_text("Last backup: never." + " 10 changes since: time for one." * asks)
    open_ready(desk, origin + HOME, "workspace")
    expect(age).to_have_text("Last backup: never. 10 changes since: time for one.")
    heard = listen(desk)
    name, content = taken(desk, button(desk, "Download backup").click)
    assert re.fullmatch(r"aipm-guide-\d{4}-\d\d-\d\d\.json", name)
    assert content.startswith(b'{\n  "format": "aipm-guide",\n  "schema": 1,\n')
    expect(age).to_have_text(re.compile(r"Last backup: \d{1,2} [A-Z][a-z]+ \d{4}\.$"))
    assert heard() == ["Backup downloaded"]
    said = age.inner_text()
    ready(desk.reload() and desk, "workspace")
    expect(age).to_have_text(said)


@ONCE
def test_erasing_says_how_much_and_offers_a_backup_and_can_be_cancelled(desk: Page) -> None:
    before = stored(desk)
    erase = button(desk, "Erase everything")
    dialog = desk.get_by_role("dialog", name="Erase everything?")
    for leave in (lambda: button(desk, "Cancel").click(), lambda: desk.keyboard.press("Escape")):
        erase.click()
        expect(dialog).to_contain_text("3 documents with 3 answers, and 2 entries of the checklist")
        leave()
        expect(erase).to_be_focused()
        assert stored(desk) == before
    erase.click()
    _, content = taken(desk, button(desk, "Download backup first").click)
    assert json.loads(content)["data"].keys() == WORK.keys()
    expect(dialog).to_be_visible()


def test_erasing_leaves_nothing_of_ours_and_can_be_undone_until_the_page_is_left(desk: Page, origin: str) -> None:
    strange = {"aipm:0:item:old:state": "{}", "aipm:1:what": "?", "aipm:left": "over", "else": "stays"}
    desk.evaluate("items => Object.assign(localStorage, items)", strange)
    for undone in (True, False):
        button(desk, "Erase everything").click()
        button(desk, "Erase").click()
        expect(desk.locator("aipm-workspace")).to_contain_text("Nothing yet.")
        assert stored(desk) == {}
        assert desk.evaluate("localStorage.getItem('else')") == "stays"
        if undone:
            button(desk, "Undo erase").click()
            expect(desk.locator(".aipm-shelf a")).to_have_count(3)
            assert answers(desk) == WORK
    desk.goto(origin)
    assert stored(desk) == {}
    open_ready(desk, origin + HOME, "workspace")
    expect(desk.get_by_role("button", name="Undo")).to_have_count(0)
    assert stored(desk) == {}


@ONCE
def test_a_deleted_document_can_be_brought_back_from_here(desk: Page, origin: str) -> None:
    open_ready(desk, f"{origin}{SHEET}#doc=tradeoff-aaaaaaaa")
    button(desk, "Delete").click()
    expect(button(desk, "Undo")).to_be_focused()
    open_ready(desk, origin + HOME, "workspace")
    button(desk, "Undo: Deleted “Captions”").click()
    expect(desk.get_by_role("link", name="Captions")).to_be_visible()
    assert answers(desk) == WORK
    expect(desk.get_by_role("button", name="Undo")).to_have_count(0)
    expect(button(desk, "Download backup")).to_be_focused()


@ONCE
def test_answers_to_questions_that_are_gone_are_shown_exported_and_kept(desk: Page) -> None:
    keep(desk, ORPHANS)
    before = answers(desk)
    ready(desk.reload() and desk, "workspace")
    lost = desk.locator("[data-part=orphans]")
    expect(lost.get_by_role("heading")).to_have_text("Answers to questions that no longer exist")
    expect(lost.locator("li")).to_have_count(len(ORPHANS))
    for key, text in ORPHANS.items():
        expect(lost.locator("li", has_text=key)).to_contain_text(text)
    _, content = taken(desk, button(desk, "Download backup").click)
    assert {key: entry["v"] for key, entry in json.loads(content)["data"].items()} == before
    assert answers(desk) == before


@ONCE
def test_data_of_a_newer_guide_is_neither_erased_nor_written_over(desk: Page) -> None:
    desk.evaluate("localStorage.setItem('aipm:2:item:x:state', '{}')")
    ready(desk.reload() and desk, "workspace")
    expect(desk.get_by_role("alert")).to_contain_text("a newer version of the guide has written here")
    before = stored(desk)
    button(desk, "Erase everything").click()
    button(desk, "Erase").click()
    expect(desk.locator("dialog")).to_have_count(0)
    taken(desk, button(desk, "Download backup").click)
    assert stored(desk) == before


@ONCE
def test_storage_that_is_getting_full_is_told(desk: Page) -> None:
    size = desk.locator("[data-part=size]")
    expect(size).to_have_text(re.compile(r"^\d+ of about 5 million characters used\.$"))
    keep(desk, {f"field:tradeoff-aaaaaaaa:options.x{number}.option": "x" * 20_000 for number in range(151)})
    ready(desk.reload() and desk, "workspace")
    expect(size).to_contain_text("Storage is getting full")


@pytest.fixture(scope="module", params=profiles.STORAGE)
def blocked(
    playwright: Playwright, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[BrowserContext]:
    """A browser that lets no site store anything."""
    with profiles.without_storage(playwright, request.param, Path(tmp_path_factory.mktemp("profile"))) as started:
        yield started


def test_where_storage_is_blocked_a_backup_can_still_be_looked_at_and_erased(
    blocked: BrowserContext, origin: str
) -> None:
    page = open_ready(blocked.new_page(), origin + HOME, "workspace")
    faults = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    data = {key: {"v": text, "t": 1} for key, text in WORK.items()}
    button(page, "Restore from backup").click()
    page.get_by_label("paste its text").fill(json.dumps({"format": "aipm-guide", "schema": 1, "data": data}))
    button(page, "Restore").click()
    expect(page.locator(".aipm-shelf a")).to_have_count(3)
    button(page, "Erase everything").click()
    button(page, "Erase").click()
    expect(page.locator(".aipm-shelf a")).to_have_count(0)
    assert faults == []
    page.close()
