"""What the content check says about a log that does not fit its sheet, and how a page carries it."""

from __future__ import annotations

import json
from pathlib import Path

import html5lib
import pytest

from macros import check
from macros.library import Library
from macros.rendering import Here
from macros.worksheet import view
from tests.guide import Guide
from tests.test_answers import PATH, SHEET, guide_with

LOG = """\
log:
  date: due
  summary: verdict
  due: due
  reviewed: name
  confidence: verdict
  right: {field: owned, right: [decided], wrong: [advised]}
"""
SUMMED = "text or long-text or decision"
ONCE = "expected each option once, as right, wrong or neither"
BREAKS = {
    "a field is unknown": (
        ("summary: verdict", "summary: verdit"),
        ("verdit", '.summary: expected the id of a field (nearest: verdict); found "verdit"'),
    ),
    "a field is of another kind": (
        ("summary: verdict", "summary: share"),
        ("share\n  due", f".summary: expected a field of the kind {SUMMED}; found share, a number field"),
    ),
    "nothing names an entry": (
        ("  summary: verdict\n", ""),
        ("date: due", ".summary: expected the field whose first line names an entry; found no such field"),
    ),
    "a date is none": (
        ("date: due", "date: name"),
        ("name\n  summary", ".date: expected a field of the kind date; found name, a text field"),
    ),
    "a confidence is no share": (
        ("confidence: verdict", "confidence: weeks"),
        ("weeks\n", ".confidence: expected a number of the unit %; found weeks, a number of the unit weeks"),
    ),
    "a review never ends": (
        ("  reviewed: name\n", ""),
        ("date: due", ": expected reviewed, which due needs; found no such field"),
    ),
    "a review is never due": (
        ("  due: due\n  reviewed", "  reviewed"),
        ("date: due", ": expected due, which reviewed needs; found no such field"),
    ),
    "a confidence is never compared": (
        ("  right: {field: owned, right: [decided], wrong: [advised]}\n", ""),
        ("date: due", ": expected right, which confidence needs; found no such field"),
    ),
    "the choice is none": (
        ("{field: owned,", "{field: axes,"),
        ("axes, right", ".right.field: expected a field of the kind choice; found axes, a choices field"),
    ),
    "an option is unknown": (
        ("right: [decided]", "right: [decided, decide]"),
        ("decide]", '.right.right[2]: expected an option: advised, decided (nearest: decided); found "decide"'),
    ),
    "an option is given twice": (
        ("wrong: [advised]", "wrong: [advised, decided]"),
        ("decided]}", f'.right.wrong[2]: {ONCE}; found "decided"'),
    ),
    "an option is left out": (
        ("{id: decided, label: B}", "{id: decided, label: B}, {id: led, label: C}"),
        ("{field: owned", ".right: expected the option led among right, wrong or neither; found none"),
    ),
}


def logging(tmp_path: Path, old: str = "", new: str = "") -> Guide:
    """Make a guide whose small sheet is a log, changed in one place."""
    guide = guide_with(tmp_path)
    weeks = "      - {id: weeks, kind: number, label: Weeks, unit: weeks}\n"
    sheet = SHEET.replace("  - title: Second\n", f"{weeks}  - title: Second\n")
    guide.write(PATH, sheet.replace("    due: 2027-02-01\n", "    due: 2027-02-01\n    weeks: 3\n") + LOG)
    if old:
        guide.replace(PATH, old, new)
    return guide


def test_a_worksheet_with_a_log_is_sound(tmp_path: Path) -> None:
    """What the tests below break is sound."""
    assert logging(tmp_path).problems() == []


@pytest.mark.parametrize(("change", "problem"), BREAKS.values(), ids=BREAKS.keys())
def test_a_log_that_does_not_fit_its_sheet_says_where(
    tmp_path: Path, change: tuple[str, str], problem: tuple[str, str]
) -> None:
    """With the name that was probably meant."""
    guide, (at, message) = logging(tmp_path, *change), problem
    assert guide.problems() == [f"{guide.place(PATH, at)}: log{message}"]


def test_the_page_carries_the_log_as_names_of_controls(tmp_path: Path) -> None:
    """Of a decision that is one of its parts. The place stands below the form, and holds nothing yet."""
    library, problems = check.check(logging(tmp_path).root)
    assert problems == []
    html = view.one(Here("worksheets/small/", "https://example.org/guide", library), "small")
    form, place = html5lib.parseFragment(html, namespaceHTMLElements=False).findall(".//aipm-worksheet/*")[-2:]
    assert form.tag == "form"
    assert json.loads(place.get("data-log")) == {
        "date": "due",
        "summary": "verdict.what",
        "due": "due",
        "reviewed": "name",
        "confidence": "verdict.confidence",
        "right": {"field": "owned", "right": ["decided"], "wrong": ["advised"]},
    }
    assert place.get("hidden") is not None
    assert "".join(place.itertext()).strip() == ""


def test_only_sheets_that_are_kept_again_and_again_are_logs(library: Library) -> None:
    logs = {id_: entry.record.log for id_, entry in library["worksheet"].items() if entry.record.log}
    assert set(logs) == {"journal", "outcomes", "mock", "company", "stories", "claim"}
    assert [id_ for id_, log in logs.items() if log.right] == ["journal"]
