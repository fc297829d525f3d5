"""The checklist remembers ticks, states, steps and proofs, counts them in words, is reset, taken back and printed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.kept import (
    answers,
    at,
    before_script,
    button,
    document,
    keep,
    listen,
    open_ready,
    ready,
    stored,
    taken,
)
from tests.browser.marks import ONCE
from tests.browser.paper import A4, letters, print_out
from tests.conftest import PAGES

LIST = PAGES["checklist"]
MOCK, JOURNAL, PLAN = "mock-interviews", "decision-journal", "preparation-plan"
KEPT = {
    f"item:{MOCK}:state": "done",
    f"item:{MOCK}:revision": "1",
    f"item:{MOCK}:step.ethics": "1",
    f"item:{MOCK}:proof": "A folder of five score cards",
    f"item:{JOURNAL}:state": "doing",
    f"item:{JOURNAL}:proof": "The page in the wiki",
    f"item:{PLAN}:state": "todo",
}


def title(page: Page, item: str) -> str:
    """Give the title of an item."""
    return page.locator(f"[data-id='{item}'] label").first.text_content()


def state(page: Page, item: str) -> Locator:
    """Give the control of an item's state, by the name a reader hears."""
    return page.get_by_label(f"State of {title(page, item)}", exact=True)


def said(page: Page) -> list[str]:
    """Give the progress in words: of the whole list, then of each section."""
    return page.locator("[data-part=progress]").all_inner_texts()


def bars(page: Page) -> list[float]:
    """Give the progress as it is drawn."""
    return page.locator("progress").evaluate_all("bars => bars.map(bar => bar.value)")


@pytest.fixture
def desk(page: Page, origin: str) -> Page:
    """A checklist on which something is done, something under way, and something was taken back."""
    page.goto(f"{origin}404.html")
    keep(page, KEPT)
    return open_ready(page, origin + LIST, "checklist")


def test_what_is_ticked_and_typed_before_the_script_came_is_kept(page: Page, origin: str) -> None:
    with before_script(page, origin + LIST):
        page.get_by_role("checkbox", name=title(page, MOCK), exact=True).check()
        page.locator(f"[name='{MOCK}.step.ethics']").check()
        page.get_by_label(f"Proof for {title(page, MOCK)}").fill("A folder of five score cards")
    ready(page, "checklist")
    assert answers(page) == {key: KEPT[key] for key in KEPT if MOCK in key}
    assert said(page)[0] == "1 of 7 done"


def test_a_tick_before_the_script_came_is_newer_and_of_two_proofs_the_reader_keeps_one(desk: Page, origin: str) -> None:
    # Where something is kept, the form waits a few seconds for the script, and then shows itself.
    with before_script(desk, origin + LIST):
        desk.get_by_role("checkbox", name=title(desk, JOURNAL), exact=True).check()
        desk.get_by_label(f"Proof for {title(desk, JOURNAL)}").fill("A notebook")
    ready(desk, "checklist")
    assert answers(desk)[f"item:{JOURNAL}:state"] == "done"
    expect(desk.get_by_label(f"Proof for {title(desk, JOURNAL)}")).to_have_value("A notebook")
    question = desk.get_by_role("group", name="Something else was kept here")
    expect(question.get_by_role("button")).to_have_text(["Keep mine", "Use what was kept"])
    button(desk, "Keep mine").click()
    assert answers(desk)[f"item:{JOURNAL}:proof"] == "A notebook"
    assert answers(desk)[f"item:{MOCK}:proof"] == KEPT[f"item:{MOCK}:proof"]


def test_ticks_states_steps_and_proofs_are_kept_at_once(page: Page, origin: str) -> None:
    open_ready(page, origin + LIST, "checklist")
    page.get_by_role("checkbox", name=title(page, MOCK), exact=True).check()
    expect(state(page, MOCK)).to_have_value("done")
    for item, label in ((JOURNAL, "doing"), (PLAN, "skip")):
        state(page, item).select_option(label=label)
    page.locator(f"[name='{MOCK}.step.ethics']").check()
    proof = page.get_by_label(f"Proof for {title(page, MOCK)}")
    proof.fill("A folder of five score cards")
    proof.blur()
    expected = {
        **{key: KEPT[key] for key in KEPT if MOCK in key},
        f"item:{JOURNAL}:state": "doing",
        f"item:{PLAN}:state": "skip",
    }
    assert answers(page) == expected
    ready(page.reload() and page, "checklist")
    expect(page.get_by_role("checkbox", name=title(page, MOCK), exact=True)).to_be_checked()
    assert [state(page, item).input_value() for item in (MOCK, JOURNAL, PLAN)] == ["done", "doing", "skip"]
    expect(page.locator(f"[name='{MOCK}.step.ethics']")).to_be_checked()
    expect(proof).to_have_value("A folder of five score cards")
    assert answers(page) == expected


@ONCE
def test_unticking_makes_an_item_to_do_again_and_choosing_done_ticks_it(desk: Page) -> None:
    tick = desk.get_by_role("checkbox", name=title(desk, MOCK), exact=True)
    assert state(desk, MOCK).locator("option").all_inner_texts() == ["to do", "doing", "done", "skip"]
    tick.uncheck()
    expect(state(desk, MOCK)).to_have_value("todo")
    state(desk, MOCK).select_option("done")
    expect(tick).to_be_checked()
    state(desk, MOCK).select_option("skip")
    expect(tick).not_to_be_checked()


