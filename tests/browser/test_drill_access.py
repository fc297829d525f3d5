"""Drills for everybody: axe in each state, keys alone, narrow windows, forced colours, nothing that moves, paper."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import flaws, views
from tests.browser.drills import (
    DRILLS,
    HEADINGS,
    POINTS,
    RATINGS,
    SCENARIO,
    card,
    heading,
    kept,
    mark,
    notes,
    open_drills,
    pick,
    rating,
    run,
    start,
    to_step,
)
from tests.browser.kept import button, keep, ready
from tests.browser.keys import tab_to_name
from tests.browser.marks import CHROMIUM, ONCE
from tests.browser.paper import A4, print_out
from tests.browser.stillness import moved, watch

SMALL = """() => [...document.querySelectorAll("aipm-drill :is(button, input, select, textarea, summary, a[href])")]
    .filter(element => element.checkVisibility({visibilityProperty: true}) && !element.matches("p a, th a"))
    .filter(element => { const box = element.getBoundingClientRect(); return box.width < 24 || box.height < 24; })
    .map(element => element.outerHTML.slice(0, 100))"""
WIDE = "document.documentElement.scrollWidth <= innerWidth"


def step(number: int) -> Callable[[Page], None]:
    """Give what leads to the step with this number."""

    def walk(page: Page) -> None:
        start(page)
        notes(page).fill("W" * 80)
        to_step(page, number)
        if number:
            heading(page, number)

    return walk


def filters(page: Page) -> None:
    """Open the topics, narrow the choice, be surprised."""
    page.get_by_text("Topics: all").click()
    page.get_by_role("checkbox", name="Build or buy").check()
    button(page, "Surprise me").click()
    expect(page.locator("[data-part=reason]")).not_to_be_empty()


def history(page: Page) -> None:
    """Open the history, a drill waiting above it."""
    start(page)
    button(page, "Leave for now").click()
    page.locator("summary").filter(has_text="Your attempts").click()


STATES = {"choice": filters, "history": history} | {name: step(number) for number, name in enumerate(HEADINGS)}


@CHROMIUM
@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing_and_nothing_is_small_or_too_wide(shown: Page, origin: str, state: str) -> None:
    shown.goto(f"{origin}404.html")
    keep(shown, card("aaaaaaaa", 9, "missed partly said", structure=1, minutes=9))
    keep(shown, card("bbbbbbbb", 30, structure=4, communication=2, minutes=12.5))
    STATES[state](open_drills(shown, origin))
    for view in views(shown):
        assert (view, flaws(shown)) == (view, [])
        assert (view, shown.evaluate(SMALL)) == (view, [])
        assert shown.evaluate(WIDE)


@pytest.mark.parametrize("width", [320, 1280])
def test_a_whole_drill_by_keys_alone(browser: Browser, origin: str, width: int) -> None:
    with browser.new_context(viewport={"width": width, "height": 600}) as context:
        page = open_drills(context.new_page(), origin)

        pick(page).focus()
        pick(page).select_option(SCENARIO)
        tab_to_name(page, "Start")
        page.keyboard.press("Enter")
        heading(page, 0)
        tab_to_name(page, "Pause")
        page.keyboard.press("Space")
        expect(button(page, "Resume")).to_be_focused()
        page.keyboard.press("Space")
        tab_to_name(page, "Notes")
        page.keyboard.type("f s n . typed")
        tab_to_name(page, "Finish")
        page.keyboard.press("Enter")
        heading(page, 1)
        tab_to_name(page, "Next probe")
        page.keyboard.press("Enter")
        tab_to_name(page, "Next probe")
        page.keyboard.press("Enter")
        tab_to_name(page, "Mark the points")
        page.keyboard.press("Enter")
        heading(page, 2)
        for _ in range(POINTS):
            tab_to_name(page, "said")
            page.keyboard.press("ArrowRight")
        tab_to_name(page, "Go to the marks")
        page.keyboard.press("Enter")
        heading(page, 3)
        for name in RATINGS:
            page.keyboard.press("Tab")
            while not page.evaluate("document.activeElement.type === 'radio'"):
                page.keyboard.press("Tab")
            page.keyboard.press("Space")
            page.keyboard.press("ArrowDown")
            expect(rating(page, name, 2)).to_be_checked()
        tab_to_name(page, "Save scorecard")
        page.keyboard.press("Enter")
        heading(page, 4)
        tab_to_name(page, "Choose another")
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", name="Practise a scenario")).to_be_focused()
        found = kept(page)
        assert found["notes"] == "f s n . typed"
        assert [found[f"points.r{n}.mark"] for n in range(1, POINTS + 1)] == ["partly"] * POINTS
        assert found["communication"] == "2"


@CHROMIUM
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("state", ["new", "kept", "running", "linked"])
def test_nothing_moves_when_the_drills_come(browser: Browser, origin: str, width: int, state: str) -> None:
    with browser.new_context(viewport={"width": width, "height": 800}) as context:
        page = open_drills(context.new_page(), origin)
        if state != "new":
            keep(page, card("aaaaaaaa", 9, structure=1))
            page.reload()
            ready(page, "drill")
        if state in ("running", "linked"):
            start(page)
        page.goto("about:blank")
        watch(page)
        anchor = {"linked": f"#{SCENARIO}"}.get(state, "#practise-a-scenario")
        open_drills(page, origin, anchor)
        page.wait_for_load_state("networkidle")
        assert moved(page) == []


@CHROMIUM
def test_the_step_and_the_marks_are_seen_where_colours_are_forced(browser: Browser, origin: str) -> None:
    with browser.new_context(forced_colors="active") as context:
        page = open_drills(context.new_page(), origin)
        start(page)
        current = run(page).locator("[aria-current=step]")
        assert current.evaluate("step => getComputedStyle(step).textDecorationLine") == "underline"
        edges = (
            run(page)
            .get_by_role("button")
            .evaluate_all(
                "all => all.filter(one => one.checkVisibility()).map(one => getComputedStyle(one).borderTopColor)"
            )
        )
        ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert edges
        assert ground not in edges


def test_without_script_the_list_reads_and_the_way_on_paper_is_named(scriptless: Browser, origin: str) -> None:
    with scriptless.new_context(viewport={"width": 320, "height": 640}) as context:
        page = context.new_page()
        page.goto(origin + DRILLS)
        text = page.locator("main").inner_text()
        assert "print a blank mock sheet, set any timer, and choose a scenario below" in " ".join(text.split())
        for name in ("Surprise me", "Add a minute", "Topics: all", "Practise:", "Go on"):
            assert name not in text
        assert "Silent decline" in text


@CHROMIUM
@pytest.mark.parametrize("runs", [False, True], ids=["list", "drill"])
def test_on_paper_stands_what_is_read_and_none_of_the_tools(
    page: Page, origin: str, tmp_path: Path, runs: bool
) -> None:
    open_drills(page, origin)
    if runs:
        start(page)
        notes(page).fill("A note for paper")
        to_step(page, 2)
        mark(page, 1, "partly").check()
    text = print_out(page, A4, tmp_path).text
    for tool in ("Surprise me", "Add a minute", "Go to the marks", "Kept only in this browser", "Practise a scenario"):
        assert tool not in text
    assert text.count("What a strong answer covers") == (1 if runs else 48)
    assert ("A note for paper" in text) == runs
    assert ("Retiring a model" in text) != runs


@ONCE
def test_json_of_the_device_that_is_broken_is_no_drill(page: Page, origin: str) -> None:
    open_drills(page, origin)
    gone = json.dumps({"document": "mock-aaaaaaaa", "scenario": SCENARIO})
    for broken in ("", "x", "null", "[]", gone, '{"document":7}'):
        keep(page, {"meta:app:drill": broken})
        page.reload()
        ready(page, "drill")
        expect(pick(page)).to_be_visible()
        expect(run(page)).to_be_hidden()
    keep(page, card("aaaaaaaa", 0))
    keep(page, {"meta:app:drill": json.dumps({"document": "mock-aaaaaaaa", "scenario": SCENARIO, "step": "gone"})})
    page.reload()
    ready(page, "drill")
    expect(run(page).get_by_role("heading", name=HEADINGS[0])).to_be_visible()
