"""What advice says of a text and of a form: each rule speaks where something is missing, and is silent in doubt."""

from __future__ import annotations

import time
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.worksheet.advice import AnyAdvice, Has
from tests.javascript.node import Node

TODAY = "2026-11-22"
MARKS = ("number", "unit", "count", "interval", "first-person")


def spoken(node: Node, rule: dict[str, Any], answers: dict[str, str]) -> bool:
    """Tell whether one rule has something to say about the answers."""
    said = node.call(
        "model/advice.js", "advise", [{"id": "a", "field": "f", "say": "S.", **rule}], {"$map": answers}, TODAY
    )
    assert said in ([], [{"id": "a", "field": "f", "say": "S."}])
    return bool(said)


ROWS = {"f.r1.a": "one", "f.r1.b": "x", "f.r2.a": "two", "f.order": "r1\nr2"}
TIE = {"rule": "tie", "option": "difference", "table": "t", "total": "total", "error": "error"}
TOTALS = {"t.r1.total": "68.6", "t.r1.error": "6.3", "t.r2.total": "9", "t.r2.error": "1", "t.r3.total": "100"}
NOT_ALONE = {"rule": "not-alone", "option": "decided", "others": ["g", "h"]}
SUM = {"rule": "same-sum", "columns": ["a", "b"]}
SOME = {"rule": "some-row", "where": "a", "options": ["card", "paper"], "needs": ["b"]}
RULES = {
    "one mark of several is enough": (
        {"rule": "has", "any": ["number", "first-person"]},
        {"f": "I did"},
        {"f": "We did"},
    ),
    "a cell without a number": (
        {"rule": "has", "any": ["number"], "columns": ["a"]},
        {**ROWS, "f.r1.a": "1", "f.r2.a": "2"},
        {**ROWS, "f.r1.a": "soon"},
    ),
    "only rows with an option are judged": (
        {"rule": "has", "any": ["number"], "columns": ["b"], "where": "a", "options": ["one"]},
        {**ROWS, "f.r1.b": "7"},
        ROWS,
    ),
    "words that settle it": (
        {"rule": "has", "any": ["number"], "unless": ["no loss"]},
        {"f": "No loss seen"},
        {"f": "No glossary"},
    ),
    "a part of a decision": (
        {"rule": "has", "any": ["number"], "columns": ["what"]},
        {"f.what": "Pay 5", "f.why": "Cheap"},
        {"f.what": "Pay", "f.why": "5"},
    ),
    "a word that must be there": (
        {"rule": "mentions", "words": ["cost*", "$*"]},
        {"f": "It COSTS; $5"},
        {"f": "It accosts us"},
    ),
    "a sign that must be there": ({"rule": "mentions", "words": ["$*"]}, {"f": "about $5"}, {"f": "about 5"}),
    "a word that must not": ({"rule": "no-words", "words": ["soon"]}, {"f": "Sooner"}, {"f": "Act soon."}),
    "a word at the edge of a quotation": ({"rule": "no-words", "words": ["soon"]}, {"f": "monsoon"}, {"f": "“soon”"}),
    "an address": ({"rule": "no-words", "words": ["*@*"]}, {"f": "write to us"}, {"f": "write to ann1@example.org"}),
    "nothing besides the words": (
        {"rule": "not-only", "words": ["the", "business"]},
        {"f": "The business, buyers"},
        {"f": "The business."},
    ),
    "only round numbers": ({"rule": "not-round"}, {"f": "1,000 after 11 more"}, {"f": "10,000, or 2 500 000"}),
    "no number at all": ({"rule": "not-round"}, {"f": "All of them"}, {"f": "1.000"}),
    "a round number with a reason": (
        {"rule": "not-round", "unless": ["doubl*"]},
        {"f": "500: doubling won nothing"},
        {"f": "500"},
    ),
    "another field is filled": ({"rule": "needs", "when": "g"}, {"f": "x", "g": "y"}, {"f": "  ", "g": "y"}),
    "another field has the option": ({"rule": "needs", "when": "g", "options": ["b"]}, {"g": "a\nbb"}, {"g": "a\nb"}),
    "a table has the option": (
        {"rule": "needs", "when": "g", "column": "by", "options": ["judge"]},
        {"g.r1.by": "code"},
        {"g.r1.by": "code", "g.x7k2.by": "judge"},
    ),
    "a part of a decision is filled": ({"rule": "needs", "when": "g"}, {"g.what": ""}, {"g.what": "Stop"}),
    "one of two fields is enough": (
        {"rule": "needs", "when": "g", "instead": "h"},
        {"g": "x", "h": "y"},
        {"g": "x", "h": ""},
    ),
    "a row lacks a cell": ({"rule": "row-needs", "columns": ["a"], "needs": ["b"]}, {**ROWS, "f.r2.b": "y"}, ROWS),
    "a row has one of two cells": (
        {"rule": "row-needs", "columns": ["c", "b"], "needs": ["a"]},
        ROWS,
        {**ROWS, "f.r3.b": "x"},
    ),
    "a row has the option": (
        {"rule": "row-needs", "columns": ["a"], "options": ["two"], "needs": ["b"]},
        {"f.r1.a": "one"},
        ROWS,
    ),
    "a row that is enough": (
        SOME,
        {"f.r1.a": "post", "f.r2.a": "paper", "f.r2.b": "x"},
        {"f.r1.a": "post", "f.r1.b": "x", "f.r2.a": "card"},
    ),
    "two choices differ": ({"rule": "same-as", "other": "g"}, {"f": "a", "g": "a"}, {"f": "a", "g": "b"}),
    "one choice is open": ({"rule": "same-as", "other": "g"}, {"f": "a", "g": ""}, {"f": "a", "g": "b"}),
    "sums of complete rows": (
        SUM,
        {"f.r1.a": "1", "f.r1.b": "2", "f.r2.a": "3", "f.r2.b": "0", "f.r3.a": "9"},
        {**ROWS, "f.r1.a": "1", "f.r1.b": "2", "f.r2.a": "4", "f.r2.b": "0"},
    ),
    "a difference of many errors": (
        TIE,
        {"f": "difference", **TOTALS},
        {"f": "difference", **TOTALS, "t.r3.error": "0", "t.r2.total": "60"},
    ),
    "a tie that is called one": (
        TIE,
        {"f": "tie", **TOTALS, "t.r2.total": "68"},
        {"f": "difference", **TOTALS, "t.r2.total": "68"},
    ),
    "not the only choice": (
        NOT_ALONE,
        {"f": "decided", "g": "decided", "h": "none"},
        {"f": "decided", "g": "advised", "h": "none"},
    ),
    "a choice is open": (
        NOT_ALONE,
        {"f": "decided", "g": "advised", "h": ""},
        {"f": "decided", "g": "none", "h": "none"},
    ),
    "a day that passed": (
        {"rule": "past-due", "done": "g"},
        {"f": "2026-11-21", "g": "It came true"},
        {"f": "2026-11-21"},
    ),
    "a day to come": ({"rule": "past-due", "done": "g"}, {"f": TODAY}, {"f": "2025-12-31"}),
}


