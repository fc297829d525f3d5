"""Drills: chosen, answered, marked, saved as scorecards, and compared."""

from __future__ import annotations

import json
import re
from datetime import date

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.drills import (
    HEADINGS,
    POINTS,
    RATINGS,
    RUNNING,
    SCENARIO,
    TITLE,
    card,
    heading,
    kept,
    mark,
    notes,
    open_drills,
    pick,
    rating,
    retype,
    run,
    running,
    start,
    to_step,
)  # fmt: skip
from tests.browser.kept import answers, at, button, keep, listen, open_ready, ready, stored, taken
from tests.browser.marks import ONCE

WORDS = ("said", "partly", "missed")


def fill(page: Page) -> dict[str, str]:
    """Walk a drill from the start to the last step but the saving; give what was answered, by field."""
    start(page)
    notes(page).fill("Count again, then slices\nשלום")
    to_step(page, 2)
    given = {"notes": "Count again, then slices\nשלום", "scenario": f"{TITLE} #{SCENARIO}"}
    for number in range(1, POINTS + 1):
        word = WORDS[number % 3]
        mark(page, number, word).check()
        given[f"points.r{number}.mark"] = word
    button(page, "Go to the marks").click()
    for value, name in enumerate(RATINGS):
        rating(page, name, value % 4 + 1).check()
        given[_field(name)] = str(value % 4 + 1)
    page.get_by_label("What I missed").fill("Before any theory I count again.")
    page.get_by_label("Next try").fill("Start with the counter")
    return given | {"missed": "Before any theory I count again.", "next-try": "Start with the counter"}


def _field(name: str) -> str:
    fields = ("structure", "framing", "data-metrics", "trade-offs", "risk-fallback", "communication")
    return fields[RATINGS.index(name)]


def test_a_drill_from_choice_to_scorecard(page: Page, origin: str) -> None:
    open_drills(page, origin)
    start(page)
    heading(page, 0)
    expect(run(page)).to_contain_text("You own the ticket model at Larkfield Mobile.")
    for hidden in ("I start by asking whether the drop is real", "Does that clear the inputs?"):
        expect(run(page).get_by_text(hidden).first).to_be_hidden()
    expect(page.get_by_role("heading", name="Renamed upstream field")).to_be_hidden()
    notes(page).fill("Count again")
    expect(button(page, "Pause")).to_be_visible()
    button(page, "Pause").click()
    button(page, "Resume").click()
    button(page, "Add a minute").click()
    button(page, "Finish").click()

    heading(page, 1)
    probes = run(page).locator("[data-part=asked] li")
    expect(probes).to_have_count(1)
    button(page, "Next probe").click()
    expect(probes).to_have_count(2)
    expect(probes.nth(1)).to_be_focused()
    button(page, "Next probe").click()
    expect(button(page, "Next probe")).to_be_hidden()
    expect(run(page).get_by_text("With ten bins and 9,000 tickets").first).to_be_hidden()
    button(page, "Mark the points").click()

    heading(page, 2)
    expect(run(page).locator("[data-part=points] fieldset")).to_have_count(POINTS)
    expect(run(page).locator("[data-part=flags]")).to_contain_text("before anyone has checked the counter")
    expect(run(page).locator("[data-part=replies]")).to_contain_text("With ten bins and 9,000 tickets")
    for number in range(1, POINTS + 1):
        mark(page, number, WORDS[number % 3]).check()
    button(page, "Go to the marks").click()

    heading(page, 3)
    expect(run(page)).to_contain_text("Of 6 points: 2 said, 2 partly, 2 missed.")
    for value, name in enumerate(RATINGS):
        rating(page, name, value % 4 + 1).check()
    expect(page.get_by_role("group", name="Trade-offs").get_by_role("radio")).to_have_count(4)
    expect(page.get_by_label("3 Two options, each with its price, and a choice.")).to_be_visible()
    expect(page.get_by_label("Date", exact=True)).to_have_value(date.today().isoformat())
    expect(page.get_by_label("Minutes spoken")).to_have_value(re.compile(r"^0(\.\d)?$"))
    expect(page.get_by_label("What I missed")).to_have_value("")
    button(page, "Save scorecard").click()

    heading(page, 4)
    expect(run(page)).to_contain_text("Everything is saved.")
    expect(run(page)).to_contain_text("This was your first attempt at this scenario.")
    outline = run(page).get_by_text("One answer, in outline")
    outline.click()
    expect(run(page).locator("[data-part=outline]")).to_be_visible()
    button(page, "Choose another").click()
    expect(page.get_by_role("heading", name="Practise a scenario")).to_be_focused()
    expect(pick(page).locator("option:checked")).to_have_text(f"{TITLE} (standard, 15 min; practised once)")
    assert RUNNING not in stored(page)


