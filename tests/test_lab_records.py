"""What the content check says about labs: the headline, labels of results, and the worksheets that take figures."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from macros.lab.model import Lab
from macros.library import Library
from tests.guide import Guide

LAB = "docs/labs/example-lab.yml"
FOR_NOTES = "a field of the worksheet example-sheet for text or long-text"
FOR_FIGURES = "a field of the worksheet example-sheet for text or number or date or choice"
WRONG = {
    "an unknown headline": (
        "headline: precision",
        "headline: precisiom",
        "precisiom",
        "headline: expected the name of a result (nearest: precision); found precisiom",
    ),
    "an input as the headline": (
        "headline: precision",
        "headline: capacity",
        "capacity\nsaves",
        "headline: expected the name of a result; found capacity",
    ),
    "two results of one label": (
        '"Is it a tie?"',
        "Precision",
        'Precision, value: "true"',
        "worked.tables[1].rows[2].label: expected a label that no other result has; found Precision",
    ),
    "an unknown worksheet": (
        "worksheet: example-sheet",
        "worksheet: example-shet",
        "example-shet",
        'saves[1].worksheet: expected the id of a worksheet that exists (nearest: example-sheet); found "example-shet"',
    ),
    "an unknown field for the note": (
        "note: story",
        "note: stories",
        "stories",
        f"saves[1].note: expected {FOR_NOTES} (nearest: story); found stories",
    ),
    "a table for the note": (
        "note: story",
        "note: callers",
        "callers",
        f"saves[1].note: expected {FOR_NOTES}; found callers",
    ),
    "an unknown field for a figure": (
        "share: prevalence",
        "shore: prevalence",
        "prevalence, due",
        f"saves[1].fields.shore: expected {FOR_FIGURES} (nearest: share); found shore",
    ),
    "a field that can't hold one figure": (
        "share: prevalence",
        "clear: prevalence",
        "prevalence, due",
        f"saves[1].fields.clear: expected {FOR_FIGURES}; found clear",
    ),
    "an unknown result": (
        "due: start",
        "due: finish",
        "finish",
        "saves[1].fields.due: expected the name of an input or result; found finish",
    ),
    "a result for a field in per cent": (
        "share: prevalence",
        "share: precision",
        "precision, due",
        "saves[1].fields.share: expected an input that is a fraction, since the field is in %; found precision",
    ),
    "a hint of three lines": (
        "hint: Count a month of decided cases.",
        f"hint: {'word ' * 20}",
        "word word",
        "inputs[1].hint: expected at most 90 characters; found 99 characters",
    ),
}


@pytest.mark.parametrize(("old", "new", "at", "message"), WRONG.values(), ids=WRONG.keys())
def test_a_slip_in_a_lab_is_named_with_its_place(tmp_path: Path, old: str, new: str, at: str, message: str) -> None:
    guide = Guide(tmp_path)
    guide.replace(LAB, old, new)
    text = (tmp_path / LAB).read_text(encoding="utf-8")
    before = text[: text.index(at)]
    place = f"{LAB}:{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"
    assert guide.problems() == [f"{place}: {message}"]


@pytest.fixture
def labs(library: Library) -> list[Lab]:
    """The labs of the guide."""
    return [entry.record for entry in library["lab"].values()]


def test_every_lab_has_a_worksheet_that_takes_its_figures(labs: list[Lab]) -> None:
    assert [lab.id for lab in labs if not lab.saves] == []


def test_worksheets_that_take_figures_are_linked_from_the_lab(labs: list[Lab]) -> None:
    assert [lab.id for lab in labs if not {save.worksheet for save in lab.saves} <= set(lab.worksheets)] == []


def test_the_examples_figures_lie_within_the_ranges_of_the_fields_that_take_them(
    labs: list[Lab], library: Library
) -> None:
    for lab in labs:
        figures = {row.name: row.value for row in lab.results} | {asked.name: typed(asked) for asked in lab.inputs}
        for field, name in taken(lab, library):
            assert fits(field, figures[name]), (lab.id, field.id)


def taken(lab: Lab, library: Library) -> Iterator[tuple[Any, str]]:
    """Give each field of a worksheet that takes a figure of a lab, and the figure's name."""
    for save in lab.saves:
        fields = {field.id: field for field in library["worksheet"][save.worksheet].record.fields}
        yield from ((fields[field], name) for field, name in save.fields.items())


def typed(asked: Any) -> Any:
    """Give an input's default as a reader types it."""
    return asked.default * 100 if asked.kind == "fraction" and asked.default is not None else asked.default


def fits(field: Any, value: Any) -> bool:
    """Say whether a worksheet's field can hold a figure."""
    if field.kind == "number":
        least, most = field.min, field.max
        return (least is None or value >= least) and (most is None or value <= most)
    if field.kind == "choice":
        return value in {option.id for option in field.options}
    return isinstance(value, str) and (field.kind != "date" or len(value) == 10)


def test_every_choice_that_a_worksheet_takes_is_among_its_options(labs: list[Lab], library: Library) -> None:
    for lab in labs:
        choices = {asked.name: {one.id for one in asked.options} for asked in lab.inputs if asked.kind == "choice"}
        for field, name in taken(lab, library):
            assert choices.get(name, set()) <= {option.id for option in getattr(field, "options", ())}


def test_every_price_carries_its_date(labs: list[Lab]) -> None:
    asked = [one for lab in labs for one in lab.inputs if one.kind == "money"]
    assert [one.name for one in asked if "price of" in one.label.lower() and not one.as_of] == []
    assert sum(bool(one.as_of) for one in asked) >= 8
