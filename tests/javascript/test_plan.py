"""A plan’s dates, row by row, and what moves when it is made again."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.library import Library
from tests.javascript.node import Node

PLAN, REPLAN, WORDS = "model/plan.js", "model/replan.js", "parts/plan-words.js"
DATES = st.dates(date(2024, 1, 1), date(2040, 12, 31))
HOURS = st.one_of(st.integers(1, 60), st.floats(0.5, 60).map(lambda hours: round(hours, 2)))
MONTHS = st.one_of(st.integers(1, 12), st.floats(0.1, 24).map(lambda months: round(months, 2)))


@st.composite
def dated_steps(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Give steps of any plan by days, some of them done on any day."""
    days = sorted(draw(st.lists(st.integers(1, 60), min_size=1, max_size=24)))
    return [
        {
            "row": f"s{number:03}",
            "title": f"Step {number}",
            "day": day,
            "minutes": draw(st.integers(5, 240)),
            "done": (done := draw(st.booleans())),
            "by": draw(DATES).isoformat() if done else "",
        }
        for number, day in enumerate(days)
    ]


def pace(from_: date | str, hours: float = 4, months: float | None = None) -> dict[str, Any]:
    """Give what a plan is made with."""
    return {"from": str(from_), "hours": hours, "pace": months}


def dates(node: Node, steps: list[dict[str, Any]], given: dict[str, Any]) -> list[str]:
    """Give the dates of a plan, in its order."""
    return [step["by"] for step in node.call(PLAN, "plan", steps, given)]


def steps_of(library: Library, plan: str, door: str = "products", route: str = "inside") -> list[dict[str, Any]]:
    """Give the steps of one of the guide’s plans for a reader, none of them done."""
    fitting = [step for step in library["plan"][plan].record.steps if step.fits(door, route)]
    return [
        {"row": step.id, "title": step.title, "day": step.day, "minutes": step.minutes, "done": False, "by": ""}
        for step in fitting
    ]


@settings(deadline=None)
@given(dated_steps(), DATES, HOURS)
def test_every_step_stands_once_in_its_order_and_open_dates_never_go_back(
    node: Node, steps: list[dict[str, Any]], start: date, hours: float
) -> None:
    found = node.call(PLAN, "plan", steps, pace(start, hours))
    assert [step["row"] for step in found] == [step["row"] for step in steps]
    kept = [(new["by"], old["by"]) for new, old in zip(found, steps, strict=True) if old["done"]]
    assert all(new == old for new, old in kept)
    open_ = [new["by"] for new, old in zip(found, steps, strict=True) if not old["done"]]
    assert open_ == sorted(open_)
    assert all(by >= start.isoformat() for by in open_)


