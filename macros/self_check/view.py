"""The self-check as questions with the pages they move, and the ownership audit as a form beside a ring."""

from __future__ import annotations

from typing import Any

from macros.kind import Entry
from macros.library import Library
from macros.loop.view import NAME_ABOVE, NAME_BELOW, arc, point
from macros.rendering import Here, block, fragment, plain

PACE = 230
"""Words a minute, for the estimates of reading times."""
LEVEL = 23
"""How far below its name a station's level stands in the drawing."""
# Degrees, as in the loop's own drawing; below the stations at the sides there is a line more to keep clear of.
ARCS = ((17, 72), (141, 163), (197, 219), (288, 343))
STEPS = ("input", "transformation", "action", "feedback")


def minutes(words: int) -> int:
    """Estimate how long a page takes to read."""
    return max(1, round(words / PACE))


def render(entry: Entry, here: Here) -> str:
    """Render the questions and, for each door, its pages in their usual order."""
    check = entry.record
    pages = {
        page: here.library.pages[page] for door in check.doors for page in door.order if page in here.library.pages
    }
    times = {page: minutes(found.words) for page, found in pages.items()}
    kept = {door.id: check.stays(door.id) for door in check.doors}
    parts = {"entry": entry, "check": check, "pages": pages, "times": times, "kept": kept}
    return block(fragment("self_check", "questions", here, **parts, carried=carried(check, times)))


def carried(check: Any, times: dict[str, int]) -> dict[str, Any]:
    """Give what the script needs to put the pages in order."""
    moves = {"id", "door", "first", "skip"}
    return {
        "doors": [door.model_dump() for door in check.doors],
        "kept": [kept.model_dump(include={"page", "door"}) for kept in check.kept],
        "questions": [question.model_dump(include=moves, exclude_none=True) for question in check.questions],
        "minutes": times,
    }


def index(here: Here) -> str:
    """Render the guide's one self-check."""
    (entry,) = here.library["self-check"].values()
    return render(entry, here)


def ownership(here: Here) -> str:
    """Render the audit of one project: the fields of the loop worksheet, the ring, and what follows from it."""
    parts = {"steps": steps(here.library), "arcs": [arc(*ends) for ends in ARCS], "advice": advice(here.library)}
    return block(fragment("self_check", "audit", here, **parts))


def steps(library: Library) -> list[dict[str, Any]]:
    """Give each step with its name and question, its options in the worksheet, and its place in the drawing."""
    fields = {field.id: field for field in library["worksheet"]["loop"].record.fields}
    found = []
    for number, station in enumerate(library["loop"]["loop"].record.stations):
        x, y = point(90 * number)
        name_y = y + (NAME_BELOW if number else NAME_ABOVE - LEVEL)
        place = {"x": x, "y": y, "name_y": name_y, "level_y": name_y + LEVEL}
        owned, proof = fields[f"{station.id}-owned"], fields[f"{station.id}-proof"]
        found.append({"is": station, "owned": owned, "proof": proof, **place})
    return found


def advice(library: Library) -> dict[str, str]:
    """Give the loop worksheet's own advice about what somebody owned, by its id."""
    return {item.id: plain(item.say) for item in library["worksheet"]["loop"].record.advice}
