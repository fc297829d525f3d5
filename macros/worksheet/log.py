"""A worksheet as a log: which of its fields date and name an entry, end its review, and say whether it came true."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import Field

from macros.fields import Id, Record, some
from macros.wording import nearest, shorten

Flaw = tuple[tuple, str, str]
KINDS = {
    "date": ("date",),
    "summary": ("text", "long-text", "decision"),
    "due": ("date",),
    "reviewed": ("text", "long-text", "choice"),
    "confidence": ("number", "decision"),
}
"""The kinds of field that can do each part."""
PAIRS = (("due", "reviewed"), ("confidence", "right"))
"""Parts that mean nothing without each other."""
PARTS = {"summary": "what", "confidence": "confidence"}
"""Of a decision, the part that is meant."""


class Right(Record):
    """A choice that says whether what was expected came true: each of its options counts one way."""

    field: Id = Field(description="the id of the choice")
    right: some(Id, 1, 11) = Field(description="the options that mean it came true")  # type: ignore[valid-type]
    wrong: some(Id, 1, 11) = Field(description="the options that mean it did not")  # type: ignore[valid-type]
    neither: some(Id, 0, 10) = Field((), description="the options that count neither way")  # type: ignore[valid-type]


class Log(Record):
    """How a reader's documents are listed below the sheet; the ids are of its fields."""

    date: Id | None = Field(None, description="the date of an entry")
    summary: Id = Field(description="the field whose first line names an entry")
    due: Id | None = Field(None, description="the date on which to review it")
    reviewed: Id | None = Field(None, description="the field that is filled once it is reviewed")
    confidence: Id | None = Field(None, description="how sure the reader was, in per cent")
    right: Right | None = Field(None, description="the choice that says whether it came true")


def carried(worksheet: Any) -> dict[str, Any]:
    """Give a log as the page carries it to the script: the names of controls in place of the ids of fields."""
    kinds = {field.id: field.kind for field in worksheet.fields}
    given = worksheet.log.model_dump(exclude_defaults=True)
    for part, inner in PARTS.items():
        if kinds.get(given.get(part)) == "decision":
            given[part] = f"{given[part]}.{inner}"
    return given


def flaws(worksheet: Any) -> Iterator[Flaw]:
    """Give what a log names and the sheet lacks, or cannot use: (path, expected, found)."""
    if not (log := worksheet.log):
        return
    fields = {field.id: field for field in worksheet.fields}
    for name, kinds in KINDS.items():
        yield from _field(getattr(log, name), fields, kinds, ("log", name))
    if (unit := getattr(fields.get(log.confidence), "unit", "%")) != "%":
        yield ("log", "confidence"), "a number of the unit %", f"{log.confidence}, a number of the unit {unit}"
    for pair in PAIRS:
        for name, other in (pair, pair[::-1]):
            if getattr(log, name) is None and getattr(log, other) is not None:
                yield ("log",), f"{name}, which {other} needs", "no such field"
    if log.right:
        missing = list(_field(log.right.field, fields, ("choice",), ("log", "right", "field")))
        yield from missing or _options(log.right, fields[log.right.field].options)


def _field(id_: str | None, fields: dict[str, Any], kinds: tuple[str, ...], at: tuple) -> Iterator[Flaw]:
    if id_ is None:
        return
    if id_ not in fields:
        yield at, f"the id of a field{nearest(id_, fields)}", shorten(id_)
    elif (kind := fields[id_].kind) not in kinds:
        yield at, f"a field of the kind {' or '.join(kinds)}", f"{id_}, a {kind} field"


def _options(right: Right, options: Any) -> Iterator[Flaw]:
    """Each option of the choice stands in one of the lists, once."""
    allowed, seen = [option.id for option in options], set()
    for name in ("right", "wrong", "neither"):
        for index, id_ in enumerate(getattr(right, name)):
            at = ("log", "right", name, index)
            if id_ not in allowed:
                yield at, f"an option: {', '.join(allowed)}{nearest(id_, allowed)}", shorten(id_)
            elif id_ in seen:
                yield at, "each option once, as right, wrong or neither", shorten(id_)
            seen.add(id_)
    for id_ in (id_ for id_ in allowed if id_ not in seen):
        yield ("log", "right"), f"the option {id_} among right, wrong or neither", "none"
