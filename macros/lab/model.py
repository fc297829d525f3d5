"""What a lab is: a question, its inputs, its formulas and a worked example."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from macros.fields import Claims, Id, Line, Number, Paragraph, Record, Sources, Story, Title, Worksheets, some
from macros.kind import Kind

Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=40)]


class Input(Record):
    """One thing the reader sets."""

    name: Name = Field(description="its name in links, such as cost_fn")
    label: Line = Field(description="what it is, in words")
    kind: Literal["fraction", "integer", "number", "money"] = Field(description="the kind of number")
    unit: Line = Field(description="its unit, as shown beside it")
    default: Number | None = Field(None, description="its value when the page opens")
    min: Number = Field(description="the smallest value")
    max: Number = Field(description="the largest value")
    hint: Paragraph | None = Field(None, description="where to find the number")
    needed: Literal["always", "optional"] = Field("always", description="whether it may be left out")


class Formula(Record):
    """One formula, in words and in symbols."""

    title: Line = Field(description="what it gives")
    words: Paragraph = Field(description="the formula in words")
    symbols: Line = Field(description="the formula in symbols")
    sources: Sources = Field((), description="ids of sources")


class Figure(Record):
    """One figure of the worked example."""

    name: Name = Field(description="the name of the result")
    label: Line = Field(description="what it is, in words")
    value: Number = Field(description="its value in full precision")
    shown: Line = Field(description="its value as people read it, in quotes")


class Table(Record):
    """Figures that belong together."""

    caption: Line = Field(description="what the table shows")
    rows: some(Figure, 1, 20) = Field(description="its figures")  # type: ignore[valid-type]


class Worked(Record):
    """The worked example."""

    story: Story = Field(description="the worked example as text")
    tables: some(Table, 1, 8) = Field(description="its figures")  # type: ignore[valid-type]


class Lab(Record):
    """One lab."""

    id: Id = Field(description="its id, the name of its file and page")
    title: Title = Field(description="its title")
    question: Line = Field(description="the question it answers")
    answer: Paragraph = Field(description="the answer for the defaults, in two sentences")
    minutes: int = Field(ge=3, le=120, description="minutes it takes")
    inputs: some(Input, 1, 24) = Field(description="its inputs")  # type: ignore[valid-type]
    formulas: some(Formula, 1, 14) = Field(description="its formulas")  # type: ignore[valid-type]
    worked: Worked = Field(description="a worked example")
    limits: some(Paragraph, 1, 10) = Field(description="what it cannot tell")  # type: ignore[valid-type]
    try_: some(Paragraph, 1, 8) = Field(alias="try", description="what to try")  # type: ignore[valid-type]
    sources: Sources = Field((), description="ids of sources")
    claims: Claims = Field((), description="ids of claims of the ledger")
    worksheets: Worksheets = Field((), description="ids of worksheets that take its result")


KIND = Kind("lab", Lab, "labs/*.yml", "labs/{id}/")