@ONCE
def test_progress_is_told_in_words_and_drawn_for_each_section_and_the_whole(desk: Page) -> None:
    sections = desk.locator("aipm-checklist section").all()
    done = [section.locator(f"[data-id={MOCK}]").count() for section in sections]
    counts = [section.locator(".aipm-item").count() for section in sections]
    words = [f"{n} of {count} done" for n, count in zip((1, *done), (sum(counts), *counts), strict=True)]
    assert said(desk) == words
    assert bars(desk) == [1, *done]
    heard = listen(desk)
    desk.get_by_role("checkbox", name=title(desk, PLAN), exact=True).check()
    assert sum(bars(desk)) == 4
    assert said(desk)[0] == f"2 of {sum(counts)} done"
    assert heard() == [f"2 of {sum(counts)} done"]


@ONCE
def test_a_tick_of_an_item_that_means_more_now_is_asked_about(page: Page, origin: str) -> None:
    page.goto(f"{origin}404.html")
    keep(page, KEPT)
    page.route(
        f"**/{LIST}",
        lambda route: route.fulfill(
            response=(got := route.fetch()), body=got.text().replace('revision="1"', 'revision="2"')
        ),
    )
    open_ready(page, origin + LIST, "checklist")
    notes = page.get_by_text("Changed since you ticked it.")
    expect(notes).to_have_count(1)
    expect(page.locator(f"[data-id='{MOCK}']")).to_contain_text("Changed since you ticked it.")
    assert said(page)[0].startswith("1 of ")
    page.reload()
    expect(notes).to_have_count(1)
    button(page, "Still done").press("Enter")
    expect(notes).to_have_count(0)
    expect(page.get_by_role("checkbox", name=title(page, MOCK), exact=True)).to_be_focused()
    assert answers(page)[f"item:{MOCK}:revision"] == "2"
    page.get_by_role("checkbox", name=title(page, JOURNAL), exact=True).check()
    assert answers(page)[f"item:{JOURNAL}:revision"] == "2"
    ready(page.reload() and page, "checklist")
    expect(notes).to_have_count(0)


@ONCE
def test_a_reset_says_how_much_it_empties_and_can_be_cancelled(desk: Page) -> None:
    before = stored(desk)
    reset = button(desk, "Reset checklist")
    for leave in (lambda: button(desk, "Cancel").click(), lambda: desk.keyboard.press("Escape")):
        reset.click()
        dialog = desk.get_by_role("dialog", name="Reset the checklist?")
        expect(dialog).to_contain_text(re.compile(r"\b2 of 7 items, 2 of them with a proof"))
        leave()
        expect(dialog).to_have_count(0)
        expect(reset).to_be_focused()
        assert stored(desk) == before
    reset.click()
    name, _ = taken(desk, button(desk, "Download backup first").click)
    assert name.endswith(".json")
    expect(dialog).to_be_visible()


@ONCE
def test_a_reset_empties_the_list_alone_and_can_be_taken_back(desk: Page) -> None:
    keep(desk, document("mock", "aaaaaaaa", "Kept"))
    before = answers(desk)
    heard = listen(desk)
    button(desk, "Reset checklist").click()
    button(desk, "Reset").click()
    expect(button(desk, "Undo")).to_be_focused()
    assert answers(desk) == document("mock", "aaaaaaaa", "Kept")
    assert said(desk)[0].startswith("0 of ")
    expect(desk.get_by_label(f"Proof for {title(desk, MOCK)}")).to_have_value("")
    assert len(heard()) == 1
    desk.keyboard.press("Enter")
    expect(button(desk, "Reset checklist")).to_be_focused()
    expect(button(desk, "Undo")).to_have_count(0)
    assert answers(desk) == before
    expect(desk.get_by_label(f"Proof for {title(desk, MOCK)}")).to_have_value("A folder of five score cards")
    assert len(heard()) == 1


@ONCE
def test_proofs_are_printed_or_left_out_and_the_next_print_has_them(desk: Page, tmp_path: Path) -> None:
    press = "name => new Promise(done => { window.print = done; document.querySelector(`[data-do=${name}]`).click(); })"
    for name, there in (("print-without", False), ("print", True), ("", True)):
        if name:
            desk.evaluate(press, name)
        printed = letters(print_out(desk, A4, tmp_path).text)
        assert (letters(KEPT[f"item:{MOCK}:proof"]) in printed) is there, name
        assert letters(title(desk, MOCK)) in printed
    # Printed by the browser itself after a print without proofs: nothing of that may linger.
    desk.evaluate(press, "print-without")
    assert desk.locator("html").get_attribute("data-proofs") == "hidden"
    desk.keyboard.press("Shift")
    assert desk.locator("html").get_attribute("data-proofs") is None


@ONCE
def test_documents_that_count_towards_an_item_are_counted(desk: Page) -> None:
    item = desk.locator(f"[data-id='{MOCK}']")
    expect(item).not_to_contain_text("of 5 mock interviews")
    keep(desk, document("mock", "aaaaaaaa", "First") | document("mock", "bbbbbbbb", "Second"))
    keep(desk, document("metric", "cccccccc", "Another sheet"))
    ready(desk.reload() and desk, "checklist")
    expect(item).to_contain_text("2 of 5 mock interviews")


def test_a_state_that_two_tabs_set_is_asked_about_where_it_is_seen(browser: Browser, origin: str) -> None:
    with browser.new_context() as context:
        here, there = (open_ready(context.new_page(), origin + LIST, "checklist") for _ in range(2))
        state(here, MOCK).select_option("doing")
        expect(state(there, MOCK)).to_have_value("doing")
        here.evaluate("name => document.querySelector(name).focus()", f"[name='{MOCK}.state']")
        state(there, MOCK).select_option("skip")
        expect(here.get_by_role("group", name="Changed in another tab")).to_be_visible()
        button(here, "Use theirs").click()
        expect(state(here, MOCK)).to_have_value("skip")
        expect(at(here, f"{MOCK}.state")).to_have_value("skip")
