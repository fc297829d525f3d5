"""Which scenario comes next, and why."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.javascript.node import Node

MODULE = "model/schedule.js"
TODAY = date(2026, 11, 22)
LEVELS = ("warm-up", "standard", "hard")
SCENARIOS = [
    {"id": f"{topic}-{level}", "topic": topic, "difficulty": level} for topic in ("drift", "cost") for level in LEVELS
]
IDS = [one["id"] for one in SCENARIOS]


def attempt(id_: str, ago: int, said: int = 6, partly: int = 0, missed: int = 0) -> dict[str, Any]:
    """Give an attempt so many days ago."""
    day = (TODAY - timedelta(days=ago)).isoformat()
    return {"scenario": id_, "day": day, "said": said, "partly": partly, "missed": missed}


def order(node: Node, *attempts: dict[str, Any], scenarios: list[dict] = SCENARIOS) -> list[dict[str, str]]:
    return node.call(MODULE, "order", scenarios, list(attempts), TODAY.isoformat())


def ids(found: list[dict[str, str]]) -> list[str]:
    return [one["id"] for one in found]


def once_each(ago: int) -> dict[str, dict]:
    """Give one attempt at each scenario, none of its points missed."""
    return {id_: attempt(id_, ago) for id_ in IDS}


def test_what_was_never_practised_comes_first_warm_ups_before_hard_ones(node: Node) -> None:
    found = order(node)
    assert [one["id"].rpartition("-")[0] and one["reason"] for one in found][:1] == [
        "You have not practised this one yet, and it is a warm-up."
    ]
    assert [next(s["difficulty"] for s in SCENARIOS if s["id"] == one) for one in ids(found)] == [
        level for level in LEVELS for _ in range(2)
    ]


def test_a_topic_that_was_tried_waits_for_one_that_was_not(node: Node) -> None:
    assert ids(order(node, attempt("drift-hard", 9)))[:2] == ["cost-warm-up", "drift-warm-up"]


def test_the_longest_overdue_comes_first_and_says_so(node: Node) -> None:
    made = once_each(1) | {"cost-hard": attempt("cost-hard", 8), "drift-hard": attempt("drift-hard", 5, 3, 0, 3)}
    first, second, third, *_ = order(node, *made.values())
    assert first["id"] == "cost-hard"
    assert first["reason"] == "Due for 5 days: practised once, with 0% of the points missed last time."
    assert second["id"] == "drift-hard"
    assert second["reason"] == "Due for 3 days: practised once, with 50% of the points missed last time."
    assert third["reason"] == "Nothing is due. This one you practised least: once."


def test_the_wait_doubles_with_every_attempt_and_shrinks_by_what_was_missed(node: Node) -> None:
    waits = [node.call(MODULE, "interval", count, 0) for count in range(1, 9)]
    assert waits == [3, 6, 12, 24, 48, 96, 96, 96]
    assert [node.call(MODULE, "interval", 2, share) for share in (0, 0.25, 0.5, 1)] == [6, 5, 3, 1]


def test_points_said_partly_are_half_missed_and_an_unmarked_attempt_missed_them_all(node: Node) -> None:
    assert node.call(MODULE, "missedShare", {"said": 2, "partly": 2, "missed": 1}) == 0.4
    assert node.call(MODULE, "missedShare", {"said": 0, "partly": 0, "missed": 0}) == 1


MADE = st.lists(
    st.builds(attempt, st.sampled_from([*IDS, "gone"]), st.integers(-1, 200), st.integers(0, 7), st.integers(0, 7),
              st.integers(0, 7)),
    max_size=30,
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(MADE, st.sets(st.sampled_from(IDS), min_size=1))
def test_every_scenario_of_the_choice_is_reached_once_and_in_the_same_order_again(
    node: Node, made: list[dict], chosen: set[str]
) -> None:
    scenarios = [one for one in SCENARIOS if one["id"] in chosen]
    found = order(node, *made, scenarios=scenarios)
    assert sorted(ids(found)) == sorted(chosen)
    assert found == order(node, *made, scenarios=scenarios)
    assert all(one["reason"] for one in found)


@settings(max_examples=150, deadline=None)
@given(MADE)
def test_what_was_practised_today_comes_after_all_that_was_not(node: Node, made: list[dict]) -> None:
    today = {one["scenario"] for one in made if one["day"] >= TODAY.isoformat()}
    done = [id_ in today for id_ in ids(order(node, *made))]
    assert done == sorted(done)


@settings(max_examples=150, deadline=None)
@given(MADE, st.sampled_from(IDS), st.integers(0, 60), st.integers(0, 6), st.integers(1, 6))
def test_who_misses_more_meets_it_no_later(
    node: Node, made: list[dict], id_: str, ago: int, missed: int, more: int
) -> None:
    assume(missed + more <= 6)
    rest = [one for one in made if one["scenario"] != id_]
    places = [
        ids(order(node, *rest, attempt(id_, ago, 6 - wrong, 0, wrong))).index(id_) for wrong in (missed, missed + more)
    ]
    assert places[1] <= places[0]


def test_day_by_day_no_scenario_is_forgotten(node: Node) -> None:
    """Who does what it says, every day for a while, meets all of them, and all of them again."""
    made: list[dict] = []
    for day in range(40):
        today = (TODAY + timedelta(days=day)).isoformat()
        (first, *_) = node.call(MODULE, "order", SCENARIOS, made, today)
        made.append({"scenario": first["id"], "day": today, "said": 3, "partly": 1, "missed": 2})
    counts = {id_: sum(one["scenario"] == id_ for one in made) for id_ in IDS}
    assert min(counts.values()) >= 3
