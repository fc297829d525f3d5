"""The mistakes gallery."""

from __future__ import annotations

from markupsafe import Markup

from macros.kind import Entry
from macros.mistake.model import CATEGORIES, FAULTS, SIGNALS
from macros.rendering import Here, block, fragment, grouped


def render(entry: Entry, here: Here) -> str:
    """Render one pair: weak beside strong, told apart by words and rules, and why."""
    return block(fragment("mistake", "record", here, entry=entry, faults=FAULTS, signals=SIGNALS))


def index(here: Here) -> str:
    """Render the whole gallery by category."""
    entries = here.library["mistake"]
    records = {id_: Markup(render(entry, here)) for id_, entry in entries.items()}
    groups = grouped(entries, "category", CATEGORIES)
    return block(fragment("mistake", "gallery", here, groups=groups, records=records, faults=FAULTS, signals=SIGNALS))
