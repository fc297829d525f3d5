"""What the content check says about the fields of a record, with the exact place: a mistake, broken in every way."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.guide import Guide

PATH = "docs/prepare/mistakes/weak-claim.yml"
MISTAKE = """\
id: weak-claim
title: A weak claim
category: evaluation
weak: Our model is 96% accurate.
hears: I do not know what it missed.
strong: We caught 78% of the cases.
why: It names what was caught.
faults: [no-base]
signals: [metric]
"""
FIELDS = "id, title, category, weak, hears, strong, why, faults, signals, sources, claims"
CATEGORIES = "ownership, evidence, evaluation, data, operations, safety"
FAULTS = "proximity, skill-list, magic, no-base, no-constraint, no-decision, superlative, hedge"
LIST = "a list, each entry on its own line after a hyphen"
LINES = "lines of the form name: value"
ANOTHER = "without quotes, which YAML reads as a number in another notation"
TITLE = "title: A weak claim"
BREAKS = {
    "a field is missing": (f"{TITLE}\n", "", "1:1: title: expected a title that names the fault; found no such field"),
    "a field is unknown, and close to one": (
        "weak: Our",
        "weka: A\nweak: Our",
        f'4:1: weka: expected one of {FIELDS} (nearest: weak); found the field "weka"',
    ),
    "a field is unknown, and close to none": (
        "weak: Our",
        "x: A\nweak: Our",
        f'4:1: x: expected one of {FIELDS}; found the field "x"',
    ),
    "a text is a number": (TITLE, "title: 96", "2:8: title: expected text, so in quotes; found the number 96"),
    "a text is no": (
        TITLE,
        "title: no",
        "2:8: title: expected text, so in quotes; found no without quotes, which YAML reads as true or false",
    ),
    "a text is a date": (
        TITLE,
        "title: 2026-11-22",
        "2:8: title: expected text, so in quotes; found 2026-11-22 without quotes, which YAML reads as a date",
    ),
    "a text is a time": (
        TITLE,
        "title: 12:30",
        f"2:8: title: expected text, so in quotes; found 12:30 {ANOTHER}",
    ),
    "a text is null": (
        TITLE,
        "title: null",
        "2:8: title: expected text, so in quotes; found null without quotes, which YAML reads as nothing",
    ),
    "a text is left out": (TITLE, "title:", "2:7: title: expected text; found nothing"),
    "a text is a list": (TITLE, "title: [a, b]", "2:8: title: expected text; found a list of 2"),
    "a text is a record": (TITLE, "title: {a: b}", f"2:8: title: expected text; found {LINES}"),
    "a text is empty": (TITLE, 'title: "  "', "2:8: title: expected some text; found an empty text"),
    "a text is too long": (
        TITLE,
        f"title: {'é' * 91}",
        "2:8: title: expected at most 90 characters; found 91 characters",
    ),
    "a word is not allowed, and close to one": (
        "category: evaluation",
        "category: evalution",
        f'3:11: category: expected one of {CATEGORIES} (nearest: evaluation); found "evalution"',
    ),
    "a word is not allowed, and close to none": (
        "category: evaluation",
        "category: miscellany",
        f'3:11: category: expected one of {CATEGORIES}; found "miscellany"',
    ),
    "a word in a list is not allowed": (
        "faults: [no-base]",
        "faults:\n  - magic\n  - no-bse",
        f'10:5: faults[2]: expected one of {FAULTS} (nearest: no-base); found "no-bse"',
    ),
    "a list is a text": ("faults: [no-base]", "faults: no-base", f'8:9: faults: expected {LIST}; found "no-base"'),
    "a list is no": (
        "faults: [no-base]",
        "faults: no",
        f"8:9: faults: expected {LIST}; found no without quotes, which YAML reads as true or false",
    ),
    "a list is empty": ("faults: [no-base]", "faults: []", "8:9: faults: expected at least 1 entry; found 0"),
    "a list is too long": (
        "faults: [no-base]",
        "faults: [proximity, magic, hedge, no-base, skill-list]",
        "8:9: faults: expected at most 4 entries; found 5",
    ),
    "a source is unknown": (
        "signals: [metric]",
        "signals: [metric]\nsources: [B901, B911]",
        '10:17: sources[2]: expected the id of a source that exists (nearest: B901); found "B911"',
    ),
    "a claim is unknown": (
        "signals: [metric]",
        "signals: [metric]\nclaims: [recall]",
        '10:10: claims[1]: expected the id of a claim that exists; found "recall"',
    ),
    "an id differs from the name of the file": (
        "id: weak-claim",
        "id: strong-claim",
        '1:5: id: expected weak-claim, the name of the file; found "strong-claim"',
    ),
}


def test_a_sound_record_has_no_problems(tmp_path: Path) -> None:
    """What the tests below break is sound."""
    guide = Guide(tmp_path)
    guide.write(PATH, MISTAKE)
    assert guide.problems() == []


@pytest.mark.parametrize(("old", "new", "message"), BREAKS.values(), ids=BREAKS.keys())
def test_a_break_is_told_where_it_is(tmp_path: Path, old: str, new: str, message: str) -> None:
    """One message for one break, with the nearest allowed word where one is close."""
    guide = Guide(tmp_path)
    guide.write(PATH, MISTAKE)
    guide.replace(PATH, old, new)
    assert guide.problems() == [f"{PATH}:{message}"]
