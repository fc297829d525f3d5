"""The ownership audit in a browser: ring, table, sentence and document that agree."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.kept import answers, at, button, ready
from tests.browser.marks import CHROMIUM, ONCE
from tests.browser.self_checks import MINE, STEPS, opened, ring


def table(page: Page) -> dict[str, tuple[str, str]]:
    """Give for each step its level and proof in the table."""
    rows = page.locator("aipm-ownership tbody tr").evaluate_all(
        "rows => rows.map(row => [row.dataset.step, row.cells[1].textContent, row.cells[2].textContent])"
    )
    return {step: (level, proof) for step, level, proof in rows}


@ONCE
def test_ring_table_sentence_and_document_agree(page: Page, origin: str) -> None:
    opened(page, origin)
    marks = {"input": "decided", "transformation": "advised", "action": "decided", "feedback": "none"}
    for step, level in marks.items():
        page.locator(f"[name={step}-owned][value={level}]").check()
    at(page, "input-proof").fill("Gap list of 2 September")
    at(page, "action-proof").fill("Queue spec")
    at(page, "action-proof").blur()
    blocks = {"none": 0, "advised": 1, "decided": 2}
    assert ring(page) == {step: (level, blocks[level]) for step, level in marks.items()}
    assert table(page)["input"] == ("decided", "Gap list of 2 September")
    assert {step: level for step, (level, _) in table(page).items()} == marks
    finding = "You decided in 2 of 4 steps; you advised on transformation; feedback was not yours."
    expect(page.get_by_role("img", name=finding)).to_be_visible()
    expect(page.locator(".aipm-next li:visible")).to_have_text([re.compile("^Decided, with proof")])
    page.get_by_role("link", name="The whole loop sheet for this project").click()
    ready(page)
    assert "#doc=loop-" in page.url
    for step, level in marks.items():
        expect(page.locator(f"[name={step}-owned][value={level}]")).to_be_checked()
    expect(at(page, "input-proof")).to_have_value("Gap list of 2 September")


@ONCE
def test_an_existing_document_is_opened_and_named_and_nothing_of_it_is_lost(page: Page, origin: str) -> None:
    opened(page, origin, MINE)
    expect(page.get_by_label("Document", exact=True).locator(":checked")).to_have_text("Repairs desk")
    assert ring(page)["input"] == ("advised", 1)
    page.locator("[name=feedback-owned][value=none]").check()
    page.locator("[name=transformation-owned][value=none]").check()
    assert answers(page) == MINE | {
        "field:loop-aaaaaaaa:feedback-owned": "none", "field:loop-aaaaaaaa:transformation-owned": "none",
    }  # fmt: skip
    # No proof yet, but the advice of the worksheet comes first.
    expect(page.locator(".aipm-next li:visible")).to_have_text([re.compile("^Only the action decided")])


@ONCE
def test_a_new_document_leaves_the_old_one_alone(page: Page, origin: str) -> None:
    opened(page, origin, MINE)
    button(page, "New document").click()
    page.keyboard.type("Second project")
    page.keyboard.press("Enter")
    page.locator("[name=input-owned][value=none]").check()
    kept = answers(page)
    assert {key: kept[key] for key in MINE} == MINE
    assert len([key for key in kept if key.startswith("doc:loop-")]) == 2
    page.get_by_label("Document", exact=True).select_option("Repairs desk")
    assert ring(page)["input"] == ("advised", 1)


@ONCE
def test_a_deleted_document_comes_back_with_undo(page: Page, origin: str) -> None:
    opened(page, origin, MINE)
    button(page, "Delete").click()
    expect(button(page, "Undo")).to_be_focused()
    assert answers(page) == {}
    assert ring(page)["input"] == ("", 0)
    page.keyboard.press("Enter")
    expect(button(page, "Undo")).to_be_hidden()
    assert answers(page) == MINE
    assert ring(page)["input"] == ("advised", 1)


@ONCE
def test_what_another_tab_marks_is_drawn(page: Page, origin: str) -> None:
    opened(page, origin, MINE)
    other = opened(page.context.new_page(), origin)
    other.locator("[name=feedback-owned][value=decided]").check()
    expect(page.locator("aipm-ownership svg [data-step=feedback]")).to_have_attribute("data-level", "decided")


@CHROMIUM
@pytest.mark.parametrize("forced", ["none", "active"])
def test_levels_differ_without_colour(browser: Browser, origin: str, forced: str) -> None:
    with browser.new_context(forced_colors=forced) as context:
        page = opened(context.new_page(), origin)
        for step, level in zip(STEPS, ("none", "advised", "decided", "decided"), strict=True):
            page.locator(f"[name={step}-owned][value={level}]").check()
        assert [blocks for _, blocks in ring(page).values()] == [0, 1, 2, 2]


@ONCE
def test_the_parts_of_the_ring_keep_off_each_other(page: Page, origin: str) -> None:
    opened(page, origin)
    for step in STEPS:
        page.locator(f"[name={step}-owned][value=advised]").check()
    boxes = page.locator("aipm-ownership svg :is(text, circle)").evaluate_all(
        "all => all.map(one => one.getBBox()).map(({x, y, width, height}) => [x, y + 3, x + width, y + height - 3])"
    )
    for one in boxes:
        for other in boxes[boxes.index(one) + 1 :]:
            apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
            nested = other[0] >= one[0] and other[2] <= one[2] and other[1] >= one[1] and other[3] <= one[3]
            assert apart or nested, (one, other)
    assert all(box[0] >= -6 and box[2] <= 406 for box in boxes)
