"""The preparation checklist."""

from __future__ import annotations

from markupsafe import Markup

from macros.kind import Entry
from macros.rendering import Here, block, fragment


def render(entry: Entry, here: Here) -> str:
    """Render one item: a native checkbox named by its title, its steps, and a place for the evidence."""
    return block(fragment("checklist", "record", here, entry=entry))


def index(here: Here) -> str:
    """Render the checklist by section."""
    sections = sorted(here.library.files["checklist-item"], key=lambda section: section.order)
    records = {id_: Markup(render(entry, here)) for id_, entry in here.library["checklist-item"].items()}
    return block(fragment("checklist", "list", here, sections=sections, records=records))
