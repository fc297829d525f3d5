"""Interview scenarios, the strong answer behind a disclosure."""

from __future__ import annotations

from markupsafe import Markup

from macros.kind import Entry
from macros.rendering import Here, block, fragment, grouped
from macros.scenario.model import DIFFICULTIES, TOPICS


def render(entry: Entry, here: Here) -> str:
    """Render one scenario."""
    return block(fragment("scenario", "record", here, entry=entry))


def index(here: Here) -> str:
    """Render all scenarios by topic, and above them a drill: a scenario, a clock, and the fields of the mock sheet."""
    entries = here.library["scenario"]
    records = {id_: Markup(render(entry, here)) for id_, entry in entries.items()}
    groups, mock = grouped(entries, "topic", TOPICS), here.library["worksheet"]["mock"].record
    fields = {field.id: field for field in mock.fields}
    drills = {"groups": groups, "records": records, "difficulties": DIFFICULTIES, "mock": mock, "fields": fields}
    return block(fragment("scenario", "drills", here, **drills))