@ONCE
def test_the_scorecard_opens_on_the_mock_sheet_with_every_answer(page: Page, origin: str) -> None:
    open_drills(page, origin)
    given = fill(page)
    button(page, "Save scorecard").click()
    link = run(page).get_by_role("link", name=re.compile(f"^\\d.+: {TITLE}$"))
    assert kept(page).items() >= given.items()
    address = link.get_attribute("href")
    open_ready(page, f"{origin}prepare/interviews/{address}")
    for name, text in given.items():
        if name in ("notes", "scenario", "missed", "next-try") or name.endswith(".mark"):
            expect(at(page, name)).to_have_value(text)
        else:
            expect(page.locator(f"[name='{name}'][value='{text}']")).to_be_checked()
    expect(at(page, "points.r1.point")).to_have_value(re.compile("^I start by asking whether the drop is real"))
    expect(page.locator("[data-name=points] tbody tr")).to_have_count(POINTS)
    expect(page.locator("[data-log]").get_by_role("listitem")).to_contain_text(f"{TITLE} #{SCENARIO}")
    open_ready(page, f"{origin}workspace/", "workspace")
    expect(page.get_by_role("link", name=re.compile(f": {TITLE}$"))).to_be_visible()
    open_ready(page, f"{origin}prepare/checklist/", "checklist")
    expect(page.get_by_text("1 of 5 mock interviews")).to_be_visible()


@pytest.mark.parametrize("step", range(len(HEADINGS)))
def test_a_reload_at_any_step_goes_on_there(page: Page, origin: str, step: int) -> None:
    open_drills(page, origin)
    start(page)
    notes(page).fill("Half a thought")
    to_step(page, step)
    if step == 1:
        button(page, "Next probe").click()
    if step == 2:
        mark(page, 2, "partly").check()
    if step == 3:
        rating(page, "Structure", 3).check()
    page.reload()
    ready(page, "drill")
    expect(run(page).get_by_role("heading", name=HEADINGS[step], exact=True)).to_be_visible()
    expect(page.get_by_role("heading", name="Practise a scenario")).to_be_hidden()
    if step < 4:
        expect(notes(page)).to_have_value("Half a thought")
    if step == 1:
        expect(run(page).locator("[data-part=asked] li")).to_have_count(2)
    if step == 2:
        expect(mark(page, 2, "partly")).to_be_checked()
        expect(run(page).locator("[data-part=points] :checked")).to_have_count(1)
    if step == 3:
        expect(rating(page, "Structure", 3)).to_be_checked()


@ONCE
def test_back_leads_back_and_nothing_is_lost(page: Page, origin: str) -> None:
    open_drills(page, origin)
    start(page)
    to_step(page, 2)
    mark(page, 1, "said").check()
    button(page, "Back").click()
    heading(page, 1)
    button(page, "Back").click()
    heading(page, 0)
    expect(button(page, "Resume")).to_be_visible()
    to_step(page, 2)
    expect(mark(page, 1, "said")).to_be_checked()


@ONCE
def test_a_drill_can_be_left_and_waits(page: Page, origin: str) -> None:
    open_drills(page, origin)
    start(page)
    notes(page).fill("Later")
    button(page, "Leave for now").click()
    expect(button(page, "Go on")).to_be_focused()
    expect(page.get_by_text(f"Your drill “{TITLE}” waits.")).to_be_visible()
    assert running(page)["clock"]["since"] is None
    button(page, "Go on").click()
    heading(page, 0)
    expect(notes(page)).to_have_value("Later")
    expect(button(page, "Resume")).to_be_visible()


@ONCE
def test_another_drill_takes_its_place_and_the_first_card_stays(page: Page, origin: str) -> None:
    open_drills(page, origin)
    start(page)
    notes(page).fill("First")
    button(page, "Leave for now").click()
    start(page, "renamed-upstream-field")
    expect(notes(page)).to_have_value("")
    notes(page).fill("Second")
    button(page, "Finish").click()
    texts = sorted(text for key, text in answers(page).items() if key.endswith(":notes"))
    assert texts == ["First", "Second"]
    expect(page.locator(f"#{SCENARIO}")).to_be_attached()


@ONCE
def test_a_scenario_in_the_list_starts_at_once(page: Page, origin: str) -> None:
    open_drills(page, origin)
    page.get_by_role("button", name=f"Practise : {TITLE}").click()
    heading(page, 0)
    assert running(page)["scenario"] == SCENARIO


@ONCE
@pytest.mark.parametrize("runs", [False, True])
def test_links_to_scenarios_keep_working(page: Page, origin: str, runs: bool) -> None:
    open_drills(page, origin)
    if runs:
        start(page)
    page.evaluate("location.hash = 'renamed-upstream-field'")
    expect(page.locator("#renamed-upstream-field")).to_be_in_viewport()
    expect(run(page)).to_be_hidden()
    if runs:
        page.evaluate(f"location.hash = '{SCENARIO}'")
        expect(page.locator(f"#{SCENARIO}")).to_be_in_viewport()
        expect(button(page, "Go on")).to_be_visible()


