"""Interview scenarios, the strong answer behind a disclosure."""

from __future__ import annotations

from markupsafe import Markup

from macros.kind import Entry
from macros.rendering import Here, block, fragment, grouped
from macros.scenario.model import TOPICS


def render(entry: Entry, here: Here) -> str:
    """Render one scenario."""
    return block(fragment("scenario", "record", here, entry=entry))


def index(here: Here) -> str:
    """Render all scenarios by topic."""
    entries = here.library["scenario"]
    records = {id_: Markup(render(entry, here)) for id_, entry in entries.items()}
    return block(fragment("scenario", "drills", here, groups=grouped(entries, "topic", TOPICS), records=records))
