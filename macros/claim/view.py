"""The ledger of claims, and the evidence mark inside a sentence."""

from __future__ import annotations

from collections import Counter

from markupsafe import Markup

from macros.claim.model import MARKS, TOPICS
from macros.kind import Entry
from macros.rendering import Here, block, fragment, grouped, inline


def render(entry: Entry, here: Here) -> str:
    """Render one claim of the ledger, with the pages that use it."""
    pages = here.library.pages_using("claim", entry.record.id)
    return block(fragment("claim", "record", here, entry=entry, pages=pages))


def index(here: Here) -> str:
    """Render the whole ledger by topic, with the key to the marks."""
    entries = here.library["claim"]
    return block(
        fragment(
            "claim",
            "ledger",
            here,
            groups=grouped(entries, "topic", TOPICS),
            counts=Counter(entry.record.mark for entry in entries.values()),
            meanings=MARKS,
            records={id_: Markup(render(entry, here)) for id_, entry in entries.items()},
        )
    )


def mark(here: Here, id_: str) -> str:
    """Render the evidence mark of a claim: shape and word, linked to its entry in the ledger."""
    claim = here.library["claim"][id_].record
    return inline(fragment("claim", "mark", here, claim=claim, href=here.to("claim", id_)))
