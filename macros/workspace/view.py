"""The reader's workspace: the page that script fills, and what it must know of the guide to fill it."""

from __future__ import annotations

from typing import Any

from macros.rendering import Here, block, fragment, plain


def page(here: Here) -> str:
    """Render the workspace: empty shelves, and what the script that fills them must know of the guide."""
    items = len(here.library["checklist-item"])
    return block(fragment("workspace", "shelves", here, known=known(here), items=items))


def standing(here: Here) -> str:
    """Render where the reader stands, for the home page; shown only to those who have something."""
    return block(fragment("workspace", "standing", here, items=list(here.library["checklist-item"])))


def known(here: Here) -> dict[str, Any]:
    """Give what the guide asks: worksheets and their questions, items and their steps, retired ids."""
    worksheets = {
        id_: {
            "title": plain(entry.record.title),
            "address": here.to("worksheet", id_),
            "fields": {field.id: plain(field.label) for field in entry.record.fields},
        }
        for id_, entry in here.library["worksheet"].items()
    }
    items = {
        id_: {
            "title": plain(entry.record.title),
            "address": here.to("checklist-item", id_),
            "steps": [step.id for step in entry.record.steps],
        }
        for id_, entry in here.library["checklist-item"].items()
    }
    retired = {f"{component}:{id_}": new for (component, id_), new in here.library.retired.items() if new}
    return {"worksheets": worksheets, "items": items, "retired": retired}
