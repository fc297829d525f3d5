"""The glossary, and the link to it inside a sentence."""

from __future__ import annotations

from markupsafe import Markup

from macros.kind import Entry
from macros.rendering import Here, block, fragment, inline


def render(entry: Entry, here: Here) -> str:
    """Render one term."""
    return block(fragment("term", "record", here, entry=entry))


def index(here: Here) -> str:
    """Render the glossary in alphabetical order."""
    entries = sorted(here.library["term"].values(), key=lambda entry: entry.record.term.casefold())
    return block(fragment("term", "glossary", here, records=[Markup(render(entry, here)) for entry in entries]))


def link(here: Here, id_: str, words: str = "") -> str:
    """Render a link to a term: its name as it stands in a sentence, or other words."""
    term = here.library["term"][id_].record
    return inline(fragment("term", "link", here, term=term, href=here.to("term", id_), words=words))
