"""The clock of a drill in a page: paused, extended, hidden, out of sight, reloaded, and never in anybody's way."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.drills import clock, heading, kept, notes, open_drills, retype, run, running, seconds, start
from tests.browser.kept import QUIET, at, button, listen, ready
from tests.browser.marks import ONCE

MINUTES = 15
SIGHT = """hidden => {
    Object.defineProperty(document, "hidden", {value: hidden, configurable: true});
    document.dispatchEvent(new Event("visibilitychange"));
}"""
SET = "by => { const now = Date.now.bind(Date); Date.now = () => now() + by; }"
HOUR = 3_600_000


@pytest.fixture
def drill(page: Page, origin: str) -> Page:
    """A drill of fifteen minutes that has just begun, in time that the test moves."""
    page.clock.install()
    open_drills(page, origin)
    page.clock.pause_at(page.evaluate("Date.now() / 1000 + 1"))
    start(page)
    heading(page, 0)
    return page


def passes(page: Page, minutes: float) -> None:
    """Let so many minutes pass, every tick of them."""
    page.clock.run_for(int(minutes * 60_000))


@ONCE
def test_it_counts_down_and_past_the_end_and_closes_nothing(drill: Page) -> None:
    assert seconds(drill) == MINUTES * 60
    passes(drill, 1.5)
    assert seconds(drill) == MINUTES * 60 - 90
    drill.clock.fast_forward("13:30")
    drill.clock.run_for(1000)
    assert clock(drill).text_content() == "over by 0:01"
    notes(drill).fill("Still writing")
    expect(notes(drill)).to_be_editable()
    button(drill, "Add a minute").click()
    assert seconds(drill) == 59
    button(drill, "Finish").click()
    assert kept(drill)["minutes"] == "15"
    assert kept(drill)["notes"] == "Still writing"


def test_a_second_changes_one_figure_and_nothing_else(drill: Page) -> None:
    """A page that is touched four times a second costs a phone its battery, and a selection its place."""
    drill.evaluate(
        """() => {
            window.touched = [];
            const told = ({type, attributeName, target}) => `${type} ${attributeName ?? target.data}`;
            new MutationObserver(all => touched.push(...all.map(told))).observe(
                document.querySelector("[data-part=run]"),
                {subtree: true, childList: true, attributes: true, characterData: true},
            );
        }"""
    )
    passes(drill, 0.05)
    assert drill.evaluate("touched") == [f"characterData 14:{second}" for second in (59, 58, 57)]


@ONCE
def test_it_stands_while_paused_also_across_a_reload(drill: Page) -> None:
    passes(drill, 2)
    button(drill, "Pause").click()
    passes(drill, 3)
    assert seconds(drill) == 13 * 60
    drill.reload()
    ready(drill, "drill")
    drill.clock.run_for(60_000)
    assert seconds(drill) == 13 * 60
    button(drill, "Resume").click()
    passes(drill, 1)
    assert seconds(drill) == 12 * 60


def test_it_runs_on_through_a_reload(drill: Page) -> None:
    passes(drill, 4)
    button(drill, "Add a minute").click()
    drill.reload()
    ready(drill, "drill")
    expect(button(drill, "Pause")).to_be_visible()
    assert abs(seconds(drill) - 12 * 60) <= 1
    passes(drill, 1)
    assert abs(seconds(drill) - 11 * 60) <= 1


def test_a_hidden_tab_loses_less_than_a_second_in_five_minutes(drill: Page) -> None:
    passes(drill, 1)
    drill.evaluate(SIGHT, True)
    drill.clock.fast_forward("05:00")
    drill.evaluate(SIGHT, False)
    assert abs(seconds(drill) - 9 * 60) < 1
    drill.clock.run_for(1000)
    assert seconds(drill) == 9 * 60 - 1


@ONCE
def test_a_lid_that_was_shut_counts_too(drill: Page) -> None:
    passes(drill, 1)
    drill.evaluate(SIGHT, True)
    drill.evaluate(SET, 4 * 60_000)
    drill.evaluate(SIGHT, False)
    assert seconds(drill) == 10 * 60


@ONCE
@pytest.mark.parametrize("by", [HOUR, -HOUR])
def test_a_clock_of_the_system_that_is_set_changes_nothing(drill: Page, by: int) -> None:
    passes(drill, 3)
    drill.evaluate(SET, by)
    passes(drill, 1)
    assert seconds(drill) == 11 * 60
    button(drill, "Finish").click()
    assert kept(drill)["minutes"] == "4"


@ONCE
def test_a_clock_that_was_set_before_a_reload_is_forgotten(drill: Page) -> None:
    passes(drill, 3)
    drill.evaluate(SET, -HOUR)
    passes(drill, 1)
    drill.evaluate(SIGHT, True)
    assert running(drill)["clock"]["spent"] == 4 * 60_000


def test_hidden_it_keeps_counting_and_says_nothing(drill: Page) -> None:
    said = listen(drill)
    button(drill, "Hide clock").click()
    expect(clock(drill)).to_be_hidden()
    drill.reload()
    ready(drill, "drill")
    expect(clock(drill)).to_be_hidden()
    said = listen(drill)
    drill.clock.fast_forward("15:00")
    assert said() == []
    button(drill, "Show clock").click()
    expect(clock(drill)).to_be_visible()
    assert seconds(drill) < 0


@ONCE
def test_only_four_moments_are_said(drill: Page) -> None:
    expect(clock(drill)).to_have_attribute("aria-live", "off")
    said = listen(drill)
    heard = []
    for _ in range(MINUTES * 2):
        passes(drill, 0.5)
        heard += said()
    passes(drill, 0.5)
    assert heard + said() == [
        "Halfway: 7:30 left",
        "Five minutes left",
        "One minute left",
        "Time is up. Nothing is closed: finish when you are ready.",
    ]


@ONCE
def test_minutes_that_the_reader_corrects_stay(drill: Page) -> None:
    passes(drill, 7.3)
    for name in ("Finish", "Mark the points", "Go to the marks"):
        button(drill, name).click()
    expect(at(drill, "minutes")).to_have_value("7.3")
    retype(at(drill, "minutes"), "6")
    for _ in range(3):
        button(drill, "Back").click()
    drill.clock.run_for(QUIET)
    button(drill, "Finish").click()
    expect(run(drill)).to_be_visible()
    assert kept(drill)["minutes"] == "6"
    button(drill, "Back").click()
    button(drill, "Resume").click()
    passes(drill, 1)
    button(drill, "Finish").click()
    assert kept(drill)["minutes"] == "8.3"
