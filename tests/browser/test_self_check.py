"""The self-check in a browser: answers and orders that agree, and are kept."""

from __future__ import annotations

import json
import re
from itertools import chain

from playwright.sync_api import Browser, Page, expect

from tests.browser.kept import answers, before_script, button, ready
from tests.browser.marks import CHROMIUM, ONCE
from tests.browser.self_checks import ADDRESS, KEPT, MINE, opened, order, say, self_check, sentence


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
