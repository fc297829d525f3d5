"""The planner: a few answers become dated steps to tick, to plan again, to print and to carry into a calendar."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from macros.library import Library
from tests.bench.weight import size
from tests.browser.axe import flaws, views
from tests.browser.kept import (
    answers,
    at,
    button,
    empty_storage,
    fill_storage,
    keep,
    listen,
    open_ready,
    ready,
    taken,
)  # fmt: skip
from tests.browser.keys import MISSED, tab_to, walk
from tests.browser.marks import CHROMIUM, ONCE
from tests.browser.paper import A4, LETTER, print_out
from tests.browser.stillness import moved, watch
from tests.conftest import PAGES

PLANNER = PAGES["plan"]
TODAY = date.fromisoformat("2027-01-20")
START = date.fromisoformat("2027-01-12")
STEPS = 13
LIMIT = 14_000
"""Bytes of our script that the page may load, compressed."""


@pytest.fixture
def desk(page: Page, origin: str) -> Page:
    """A planner on a day of its own, on which nothing has been planned yet."""
    page.clock.set_fixed_time(f"{TODAY}T10:00:00")
    return open_ready(page, origin + PLANNER, "plan")


def tick(page: Page, number: int) -> Locator:
    """Give the box of a step of the plan that is shown."""
    return page.locator(".aipm-plan__steps:visible > li:visible").nth(number).get_by_role("checkbox")


def fill(page: Page, kind: str = "Two weeks", hours: str = "6", start: date = START) -> None:
    """Answer what every plan is made from."""
    for name in (kind, "I run products", "Inside my company"):
        page.get_by_role("radio", name=name, exact=True).check()
    for key in ("ControlOrMeta+a", "Delete"):  # a stock Firefox would add to what stands there
        page.get_by_label("Hours I can give").press(key)
    page.get_by_label("Hours I can give").fill(hours)
    at(page, "start").fill(start.isoformat())


def make(page: Page, **given: str | date) -> Page:
    """Make a plan."""
    fill(page, **given)
    button(page, "Make my plan").click()
    expect(page.get_by_role("heading", name="Your plan", exact=True)).to_be_focused()
    return page


def days(page: Page) -> list[date]:
    """Give the dates of the steps that are shown, in their order."""
    found = page.locator(".aipm-plan__steps:visible > li:visible time").evaluate_all("all => all.map(t => t.dateTime)")
    return [date.fromisoformat(day) for day in found]


def words(page: Page) -> list[str]:
    """Give what each step is said to be: next, overdue, done."""
    return page.locator(".aipm-plan__steps:visible > li:visible [data-part=due]").all_inner_texts()


def test_answers_become_a_plan_that_is_ticked_planned_again_and_taken_back(desk: Page) -> None:
    make(desk)
    assert len(days(desk)) == STEPS
    assert days(desk)[0] == START
    assert days(desk)[-1] == START + timedelta(13)
    for number in range(3):
        tick(desk, number).check()
    expect(desk.locator("[data-part=progress]")).to_have_text("3 of 13 done")
    # Steps 4 to 7 fell due before today.
    assert words(desk)[:9] == ["Done"] * 3 + ["Next, overdue"] + ["Overdue"] * 3 + ["Today", ""]
    ready(desk.reload() and desk, "plan")
    expect(desk.locator("[data-part=progress]")).to_have_text("3 of 13 done")
    before = days(desk)
    button(desk, "Re-plan from today").click()
    expect(desk.locator("[data-part=told]")).to_contain_text("10 steps moved; 3 done stay")
    after = days(desk)
    assert after[:3] == before[:3]
    assert after[3] == TODAY
    assert after == sorted(after)
    assert words(desk)[3] == "Next, today"
    expect(tick(desk, 2)).to_be_checked()
    button(desk, "Undo").click()
    assert days(desk) == before
    expect(tick(desk, 2)).to_be_checked()
    expect(button(desk, "Re-plan from today")).to_be_focused()


@ONCE
def test_a_plan_is_a_document_of_the_plan_worksheet(desk: Page, origin: str) -> None:
    make(desk)
    tick(desk, 0).check()
    kept = answers(desk)
    (id_,) = (key.split(":")[1] for key in kept if key.startswith("doc:"))
    assert json.loads(kept[f"doc:{id_}:record"])["worksheet"] == "plan"
    given = {"kind": "two-weeks", "door": "products", "route": "inside", "hours": "6", "start": "2027-01-12"}
    assert {name: kept[f"field:{id_}:{name}"] for name in given} == given
    assert kept[f"field:{id_}:steps.tchk.state"] == "done"
    assert kept[f"field:{id_}:steps.tlup.by"] == "2027-01-13"
    desk.goto(f"{origin}workspace/")
    expect(desk.locator("[data-part=documents]")).to_contain_text("Plan the move by decisions")
    open_ready(desk, f"{origin}worksheets/plan/#doc={id_}")
    expect(at(desk, "steps.tlup.step")).to_have_value("Take your best project through the loop")
    expect(at(desk, "steps.tlup.by")).to_have_value("2027-01-13")
    expect(at(desk, "steps.tchk.state")).to_have_value("done")
    # What is said there is taken over here.
    at(desk, "steps.tlup.step").fill("The lift model through the loop")
    at(desk, "steps.thrd.state").select_option("dropped")
    open_ready(desk, f"{origin}{PLANNER}#doc={id_}", "plan")
    expect(desk.get_by_role("checkbox", name="The lift model through the loop")).to_be_visible()
    expect(desk.locator("[data-part=progress]")).to_have_text("1 of 12 done")
    assert words(desk)[10] == "Left out"
    button(desk, "Re-plan from today").click()
    expect(desk.locator("[data-part=told]")).to_contain_text("11 steps moved; 1 done stays; 1 left out")
    assert days(desk)[10] == START + timedelta(11)


@ONCE
def test_decisions_go_among_the_milestones_with_their_proof(desk: Page, origin: str) -> None:
    fill(desk, kind="My own pace")
    for name, value in {"owned": "0", "target": "3", "pace": "1.5"}.items():
        at(desk, name).fill(value)
    at(desk, "pace").blur()
    expect(desk.locator("[data-part=sum]")).to_contain_text("3 decisions, one every 1.5 months, until Fri 28 May 2027.")
    button(desk, "Make my plan").click()
    assert days(desk) == [date(2027, 2, 26), date(2027, 4, 12), date(2027, 5, 28)]
    tick(desk, 0).check()
    kept = answers(desk)
    (id_,) = (key.split(":")[1] for key in kept if key.startswith("doc:"))
    assert kept[f"field:{id_}:milestones.ocas.state"] == "owned"
    assert kept[f"field:{id_}:milestones.ocas.decision"] == "Which cases one model is tested on"
    assert kept[f"field:{id_}:milestones.othr.proof"] == "Each error with its price, and counts before and after"
    button(desk, "Re-plan from today").click()
    assert days(desk) == [date(2027, 2, 26), date(2027, 3, 6), date(2027, 4, 20)]


@ONCE
def test_changing_the_plan_keeps_what_was_done_in_the_other_one(desk: Page) -> None:
    make(desk)
    tick(desk, 1).check()
    desk.get_by_role("radio", name="Six weeks").check()
    assert all(item == "" for item in desk.locator(".aipm-plan__steps:visible time").all_inner_texts())
    button(desk, "Make my plan").click()
    assert len(days(desk)) == 20
    expect(desk.locator("[data-part=told]")).to_contain_text("20 steps planned; 12 steps taken out")
    kept = answers(desk)
    assert [key.split(":")[2] for key in kept if ".state" in key] == ["steps.tlup.state"]
    desk.get_by_role("radio", name="Two weeks").check()
    expect(desk.get_by_role("checkbox", name="Take your best project through the loop")).to_be_checked()


@ONCE
@pytest.mark.parametrize(
    ("door", "route", "title"),
    [
        ("I build systems", "Through open source", "Ask in the project’s own thread"),
        ("Neither yet", "To another company", "Ask for one decision where you work today"),
    ],
)
def test_door_and_route_choose_what_is_read_and_who_is_asked(desk: Page, door: str, route: str, title: str) -> None:
    for name in ("Six weeks", door, route):
        desk.get_by_role("radio", name=name, exact=True).check()
    shown_ = desk.locator(".aipm-plan__steps:visible > li:visible")
    expect(shown_).to_have_count(20)
    expect(shown_.filter(has_text=title)).to_have_count(1)
    systems = shown_.first.get_by_role("link", name="I build systems")
    expect(systems).to_have_count(int(door == "I build systems"))


@ONCE
def test_a_box_that_is_ticked_before_there_is_a_plan_counts_in_it(desk: Page) -> None:
    desk.get_by_role("checkbox", name="Take your best project through the loop").check()
    ready(desk.reload() and desk, "plan")
    expect(desk.get_by_role("checkbox", name="Take your best project through the loop")).to_be_checked()
    make(desk)
    expect(desk.locator("[data-part=told]")).to_contain_text("12 steps planned; 1 done stays")
    expect(desk.locator("[data-part=progress]")).to_have_text("1 of 13 done")


@ONCE
def test_what_is_missing_or_cannot_be_is_explained_beside_its_field(desk: Page) -> None:
    at(desk, "hours").fill("80")
    button(desk, "Make my plan").click()
    expect(at(desk, "kind").first).to_be_focused()
    assert desk.locator(".aipm-flaw").count() == 5
    expect(at(desk, "hours")).to_have_accessible_description(re.compile("A number of hours from 0.5 to 60, such as 4"))
    expect(desk.get_by_role("group", name="Your door")).to_have_accessible_description(
        "Choose a door. It changes what you read first."
    )
    fill(desk)
    at(desk, "start").blur()
    expect(desk.locator(".aipm-flaw")).to_have_count(0)
    button(desk, "Make my plan").click()
    assert len(days(desk)) == STEPS


@ONCE
def test_few_hours_stretch_the_plan_and_it_says_so(desk: Page) -> None:
    fill(desk, hours="3")
    at(desk, "start").blur()
    expect(desk.locator("[data-part=sum]")).to_contain_text("At 3 hours a week this takes 5 weeks instead of 2")
    button(desk, "Make my plan").click()
    assert days(desk)[-1] >= START + timedelta(28)


@ONCE
def test_each_act_is_said_once(desk: Page) -> None:
    said = listen(desk)
    fill(desk)
    at(desk, "start").blur()
    said()
    for act, words_ in (
        (lambda: button(desk, "Make my plan").click(), "13 steps planned. You can undo it."),
        (lambda: tick(desk, 0).check(), "1 of 13 done"),
        (lambda: button(desk, "Re-plan from today").click(), "12 steps moved; 1 done stays. You can undo it."),
        (lambda: button(desk, "Re-plan from today").click(), "Nothing moved; 1 done stays"),
    ):
        act()
        assert said() == [words_]


def calendar(page: Page) -> tuple[str, dict[str, dict]]:
    """Take the calendar away; give its name, and its events by their uid."""
    name, content = taken(page, lambda: button(page, "Download calendar (.ics)").click())
    read = Calendar.from_ical(content)
    return name, {str(event["UID"]): event for event in read.walk("VEVENT")}


def test_a_calendar_holds_every_date_and_a_later_one_moves_its_entries(desk: Page) -> None:
    make(desk)
    tick(desk, 0).check()
    name, first = calendar(desk)
    assert name == "plan-20-jan-2027.ics"
    assert sorted(event["DTSTART"].dt for event in first.values()) == days(desk)
    titles = desk.locator(".aipm-plan__steps:visible label:visible").all_inner_texts()
    assert sorted(str(event["SUMMARY"]) for event in first.values()) == sorted(titles)
    desk.clock.set_fixed_time(f"{TODAY}T10:05:00")
    button(desk, "Re-plan from today").click()
    _, second = calendar(desk)
    assert first.keys() == second.keys()
    moved = [uid for uid in first if first[uid]["DTSTART"].dt != second[uid]["DTSTART"].dt]
    assert len(moved) == STEPS - 1
    assert all(int(second[uid]["SEQUENCE"]) > int(first[uid]["SEQUENCE"]) for uid in moved)
    assert all(second[uid]["DTSTAMP"].dt > first[uid]["DTSTAMP"].dt for uid in moved)


@ONCE
def test_a_calendar_holds_any_words(desk: Page, origin: str) -> None:
    make(desk)
    wild = "Größe; 漢字, \\n “🐘” " + "ß🐘" * 60
    (id_,) = (key.split(":")[1] for key in answers(desk) if key.startswith("doc:"))
    keep(desk, {f"field:{id_}:steps.tlup.step": wild})
    ready(desk.reload() and desk, "plan")
    _, events = calendar(desk)
    assert str(events[f"{id_}-tlup@ai-pm-field-guide"]["SUMMARY"]) == wild


def test_two_tabs_share_ticks_and_dates(desk: Page, origin: str) -> None:
    make(desk)
    other = desk.context.new_page()
    other.clock.set_fixed_time(f"{TODAY}T10:00:00")
    open_ready(other, origin + PLANNER, "plan")
    tick(other, 0).check()
    expect(tick(desk, 0)).to_be_checked()
    expect(desk.locator("[data-part=progress]")).to_have_text("1 of 13 done")
    button(other, "Re-plan from today").click()
    expect(desk.locator(".aipm-plan__steps:visible time").nth(1)).to_have_attribute("datetime", TODAY.isoformat())


def test_without_storage_a_plan_is_made_and_the_truth_is_told(blocked: BrowserContext, origin: str) -> None:
    page = open_ready(blocked.new_page(), origin + PLANNER, "plan")
    expect(page.get_by_role("alert").filter(has_text="Not saved: this browser blocks storage")).to_be_visible()
    make(page)
    tick(page, 0).check()
    expect(page.locator("[data-part=progress]")).to_have_text("1 of 13 done")
    page.close()


@ONCE
def test_full_storage_leaves_the_plan_as_it_was(desk: Page) -> None:
    make(desk)
    before = days(desk)
    fill_storage(desk)
    button(desk, "Re-plan from today").click()
    moved = days(desk) != before
    alarmed = desk.get_by_role("alert").filter(has_text="storage is full").count() == 1
    # Dates as long as those before them fit where those stood.
    assert moved or alarmed
    empty_storage(desk)


def test_by_keyboard_alone(desk: Page) -> None:
    desk.get_by_role("radio", name="Two weeks").focus()
    for name in ("I run products", "Inside my company"):
        desk.keyboard.press("Space")
        desk.keyboard.press("Tab")
        expect(desk.get_by_role("radio", name=name, exact=True)).to_be_focused()
    desk.keyboard.press("Space")
    desk.keyboard.press("Tab")
    desk.keyboard.type("6")
    at(desk, "start").fill(START.isoformat())
    # Enter in a field is no wish to plan, least of all on a box.
    at(desk, "hours").press("Enter")
    assert desk.url.split("#")[0].endswith(PLANNER)
    button(desk, "Make my plan").focus()
    desk.keyboard.press("Enter")
    expect(desk.get_by_role("heading", name="Your plan", exact=True)).to_be_focused()
    tick(desk, 0).focus()
    desk.keyboard.press("Space")
    expect(tick(desk, 0)).to_be_checked()
    expect(tick(desk, 0)).to_be_focused()
    tick(desk, 0).press("Enter")
    assert days(desk)[1] == START + timedelta(1)


@CHROMIUM
@pytest.mark.parametrize("width", [1280, 320])
def test_tab_reaches_all_of_a_plan(browser: Browser, origin: str, width: int) -> None:
    with browser.new_context(viewport={"width": width, "height": 720}) as context:
        page = open_ready(context.new_page(), origin + PLANNER, "plan")
        make(page)
        page.evaluate("document.activeElement.blur(); scrollTo(0, 0)")
        ready(page.reload() and page, "plan")
        assert walk(page) == []
        assert page.evaluate(MISSED) == []


@CHROMIUM
def test_axe_finds_nothing_in_any_state(shown: Page, origin: str) -> None:
    open_ready(shown, origin + PLANNER, "plan")
    button(shown, "Make my plan").click()
    expect(at(shown, "kind").first).to_be_focused()
    for view in views(shown):
        assert (view, flaws(shown)) == (view, [])
    make(shown)
    tick(shown, 0).check()
    button(shown, "Re-plan from today").click()
    for view in views(shown):
        assert (view, flaws(shown)) == (view, [])
        assert shown.evaluate("document.documentElement.scrollWidth <= innerWidth")


@CHROMIUM
@pytest.mark.parametrize("width", [1280, 320])
def test_nothing_moves_while_the_planner_loads(browser: Browser, origin: str, width: int) -> None:
    with browser.new_context(viewport={"width": width, "height": 800}) as context:
        page = context.new_page()
        watch(page)
        open_ready(page, origin + PLANNER, "plan")
        assert moved(page) == []
        make(page)
        ready(page.reload() and page, "plan")
        assert moved(page) == []


@CHROMIUM
def test_the_planner_brings_little_script(page: Page, origin: str, site: Path) -> None:
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(request.url.removeprefix(origin)))
    open_ready(page, origin + PLANNER, "plan")
    page.wait_for_load_state("networkidle")
    ours = {path for path in asked if re.fullmatch(r"assets/javascripts/[\w/-]+\.js", path)}
    assert len(ours) > 10
    assert sum(size(site, path) for path in ours) <= LIMIT


def test_without_script_three_plans_can_be_ticked_and_no_button_waits(scriptless: Browser, origin: str) -> None:
    with scriptless.new_context() as context:
        page = context.new_page()
        page.goto(origin + PLANNER)
        seen = "selector => [...document.querySelectorAll(selector)].filter(one => one.checkVisibility()).length"
        assert page.evaluate(seen, "main [data-component=plan]") == 3
        assert page.evaluate(seen, "main button") == 0
        tab_to(page, "[name='steps.tlup.state']")
        page.keyboard.press("Space")
        assert page.evaluate("document.querySelector('[name=\"steps.tlup.state\"]').checked")
        assert "Without JavaScript nothing is dated or kept" in page.content()


@ONCE
@pytest.mark.parametrize("sheet", [A4, LETTER], ids=lambda sheet: sheet.name)
def test_a_printed_plan_says_whose_it_is_and_what_it_cannot_know(
    desk: Page, library: Library, tmp_path: Path, sheet: object
) -> None:
    make(desk)
    tick(desk, 0).check()
    paper = print_out(desk, sheet, tmp_path)
    steps = library["plan"]["two-weeks"].record.steps
    assert paper.lacks([step.title for step in steps]) == []
    assert paper.lacks(["Two weeks · I run products · Inside my company · 6 hours a week", "It promises nothing"]) == []
    assert paper.lacks(["Tue 12 January 2027", "Mon 25 January 2027", "1 of 13 done"]) == []
    for elsewhere in ("What the plan is made from", "Six weeks", "Where it is kept", "Re-plan"):
        assert paper.places(elsewhere) == []
    assert paper.strays() == []
    assert paper.sheets <= 3


@ONCE
def test_paper_without_a_plan_holds_all_three_undated(desk: Page, library: Library, tmp_path: Path) -> None:
    paper = print_out(desk, A4, tmp_path)
    titles = [step.title for entry in library["plan"].values() for step in entry.record.steps]
    assert paper.lacks(titles) == []
    assert paper.strays() == []
