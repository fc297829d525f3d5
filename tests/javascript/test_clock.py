"""The clock of a drill: right after a hidden tab, sleep, a reload and a change of the system's clock."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.javascript.node import Node

MODULE = "model/clock.js"
MINUTE, HOUR = 60_000, 3_600_000
START = {"wall": 1_795_348_800_000, "mono": 5_000, "page": "one", "hidden": False}


def later(ms: float, wall: float | None = None, hidden: bool = False, page: str = "one") -> dict:
    """Give the moment so much later; `wall`: what the system's clock says has passed."""
    told = ms if wall is None else wall
    return {"wall": START["wall"] + told, "mono": START["mono"] + ms, "page": page, "hidden": hidden}


def started(node: Node, minutes: int = 15, hidden: bool = False) -> dict:
    return node.call(MODULE, "started", minutes, START | {"hidden": hidden})


@pytest.mark.parametrize(
    ("now", "minutes"),
    [
        (later(3 * MINUTE), 3),
        (later(3 * MINUTE, wall=3 * MINUTE + HOUR), 3),
        (later(3 * MINUTE, wall=3 * MINUTE - HOUR), 3),
        (later(5 * MINUTE, hidden=True), 5),
        (later(3 * MINUTE, wall=40 * MINUTE, hidden=True), 40),
        (later(-4_000, wall=7 * MINUTE, page="two"), 7),
        (later(0, wall=-HOUR, page="two"), 0),
    ],
    ids=["plain", "set forward", "set back", "hidden tab", "asleep", "reloaded", "set back while reloading"],
)
def test_time_spent_is_right_whatever_happens_in_between(node: Node, now: dict, minutes: int) -> None:
    clock = started(node)
    assert node.call(MODULE, "spent", clock, now) == minutes * MINUTE
    assert node.call(MODULE, "left", clock, now) == (15 - minutes) * MINUTE


def test_sleep_that_began_out_of_sight_counts_when_the_page_is_back(node: Node) -> None:
    clock = started(node, hidden=True)
    assert node.call(MODULE, "spent", clock, later(1_000, wall=20 * MINUTE)) == 20 * MINUTE


def test_a_pause_counts_for_nothing_and_a_minute_more_is_one(node: Node) -> None:
    clock = node.call(MODULE, "paused", started(node), later(2 * MINUTE))
    assert node.call(MODULE, "spent", clock, later(9 * MINUTE)) == 2 * MINUTE
    clock = node.call(MODULE, "extended", node.call(MODULE, "resumed", clock, later(10 * MINUTE)))
    assert node.call(MODULE, "left", clock, later(11 * MINUTE)) == 13 * MINUTE
    assert node.call(MODULE, "resumed", clock, later(12 * MINUTE)) == clock


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(["pause", "resume", "reckon"]), st.integers(0, 10 * MINUTE)), min_size=1, max_size=8
    )
)
def test_however_often_it_is_looked_at_it_shows_the_time_it_ran(node: Node, acts: list[tuple[str, int]]) -> None:
    clock, at, ran, runs = started(node), 0, 0, True
    for act, wait in acts:
        at += wait
        ran += wait if runs else 0
        runs = {"pause": False, "resume": True}.get(act, runs)
        name = {"pause": "paused", "resume": "resumed", "reckon": "reckoned"}[act]
        clock = node.call(MODULE, name, clock, later(at))
        assert node.call(MODULE, "spent", clock, later(at)) == ran
        assert bool(clock["since"]) == runs


@pytest.mark.parametrize(
    "kept",
    [None, {}, {"limit": 0, "spent": 0}, {"limit": 9, "spent": -1}, {"limit": 9, "spent": 0, "since": {}}, "text", 7],
)
def test_what_is_no_clock_is_not_taken_for_one(node: Node, kept: object) -> None:
    assert node.call(MODULE, "revived", kept) is None


def test_a_clock_survives_being_kept(node: Node) -> None:
    clock = started(node)
    assert node.call(MODULE, "revived", clock) == clock


@pytest.mark.parametrize(
    ("left", "face"),
    [(900_000, "15:00"), (899_999, "15:00"), (899_000, "14:59"), (1, "0:01"), (0, "0:00"), (-999, "0:00"),
     (-1_000, "over by 0:01"), (-95_000, "over by 1:35"), (3_900_000, "65:00")],
)  # fmt: skip
def test_the_face_counts_down_to_nothing_and_then_says_by_how_much_it_is_over(node: Node, left: int, face: str) -> None:
    assert node.call(MODULE, "face", left) == face


@pytest.mark.parametrize(
    ("limit", "before", "after", "words"),
    [
        (15, 15, 8, ""),
        (15, 7.6, 7.5, "Halfway: 7:30 left"),
        (15, 7.5, 7.4, ""),
        (15, 5.1, 5, "Five minutes left"),
        (15, 8, 4.5, "Five minutes left"),
        (15, 15, 0.5, "One minute left"),
        (15, 1, -3, "Time is up. Nothing is closed: finish when you are ready."),
        (15, 0, -1, ""),
        (10, 6, 4.9, "Five minutes left"),
        (5, 5, 4.9, ""),
        (5, 2.6, 2.5, "Halfway: 2:30 left"),
    ],
)
def test_only_four_moments_are_said_and_of_several_the_last(
    node: Node, limit: float, before: float, after: float, words: str
) -> None:
    assert node.call(MODULE, "milestone", limit * MINUTE, before * MINUTE, after * MINUTE) == words
