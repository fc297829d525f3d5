"""Advice fits its sheet: every field, column and option that it names is there, and of the kind its rule is for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from macros.wording import nearest, shorten

Flaw = tuple[tuple, str, str]
PARTS = ("what", "why", "confidence")
"""What the parts of a decision are called."""
TEXTS = ("text", "long-text", "link", "decision", "table")
ANY = (*TEXTS, "number", "date", "choice", "choices", "rating")
KINDS = {
    "needs": ANY,
    "row-needs": ("table",),
    "some-row": ("table",),
    "same-sum": ("table",),
    "same-as": ("choice", "rating"),
    "tie": ("choice",),
    "not-alone": ("choice",),
    "past-due": ("date",),
}
"""The kinds of field a rule may stand beside; the rules of texts may stand beside TEXTS."""


def flaws(worksheet: Any) -> Iterator[Flaw]:
    """Give every field, column and option that an advice names and the sheet lacks: (path, expected, found)."""
    fields = {field.id: field for field in worksheet.fields}
    for number, item in enumerate(worksheet.advice):
        at = ("advice", number)
        missing = list(_unknown_fields(item, fields, at))
        yield from missing or _unknown_parts(item, fields, at)


def _unknown_fields(item: Any, fields: dict[str, Any], at: tuple) -> Iterator[Flaw]:
    for name in ("field", "when", "instead", "other", "table", "done"):
        yield from _unknown([getattr(item, name, None)], fields, (*at, name), "the id of a field", listed=False)
    yield from _unknown(getattr(item, "others", ()), fields, (*at, "others"), "the id of a field", listed=True)
    allowed = KINDS.get(item.rule, TEXTS)
    if item.field in fields and (kind := fields[item.field].kind) not in allowed:
        yield (*at, "field"), f"a field of the kind {' or '.join(allowed)}", f"{item.field}, a {kind} field"


def _unknown_parts(item: Any, fields: dict[str, Any], at: tuple) -> Iterator[Flaw]:
    """Columns and options, of the field that the rule looks at."""
    looked_at = fields[getattr(item, "table", None) or getattr(item, "when", None) or item.field]
    columns = {column.id: column for column in getattr(looked_at, "columns", ())}
    names = PARTS if looked_at.kind == "decision" else columns
    for name in ("columns", "needs"):
        yield from _unknown(getattr(item, name, ()), names, (*at, name), "a column", listed=True)
    for name in ("where", "column", "total", "error"):
        yield from _unknown([getattr(item, name, None)], names, (*at, name), "a column", listed=False)
    cells = (getattr(item, "where", None), getattr(item, "column", None), *getattr(item, "columns", ()))
    chosen = [columns[name] for name in cells if name in columns] or [looked_at]
    options = [option.id for part in chosen for option in getattr(part, "options", ())]
    yield from _unknown(getattr(item, "options", ()), options, (*at, "options"), "an option", listed=True)
    here = [option.id for option in getattr(fields[item.field], "options", ())]
    yield from _unknown([getattr(item, "option", None)], here, (*at, "option"), "an option", listed=False)


def _unknown(given: Iterable[Any], known: Iterable[str], at: tuple, what: str, *, listed: bool) -> Iterator[Flaw]:
    known = list(known)
    for index, name in enumerate(given):
        if name is not None and name not in known:
            among = "" if what == "the id of a field" else f": {', '.join(known)}" if known else ", and this has none"
            yield (*at, index) if listed else at, f"{what}{among}{nearest(name, known)}", shorten(name)
