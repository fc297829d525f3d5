"""A worksheet's own tools: rows that come and go, the example, Markdown, advice, and how little the page says."""

from __future__ import annotations

import re

import pytest
from markdown_it import MarkdownIt
from playwright.sync_api import Locator, Page, expect

from tests.browser.kept import answers, at, button, keep, listen, open_ready, ready, stored, taken
from tests.browser.marks import ONCE, WIDTHS
from tests.browser.test_documents import OLD, SHEET

HOSTILE = (
    "# x", "| a | b |", "---", "===", "<img src=x onerror=alert(1)>", "<script>alert(1)</script>", "{{ 7*7 }}",
    "{% raw %}", "{%- endraw -%}", "{# no #}", "```", "~~~", "    indented *code*", "[x](javascript:1)",
    "![x](javascript:1)", "<javascript:1>", "[x]: javascript:1", "> quote", "- item", "1. first", "&lt;b&gt;",
    "a\\", "*bold* _thin_ `code`", "a  ", "x",
)  # fmt: skip


def adding(page: Page) -> Locator:
    """Give the button that adds an option."""
    return page.get_by_role("button", name="Add a row : Options")


def rows(page: Page) -> Locator:
    """Give the first column of the table of options."""
    return page.locator("[data-name=options] tbody td:nth-child(2) textarea")


def texts(page: Page) -> list[str]:
    """Give what stands in the first column of the table of options."""
    return rows(page).evaluate_all("boxes => boxes.map(box => box.value)")


@pytest.fixture
def desk(page: Page, origin: str) -> Page:
    """A worksheet with a document."""
    page.goto(f"{origin}404.html")
    keep(page, OLD)
    return open_ready(page, origin + SHEET)


def test_rows_are_added_and_removed_by_keyboard_and_keep_their_order(desk: Page) -> None:
    adding(desk).focus()
    for text in ("Fifth", "Sixth"):
        desk.keyboard.press("Enter")
        expect(rows(desk).last).to_be_focused()
        desk.keyboard.insert_text(text)
        adding(desk).focus()
    button(desk, "Remove row 1").focus()
    desk.keyboard.press("Enter")
    expect(rows(desk).first).to_be_focused()
    shown = ["Large model", "", "", "Fifth", "Sixth"]
    assert texts(desk) == shown
    expect(button(desk, "Remove row 6")).to_have_count(0)
    ready(desk.reload() and desk)
    assert texts(desk) == shown
    assert "Small model" not in answers(desk).values()


def test_a_removed_row_comes_back_in_its_place(desk: Page) -> None:
    button(desk, "Remove row 2").click()
    expect(rows(desk)).to_have_count(3)
    assert texts(desk) == ["Small model", "", ""]
    button(desk, "Undo").click()
    expect(rows(desk)).to_have_count(4)
    assert texts(desk) == ["Small model", "Large model", "", ""]
    expect(at(desk, "options.r2.limit")).to_have_value("broken")
    assert {key: answers(desk).get(key) for key in OLD} == OLD


@ONCE
def test_a_row_that_was_removed_from_a_blank_sheet_stays_away(page: Page, origin: str) -> None:
    open_ready(page, origin + SHEET)
    button(page, "Remove row 4").click()
    expect(rows(page)).to_have_count(3)
    at(page, "limit").fill("2 seconds")
    ready(page.reload() and page)
    expect(rows(page)).to_have_count(3)


@pytest.fixture
def tabs(page: Page, origin: str) -> tuple[Page, Page]:
    """Two tabs with the same document."""
    page.goto(f"{origin}404.html")
    keep(page, OLD)
    return open_ready(page, origin + SHEET), open_ready(page.context.new_page(), origin + SHEET)


def test_rows_of_another_tab_are_shown_and_one_that_is_written_in_is_not_taken_away(tabs: tuple[Page, Page]) -> None:
    here, there = tabs
    adding(there).click()
    there.keyboard.insert_text("From there")
    rows(there).last.blur()
    expect(rows(here)).to_have_count(5)
    expect(rows(here).last).to_have_value("From there")
    here.evaluate("window.setTimeout = () => 0")  # not saved before it is removed there
    rows(here).nth(1).fill("Larger model")
    button(there, "Remove row 2").click()
    expect(rows(there)).to_have_count(4)
    expect(here.get_by_label("Option, row 5")).to_have_value("Larger model")
    assert here.evaluate("document.activeElement.ariaLabel") == "Option, row 5"
    button(here, "Keep mine").click()
    expect(rows(there).last).to_have_value("Larger model")


@ONCE
def test_the_example_leaves_the_answers_and_the_storage_alone(desk: Page) -> None:
    before = stored(desk)
    values = desk.locator(".aipm-sheet [name]").evaluate_all("all => all.map(({value, checked}) => [value, checked])")
    example = button(desk, "Show example")
    for shown in (True, False):
        example.click()
        expect(example).to_have_attribute("aria-expanded", str(shown).lower())
        expect(desk.get_by_text("Sallow Lane Captions")).to_be_visible(visible=shown)
        assert desk.locator(".aipm-sheet [name]").evaluate_all("all => all.map(e => [e.value, e.checked])") == values
    assert stored(desk) == before


