"""The figures that the labs print, recomputed from their inputs: the tables, the story, the answer, what to try."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from macros.library import Library
from tests.oracles import as_shown, unaccounted
from tests.oracles.labs import defaults, oracle, prose

LABS = sorted(path.stem for path in (Path(__file__).parents[3] / "docs/labs").glob("*.yml"))
NINE_DIGITS = {"rel": 1e-9, "abs": 0}


@pytest.fixture(params=LABS)
def lab(library: Library, request: pytest.FixtureRequest) -> Any:
    """Each lab in turn."""
    return library["lab"][request.param].record


def rows(lab: Any) -> list[Any]:
    """Give the rows of all tables of a lab."""
    return [row for table in lab.worked.tables for row in table.rows]


def test_every_result_of_a_lab_stands_once_in_its_tables(lab: Any) -> None:
    assert Counter(row.name for row in rows(lab)) == Counter(oracle(lab.id).results(defaults(lab)).keys())


def test_every_figure_follows_from_the_inputs(lab: Any) -> None:
    module = oracle(lab.id)
    loose = getattr(module, "TOLERANCES", {})
    expected = {
        name: value if isinstance(value, str) else pytest.approx(value, **NINE_DIGITS | loose.get(name, {}))
        for name, value in module.results(defaults(lab)).items()
    }
    assert {row.name: row.value for row in rows(lab)} == expected


def test_every_figure_is_shown_as_it_rounds(lab: Any) -> None:
    assert [row.shown for row in rows(lab)] == [written(row.value, row.shown) for row in rows(lab)]


@pytest.mark.parametrize("part", ["story", "answer", "attempts"])
def test_a_labs_texts_print_what_the_inputs_give(lab: Any, part: str) -> None:
    texts = {"story": lab.worked.story, "answer": lab.answer, "attempts": " ".join(lab.try_)}
    assert unaccounted(texts[part], getattr(prose(lab.id), part)(defaults(lab))) == []


def written(value: float | str, shown: str) -> str:
    """Give a value in the manner of a table's cell that shows one.

    A word may be followed by its explanation. A number may have a sign, a unit, or stand in percentage points.
    """
    if isinstance(value, str):
        word = in_words(value)
        return word + shown.removeprefix(word) if shown.startswith(f"{word}: ") else word
    figure, unit = re.fullmatch(r"[+−]?(\$?[\d,.]+%?)(.*)", shown).groups()
    sign = "−" if value < 0 else "+" if shown.startswith("+") else ""
    return sign + as_shown(abs(value) * (100 if unit == " points" else 1), figure) + unit


def in_words(value: str) -> str:
    """Give a result that is a word or a date as people read it."""
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        day = date.fromisoformat(value)
        return f"{day.day} {day:%B %Y}"
    return {"true": "yes", "false": "no"}.get(value) or (value.upper() if len(value) == 1 else value)
