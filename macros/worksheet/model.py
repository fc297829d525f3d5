"""What a worksheet is: sections of fields, and an example that answers every one of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import Field, TypeAdapter, ValidationError

from macros.fields import Claims, Date, Id, Labs, Line, Number, Paragraph, Record, Sources, Story, Title, some
from macros.kind import Kind
from macros.wording import describe, nearest, shorten


class Option(Record):
    """One answer to choose."""

    id: Id = Field(description="its id, which readers' work stores")
    label: Line = Field(description="what the reader sees")


class Question(Record):
    """What every field has."""

    id: Id = Field(description="its id, which readers' work is stored under")
    label: Line = Field(description="the question")
    hint: Paragraph | None = Field(None, description="what to write")
    check: Paragraph | None = Field(None, description="a question to check the answer with")


class Text(Question):
    """One line."""

    kind: Literal["text", "link"] = Field(description="the kind of field")
    lines: int = Field(1, ge=1, le=12, description="ruled lines on paper")


class LongText(Question):
    """Several lines."""

    kind: Literal["long-text"] = Field(description="the kind of field")
    lines: int = Field(5, ge=5, le=12, description="ruled lines on paper")


class NumberField(Question):
    """A number with its unit."""

    kind: Literal["number"] = Field(description="the kind of field")
    unit: Line = Field(description="the unit, such as % or weeks")
    min: Number | None = Field(None, description="the smallest number that makes sense")
    max: Number | None = Field(None, description="the largest number that makes sense")


class DateField(Question):
    """A date."""

    kind: Literal["date"] = Field(description="the kind of field")


class Choice(Question):
    """One of several options, or several of them."""

    kind: Literal["choice", "choices"] = Field(description="the kind of field")
    options: some(Option, 2, 12) = Field(description="2 to 12 options")  # type: ignore[valid-type]


class Rating(Question):
    """A rating from 1 to 5."""

    kind: Literal["rating"] = Field(description="the kind of field")
    low: Line = Field(description="what 1 means")
    high: Line = Field(description="what 5 means")


class Decision(Question):
    """What was decided, why, and how sure one is."""

    kind: Literal["decision"] = Field(description="the kind of field")


class Column(Record):
    """One column of a table."""

    id: Id = Field(description="its id, which readers' work is stored under")
    label: Line = Field(description="its heading")
    kind: Literal["text", "number", "date", "link", "choice"] = Field(description="the kind of its cells")
    options: tuple[Option, ...] = Field((), description="for choices: the options")


class Table(Question):
    """Rows of the same columns."""

    kind: Literal["table"] = Field(description="the kind of field")
    rows: int = Field(ge=1, le=12, description="blank rows to start with")
    columns: some(Column, 2, 6) = Field(description="2 to 6 columns, so that it fits on paper")  # type: ignore[valid-type]


AnyField = Annotated[
    Text | LongText | NumberField | DateField | Choice | Rating | Decision | Table, Field(discriminator="kind")
]


class Answer(Record):
    """A decision's three parts."""

    what: Paragraph = Field(description="what was decided")
    why: Paragraph = Field(description="why")
    confidence: Annotated[int, Field(ge=0, le=100)] = Field(description="confidence in per cent")


class Section(Record):
    """Fields that belong together."""

    title: Title = Field(description="the section's title")
    intro: Paragraph | None = Field(None, description="a sentence that leads in")
    fields: some(AnyField, 1, 12) = Field(description="its fields, in order")  # type: ignore[valid-type]


class Example(Record):
    """A filled example."""

    title: Title = Field(description="whose example it is, a fictional company")
    note: Line = Field(description="that its figures are illustrative")
    answers: dict[str, Any] = Field(description="an answer for every field, by its id")


