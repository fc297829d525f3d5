"""The reading list, and the citation inside a sentence."""

from __future__ import annotations

from markupsafe import Markup

from macros.kind import Entry
from macros.rendering import Here, block, fragment, grouped, inline
from macros.source.model import READ, TOPICS


def render(entry: Entry, here: Here) -> str:
    """Render one source with the claims it bears on and the pages that cite it."""
    id_ = entry.record.id
    claims = [claim for claim, other in here.library["claim"].items() if id_ in other.record.sources]
    pages = here.library.pages_using("source", id_)
    return block(
        fragment("source", "record", here, entry=entry, read=READ[entry.record.read], claims=claims, pages=pages)
    )


def index(here: Here) -> str:
    """Render the whole reading list by topic."""
    entries = here.library["source"]
    records = {id_: Markup(render(entry, here)) for id_, entry in entries.items()}
    return block(fragment("source", "list", here, groups=grouped(entries, "topic", TOPICS), records=records))


def cite(here: Here, id_: str) -> str:
    """Render a citation: authors and year, linked to the reading list."""
    return inline(
        fragment("source", "cite", here, source=here.library["source"][id_].record, href=here.to("source", id_))
    )