def test_markdown_holds_every_answer_and_none_of_them_is_more_than_text(desk: Page, origin: str) -> None:
    keep(
        desk,
        {
            "doc:tradeoff-aaaaaaaa:record": '{"worksheet":"tradeoff","name":"Evil\\n---\\n# <b>"}',
            "field:tradeoff-aaaaaaaa:limit": "\n".join(HOSTILE),
            "field:tradeoff-aaaaaaaa:chosen": HOSTILE[0],
            "field:tradeoff-aaaaaaaa:evidence": "\n\n".join(HOSTILE),
            "field:tradeoff-aaaaaaaa:options.r1.option": "\n".join(HOSTILE),
            "field:tradeoff-aaaaaaaa:options.r1.limit": "kept",
        },
    )
    ready(desk.reload() and desk)
    name, content = taken(desk, button(desk, "Download Markdown").click)
    assert re.fullmatch(r"tradeoff-[a-z0-9-]+\.md", name)
    markdown = content.decode()
    assert "{{" not in markdown
    assert "{%" not in markdown
    assert "{#" not in markdown
    tokens = MarkdownIt("commonmark").enable("table").parse(markdown)
    headings = [tokens[n + 1].content for n, token in enumerate(tokens) if token.type == "heading_open"]
    questions = desk.locator(".aipm-sheet .aipm-field").count()
    assert len(headings) == 1 + desk.locator(".aipm-sheet section").count() + questions
    assert {token.type for token in tokens} & {"html_block", "code_block", "fence", "hr", "bullet_list_open"} == set()
    parts = [part for token in tokens if token.children for part in (*token.children, token)]
    assert {part.content for part in parts if part.type == "html_inline"} <= {"<br>"}
    assert {part.attrGet("href") for part in parts if part.type == "link_open"} == {origin + SHEET}
    assert {part.type for part in parts} & {"image", "code_inline", "strong_open"} == set()
    shown = "".join(part.content if part.type in ("text", "text_special") else "\n" for part in parts)
    lines = [line.strip() for line in shown.replace("\u00a0", " ").splitlines()]
    assert [line for line in HOSTILE if lines.count(line.strip()) < 3] == []
    assert "Kept" in shown


@ONCE
def test_what_is_copied_is_what_would_be_downloaded(desk: Page) -> None:
    if desk.context.browser.browser_type.name == "chromium":
        desk.context.grant_permissions(["clipboard-read", "clipboard-write"])
    at(desk, "executive").fill("Not yet saved")
    button(desk, "Copy as Markdown").click()
    expect(desk.get_by_role("status")).to_have_text("Copied as Markdown")
    _, content = taken(desk, button(desk, "Download Markdown").click)
    desk.evaluate("document.body.append(Object.assign(document.createElement('textarea'), {id: 'pasted'}))")
    desk.locator("#pasted").focus()
    desk.keyboard.press("ControlOrMeta+V")
    expect(desk.locator("#pasted")).to_have_value(content.decode())
    assert "Not yet saved" in content.decode()


@ONCE
def test_advice_shows_beside_its_field_and_goes_away_and_the_answer_is_kept_either_way(page: Page, origin: str) -> None:
    open_ready(page, origin + SHEET)
    advice = page.locator("[data-name=limit] .aipm-advice")
    for text, ids in (("As fast as possible", ["limit-number", "limit-unit"]), ("2 seconds after the last word", [])):
        at(page, "limit").fill(text)
        expect(advice).to_have_count(len(ids))
        assert text in answers(page).values()
        described = at(page, "limit").get_attribute("aria-describedby").split()
        assert [id_ for id_ in described if id_.startswith("advice.")] == [f"advice.{id_}" for id_ in ids]
        assert page.locator(", ".join(f"[id='{id_}']" for id_ in described)).count() == len(described)
    expect(page.locator(".aipm-advice")).to_have_count(0)


@ONCE
def test_the_page_says_at_most_one_thing_for_each_act(desk: Page) -> None:
    said = listen(desk)
    at(desk, "limit").press_sequentially("A day and a half, no longer", delay=20)
    assert said() == ["Saved"]
    for name in ("Duplicate", "Delete", "Undo", "Remove row 1", "Show example"):
        button(desk, name).click()
        desk.evaluate("navigator.locks.request('after what was pressed', () => {})")
        assert len(said()) == 1, name
    for silent in (button(desk, "New document"), adding(desk)):
        silent.click()
        assert len(said()) <= 1


@WIDTHS
def test_typing_leaves_every_section_where_it_is_near_and_far(desk: Page, width: int) -> None:
    """What is out of sight is not painted while somebody types; it keeps its height."""
    desk.set_viewport_size({"width": width, "height": 600})
    places = "[...document.querySelectorAll('.aipm-sheet h3')].map(one => one.getBoundingClientRect().top + scrollY)"
    before = desk.evaluate(places)
    assert len(before) > 2
    at(desk, "limit").press_sequentially("A day", delay=20)
    desk.wait_for_timeout(100)
    sections = desk.locator(".aipm-sheet__section")
    assert set(sections.evaluate_all("all => all.map(one => getComputedStyle(one).contentVisibility)")) == {"auto"}
    assert desk.evaluate(places) == pytest.approx(before, abs=1)