@settings(deadline=None)
@given(dated_steps(), DATES, HOURS)
def test_no_week_holds_more_than_its_hours(node: Node, steps: list[dict[str, Any]], start: date, hours: float) -> None:
    room = round(hours * 60)
    weeks: dict[int, list[int]] = {}
    for step, by in zip(steps, dates(node, steps, pace(start, hours)), strict=True):
        if not step["done"]:
            weeks.setdefault((date.fromisoformat(by) - start).days // 7, []).append(step["minutes"])
    # One step that is longer than a week takes the weeks before it as well.
    assert all(sum(minutes) <= room for minutes in weeks.values() if max(minutes) <= room)


@settings(deadline=None)
@given(dated_steps(), DATES, HOURS, HOURS)
def test_fewer_hours_never_bring_a_step_forward(
    node: Node, steps: list[dict[str, Any]], start: date, one: float, other: float
) -> None:
    few, many = sorted((one, other))
    slow, fast = (dates(node, steps, pace(start, hours)) for hours in (few, many))
    assert all(late >= early for late, early in zip(slow, fast, strict=True))


@settings(deadline=None)
@given(dated_steps(), DATES, HOURS)
def test_planning_again_on_the_same_day_changes_nothing(
    node: Node, steps: list[dict[str, Any]], start: date, hours: float
) -> None:
    once = node.call(PLAN, "plan", steps, pace(start, hours))
    again = [step | {"by": new["by"]} for step, new in zip(steps, once, strict=True)]
    assert node.call(PLAN, "plan", again, pace(start, hours)) == once


@settings(deadline=None)
@given(st.integers(1, 10), DATES, MONTHS)
def test_decisions_are_as_far_apart_as_the_timeline_lab_says(
    node: Node, count: int, start: date, months: float
) -> None:
    steps = [{"row": f"d{number:03}", "done": False, "by": ""} for number in range(count)]
    inputs = {"start": start.isoformat(), "decisions": 0, "target": count, "months_per_decision": months}
    lab = node.call("labs/timeline.js", "steps", inputs)
    assert dates(node, steps, pace(start, 4, months)) == [step["date"] for step in lab if step["decision"]]


@pytest.mark.parametrize("plan", ["two-weeks", "six-weeks"])
def test_with_enough_hours_each_step_falls_on_its_own_day(node: Node, library: Library, plan: str) -> None:
    steps = steps_of(library, plan)
    found = dates(node, steps, pace("2027-01-12", 6))
    assert found == [(date(2027, 1, 12) + timedelta(step["day"] - 1)).isoformat() for step in steps]


@pytest.mark.parametrize(("start", "last"), [
    ("2028-02-20", "2028-03-04"),  # over 29 February
    ("2027-02-20", "2027-03-05"),
    ("2026-12-25", "2027-01-07"),
    ("2027-03-20", "2027-04-02"),  # over the nights in which clocks change
    ("2026-10-18", "2026-10-31"),
])  # fmt: skip
def test_fourteen_days_are_fourteen_days_whatever_they_cross(
    node: Node, library: Library, start: str, last: str
) -> None:
    assert dates(node, steps_of(library, "two-weeks"), pace(start, 6))[-1] == last


def test_a_slow_reader_is_told_how_long_it_takes(node: Node, library: Library) -> None:
    steps = steps_of(library, "two-weeks")
    said = [node.call(WORDS, "sum", steps, pace("2027-01-12", hours)) for hours in (6, 3, 1)]
    assert said[0].startswith(
        "13 steps, 11 hours 10 minutes in all. 6 hours a week are enough for 2 weeks, until Mon 25 "
    )
    assert "At 3 hours a week this takes 5 weeks instead of 2, until Tue 9 February 2027." in said[1]
    assert "At 1 hour a week this takes 1" in said[2]


def test_a_plan_of_decisions_says_its_interval_and_that_hours_do_not_count(node: Node, library: Library) -> None:
    steps = steps_of(library, "own")[:6]
    said = node.call(WORDS, "sum", steps, pace("2026-01-05", 6, 1.5))
    # The worked example of the timeline lab: nine months, 39 hours for each decision.
    assert said == (
        "6 decisions, one every 1.5 months, until Mon 5 October 2026. "
        "6 hours a week leave about 39 hours for each, and do not change the date."
    )


def test_what_is_left_empty_stays_empty_and_the_days_of_what_is_done_are_free(node: Node, library: Library) -> None:
    steps = steps_of(library, "two-weeks")
    for step in steps[:4]:
        step |= {"done": True, "by": "2027-01-12"}
    found = dates(node, steps, pace("2027-02-01", 6))
    assert found[:4] == ["2027-01-12"] * 4
    # Day 5 is today, day 6 tomorrow, day 7 is free.
    assert found[4:7] == ["2027-02-01", "2027-02-02", "2027-02-04"]


SOUND = {
    "kind": "own", "door": "products", "route": "inside", "hours": "6", "start": "2027-01-12",
    "owned": "0", "target": "6", "pace": "1.5",
}  # fmt: skip


@pytest.mark.parametrize(("name", "value"), [
    ("kind", ""), ("door", ""), ("route", ""), ("hours", ""), ("hours", None), ("hours", "0"), ("hours", "0.4"),
    ("hours", "61"), ("hours", "-3"), ("start", ""), ("start", None), ("start", "1999-12-31"),
    ("start", "+12027-01-01"),
    ("owned", ""), ("owned", "1.5"), ("owned", "-1"), ("target", ""), ("target", "0"), ("target", "10"),
    ("pace", ""), ("pace", "0"), ("pace", "121"),
])  # fmt: skip
def test_an_answer_that_makes_no_plan_is_named_and_explained(node: Node, name: str, value: str | None) -> None:
    assert node.call(PLAN, "flaws", SOUND, 9) == []
    found = node.call(PLAN, "flaws", SOUND | {name: value}, 9)
    assert [flaw["name"] for flaw in found] == [name]
    assert found[0]["say"].endswith(".")


def test_decisions_are_asked_of_a_plan_of_decisions_only(node: Node) -> None:
    assert node.call(PLAN, "flaws", SOUND | {"kind": "two-weeks", "owned": "", "target": "", "pace": ""}, 9) == []


GUIDE = [{"row": f"g{n}aa", "title": f"Step {n}", "day": n, "minutes": 30} for n in range(1, 6)]
CHOSEN = [step["row"] for step in GUIDE]
ELSE = [{"row": "oaaa", "title": "A step of another plan"}]


def row(name: str, by: str = "", state: str = "", **more: str) -> dict[str, str]:
    """Give a row as a document holds it."""
    title = next((step["title"] for step in [*GUIDE, *ELSE] if step["row"] == name), "")
    return {"row": name, "text": title, "by": by, "state": state, **more}


def replan(node: Node, rows: list[dict[str, str]], chosen: list[str] = CHOSEN, **given: Any) -> dict[str, Any]:
    """Make a plan again."""
    return node.call(
        REPLAN, "replan", rows, {"guide": GUIDE, "chosen": chosen, "others": ELSE}, pace("2027-03-01") | given
    )


def test_what_is_done_or_left_out_keeps_its_date_and_the_rest_moves(node: Node) -> None:
    rows = [row("g1aa", "2027-01-01", "done"), row("g2aa", "2027-01-02", "dropped"), row("g3aa", "2027-01-03"),
            row("g4aa", "2027-01-04"), row("g5aa", "2027-01-05")]  # fmt: skip
    found = replan(node, rows)
    assert [step["by"] for step in found["dated"]] == [
        "2027-01-01", "2027-01-02", "2027-03-01", "2027-03-02", "2027-03-03",
    ]  # fmt: skip
    assert found["gone"] == []
    assert found["words"] == "3 steps moved; 1 done stays; 1 left out"


def test_a_first_plan_is_told_as_one(node: Node) -> None:
    assert replan(node, [])["words"] == "5 steps planned"
    assert replan(node, [row("g1aa", "", "done")])["words"] == "4 steps planned; 1 done stays"


def test_a_plan_on_its_day_says_that_nothing_moved(node: Node) -> None:
    first = replan(node, [])["dated"]
    rows = [row(step["row"], step["by"]) for step in first]
    assert replan(node, rows)["words"] == "Nothing moved"


def test_steps_that_no_longer_fit_go_and_those_of_another_plan_too_unless_done(node: Node) -> None:
    rows = [row("oaaa", "2027-01-01"), row("g1aa", "2027-01-02"), row("g2aa", "2027-01-03")]
    found = replan(node, rows, ["g2aa", "g3aa"])
    assert found["gone"] == ["oaaa", "g1aa"]
    assert found["order"] == ["g2aa", "g3aa"]
    assert found["words"] == "1 step moved; 1 step planned; 2 steps taken out"
    rows[0]["state"] = "done"
    found = replan(node, rows, ["g2aa", "g3aa"])
    assert found["gone"] == ["g1aa"]
    assert found["order"] == ["g2aa", "g3aa", "oaaa"]
    assert [step["row"] for step in found["dated"]] == ["g2aa", "g3aa"]


def test_the_readers_own_rows_and_words_stay_where_they_are(node: Node) -> None:
    rows = [row("g1aa"), {**row("mine"), "text": "Ask Rana"}, {**row("g2aa"), "text": "My words"}, row("g3aa")]
    found = replan(node, rows, ["g1aa", "g3aa"])
    assert [(step["row"], step["text"]) for step in found["dated"]] == [
        ("g1aa", "Step 1"), ("mine", "Ask Rana"), ("g2aa", "My words"), ("g3aa", "Step 3"),
    ]  # fmt: skip
    assert all(early["by"] <= late["by"] for early, late in pairwise(found["dated"]))


def test_a_readers_own_decisions_count_towards_those_they_want(node: Node) -> None:
    rows = [{**row("mine"), "text": "Who is called first", "agrees": "Head of networks"}]
    found = replan(node, rows, ["g1aa", "g2aa", "g3aa"], pace=2)
    assert [step["row"] for step in found["dated"]] == ["mine", "g1aa", "g2aa"]
    assert [step["by"] for step in found["dated"]] == ["2027-05-01", "2027-07-01", "2027-09-01"]


STATES = st.sampled_from(["", "todo", "done", "dropped"])
ROWS = st.lists(
    st.builds(
        lambda name, by, state: row(name, by.isoformat(), state),
        st.sampled_from([*CHOSEN, "oaaa", "mine", "yours"]), DATES, STATES,
    ),
    unique_by=lambda one: one["row"],
)  # fmt: skip


@settings(deadline=None)
@given(ROWS, st.lists(st.sampled_from(CHOSEN), unique=True), DATES, HOURS)
def test_nothing_done_is_ever_lost_or_moved(
    node: Node, rows: list[dict[str, str]], chosen: list[str], today: date, hours: float
) -> None:
    chosen = sorted(chosen)
    found = node.call(REPLAN, "replan", rows, {"guide": GUIDE, "chosen": chosen, "others": ELSE}, pace(today, hours))
    by = {step["row"]: step["by"] for step in found["dated"]}
    for one in rows:
        if one["state"] in ("done", "dropped"):
            assert one["row"] in found["order"]
            assert by.get(one["row"], one["by"]) == one["by"]
        elif one["row"] in by:
            assert by[one["row"]] >= today.isoformat()
    assert set(chosen) <= set(found["order"])
    assert len(found["order"]) == len(set(found["order"]))
    assert not set(found["gone"]) & set(found["order"])
