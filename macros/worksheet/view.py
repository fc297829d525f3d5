"""Worksheets as forms, and the index of all of them."""

from __future__ import annotations

from typing import Any

from macros.content import Implicit
from macros.kind import Entry
from macros.rendering import Here, block, fragment


def render(entry: Entry, here: Here) -> str:
    """Render one worksheet: what done right means, the filled example, and the blank form."""
    answers = {name: _shown(value) for name, value in entry.record.example.answers.items()}
    return block(fragment("worksheet", "sheet", here, entry=entry, answers=answers))


def one(here: Here, id_: str) -> str:
    """Render the worksheet with this id."""
    return render(here.library["worksheet"][id_], here)


def index(here: Here) -> str:
    """Render a card for each worksheet."""
    return block(fragment("worksheet", "cards", here, entries=list(here.library["worksheet"].values())))


def _shown(value: Any) -> Any:
    """Give an answer as its writer wrote it: dates stand without quotes in the file."""
    if isinstance(value, Implicit):
        return value.raw
    if isinstance(value, dict):
        return {name: _shown(part) for name, part in value.items()}
    return tuple(_shown(part) for part in value) if isinstance(value, tuple) else value
