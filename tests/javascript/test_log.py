"""The entries of a log: their names, their order, and what of them counts for a reader's calibration."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.javascript.node import Node

MODULE = "model/log.js"
TODAY = "2026-11-22"
NOON = 1_795_348_800_000
"""That day, in milliseconds."""
DAY = 86_400_000
LOG = {
    "date": "decided-on",
    "summary": "decision",
    "due": "due",
    "reviewed": "happened",
    "confidence": "sure",
    "right": {"field": "came-true", "right": ["yes"], "wrong": ["no", "never"], "neither": ["unclear"]},
}


def document(id_: str, edited: int = NOON, **answers: str) -> dict[str, Any]:
    """Give a document with its answers, underscores in their names as hyphens."""
    kept = {name.replace("_", "-"): text for name, text in answers.items()}
    return {"id": id_, "name": f"Named {id_}", "edited": edited, "answers": {"$map": kept}}


def entries(node: Node, *documents: dict[str, Any], log: dict[str, Any] = LOG) -> list[dict[str, Any]]:
    """Give the entries of documents, in order."""
    return node.call(MODULE, "entriesOf", log, list(documents), TODAY)


@pytest.mark.parametrize(
    ("answers", "state"),
    [
        ({}, "open"),
        ({"due": "2026-11-23"}, "waiting"),
        ({"due": "2026-11-22"}, "due"),
        ({"due": "2025-12-31"}, "due"),
        ({"due": "2025-12-31", "happened": " \n"}, "due"),
        ({"due": "2025-12-31", "happened": "It came true"}, "reviewed"),
        ({"due": "2027-12-31", "happened": "Already"}, "reviewed"),
        ({"happened": "Without a date"}, "reviewed"),
    ],
)
def test_a_review_is_due_from_its_day_until_something_is_written(
    node: Node, answers: dict[str, str], state: str
) -> None:
    assert entries(node, document("a", **answers))[0]["state"] == state


def test_the_longest_overdue_comes_first_then_the_latest(node: Node) -> None:
    made = [
        document("old", decided_on="2026-01-05", due="2026-12-24"),
        document("late", decided_on="2026-10-05", due="2026-10-24"),
        document("later", decided_on="2026-11-05", due="2026-06-24"),
        document("new", decided_on="2026-11-20"),
        document("undated today", edited=NOON),
        document("undated before", edited=NOON - 400 * DAY),
        document("reviewed", decided_on="2026-03-01", due="2026-04-01", happened="So it was"),
    ]
    order = ["later", "late", "undated today", "new", "reviewed", "old", "undated before"]
    assert [entry["id"] for entry in entries(node, *made)] == order
    assert [entry["id"] for entry in entries(node, *reversed(made))] == order


def test_without_reviews_nothing_is_due_and_without_dates_the_last_edit_counts(node: Node) -> None:
    made = [document("a", NOON - DAY, due="2020-01-01"), document("b", NOON), document("c", NOON - 2 * DAY)]
    found = entries(node, *made, log={"summary": "company"})
    assert [(entry["id"], entry["state"], entry["due"]) for entry in found] == [
        ("b", "", ""),
        ("a", "", ""),
        ("c", "", ""),
    ]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("One line", "One line"),
        ("\n \n  Second line is the first with words \nThird", "Second line is the first with words"),
        ("", "Named a"),
        (" \n ", "Named a"),
        ("<b>bold</b>", "<b>bold</b>"),
        ("x" * 120, "x" * 120),
        ("x" * 121, "x" * 119 + "…"),
        ("👩🏽‍🔬" * 40, ("👩🏽‍🔬" * 30)[:119] + "…"),
    ],
)
def test_an_entry_is_called_by_the_first_line_with_words(node: Node, text: str, title: str) -> None:
    assert entries(node, document("a", decision=text))[0]["title"] == title


def judgements(node: Node, *documents: dict[str, Any]) -> list[dict[str, Any]]:
    return node.call(MODULE, "judgements", LOG, list(documents))


@pytest.mark.parametrize(
    ("sure", "outcome", "judged"),
    [
        ("75", "yes", [{"confidence": 75, "right": True}]),
        ("75", "no", [{"confidence": 75, "right": False}]),
        (" 0 ", "never", [{"confidence": 0, "right": False}]),
        ("99.5", "yes", [{"confidence": 99.5, "right": True}]),
        ("75", "unclear", []),
        ("75", "", []),
        ("75", "toString", []),
        ("", "yes", []),
        (" ", "no", []),
        ("101", "yes", []),
        ("-1", "yes", []),
        ("often", "yes", []),
        ("Infinity", "yes", []),
        ("NaN", "yes", []),
    ],
)
def test_what_counts_says_both_how_sure_and_whether_it_came_true(
    node: Node, sure: str, outcome: str, judged: list[Any]
) -> None:
    assert judgements(node, document("a", sure=sure, came_true=outcome)) == judged


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.fixed_dictionaries(
            {},
            optional=dict.fromkeys(
                ("decided_on", "due", "happened", "decision", "sure", "came_true"), st.text(max_size=20)
            ),
        )
    )
)
def test_no_text_stops_the_log_or_loses_an_entry(node: Node, answers: list[dict[str, str]]) -> None:
    made = [document(str(number), **one) for number, one in enumerate(answers)]
    found = entries(node, *made)
    assert sorted(entry["id"] for entry in found) == sorted(one["id"] for one in made)
    assert all(0 <= one["confidence"] <= 100 for one in judgements(node, *made))
