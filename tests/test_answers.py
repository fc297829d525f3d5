"""What the content check says about a worksheet as a whole: ids given once, and an example that answers every field."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.guide import Guide

PATH = "docs/worksheets/small.yml"
SHEET = """\
id: small
title: A small sheet
purpose: To try every kind of field.
minutes: 5
done_right: [One., Two.]
pitfalls: [None.]
sections:
  - title: First
    fields:
      - {id: name, kind: text, label: Name}
      - {id: share, kind: number, label: Share, unit: "%"}
      - {id: due, kind: date, label: Due}
  - title: Second
    fields:
      - {id: owned, kind: choice, label: Owned, options: [{id: advised, label: A}, {id: decided, label: B}]}
      - {id: axes, kind: choices, label: Axes, options: [{id: cost, label: A}, {id: speed, label: B}]}
      - {id: clear, kind: rating, label: Clear, low: murky, high: bright}
      - {id: verdict, kind: decision, label: Verdict}
      - id: callers
        kind: table
        label: Callers
        rows: 2
        columns:
          - {id: team, label: Team, kind: text}
          - {id: ready, label: Ready, kind: choice, options: [{id: ready, label: A}, {id: late, label: B}]}
example:
  title: Harbour Lane
  note: Figures are illustrative.
  answers:
    name: Parcel sorter
    share: 12.5
    due: 2027-02-01
    owned: decided
    axes: [cost, speed]
    clear: 4
    verdict: {what: Keep it, why: Cheaper, confidence: 70}
    callers:
      - {team: Depot, ready: late}
