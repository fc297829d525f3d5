"""The calendar file: read back by RFC 5545's grammar, and the timeline's checkpoints in it."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.javascript.node import Node

MODULE = "parts/calendar.js"
LINE = re.compile(r'([A-Z-]+)((?:;[A-Z-]+=[^\x00-\x08\x0a-\x1f\x7f";:,]+)*):([^\x00-\x08\x0a-\x1f\x7f]*)')
"""A content line (RFC 5545, 3.1), with no quoted parameters."""
TEXT = re.compile(r"(?:[^\\;,]|\\[\\;,nN])*")
"""A value of type TEXT (3.3.11)."""
OCTETS = 75
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
NEEDED = {"UID", "DTSTAMP", "DTSTART"}
STAMP = 1767614400123
PLAN = {
    "route": "inside", "hours": 6, "start": "2026-01-05", "decisions": 0, "target": 6, "months_per_decision": 1.5,
}  # fmt: skip
LINK = "https://example.org/labs/timeline/#target=6&hours=6"
# Browsers keep text as UTF-16, in which half a pair may stand alone; no file can hold it.
WORDS = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("\\,;:\n\r\tß漢🐘\"'"), max_size=200)
DATES = st.dates(date(1, 1, 1), date(9999, 12, 31)).map(date.isoformat)
EVENTS = st.lists(
    st.fixed_dictionaries({"date": DATES, "title": WORDS, "description": WORDS, "uid": WORDS}), max_size=5
)


def unfolded(text: str) -> list[str]:
    """Give the content lines of a file, once every line as written ends in CRLF and holds at most 75 octets."""
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    assert "\r" not in text.replace("\r\n", "")
    for line in text.split("\r\n"):
        assert len(line.encode("utf-8")) <= OCTETS
    return text.removesuffix("\r\n").replace("\r\n ", "").split("\r\n")


def said(value: str) -> str:
    """Give what a TEXT value stands for."""
    assert TEXT.fullmatch(value), value
    return re.sub(r"\\(.)", lambda match: "\n" if match[1] in "nN" else match[1], value)


def read(text: str) -> tuple[dict[str, str], list[dict[str, tuple[str, str]]]]:
    """Give a calendar's own properties and its events: for each property its parameters and its value."""
    lines = unfolded(text)
    assert (lines[0], lines[-1]) == ("BEGIN:VCALENDAR", "END:VCALENDAR")
    own: dict[str, str] = {}
    events: list[dict[str, tuple[str, str]]] = []
    inside = False
    for line in lines[1:-1]:
        match = LINE.fullmatch(line)
        assert match, line
        name, parameters, value = match.groups()
        if name in ("BEGIN", "END"):
            assert value == "VEVENT"
            assert inside == (name == "END")
            inside = name == "BEGIN"
            events += [{}] if inside else []
        elif inside:
            assert name not in events[-1]
            events[-1][name] = parameters, value
        else:
            assert not events, "a calendar's own properties come before its events"
            own[name] = value
    assert not inside
    return own, events


def kept(text: str) -> str:
    """Give a text as a calendar can hold it: line ends are one newline, and controls are left out."""
    return CONTROLS.sub("", re.sub(r"\r\n?", "\n", text))


@settings(max_examples=200, deadline=None)
@given(EVENTS, st.integers(0, 253402300799999))
def test_what_goes_into_a_calendar_is_read_from_it(node: Node, events: list[dict[str, str]], stamp: int) -> None:
    own, found = read(node.call(MODULE, "calendar", events, stamp))
    assert own == {"VERSION": "2.0", "PRODID": "-//AI PM Field Guide//Timeline//EN"}
    made = datetime.fromtimestamp(stamp // 1000, UTC).strftime("%Y%m%dT%H%M%SZ").zfill(16)
    for event, asked in zip(found, events, strict=True):
        assert event.keys() == NEEDED | {"SUMMARY", "DESCRIPTION", "TRANSP"}
        assert event["DTSTART"] == (";VALUE=DATE", asked["date"].replace("-", ""))
        assert event["DTSTAMP"] == ("", made)
        for name, key in (("SUMMARY", "title"), ("DESCRIPTION", "description"), ("UID", "uid")):
            assert event[name][0] == ""
            assert said(event[name][1]) == kept(asked[key])


def plan(node: Node, **changed: Any) -> list[dict[str, Any]]:
    """Give the events of the default plan with some inputs changed."""
    return node.call("parts/timeline.js", "events", PLAN | changed, LINK)


def test_every_checkpoint_of_the_plan_is_an_event_on_its_day(node: Node) -> None:
    found = plan(node)
    days = ["2026-02-19", "2026-04-05", "2026-05-21", "2026-07-05", "2026-08-21", "2026-10-05"]
    assert [event["date"] for event in found] == days
    assert [event["title"] for event in found] == [f"Checkpoint: decision {one} of 6" for one in range(1, 7)]
    assert all(LINK in event["description"] for event in found)


def test_the_end_of_a_plan_between_two_decisions_is_an_event_too(node: Node) -> None:
    found = plan(node, decisions=1)
    assert [event["title"].removeprefix("Checkpoint: ") for event in found] == [
        *(f"decision {one} of 6" for one in range(2, 7)), "the end of the plan",
    ]  # fmt: skip
    assert found[-1]["date"] == "2026-09-05"


def test_a_checkpoint_keeps_its_uid_when_the_plan_moves(node: Node) -> None:
    slow = {event["title"]: event["uid"] for event in plan(node, months_per_decision=3, start="2027-03-01")}
    fast = {event["title"]: event["uid"] for event in plan(node)}
    assert slow == fast
    assert len(set(fast.values())) == len(fast)


@pytest.mark.parametrize("changed", [{"decisions": 6}, {"start": "9999-12-01"}])
def test_a_plan_without_checkpoints_is_an_empty_calendar(node: Node, changed: dict[str, Any]) -> None:
    assert plan(node, **changed) == []
    assert read(node.call(MODULE, "calendar", [], STAMP))[1] == []
