"""The self-check and the ownership audit in a browser: answers, orders and documents that agree, and are kept."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from itertools import chain
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.bench.weight import size
from tests.browser.axe import flaws, views
from tests.browser.fit import SMALL
from tests.browser.kept import answers, at, before_script, button, document, keep, listen, open_ready, ready, stored
from tests.browser.keys import MISSED, tab_to, walk
from tests.browser.marks import CHROMIUM, ONCE
from tests.browser.paper import A4, print_out
from tests.browser.stillness import moved, watch

ADDRESS = "prepare/self-check/"
GROUPS = ("first", "read", "skim", "skip")
MOST_SCRIPT = 14_000
STEPS = ("input", "transformation", "action", "feedback")
MINE = document("loop", "aaaaaaaa", "Repairs desk", input_owned="advised", action_owned="decided", problem="Late leaks")
KEPT = {f"meta:app:self-check.{name}": text for name, text in (("door", "systems"), ("reach", "yes"), ("told", "no"))}


def opened(page: Page, origin: str, kept: dict[str, str] | None = None) -> Page:
    """Open the page with this work in storage, and wait for both of its elements."""
    if kept:
        page.goto(f"{origin}404.html")
        keep(page, kept)
    open_ready(page, origin + ADDRESS, "self-check")
    return ready(page, "ownership")


def say(page: Page, **given: str) -> None:
    """Answer questions by their ids, underscores as hyphens."""
    for name, value in given.items():
        page.locator(f"[name='{name.replace('_', '-')}'][value='{value}']").check()


def order(page: Page, door: str) -> dict[str, list[str]]:
    """Give the pages of each group as the page shows them, by their titles."""
    return {
        group: page.locator(f"section[data-door={door}] [data-group={group}] li:visible > a").all_inner_texts()
        for group in GROUPS
    }


def sentence(page: Page) -> str:
    """Give what the page says it comes to."""
    return page.locator("[data-part=sentence]").inner_text()


def self_check(page: Page) -> dict[str, str]:
    """Give the kept answers of the self-check."""
    start = "aipm:1:meta:app:self-check."
    return {key.removeprefix(start): text for key, text in stored(page).items() if key.startswith(start)}


def test_an_answer_changes_the_order_and_both_are_kept(page: Page, origin: str) -> None:
    opened(page, origin)
    expect(page.locator(".aipm-order:visible")).to_have_count(0)
    say(page, door="products")
    usual = order(page, "products")
    assert (usual["first"], usual["skip"]) == ([], [])
    say(page, reach="yes", twenty_right="no")
    found = order(page, "products")
    assert found["first"] == ["Evaluation"]
    assert found["skip"] == ["Outside, to another company", "Open source, with a product lens"]
    assert sorted(chain(*found.values())) == sorted(chain(*usual.values()))
    said = sentence(page)
    assert re.fullmatch(r"Skip 2 of 26 pages, about \d+ minutes; start with “Evaluation”\. 2 of 12 answered\.", said)
    page.reload()
    ready(page, "self-check")
    assert order(page, "products") == found
    assert sentence(page) == said


def test_what_was_answered_before_the_script_came_is_kept(page: Page, origin: str) -> None:
    with before_script(page, origin + ADDRESS):
        say(page, door="systems", reach="yes")
    ready(page, "self-check")
    assert order(page, "systems")["skip"] != []
    assert {name: json.loads(raw)["v"] for name, raw in self_check(page).items()} == {"door": "systems", "reach": "yes"}


@ONCE
def test_a_reason_stands_beside_each_page_that_was_moved(page: Page, origin: str) -> None:
    opened(page, origin)
    say(page, door="products", reach="yes", twenty_right="no", told="partly")
    for row, words in {
        "path/open-source": "one route is enough",
        "craft/evaluation": "A test that cannot fail says nothing",
        "path/first-project": "You know part of it.",
        "craft/spec": "The one page that everybody signs.",
    }.items():
        expect(page.locator(f"section[data-door=products] li[data-page='{row}.md']")).to_contain_text(words)
    say(page, reach="no")
    expect(page.locator("section[data-door=products] li[data-page='path/open-source.md']")).not_to_contain_text(
        "one route"
    )


@ONCE
def test_the_other_door_asks_its_own_questions_and_shows_its_own_order(page: Page, origin: str) -> None:
    opened(page, origin, KEPT)
    expect(page.locator(".aipm-asked[data-door]:visible")).to_have_count(12)
    assert order(page, "systems")["first"] == ["Your first AI project"]
    say(page, door="products")
    expect(page.locator(".aipm-asked[data-door]:visible")).to_have_count(12)
    expect(page.locator("section[data-door=systems]")).to_be_hidden()
    assert order(page, "products")["first"] == ["Your first AI project"]


@ONCE
def test_starting_again_empties_it_and_nothing_else(page: Page, origin: str) -> None:
    opened(page, origin, KEPT | MINE)
    button(page, "Start again").click()
    expect(page.locator("aipm-self-check :checked")).to_have_count(0)
    assert self_check(page) == {}
    assert answers(page) == MINE


@ONCE
def test_what_was_started_again_comes_back(page: Page, origin: str) -> None:
    opened(page, origin, KEPT | MINE)
    before, found = self_check(page), order(page, "systems")
    button(page, "Start again").click()
    expect(button(page, "Undo").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(button(page, "Start again")).to_be_focused()
    assert self_check(page) == before
    assert order(page, "systems") == found


def test_two_tabs_lose_no_answer(page: Page, origin: str) -> None:
    opened(page, origin, KEPT)
    other = opened(page.context.new_page(), origin)
    say(page, reach="partly")
    say(other, reviewer="yes")
    expect(page.locator("[name=reviewer][value=yes]")).to_be_checked()
    expect(other.locator("[name=reach][value=partly]")).to_be_checked()
    assert order(page, "systems") == order(other, "systems")


@ONCE
def test_the_answers_travel_in_a_backup(page: Page, origin: str) -> None:
    opened(page, origin, KEPT)
    text = page.evaluate(
        """async () => {
            const at = new URL("../../assets/javascripts/", location).href;
            const {serialise} = await import(at + "model/backup.js"), {entries} = await import(at + "store.js");
            return serialise(entries(), {exported: "2026-11-22T10:00:00.000Z", app: "2026.11", schema: 1});
        }"""
    )
    for key in KEPT:
        assert f'"{key}"' in text


@CHROMIUM  # a stock Firefox lets no test read its clipboard
def test_the_order_is_copied_as_markdown(browser: Browser, origin: str) -> None:
    with browser.new_context(permissions=["clipboard-read", "clipboard-write"]) as context:
        page = opened(context.new_page(), origin, KEPT)
        button(page, "Copy as Markdown").click()
        expect(page.get_by_role("status")).to_have_text("Copied as Markdown")
        text = page.evaluate("navigator.clipboard.readText()")
    headings = re.findall(r"^##? .*$", text, re.MULTILINE)
    assert headings == ["# Your order at the engineering door", "## Read first", "## Read", "## Skim", "## May skip"]
    assert f"- [Your first AI project]({origin}path/first-project/), about 7 min. You need one decision" in text
    assert len(re.findall(r"^- \[", text, re.MULTILINE)) == 26


# The audit


def ring(page: Page) -> dict[str, tuple[str, int]]:
    """Give for each step the word beside it and its shaded blocks, as drawn."""
    found = page.locator("aipm-ownership svg [data-step]").evaluate_all(
        """steps => steps.map(step => [step.dataset.step, step.querySelector(".aipm-owned__level").textContent,
            [...step.querySelectorAll("rect")].filter(block =>
                getComputedStyle(block).fill === getComputedStyle(block).stroke).length])"""
    )
    return {step: (level, blocks) for step, level, blocks in found}


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


# All readers


@ONCE
def test_each_action_is_announced_at_most_once(page: Page, origin: str) -> None:
    opened(page, origin, KEPT)
    said = listen(page)

    def start_again() -> None:
        button(page, "Start again").click()
        expect(page.locator("aipm-self-check [data-do=undo]")).to_be_focused()

    def take_back() -> None:
        page.keyboard.press("Enter")
        expect(button(page, "Start again")).to_be_focused()

    acts: list[tuple[Callable[[], None], str]] = [
        (lambda: say(page, reviewer="yes"), r"Skip 2 of 26 pages, .* 3 of 12 answered\."),
        (lambda: say(page, door="products"), r"Skip 3 of 26 pages, .*"),
        (lambda: page.locator("[name=input-owned][value=decided]").check(), r"You decided in 1 of 4 steps; .*"),
        (start_again, r"The answers are gone\. Undo is beside the button\."),
        (take_back, "Taken back"),
    ]
    for act, words in acts:
        act()
        messages = said()
        assert len(messages) == 1
        assert re.fullmatch(words, messages[0])


def test_all_of_it_works_by_keyboard(page: Page, origin: str) -> None:
    opened(page, origin)
    page.locator("[name=door]").first.focus()
    page.keyboard.press("Space")
    for _ in range(12):
        page.keyboard.press("Tab")
        page.keyboard.press("Space")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.localName") == "summary"
    assert sentence(page).startswith("Skip 8 of 26 pages")
    page.locator("[name=input-owned]").first.focus()
    for _ in STEPS:
        page.keyboard.press("Space")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Tab")
        page.keyboard.type("A dated note")
        page.keyboard.press("Tab")
    expect(page.locator("[data-part=finding]")).to_have_text("You decided in 4 of 4 steps.")


@pytest.mark.parametrize("width", [320, 1280])
def test_tab_reaches_everything_and_the_focus_is_always_seen(browser: Browser, origin: str, width: int) -> None:
    with browser.new_context(viewport={"width": width, "height": 720}) as context:
        page = opened(context.new_page(), origin, KEPT | MINE)
        assert walk(page) == []
        assert page.evaluate(MISSED) == []


STATES: dict[str, Callable[[Page], None]] = {
    "empty": lambda page: None,
    "answered": lambda page: say(page, door="products", reach="yes", told="no", live_rate="partly"),
    "checked": lambda page: page.locator("main details").evaluate_all("all => all.forEach(one => one.open = true)"),
    "audited": lambda page: page.locator("[name=feedback-owned][value=decided]").check(),
    "naming": lambda page: button(page, "New document").click(),
    "started again": lambda page: (say(page, door="systems"), button(page, "Start again").click())[0],
}


@CHROMIUM
@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing_and_nothing_is_small_or_wide(shown: Page, origin: str, state: str) -> None:
    opened(shown, origin)
    STATES[state](shown)
    for view in views(shown):
        assert (view, flaws(shown)) == (view, [])
        assert (view, shown.evaluate(SMALL)) == (view, [])
        assert shown.evaluate("document.documentElement.scrollWidth") <= view[0]


@CHROMIUM
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("where", ["", "#audit-one-project", "#doc=loop-aaaaaaaa"])
def test_nothing_moves_while_the_page_loads(browser: Browser, origin: str, width: int, where: str) -> None:
    with browser.new_context(viewport={"width": width, "height": 800}) as context:
        page = context.new_page()
        page.goto(f"{origin}404.html")
        keep(page, KEPT | MINE)
        watch(page)
        page.goto(origin + ADDRESS + where)
        ready(page, "ownership")
        assert moved(page) == []


def test_without_script_each_question_says_what_follows(scriptless: Browser, origin: str) -> None:
    with scriptless.new_context(viewport={"width": 320, "height": 640}) as context:
        page = context.new_page()
        page.goto(origin + ADDRESS)

        def seen(selector: str) -> int:
            return page.evaluate(
                "s => [...document.querySelectorAll(s)].filter(e => e.checkVisibility()).length", selector
            )

        assert seen(".aipm-order") == 2
        assert seen(".aipm-next li") == 11
        tab_to(page, "[name=door]")
        page.keyboard.press("ArrowDown")
        assert page.evaluate("document.querySelector('[name=door]:checked').value") == "systems"
        assert seen(".aipm-order") == 1
        assert seen(".aipm-asked[data-door]") == 12
        tab_to(page, "main summary")
        page.keyboard.press("Enter")
        assert "No: read first Technical judgement" in page.locator(".aipm-asked[data-door]").first.inner_text()


def test_blocked_storage_is_told_and_the_order_comes_all_the_same(blocked: BrowserContext, origin: str) -> None:
    page = blocked.new_page()
    opened(page, origin)
    expect(page.get_by_role("alert").first).to_contain_text("Not saved: this browser blocks storage")
    say(page, door="products", reach="yes")
    assert sentence(page).startswith("Skip 2 of 26 pages")
    page.locator("[name=input-owned][value=decided]").check()
    assert ring(page)["input"] == ("decided", 2)
    page.close()


@ONCE
def test_questions_order_and_ring_are_on_paper(page: Page, origin: str, tmp_path: Path) -> None:
    opened(page, origin, KEPT | MINE)
    paper = print_out(page, A4, tmp_path)
    wanted = [
        "Is there a model at your work on which somebody could give you a decision this quarter?",
        "A yes would say: The somebody has a name",
        "Your order at the engineering door",
        "You need one decision to tell, and a small project is where it comes from.",
        "You decided in 1 of 4 steps; you advised on input; transformation and feedback are not marked yet.",
        "Repairs desk",
    ]
    assert paper.lacks(wanted) == []
    assert "product door" not in paper.text.replace("product door only", "")
    assert paper.strays() == []
    assert paper.sheets <= 7


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


@CHROMIUM
def test_the_page_brings_little_script(page: Page, origin: str, site: Path) -> None:
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(request.url.removeprefix(origin)))
    opened(page, origin)
    page.wait_for_load_state("networkidle")
    ours = {path for path in asked if re.fullmatch(r"assets/javascripts/[\w/-]+\.js", path)}
    assert len(ours) > 10
    assert sum(size(site, path) for path in ours) <= MOST_SCRIPT
