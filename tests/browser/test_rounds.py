"""Quick rounds: one at a time, answered by mouse or by keyboard, with the reason for every choice and a count."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from macros.library import Library
from macros.round.model import Round
from tests.browser.axe import flaws, views
from tests.browser.kept import button, open_ready, stored
from tests.browser.marks import CHROMIUM, ONCE
from tests.browser.paper import A4, letters, print_out
from tests.conftest import PAGES

GALLERY = PAGES["gallery"]
SEEN = "element => element.checkVisibility({visibilityProperty: true})"


@pytest.fixture
def rounds(library: Library) -> list[Round]:
    """All rounds in order."""
    return [entry.record for entry in library["round"].values()]


@pytest.fixture
def table(page: Page, origin: str) -> Page:
    """The rounds, ready."""
    return open_ready(page, origin + GALLERY, "rounds")


def seen(page: Page) -> list[str]:
    """Give the rounds that are shown."""
    return page.locator("[data-component=round]").evaluate_all(
        "all => all.filter(one => one.checkVisibility()).map(one => one.id)"
    )


@ONCE
def test_every_choice_gets_its_reason_and_is_counted(table: Page, rounds: list[Round]) -> None:
    """Right in every round but each third."""
    right = 0
    for number, one in enumerate(rounds, 1):
        assert seen(table) == [one.id]
        expect(table.get_by_text(f"Round {number} of 18", exact=True)).to_be_visible()
        expect(table.get_by_text(one.why_a)).to_be_hidden()
        wrong = number % 3 == 0
        chosen = "ab".replace(one.stronger, "") if wrong else one.stronger
        button(table, f"{chosen.upper()} is stronger").click()
        right += not wrong
        expect(table.get_by_text(f"{right} of {number} right", exact=True)).to_be_visible()
        verdict = table.locator("[data-part=verdict]:visible")
        expect(verdict).to_be_focused()
        expect(verdict).to_contain_text(
            f"{'Not this time.' if wrong else 'Right.'} {one.stronger.upper()} is stronger."
        )
        expect(table.get_by_text(one.why_a)).to_be_visible()
        expect(table.get_by_text(one.why_b)).to_be_visible()
        assert table.locator("[data-part=chosen]:visible").count() == 1
        if number < len(rounds):
            button(table, "Next round").click()
    button(table, "Start again").click()
    assert seen(table) == [rounds[0].id]
    expect(button(table, "A is stronger")).to_be_visible()
    expect(table.get_by_text("of 18 right")).to_be_hidden()
    assert stored(table) == {}


def test_they_are_played_by_keyboard_alone(table: Page, rounds: list[Round]) -> None:
    button(table, "A is stronger").focus()
    for one in rounds[:3]:
        while table.evaluate("document.activeElement.dataset.do") != one.stronger:
            table.keyboard.press("Tab")
        table.keyboard.press("Enter")
        table.keyboard.press("Tab")
        assert table.evaluate("document.activeElement.textContent") == "Next round"
        table.keyboard.press("Enter")
        expect(table.locator(".aipm-title:visible:focus")).to_have_count(1)
    expect(table.get_by_text("3 of 3 right", exact=True)).to_be_visible()


@ONCE
def test_a_link_leads_to_its_round(page: Page, origin: str, rounds: list[Round]) -> None:
    open_ready(page, f"{origin}{GALLERY}#{rounds[6].id}", "rounds")
    assert seen(page) == [rounds[6].id]
    expect(page.locator(f"#{rounds[6].id}")).to_be_in_viewport()
    page.evaluate(f"location.hash = '{rounds[2].id}'")
    expect(page.locator(f"#{rounds[2].id} h3")).to_be_focused()
    button(page, "A is stronger").click()
    button(page, "Next round").click()
    assert seen(page) == [rounds[3].id]


def test_without_script_all_rounds_are_there_with_their_answers_folded(
    scriptless: Browser, origin: str, rounds: list[Round]
) -> None:
    with scriptless.new_context(viewport={"width": 320, "height": 640}) as context:
        page = context.new_page()
        page.goto(origin + GALLERY)
        assert len(seen(page)) == len(rounds)
        for one in (rounds[0], rounds[-1]):
            shown = f"[...document.querySelectorAll('#{one.id} :is(blockquote, dd, button)')].map({SEEN})"
            assert page.evaluate(shown) == [True, False, True, False, False, False]
            page.evaluate(f"document.querySelector('#{one.id} summary').focus()")
            page.keyboard.press("Enter")
            assert page.evaluate(shown) == [True, False, True, False, True, True]


@ONCE
@pytest.mark.parametrize("script", [True, False])
def test_on_paper_all_versions_come_first_and_the_answers_at_the_end(
    browser: Browser, origin: str, rounds: list[Round], tmp_path: Path, script: bool
) -> None:
    with browser.new_context(java_script_enabled=script) as context:
        page = context.new_page()
        page.goto(origin + GALLERY)
        if script:
            open_ready(page, origin + GALLERY, "rounds")
            button(page, "A is stronger").click()
        paper = print_out(page, A4, tmp_path)
    assert paper.lacks(text for one in rounds for text in (one.title, one.a, one.b, one.why_a, one.why_b)) == []
    assert paper.strays() == []
    printed = letters(paper.text)
    starts = [[printed.index(letters(" ".join(text.split()[:5]))) for text in texts] for texts in (
        [one.b for one in rounds],
        [one.why_a for one in rounds],
    )]  # fmt: skip
    assert max(starts[0]) < min(starts[1])
    assert starts[1] == sorted(starts[1])
    assert letters("A is stronger") in printed
    for absent in ("Your choice", "Not this time", "Next round", "of 1 right"):
        assert letters(absent) not in printed


@CHROMIUM
def test_axe_finds_nothing_before_and_after_an_answer(shown: Page, origin: str) -> None:
    open_ready(shown, origin + GALLERY, "rounds")
    for name in ("A is stronger", "Next round"):
        button(shown, name).click()
        for view in views(shown):
            assert (view, flaws(shown)) == (view, [])
            assert shown.evaluate("document.documentElement.scrollWidth <= innerWidth")


@CHROMIUM
def test_stronger_and_weaker_differ_where_colours_are_forced(browser: Browser, origin: str) -> None:
    with browser.new_context(forced_colors="active") as context:
        page = open_ready(context.new_page(), origin + GALLERY, "rounds")
        button(page, "A is stronger").click()
        edges = page.locator("[data-version]:visible").evaluate_all(
            "all => all.map(one => getComputedStyle(one).borderTopStyle)"
        )
        assert edges == ["dashed", "solid"]
