"""The rounds of the gallery."""

from __future__ import annotations

from markupsafe import Markup

from macros.kind import Entry
from macros.mistake.model import FAULTS, SIGNALS
from macros.rendering import Here, block, fragment


def render(entry: Entry, here: Here) -> str:
    """Render one round: both versions alike, and behind a disclosure which is stronger and why."""
    return block(fragment("round", "record", here, entry=entry, words=SIGNALS | FAULTS))


def index(here: Here) -> str:
    """Render all rounds in the order of their file."""
    records = [Markup(render(entry, here)) for entry in here.library["round"].values()]
    return block(fragment("round", "rounds", here, records=records))
