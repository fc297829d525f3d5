"""The planner: a few answers become dated steps to tick, to plan again, to print and to carry into a calendar."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from macros.library import Library
from tests.bench.weight import load, serving, size
from tests.browser.kept import (
    answers, at, button, document, empty_storage, fill_storage, keep, listen, open_ready, ready, taken,
)  # fmt: skip
from tests.browser.paper import A4, LETTER, print_out
from tests.browser.test_accessibility import CHROMIUM, SCHEMES, WIDTHS, flaws, shown
from tests.browser.test_keyboard import MISSED, walk
from tests.conftest import PAGES

__all__ = ["shown"]
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
