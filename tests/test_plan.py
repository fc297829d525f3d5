"""The plans say what their pages say: the same days, minutes, sheets and labs, for every door and route."""

from __future__ import annotations

import re
from itertools import product
from typing import Any

import pytest

from macros.library import Library
from macros.plan.model import Plan, Step
from macros.plan.view import ASKED, COUNTED, spell
from tests.conftest import ROOT
from tests.guide import Guide

LINK = re.compile(r"\]\(([^)#]+)")
TIME = re.compile(r"(?:(\d+) hours?)?(?: ?(\d+) min(?:utes)?)?")
NAMES = {
    "drill": "interviews/index.md",
    "loop": "../worksheets/loop.md",
    "claim": "../worksheets/claim.md",
    "compan": "../worksheets/company.md",
    "journal": "../worksheets/journal.md",
}
"""What a page links where it first names it, and the plan in every step that names it."""


def minutes(text: str) -> int:
    """Read a time such as 90 minutes, 2 hours, 2 h 55 min."""
    hours, rest = TIME.fullmatch(text.replace(" h", " hour").replace("hourours", "hours")).groups()
    return int(hours or 0) * 60 + int(rest or 0)


def page(name: str) -> str:
    """Give the text of one of the two pages."""
    return (ROOT / f"docs/prepare/{name}.md").read_text(encoding="utf-8")


def links(step: Step) -> set[str]:
    """Give what a step leads to, as its page would link it."""
    sheets = {f"../worksheets/{id_}.md" for id_ in step.worksheets}
    labs = {f"../labs/{id_}.md" for id_ in step.labs}
    pages = {one.removeprefix("prepare/") if one.startswith("prepare/") else f"../{one}" for one in step.pages}
    return sheets | labs | pages


def wanted(task: str) -> set[str]:
    """Give what a task of a page links or names."""
    return set(LINK.findall(task)) | {link for name, link in NAMES.items() if name in task.casefold()}


def options(library: Library, name: str) -> list[str]:
    """Give the options of a choice on the plan worksheet."""
    fields = {field.id: field for field in library["worksheet"]["plan"].record.fields}
    return [option.id for option in fields[name].options]


def readers(library: Library) -> list[tuple[str, str]]:
    """Give every door with every route."""
    return list(product(options(library, "door"), options(library, "route")))


@pytest.fixture(scope="module")
def plans(library: Library) -> dict[str, Plan]:
    """The three plans by id."""
    return {id_: entry.record for id_, entry in library["plan"].items()}


def test_the_plans_are_the_choices_of_the_worksheet(library: Library, plans: dict[str, Plan]) -> None:
    assert list(plans) == options(library, "kind")
    names = {field.id for field in library["worksheet"]["plan"].record.fields}
    assert {*ASKED, *COUNTED} <= names


def test_two_weeks_are_the_days_of_their_page(plans: dict[str, Plan]) -> None:
    table = re.findall(r"^\| (\d+): [^,|]+, ([^|]+) \| (.+?) \| (.+?) \|$", page("two-weeks"), re.MULTILINE)
    days = {int(day): (time, task, result) for day, time, task, result in table}
    assert list(days) == list(range(1, 15))
    steps = plans["two-weeks"].steps
    assert [step.day for step in steps] == [day for day, (time, _, _) in days.items() if time != "free"]
    for step in steps:
        time, task, result = days[step.day]
        assert minutes(time) == step.minutes, step.id
        assert step.result == result
        assert links(step) == wanted(task), step.id


def weeks(library: Library) -> list[tuple[int, int, str]]:
    """Give week, minutes and words of every task that the six-week page lists."""
    found, week = [], 0
    text = page("six-weeks")
    for line in re.sub(r"\n  (?=\S)", " ", text[: text.index("## What to skip")]).splitlines():
        if heading := re.match(r"## Week (\d)", line):
            week = int(heading[1])
        elif task := re.match(r"- (?:Week (\d), )?(\d+ (?:minutes|hours)): (.+)", line):
            found.append((int(task[1] or week), minutes(task[2]), task[3]))
    return found


def test_six_weeks_are_the_tasks_of_their_page_for_every_door_and_route(
    library: Library, plans: dict[str, Plan]
) -> None:
    tasks = weeks(library)
    assert len(tasks) == 20
    for door, route in readers(library):
        steps = [step for step in plans["six-weeks"].steps if step.fits(door, route)]
        assert [((step.day + 6) // 7, step.minutes) for step in steps] == [task[:2] for task in tasks]
        for step, (_, _, words) in zip(steps, tasks, strict=True):
            # Pages to read may come in for a door or a route.
            assert links(step) >= wanted(words), step.id
            assert {link for link in links(step) - wanted(words) if "worksheets" in link or "labs" in link} == set()


def test_weeks_come_to_what_the_page_says(library: Library, plans: dict[str, Plan]) -> None:
    table = re.findall(r"^\| (\d): [^|]+ \| [^|]+ \| ([^|]+) \|", page("six-weeks"), re.MULTILINE)
    steps = [step for step in plans["six-weeks"].steps if step.fits("products", "inside")]
    for week, time in table:
        assert sum(step.minutes for step in steps if (step.day + 6) // 7 == int(week)) == minutes(time)


@pytest.mark.parametrize(("plan", "said"), [("two-weeks", "11 hours 10 minutes"), ("six-weeks", "18 and a half hours")])
def test_every_reader_gets_the_length_that_the_page_says(
    library: Library, plans: dict[str, Plan], plan: str, said: str
) -> None:
    totals = {
        sum(step.minutes for step in plans[plan].steps if step.fits(door, route)) for door, route in readers(library)
    }
    assert len(totals) == 1
    assert said in page(plan)
    assert spell(totals.pop()).replace("18 hours 30 minutes", "18 and a half hours") == said


def test_every_reader_is_offered_more_decisions_than_the_lab_asks_for(library: Library, plans: dict[str, Plan]) -> None:
    target = next(each.default for each in library["lab"]["timeline"].record.inputs if each.name == "target")
    for door, route in readers(library):
        assert sum(step.fits(door, route) for step in plans["own"].steps) > target


def test_decisions_lead_to_a_sheet_and_two_are_retirement_and_threshold(plans: dict[str, Plan]) -> None:
    steps = plans["own"].steps
    assert all(step.worksheets for step in steps)
    assert {"metric", "sunset", "evaluation", "rollback"} <= {id_ for step in steps for id_ in step.worksheets}


@pytest.mark.parametrize(("before", "after", "message"), [
    ("id: xone", "id: one-step", "id: expected four lower-case letters or digits"),
    ("id: xtri", "id: xone", "expected an id that no other entry of the list has"),
    ("day: 2", "day: 4", "day: expected day 1 first, and days that never go back; found day 3"),
    ("      minutes: 30\n", "", "expected a day and minutes for every step of a plan, or for none; found xtri without"),
])  # fmt: skip
def test_a_plan_that_cannot_be_dated_is_told_in_words(tmp_path: Any, before: str, after: str, message: str) -> None:
    guide = Guide(tmp_path)
    assert guide.problems() == []
    guide.replace("docs/prepare/plan.yml", before, after)
    (problem,) = guide.problems()
    assert message in problem
