"""Attempts at scenarios, as they are read from scorecards, compared and written out."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.javascript.node import Node

MODULE, COMPARISON, HISTORY = "model/attempts.js", "model/comparison.js", "model/history.js"
SCENARIOS = [
    {"id": "silent-decline", "title": "Silent decline"},
    {"id": "silent", "title": "Silent"},
    {"id": "two-goals", "title": "Two fairness goals, one decision"},
]
MARKS = [{"id": "structure", "label": "Structure"}, {"id": "data-metrics", "label": "Data and metrics"}]
DOCUMENT = {"id": "mock-abcd2345", "name": "Named", "created": "2026-11-01T08:00:00.000Z"}


def attempt(node: Node, answers: dict[str, str], **document: str) -> dict[str, Any]:
    return node.call(MODULE, "attempt", DOCUMENT | document, {"$map": answers}, SCENARIOS, [m["id"] for m in MARKS])


FULL = {
    "scenario": "Silent decline #silent-decline",
    "date": "2026-11-14",
    "minutes": "11.5",
    "structure": "4",
    "data-metrics": "2",
    "points.order": "r1\nr2\nr3",
    "points.r1.point": "said",
    "points.r1.mark": "said",
    "points.r2.point": "One",
    "points.r2.mark": "missed",
    "points.r3.point": "Two",
    "notes": "said",
}


def test_a_scorecard_is_read(node: Node) -> None:
    found = attempt(node, FULL)
    assert found == DOCUMENT | {
        "scenario": "silent-decline",
        "title": "Silent decline",
        "day": "2026-11-14",
        "minutes": 11.5,
        "said": 1,
        "partly": 0,
        "missed": 1,
        "points": 3,
        "ratings": {"structure": 4, "data-metrics": 2},
        "mean": 3,
    }
    assert node.call(COMPARISON, "saidOf", found) == "1 of 3"
    assert node.call(COMPARISON, "meanOf", found) == "3.0"


def test_an_empty_scorecard_is_an_attempt_of_the_day_it_was_begun(node: Node) -> None:
    found = attempt(node, {})
    assert [found[part] for part in ("scenario", "title", "day", "minutes", "mean")] == [
        "", "Named", "2026-11-01", None, None,
    ]  # fmt: skip
    assert node.call(COMPARISON, "saidOf", found) == node.call(COMPARISON, "meanOf", found) == ""


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("Silent decline #silent-decline", "silent-decline"),
        ("An older title #silent-decline \n", "silent-decline"),
        ("Silent decline, Larkfield Mobile", "silent-decline"),
        ("  silent DECLINE", "silent-decline"),
        ("Silent", "silent"),
        ("Silent decline #gone", "silent-decline"),
        ("Two fairness goals, one decision", "two-goals"),
        ("A story of mine", ""),
        ("", ""),
    ],
)
def test_a_scenario_is_known_by_its_id_or_else_by_its_title(node: Node, text: str, id_: str) -> None:
    assert node.call(MODULE, "scenarioOf", text, SCENARIOS) == id_


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, []),
        ({"points.r2.mark": "said"}, ["1 point more said", "1 fewer missed"]),
        ({"points.r1.mark": "missed", "points.r3.mark": "missed"}, ["1 point fewer said", "2 more missed"]),
        ({"structure": "2", "data-metrics": "3"}, ["structure down from 4 to 2", "data and metrics up from 2 to 3"]),
        ({"structure": ""}, []),
        ({"minutes": "10.5"}, ["1 minute shorter"]),
        ({"minutes": "14"}, ["2.5 minutes longer"]),
        ({"minutes": ""}, []),
    ],
)
def test_two_attempts_differ_in_words(node: Node, changes: dict[str, str], words: list[str]) -> None:
    before, now = attempt(node, FULL), attempt(node, FULL | changes)
    assert node.call(COMPARISON, "differences", before, now, MARKS) == words


def test_the_latest_comes_first_and_of_one_day_the_last_begun(node: Node) -> None:
    made = [
        attempt(node, {"date": day}, id=id_, created=created)
        for id_, day, created in [("a", "2026-11-02", "2"), ("b", "2026-11-03", "1"), ("c", "2026-11-02", "3")]
    ]
    assert [one["id"] for one in node.call(MODULE, "latestFirst", made)] == ["b", "c", "a"]


def test_the_history_is_a_table_of_markdown(node: Node) -> None:
    made = [attempt(node, FULL), attempt(node, {"scenario": "Mine | *yours*"})]
    assert node.call(HISTORY, "historyMarkdown", made, MARKS, "https://example.org/") == (
        "# Mock interviews\n\nFrom <https://example.org/>\n\n"
        "| Date | Scenario | Minutes | Said | Partly | Missed | Structure | Data and metrics | Mean |\n"
        "| --- | --- | --- | --- | --- | --- | --- | --- | --- |\n"
        "| 2026-11-14 | Silent decline | 11.5 | 1 | 0 | 1 | 4 | 2 | 3.0 |\n"
        "| 2026-11-01 | Mine \\| \\*yours\\* |  | 0 | 0 | 0 |  |  |  |\n"
    )


@settings(max_examples=100, deadline=None)
@given(st.dictionaries(st.sampled_from([*FULL, "points.x"]), st.text(max_size=30)))
def test_no_text_stops_the_history(node: Node, answers: dict[str, str]) -> None:
    made = [attempt(node, answers), attempt(node, FULL)]
    table = node.call(
        HISTORY, "historyMarkdown", node.call(MODULE, "latestFirst", made), MARKS, "https://example.org/"
    )
    assert len(table.rstrip("\n").split("\n")) == 8
    assert isinstance(node.call(COMPARISON, "differences", *made, MARKS), list)