"""
AT = "example.answers"
ONCE = "expected an id that no other"
FIRST = "sections[1].fields[1].id"
OPTIONS = "expected options for a column of choices, and only there"
IMPLICIT = "without quotes, which YAML reads as"
TEXT = "some text, in quotes if it looks like a number or a date"
BREAKS = {
    "a text is a number": (
        "name: Parcel sorter",
        "name: 12",
        f"30:11: {AT}.name: expected {TEXT}; found the number 12",
    ),
    "a text is empty": ("name: Parcel sorter", 'name: ""', f"30:11: {AT}.name: expected {TEXT}; found an empty text"),
    "a number is a text": ("share: 12.5", "share: 12%", f'31:12: {AT}.share: expected a number; found "12%"'),
    "a date is none": (
        "due: 2027-02-01",
        "due: next week",
        f'32:10: {AT}.due: expected a date such as 2026-11-22; found "next week"',
    ),
    "a date does not exist": (
        "due: 2027-02-01",
        "due: 2027-02-30",
        f"32:10: {AT}.due: expected a date such as 2026-11-22; found 2027-02-30 {IMPLICIT} a date",
    ),
    "a choice is no option": (
        "owned: decided",
        "owned: decide",
        f'33:12: {AT}.owned: expected one of advised, decided (nearest: decided); found "decide"',
    ),
    "a choice is no": (
        "owned: decided",
        "owned: no",
        f"33:12: {AT}.owned: expected one of advised, decided; found no {IMPLICIT} true or false",
    ),
    "one of several choices is no option": (
        "axes: [cost, speed]",
        "axes: [cost, sped]",
        f'34:11: {AT}.axes: expected one of cost, speed (nearest: speed); found "sped"',
    ),
    "a rating is off its scale": (
        "clear: 4",
        "clear: 6",
        f"35:12: {AT}.clear: expected a rating from 1 to 5; found the number 6",
    ),
    "a rating is between two": (
        "clear: 4",
        "clear: 4.5",
        f"35:12: {AT}.clear: expected a rating from 1 to 5; found the number 4.5",
    ),
    "a decision lacks its reason": (
        "why: Cheaper, ",
        "",
        f"36:14: {AT}.verdict: expected what, why and confidence from 0 to 100; found lines of the form name: value",
    ),
    "a table is a text": (
        "callers:\n      - {team: Depot, ready: late}",
        "callers: Depot",
        f'37:14: {AT}.callers: expected a list of rows; found "Depot"',
    ),
    "a row is a text": (
        "- {team: Depot, ready: late}",
        "- Depot",
        f'38:9: {AT}.callers[1]: expected lines of the form column: value; found "Depot"',
    ),
    "a cell is of the wrong kind": (
        "ready: late}",
        "ready: soon}",
        f'38:30: {AT}.callers[1].ready: expected one of ready, late; found "soon"',
    ),
    "a cell has no column": (
        "team: Depot",
        "tem: Depot",
        f'38:15: {AT}.callers[1].tem: expected one of team, ready (nearest: team); found "tem"',
    ),
    "a field has no answer": ("    clear: 4\n", "", f"30:5: {AT}: expected an answer for the field clear; found none"),
    "an answer has no field": (
        "    clear: 4\n",
        "    clear: 4\n    cleer: 4\n",
        f'36:12: {AT}.cleer: expected the id of a field (nearest: clear); found "cleer"',
    ),
    "a field's id is given twice": (
        "kind: decision, label: Verdict}\n",
        "kind: decision, label: Verdict}\n      - {id: name, kind: text, label: Again}\n",
        f"19:14: sections[2].fields[5].id: {ONCE} field of the sheet has; found name, first given at {FIRST}",
    ),
    "an option's id is given twice": (
        "{id: speed, label: B}",
        "{id: cost, label: B}",
        f"16:85: sections[2].fields[2].options[2].id: {ONCE} entry of the list has; found cost, first given to entry 1",
    ),
    "a column of choices has no options": (
        ", kind: choice, options: [{id: ready, label: A}, {id: late, label: B}]",
        ", kind: choice",
        f"25:13: sections[2].fields[5].columns[2]: {OPTIONS}; found none",
    ),
    "a rating has fewer levels than points": (
        "low: murky, high: bright}",
        "levels: [murky, dim, bright]}",
        "17:57: sections[2].fields[3].levels: expected 5 levels, one for each rating; found 3",
    ),
    "a rating has levels and ends": (
        "low: murky, high: bright}",
        "low: murky, levels: [dark, murky, dim, bright, glaring]}",
        "17:54: sections[2].fields[3].low: expected levels, or low and high; found both",
    ),
    "a rating has one end": (
        "low: murky, high: bright}",
        "low: murky}",
        "17:9: sections[2].fields[3].high: expected what the highest rating means; found no such field",
    ),
    "a column of words has options": (
        "label: Team, kind: text",
        "label: Team, kind: text, options: [{id: a, label: A}]",
        f"24:13: sections[2].fields[5].columns[1]: {OPTIONS}; found options in a text column",
    ),
}


def guide_with(tmp_path: Path, old: str = "", new: str = "") -> Guide:
    """Make a guide with the small sheet, changed in one place."""
    guide = Guide(tmp_path)
    guide.write(PATH, SHEET)
    guide.write("docs/worksheets/small.md", '# Small\n\n{{ worksheet("small") }}\n')
    guide.replace("mkdocs.yml", "  - index.md\n", "  - index.md\n  - worksheets/small.md\n")
    if old:
        guide.replace(PATH, old, new)
    return guide


def test_a_worksheet_whose_example_answers_every_field_is_sound(tmp_path: Path) -> None:
    """What the tests below break is sound."""
    assert guide_with(tmp_path).problems() == []


def test_a_rating_may_say_what_each_of_its_levels_means(tmp_path: Path) -> None:
    guide = guide_with(tmp_path, "low: murky, high: bright}", "points: 4, levels: [dark, murky, dim, bright]}")
    assert guide.problems() == []


@pytest.mark.parametrize(("old", "new", "message"), BREAKS.values(), ids=BREAKS.keys())
def test_a_worksheet_that_does_not_hold_together_says_where(tmp_path: Path, old: str, new: str, message: str) -> None:
    """The way to the value leads through sections and fields, which count from 1, to the answer's field."""
    assert guide_with(tmp_path, old, new).problems() == [f"{PATH}:{message}"]


def test_a_date_is_written_with_or_without_quotes(tmp_path: Path) -> None:
    """YAML reads it as a date, which is what a date field means."""
    assert guide_with(tmp_path, "due: 2027-02-01", 'due: "2027-02-01"').problems() == []
