"""Lab pages as text: the question, the formula in words, the worked example as text and table."""

from __future__ import annotations

from macros.kind import Entry
from macros.rendering import Here, block, fragment


def render(entry: Entry, here: Here) -> str:
    """Render one lab."""
    return block(fragment("lab", "record", here, entry=entry))


def one(here: Here, id_: str) -> str:
    """Render the lab with this id."""
    return render(here.library["lab"][id_], here)


def index(here: Here) -> str:
    """Render a card for each lab."""
    return block(fragment("lab", "cards", here, entries=list(here.library["lab"].values())))
