"""The binder: the page on which script lays out a reader's documents, and what it must know of worksheets for that."""

from __future__ import annotations

from typing import Any

from macros.rendering import Here, block, fragment, plain

REST = "Plans and everything else"
GROUPS = {
    "Stories and claims": ("stories", "claim", "outcomes"),
    "Decisions": ("loop", "journal", "tradeoff", "metric", "vendor", "cost", "fairness"),
    "From data to launch": ("data-card", "labels", "spec", "evaluation", "experiment", "shadow", "rollback"),
    "Company and offer": ("company", "offer"),
    "Drills": ("mock",),
    REST: ("plan", "lifecycle", "sunset"),
}
"""Worksheets by what a reader uses them for, in the order of the binder; one that stands nowhere comes last."""


def page(here: Here) -> str:
    """Render the binder: its cover's fields, places for what is chosen and laid out, and the worksheets as data."""
    return block(fragment("binder", "page", here, known=known(here)))


def known(here: Here) -> dict[str, Any]:
    """Give the guide as the script needs it: worksheets in their groups, with every field, and the items' titles."""
    sheets = here.library["worksheet"]
    named = {id_ for ids in GROUPS.values() for id_ in ids}
    groups = GROUPS | {REST: (*GROUPS[REST], *(id_ for id_ in sheets if id_ not in named))}
    return {
        "groups": [
            {"title": title, "worksheets": [sheet(sheets[id_].record) for id_ in ids if id_ in sheets]}
            for title, ids in groups.items()
        ],
        "items": [[id_, plain(entry.record.title)] for id_, entry in here.library["checklist-item"].items()],
    }


def sheet(worksheet: Any) -> dict[str, Any]:
    """Give a worksheet's id, title and sections; what has an order is a list, since the page sorts names."""
    sections = [
        {"title": plain(one.title), "fields": [_field(field) for field in one.fields]} for one in worksheet.sections
    ]
    return {"id": worksheet.id, "title": plain(worksheet.title), "sections": sections}


def _field(field: Any) -> dict[str, Any]:
    """Give what laying out an answer takes, and no more: its kind shows in what it has."""
    made: dict[str, Any] = {"id": field.id, "label": plain(field.label)}
    if getattr(field, "private", False):
        made["private"] = True
    if unit := getattr(field, "unit", ""):
        made["unit"] = unit
    if options := getattr(field, "options", ()):
        made["options"] = {option.id: plain(option.label) for option in options}
    if field.kind == "rating":
        levels = field.levels or (field.low, *[""] * (field.points - 2), field.high)
        made["levels"] = [plain(words or "") for words in levels]
    if parts := getattr(field, "parts", {}):
        made["parts"] = list(parts.items())
    if columns := getattr(field, "columns", ()):
        made["columns"] = [_field(column) for column in columns]
    return made
