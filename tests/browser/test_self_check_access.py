"""The page of the self-check for all readers: by keyboard, without script, without storage, on paper."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.bench.weight import size
from tests.browser.axe import flaws, views
from tests.browser.fit import SMALL
from tests.browser.kept import button, keep, listen, ready
from tests.browser.keys import MISSED, tab_to, walk
from tests.browser.marks import CHROMIUM, ONCE
from tests.browser.paper import A4, print_out
from tests.browser.self_checks import ADDRESS, KEPT, MINE, STEPS, opened, ring, say, sentence
from tests.browser.stillness import moved, watch

MOST_SCRIPT = 14_000


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
def test_the_page_brings_little_script(page: Page, origin: str, site: Path) -> None:
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(request.url.removeprefix(origin)))
    opened(page, origin)
    page.wait_for_load_state("networkidle")
    ours = {path for path in asked if re.fullmatch(r"assets/javascripts/[\w/-]+\.js", path)}
    assert len(ours) > 10
    assert sum(size(site, path) for path in ours) <= MOST_SCRIPT
