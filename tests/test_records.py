"""What the content check says about records of each kind: numbers, ids, addresses, references, kinds of fields."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.guide import Guide

SCENARIO, WORKSHEET, LAB, CHECKLIST = (
    "docs/prepare/interviews/falling-resolution.yml",
    "docs/worksheets/example-sheet.yml",
    "docs/labs/example-lab.yml",
    "docs/prepare/checklist/example-section.yml",
)
ID = 'lower-case words joined by hyphens, such as "decision-journal", at most 60 characters'
NAME = 'lower-case words joined by underscores, such as "cost_fn", at most 40 characters'
ANOTHER = "without quotes, which YAML reads as a number in another notation"
BOOLEAN = "without quotes, which YAML reads as true or false"
KINDS = "text, link, long-text, number, date, choice, choices, rating, decision, table"
SOURCES, TERMS, CLAIMS = (f"docs/reference/{name}.yml" for name in ("sources", "terms", "claims"))
ELSEWHERE = {
    "a whole number is too small": (
        SCENARIO,
        "minutes: 15",
        "minutes: 2",
        "minutes: expected 3 or more; found the number 2",
    ),
    "a whole number is too large": (
        SCENARIO,
        "minutes: 15",
        "minutes: 90",
        "minutes: expected 60 or less; found the number 90",
    ),
    "a whole number is a fraction": (
        SCENARIO,
        "minutes: 15",
        "minutes: 2.5",
        "minutes: expected a whole number; found the number 2.5",
    ),
    "a whole number is in quotes": (
        SCENARIO,
        "minutes: 15",
        'minutes: "15"',
        'minutes: expected a whole number; found "15"',
    ),
    "an outline is too short": (
        SCENARIO,
        "    people, and the price is their evening. I take the second, for one week, if the queue lead agrees.\n",
        "    people.\n",
        "outline: expected 120 to 200 words in all; found 116",
    ),
    "an outline is too long": (
        SCENARIO,
        "that takes labels.\n",
        f"that takes {'more ' * 67}labels.\n",
        "outline: expected 120 to 200 words in all; found 201",
    ),
    "a number is in another notation": (
        LAB,
        "default: 0.05",
        "default: 0x10",
        f"inputs[1].default: expected a number; found 0x10 {ANOTHER}",
    ),
    "a number is infinite": (
        LAB,
        "default: 0.05",
        "default: 1.0e+999",
        "inputs[1].default: expected a finite number; found the number inf",
    ),
    "a name for links has spaces": (
        LAB,
        "name: capacity",
        "name: Capacity left",
        f'inputs[2].name: expected {NAME}; found "Capacity left"',
    ),
    "an id has capitals": (
        CHECKLIST,
        "id: one-project",
        "id: One Project",
        f'items[1].id: expected {ID}; found "One Project"',
    ),
    "an id is too long": (
        CHECKLIST,
        "id: one-project",
        f"id: {'a' * 61}",
        f'items[1].id: expected {ID}; found "{"a" * 60}…"',
    ),
    "a source's id has the wrong letter": (
        SOURCES,
        "id: B902",
        "id: S902",
        'S902.id: expected B and a number, such as B17; found "S902"',
    ),
    "an address is none": (
        SOURCES,
        "url: https://example.org/book",
        "url: example.org/book",
        'B902.links[1].url: expected an address that starts with https://; found "example.org/book"',
    ),
    "a page does not exist": (
        CHECKLIST,
        "pages: [role/index.md]",
        "pages: [role/idex.md]",
        'items[1].pages[1]: expected the path of a page that exists (nearest: role/index.md); found "role/idex.md"',
    ),
    "a related term does not exist": (
        TERMS,
        "see: [precision-example]",
        "see: [precision]",
        'recall-example.see[1]: expected the id of a term that exists (nearest: precision-example); found "precision"',
    ),
    "a step's id is given twice": (
        CHECKLIST,
        "id: choose",
        "id: list",
        "items[1].steps[2].id: expected an id that no other entry of the list has; found list, first given to entry 1",
    ),
    "the kind of a field is unknown": (
        WORKSHEET,
        "kind: rating",
        "kind: ratng",
        f'sections[2].fields[5].kind: expected one of {KINDS} (nearest: rating); found "ratng"',
    ),
    "the kind of a field is no": (
        WORKSHEET,
        "kind: rating",
        "kind: no",
        f"sections[2].fields[5].kind: expected one of {KINDS}; found no {BOOLEAN}",
    ),
    "the kind of a field is left out": (
        WORKSHEET,
        "kind: rating, ",
        "",
        f"sections[2].fields[5].kind: expected one of {KINDS}; found no such field",
    ),
    "a field lacks what its kind needs": (
        WORKSHEET,
        "low: murky, ",
        "",
        "sections[2].fields[5].low: expected what 1 means; found no such field",
    ),
}


@pytest.mark.parametrize(("path", "old", "new", "message"), ELSEWHERE.values(), ids=ELSEWHERE.keys())
def test_every_kind_of_record_is_told_in_the_same_words(
    tmp_path: Path, path: str, old: str, new: str, message: str
) -> None:
    """The message carries the way to the value: lists count from 1, records of a list go by their id."""
    guide = Guide(tmp_path)
    guide.replace(path, old, new)
    assert [problem.split(" ", 1)[1] for problem in guide.problems() if problem.startswith(path)] == [message]
