"""Rules beyond single fields: ids given once, choices with options, an example for every question, sound advice."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any

from pydantic import Field, TypeAdapter, ValidationError

from macros.content import spell
from macros.fields import Date, Number, Paragraph, Record, Story
from macros.wording import describe, nearest, shorten
from macros.worksheet import fitting, log
from macros.worksheet.fitting import Flaw


class Answer(Record):
    """A decision's three parts."""

    what: Paragraph = Field(description="what was decided")
    why: Paragraph = Field(description="why")
    confidence: Annotated[int, Field(ge=0, le=100)] = Field(description="confidence in per cent")


SHAPES = {
    "number": (TypeAdapter(Number), "a number"),
    "date": (TypeAdapter(Date), "a date such as 2026-11-22"),
    "decision": (TypeAdapter(Answer), "what, why and confidence from 0 to 100"),
    "text": (TypeAdapter(Story), "some text, in quotes if it looks like a number or a date"),
}


def rules(worksheet: Any, library: Any) -> Iterator[Flaw]:
    """Ids are given once, choices have options, the example answers every field by its kind, advice and log fit."""
    at = ("example", "answers")
    answers, fields = worksheet.example.answers, {field.id: field for field in worksheet.fields}
    yield from _repeated(worksheet)
    yield from _unlevelled(worksheet)
    for name in answers.keys() - fields.keys():
        yield (*at, name), f"the id of a field{nearest(name, fields)}", shorten(name)
    for name, field in fields.items():
        if name in answers:
            yield from flaws(field, answers[name], (*at, name))
        else:
            yield at, f"an answer for the field {name}", "none"
    yield from fitting.flaws(worksheet)
    yield from log.flaws(worksheet)


def _repeated(worksheet: Any) -> Iterator[Flaw]:
    seen: dict[str, str] = {}
    for number, section in enumerate(worksheet.sections):
        for index, field in enumerate(section.fields):
            at = ("sections", number, "fields", index)
            if field.id in seen:
                found = f"{field.id}, first given at {seen[field.id]}"
                yield (*at, "id"), "an id that no other field of the sheet has", found
            seen.setdefault(field.id, spell((*at, "id"))[1:])
            for place, column in enumerate(getattr(field, "columns", ())):
                if (column.kind == "choice") != bool(column.options):
                    found = "none" if column.kind == "choice" else f"options in a {column.kind} column"
                    yield (*at, "columns", place), "options for a column of choices, and only there", found


def _unlevelled(worksheet: Any) -> Iterator[Flaw]:
    """A rating says what each of its levels means, or what its two ends mean."""
    for number, section in enumerate(worksheet.sections):
        for index, field in enumerate(section.fields):
            if field.kind != "rating":
                continue
            at = ("sections", number, "fields", index)
            ends = {"low": field.low, "high": field.high}
            if not field.levels:
                for name in (name for name, end in ends.items() if end is None):
                    yield (*at, name), type(field).model_fields[name].description, "no such field"
                continue
            if len(field.levels) != field.points:
                yield (*at, "levels"), f"{field.points} levels, one for each rating", str(len(field.levels))
            for name in (name for name, end in ends.items() if end is not None):
                yield (*at, name), "levels, or low and high", "both"


def flaws(field: Any, value: Any, at: tuple) -> Iterator[Flaw]:
    """Check one example answer against its field: what is wrong, with the path to it."""
    if field.kind == "table":
        yield from _row_flaws(field, value, at)
    elif field.kind in ("choice", "choices"):
        allowed = [option.id for option in field.options]
        for word in value if field.kind == "choices" and isinstance(value, tuple) else [value]:
            # A column without its options has a problem of its own.
            if allowed and word not in allowed:
                yield at, f"one of {', '.join(allowed)}{nearest(word, allowed)}", describe(word)
    elif field.kind == "rating":
        if value not in range(1, field.points + 1):
            yield at, f"a rating from 1 to {field.points}", describe(value)
    else:
        adapter, expected = SHAPES.get(field.kind, SHAPES["text"])
        try:
            adapter.validate_python(value)
        except ValidationError:
            yield at, expected, describe(value)


def _row_flaws(table: Any, rows: Any, at: tuple) -> Iterator[Flaw]:
    if not isinstance(rows, tuple):
        yield at, "a list of rows", describe(rows)
        return
    columns = {column.id: column for column in table.columns}
    for number, row in enumerate(rows):
        if not isinstance(row, dict):
            yield (*at, number), "lines of the form column: value", describe(row)
            continue
        for name, value in row.items():
            if name in columns:
                yield from flaws(columns[name], value, (*at, number, name))
            else:
                yield (*at, number, name), f"one of {', '.join(columns)}{nearest(name, columns)}", shorten(name)
