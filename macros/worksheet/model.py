"""What a worksheet is: sections of fields, and an example that answers every one of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field

from macros.fields import Claims, Flag, Id, Labs, Line, Number, Option, Paragraph, Record, Sources, Title, some
from macros.kind import Kind
from macros.worksheet.advice import AnyAdvice
from macros.worksheet.answers import rules
from macros.worksheet.log import Log, carried


class Question(Record):
    """What every field has."""

    id: Id = Field(description="its id, which readers' work is stored under")
    label: Line = Field(description="the question")
    hint: Paragraph | None = Field(None, description="what to write")
    check: Paragraph | None = Field(None, description="a question to check the answer with")
    private: Flag = Field(False, description="true: a note to oneself, left out of the binder unless chosen")


class Text(Question):
    """One line."""

    kind: Literal["text", "link"] = Field(description="the kind of field")
    lines: int = Field(1, ge=1, le=12, description="ruled lines on paper")
    findings: Literal["claim-check"] | None = Field(None, description="what looks for words in it: the claim check")


class LongText(Question):
    """Several lines."""

    kind: Literal["long-text"] = Field(description="the kind of field")
    lines: int = Field(5, ge=5, le=12, description="ruled lines on paper")
    findings: Literal["claim-check"] | None = Field(None, description="what looks for words in it: the claim check")


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
    """A rating from 1 upwards."""

    kind: Literal["rating"] = Field(description="the kind of field")
    low: Line | None = Field(None, description="what 1 means")
    high: Line | None = Field(None, description="what the highest rating means")
    points: int = Field(5, ge=3, le=7, description="the highest rating")
    levels: some(Title, 0, 7) = Field((), description="in place of low and high: what each rating sounds like")  # type: ignore[valid-type]


class Decision(Question):
    """What was decided, why, and how sure one is."""

    kind: Literal["decision"] = Field(description="the kind of field")
    parts: ClassVar = {"what": "What I decided", "why": "Why", "confidence": "How sure I am"}
    """What it asks, in order; the answers are stored under `<field>.<part>`."""


class Column(Record):
    """One column of a table."""

    id: Id = Field(description="its id, which readers' work is stored under")
    label: Line = Field(description="its heading")
    kind: Literal["text", "number", "date", "link", "choice"] = Field(description="the kind of its cells")
    options: some(Option, 0, 12) = Field((), description="for choices: the options")  # type: ignore[valid-type]


class Table(Question):
    """Rows of the same columns."""

    kind: Literal["table"] = Field(description="the kind of field")
    rows: int = Field(ge=1, le=12, description="blank rows to start with")
    columns: some(Column, 2, 6) = Field(description="2 to 6 columns, so that it fits on paper")  # type: ignore[valid-type]


AnyField = Annotated[
    Text | LongText | NumberField | DateField | Choice | Rating | Decision | Table, Field(discriminator="kind")
]


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
    advice: some(AnyAdvice, 0, 24) = Field((), description="advice beside its fields")  # type: ignore[valid-type]
    log: Log | None = Field(None, description="how a reader's documents are listed below it")
    claims: Claims = Field((), description="ids of claims of the ledger")
    sources: Sources = Field((), description="ids of sources")
    labs: Labs = Field((), description="ids of labs that feed it")

    @property
    def fields(self) -> list[Any]:
        """All fields in the order of the page."""
        return [field for section in self.sections for field in section.fields]

    @property
    def carried(self) -> list[dict[str, Any]]:
        """Its advice as the page carries it to the script, without what is left at its default."""
        return [item.model_dump(exclude_defaults=True) for item in self.advice]

    @property
    def carried_log(self) -> dict[str, Any]:
        """Its log as the page carries it to the script."""
        return carried(self)


def parts(worksheet: Worksheet) -> Iterator[tuple[str, str]]:
    """Fields, columns and options: readers' answers are stored under these ids."""
    for field in worksheet.fields:
        yield "worksheet-field", f"{worksheet.id}.{field.id}"
        for part in (*getattr(field, "options", ()), *getattr(field, "columns", ())):
            yield "worksheet-field", f"{worksheet.id}.{field.id}.{part.id}"
            for option in getattr(part, "options", ()):
                yield "worksheet-field", f"{worksheet.id}.{field.id}.{part.id}.{option.id}"


KIND = Kind("worksheet", Worksheet, "worksheets/*.yml", "worksheets/{id}/", parts=parts, rules=rules)
