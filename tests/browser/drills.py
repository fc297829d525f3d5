"""Drills to walk through: each step by the names that the reader sees."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, timedelta

from playwright.sync_api import Locator, Page, expect

from tests.browser.kept import answers, button, document, open_ready, stored

DRILLS = "prepare/interviews/"
SCENARIO, TITLE, POINTS = "silent-decline", "Silent decline", 6
RATINGS = ("Structure", "Problem framing", "Data and metrics", "Trade-offs", "Risk and fallback", "Communication")
HEADINGS = (
    "Answer aloud",
    "Follow-up questions",
    "What a strong answer covers",
    "Mark the answer",
    "Your scorecard",
)
RUNNING = "aipm:1:meta:app:drill"


def open_drills(page: Page, origin: str, anchor: str = "") -> Page:
    """Open the page of the drills."""
    return open_ready(page, origin + DRILLS + anchor, "drill")


def pick(page: Page) -> Locator:
    """Give the choice of a scenario."""
    return page.get_by_label("Scenario", exact=True)


def start(page: Page, scenario: str = SCENARIO) -> None:
    """Start a drill."""
    pick(page).select_option(scenario)
    button(page, "Start").click()
    expect(run(page)).to_be_visible()


def run(page: Page) -> Locator:
    """Give the sheet on which a drill runs."""
    return page.locator("[data-part=run]")


def clock(page: Page) -> Locator:
    """Give the time that is left."""
    return page.get_by_role("timer")


def seconds(page: Page) -> int:
    """Give the time that is left, in seconds, below zero once it is over."""
    text = clock(page).text_content()
    minutes, rest = text.removeprefix("over by ").split(":")
    return (-1 if text.startswith("over") else 1) * (int(minutes) * 60 + int(rest))


def heading(page: Page, step: int) -> None:
    """Expect the step with this number, counted from 0, and the keyboard at its heading."""
    expect(page.get_by_role("heading", name=HEADINGS[step], exact=True)).to_be_focused()


def notes(page: Page) -> Locator:
    """Give the box for notes."""
    return page.get_by_label("Notes", exact=True)


def mark(page: Page, number: int, word: str) -> Locator:
    """Give one of the three marks of a point, counted from 1."""
    return run(page).locator("[data-part=points]").get_by_role("group").nth(number - 1).get_by_label(word, exact=True)


def rating(page: Page, name: str, value: int) -> Locator:
    """Give one of the four marks of a rubric."""
    return page.get_by_role("group", name=name, exact=True).get_by_role("radio").nth(value - 1)


def retype(box: Locator, text: str) -> None:
    """Put another number into a box: in Firefox `fill` adds to the one that stands there."""
    box.press("ControlOrMeta+a")
    box.press_sequentially(text)


def to_step(page: Page, step: int) -> None:
    """Walk from the first step to the one with this number."""
    for name in ("Finish", "Mark the points", "Go to the marks", "Save scorecard")[:step]:
        button(page, name).click()


def kept(page: Page) -> dict[str, str]:
    """Give the answers of the one scorecard there is, by field."""
    found = answers(page)
    (id_,) = (key.split(":")[1] for key in found if key.startswith("doc:"))
    return {key.split(":")[2]: text for key, text in found.items() if key.startswith(f"field:{id_}:")}


def running(page: Page) -> dict:
    """Give what the device remembers of the drill that stands open."""
    return json.loads(json.loads(stored(page)[RUNNING])["v"])


def card(
    id_: str,
    ago: int,
    marks: str = "said said said said said said",
    scenario: str = f"{TITLE} #{SCENARIO}",
    **fields: object,
) -> dict[str, str]:
    """Give the entries of a scorecard that was filled in so many days ago."""
    points = {f"points.r{n}.mark": word for n, word in enumerate(marks.split(), 1)}
    points |= {f"points.r{n}.point": f"Point {n}" for n in range(1, len(points) + 1)}
    day = (date.today() - timedelta(days=ago)).isoformat()
    given: Mapping[str, object] = {"scenario": scenario, "date": day, **points, **fields}
    return document("mock", id_, f"Card {id_}", **given)
