"""Facts and figures may come from elsewhere; sentences may not: no run of eight words is shared with the notes."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import BaseModel

from macros.components import KINDS
from macros.library import Library
from tests.prose.fingerprints import fingerprint, known, runs
from tests.prose.reader import read

EXCEPTED = {"title", "authors", "short", "symbols", "label", "unit", "term", "url", "company", "default", "shown"}
"""Titles, field labels and formulas are what they are."""


def texts(value: Any, name: str = "") -> list[str]:
    """Give the free texts of a record."""
    if isinstance(value, BaseModel):
        return [text for field in type(value).model_fields for text in texts(getattr(value, field), field)]
    if isinstance(value, dict):
        return [text for key, part in value.items() for text in texts(part, key)]
    if isinstance(value, tuple):
        return [text for part in value for text in texts(part, name)]
    return [value] if isinstance(value, str) and name not in EXCEPTED else []


def shared(text: str, notes: set[str]) -> list[str]:
    """Give the runs of a text that stand in the notes."""
    return [" ".join(run) for run in runs(text) if fingerprint(run) in notes]


def test_a_sentence_of_the_notes_would_be_noticed() -> None:
    notes = {fingerprint(run) for run in runs("one two three four five six seven eight nine")}
    assert shared("Zero. One, two, three; four five SIX seven eight!", notes) == [
        "one two three four five six seven eight"
    ]
    assert len(known()) > 10_000


@pytest.mark.parametrize("name", sorted(read()))
def test_no_page_shares_a_run_of_eight_words_with_the_notes(name: str) -> None:
    notes = known()
    assert [run for block in read()[name].blocks if block.kind != "heading" for run in shared(block.text, notes)] == []


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.component)
def test_no_record_shares_a_run_of_eight_words_with_the_notes(kind: Any, library: Library) -> None:
    notes = known()
    found = {
        id_: runs_
        for id_, entry in library[kind.component].items()
        if (runs_ := [run for text in texts(entry.record) for run in shared(text, notes)])
    }
    assert found == {}