class Worksheet(Record):
    """One worksheet."""

    id: Id = Field(description="its id, the name of its file and page")
    title: Title = Field(description="its title")
    purpose: Paragraph = Field(description="what it is for")
    minutes: int = Field(ge=3, le=240, description="minutes it takes")
    done_right: some(Line, 2, 6) = Field(description="how one knows it is done well")  # type: ignore[valid-type]
    pitfalls: some(Line, 1, 5) = Field(description="what commonly goes wrong")  # type: ignore[valid-type]
    sections: some(Section, 1, 8) = Field(description="its sections")  # type: ignore[valid-type]
    example: Example = Field(description="a filled example")
    claims: Claims = Field((), description="ids of claims of the ledger")
    sources: Sources = Field((), description="ids of sources")
    labs: Labs = Field((), description="ids of labs that feed it")

    @property
    def fields(self) -> list[Any]:
        """All fields in the order of the page."""
        return [field for section in self.sections for field in section.fields]


SHAPES = {
    "number": (TypeAdapter(Number), "a number"),
    "rating": (TypeAdapter(Annotated[int, Field(strict=True, ge=1, le=5)]), "a rating from 1 to 5"),
    "date": (TypeAdapter(Date), "a date such as 2026-11-22"),
    "decision": (TypeAdapter(Answer), "what, why and confidence from 0 to 100"),
    "text": (TypeAdapter(Story), "some text, in quotes if it looks like a number or a date"),
}
Flaw = tuple[tuple, str, str]


def rules(worksheet: Worksheet, library: Any) -> Iterator[Flaw]:
    """Ids are given once, choices have options, and the example answers every field as its kind demands."""
    at = ("example", "answers")
    answers, fields = worksheet.example.answers, {field.id: field for field in worksheet.fields}
    yield from _repeated(worksheet)
    for name in answers.keys() - fields.keys():
        yield (*at, name), f"the id of a field{nearest(name, fields)}", shorten(name)
    for name, field in fields.items():
        if name in answers:
            yield from flaws(field, answers[name], (*at, name))
        else:
            yield at, f"an answer for the field {name}", "none"


def _repeated(worksheet: Worksheet) -> Iterator[Flaw]:
    seen: dict[str, int] = {}
    for number, section in enumerate(worksheet.sections):
        for index, field in enumerate(section.fields):
            at = ("sections", number, "fields", index)
            if field.id in seen:
                yield (*at, "id"), "an id that no other field of the sheet has", shorten(field.id)
            seen[field.id] = index
            for place, column in enumerate(getattr(field, "columns", ())):
                if (column.kind == "choice") != bool(column.options):
                    found = "none" if column.kind == "choice" else f"options in a {column.kind} column"
                    yield (*at, "columns", place), "options for a column of choices, and only there", found


def flaws(field: Any, value: Any, at: tuple) -> Iterator[Flaw]:
    """Check one example answer against its field: what is wrong, with the path to it."""
    if field.kind == "table":
        yield from _row_flaws(field, value, at)
    elif field.kind in ("choice", "choices"):
        allowed = [option.id for option in field.options]
        for word in value if field.kind == "choices" and isinstance(value, tuple) else [value]:
            if word not in allowed:
                yield at, f"one of {', '.join(allowed)}{nearest(word, allowed)}", describe(word)
    else:
        adapter, expected = SHAPES.get(field.kind, SHAPES["text"])
        try:
            adapter.validate_python(value)
        except ValidationError:
            yield at, expected, describe(value)


def _row_flaws(table: Table, rows: Any, at: tuple) -> Iterator[Flaw]:
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


def parts(worksheet: Worksheet) -> Iterator[tuple[str, str]]:
    """Fields, columns and options: readers' answers are stored under these ids."""
    for field in worksheet.fields:
        yield "worksheet-field", f"{worksheet.id}.{field.id}"
        for part in (*getattr(field, "options", ()), *getattr(field, "columns", ())):
            yield "worksheet-field", f"{worksheet.id}.{field.id}.{part.id}"
            for option in getattr(part, "options", ()):
                yield "worksheet-field", f"{worksheet.id}.{field.id}.{part.id}.{option.id}"


KIND = Kind("worksheet", Worksheet, "worksheets/*.yml", "worksheets/{id}/", parts=parts, rules=rules)