@ONCE
def test_a_link_to_another_scenario_opens_it_beside_a_waiting_drill(page: Page, origin: str) -> None:
    open_drills(page, origin)
    start(page)
    page.goto("about:blank")
    open_drills(page, origin, "#renamed-upstream-field")
    expect(page.locator("#renamed-upstream-field")).to_be_in_viewport()
    expect(button(page, "Go on")).to_be_visible()
    page.goto("about:blank")
    open_drills(page, origin, f"#{SCENARIO}")
    expect(run(page)).to_be_visible()
    expect(page.locator(f"#{SCENARIO}")).to_be_in_viewport()


@ONCE
def test_two_attempts_are_set_side_by_side(page: Page, origin: str) -> None:
    open_drills(page, origin)
    keep(page, card("aaaaaaaa", 9, "missed missed missed said said said", structure=1, minutes=9))
    keep(page, card("bbbbbbbb", 30, structure=2, minutes=20))
    keep(page, card("cccccccc", 3, scenario="Another one"))
    page.reload()
    ready(page, "drill")
    given = fill(page)
    retype(page.get_by_label("Minutes spoken"), "11")
    button(page, "Save scorecard").click()
    table = run(page).get_by_role("table")
    expect(table.get_by_role("columnheader")).to_have_count(3)
    expect(table.get_by_role("columnheader").last).to_have_text("this one")
    for name, cells in {"Minutes": "20 9 11", "Said": "6 3 2", "Missed": "0 3 2", "Structure": "2 1 1"}.items():
        row = table.get_by_role("row").filter(has=page.get_by_role("rowheader", name=name, exact=True))
        expect(row.get_by_role("cell")).to_have_text(cells.split())
    expect(run(page)).to_contain_text(
        re.compile(r"Since your last attempt, on .+: 1 point fewer said; 1 fewer missed; 2 minutes longer\.")
    )
    assert given["structure"] == "1"


def test_another_tab_goes_on_with_the_same_drill(page: Page, origin: str) -> None:
    open_drills(page, origin)
    start(page)
    other = open_drills(page.context.new_page(), origin)
    notes(other).fill("From the other tab")
    expect(notes(page)).to_have_value("From the other tab")
    button(other, "Finish").click()
    expect(page.get_by_role("heading", name=HEADINGS[1])).to_be_visible()
    assert answers(page).keys() >= {f"field:{running(page)['document']}:date"}


@ONCE
def test_a_card_that_is_deleted_elsewhere_ends_the_drill_and_leaves_nothing_behind(page: Page, origin: str) -> None:
    open_drills(page, origin)
    start(page)
    id_ = running(page)["document"]
    other = open_ready(page.context.new_page(), f"{origin}worksheets/mock/#doc={id_}")
    button(other, "Delete").click()
    expect(run(page)).to_be_hidden()
    expect(pick(page)).to_be_visible()
    assert answers(page) == {}


@ONCE
def test_what_runs_is_no_part_of_a_backup(page: Page, origin: str) -> None:
    open_drills(page, origin)
    start(page)
    open_ready(page, f"{origin}workspace/", "workspace")
    name, content = taken(page, button(page, "Download backup").click)
    keys = json.loads(content)["data"].keys()
    assert any(key.startswith("doc:mock-") for key in keys), name
    assert not any(key.startswith("meta:app:drill") for key in keys)


@ONCE
def test_each_act_is_said_once_at_most(page: Page, origin: str) -> None:
    open_drills(page, origin)
    said = listen(page)
    acts = {
        "Surprise me": "^“.+”: You have not practised",
        "Start": None,
        "Pause": r"^Paused, \d+:\d\d$",
        "Resume": r"^Running, \d+:\d\d$",
        "Add a minute": r"^One minute more: \d+:\d\d$",
        "Hide clock": None,
        "Finish": None,
        "Next probe": None,
        "Mark the points": None,
        "Go to the marks": None,
        "Save scorecard": None,
        "Choose another": None,
    }
    # What these fetch their scripts for comes a moment after the click.
    shown = {
        "Surprise me": page.locator("[data-part=reason]").get_by_text("You have not practised"),
        "Start": run(page),
        "Save scorecard": page.get_by_text("This was your first attempt"),
        "Choose another": page.get_by_text("Your attempts (1)"),
    }
    for name, words in acts.items():
        button(page, name).click()
        if name in shown:
            expect(shown[name]).to_be_visible()
        heard = said()
        assert len(heard) == (words is not None), (name, heard)
        assert words is None or re.match(words, heard[0])


def test_where_storage_is_blocked_a_drill_runs_and_says_what_it_cannot(blocked: BrowserContext, origin: str) -> None:
    page = open_drills(blocked.new_page(), origin)
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    expect(page.get_by_role("alert")).to_contain_text("this browser blocks storage")
    fill(page)
    button(page, "Save scorecard").click()
    heading(page, 4)
    button(page, "Choose another").click()
    expect(page.get_by_text("Your attempts (1)")).to_be_visible()
    assert errors == []
    page.close()