@pytest.mark.parametrize(("rule", "sound", "faulty"), RULES.values(), ids=RULES.keys())
def test_a_rule_speaks_of_what_is_missing(
    node: Node, rule: dict[str, Any], sound: dict[str, str], faulty: dict[str, str]
) -> None:
    """And is silent about the rest, an empty form included."""
    assert not spoken(node, rule, sound)
    assert spoken(node, rule, faulty)
    assert not spoken(node, rule, {})
    assert not spoken(node, rule, dict.fromkeys([*sound, *faulty], " \n"))


EVERY = [rule for rule, _, _ in RULES.values()] + [{"rule": "has", "any": [mark]} for mark in MARKS]


def test_every_rule_and_mark_that_the_content_check_accepts_is_followed() -> None:
    """One that only one side knows would stop the page."""
    accepted = {
        rule for kind in get_args(get_args(AnyAdvice)[0]) for rule in get_args(kind.model_fields["rule"].annotation)
    }
    assert {rule["rule"] for rule in EVERY} == accepted
    assert get_args(get_args(Has.model_fields["any"].annotation)[0]) == MARKS


@settings(max_examples=150, deadline=None)
@given(st.text() | st.text("0123456789.,% #–-$ ntofrom", max_size=80))
def test_no_text_stops_a_rule(node: Node, text: str) -> None:
    """Whatever stands in any field: advice never stands in the way."""
    answers = {name: text for _, *forms in RULES.values() for form in forms for name in form}
    for rule in EVERY:
        spoken(node, rule, answers)


@pytest.mark.parametrize(
    "piece", ["1", "1.", "a", "12% ", "n ", "from 1 to ", "two-", "1 of ", "x-", "A", "# ", "between 1 "]
)
def test_the_longest_text_is_read_in_no_time(node: Node, piece: str) -> None:
    """A text has up to 20,000 characters, and advice comes after every save."""
    answers, start = {"f": (piece * 20000)[:20000]}, time.perf_counter()
    for rule in EVERY:
        spoken(node, rule, answers)
    assert time.perf_counter() - start < 2


def test_no_name_of_a_control_reaches_beyond_its_form(node: Node) -> None:
    """A backup by a stranger's hand may hold any name."""
    rule = {"rule": "row-needs", "columns": ["polluted"], "needs": ["b"]}
    assert spoken(node, rule, {"f.__proto__.polluted": "yes"})
    assert not spoken(node, rule, {"f.r1.a": "x"})
