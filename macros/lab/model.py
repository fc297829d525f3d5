"""What a lab is: a question, its inputs, its formulas and a worked example."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import Field

from macros.fields import (
    Claims,
    Id,
    Line,
    Number,
    Paragraph,
    Record,
    Sources,
    Story,
    Title,
    Worksheets,
    some,
)
from macros.kind import Kind
from macros.lab.inputs import AnyInput, Name
from macros.lab.saves import Save
from macros.lab.saves import rules as saving
from macros.wording import nearest


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
    value: Number | Line = Field(description='its value in full precision, or a word such as "true" in quotes')
    shown: Line = Field(description="its value as people read it, in quotes")
    error: Line | None = Field(None, description='its standard error with unit, such as "0.04 ms", if it is simulated')


class Table(Record):
    """Figures that belong together."""

    caption: Line = Field(description="what the table shows")
    rows: some(Figure, 1, 20) = Field(description="its figures")  # type: ignore[valid-type]


class Worked(Record):
    """The worked example."""

    story: Story = Field(description="the worked example as text")
    tables: some(Table, 1, 10) = Field(description="its figures")  # type: ignore[valid-type]


class Lab(Record):
    """One lab."""

    id: Id = Field(description="its id, the name of its file and page")
    title: Title = Field(description="its title")
    question: Line = Field(description="the question it answers")
    answer: Paragraph = Field(description="the answer for the defaults, in two sentences")
    minutes: int = Field(ge=3, le=120, description="minutes it takes")
    inputs: some(AnyInput, 1, 32) = Field(description="its inputs")  # type: ignore[valid-type]
    formulas: some(Formula, 1, 14) = Field(description="its formulas")  # type: ignore[valid-type]
    worked: Worked = Field(description="a worked example")
    headline: Name = Field(description="the result whose swings are shown when inputs move by a fifth")
    saves: some(Save, 0, 4) = Field((), description="worksheets that take its figures")  # type: ignore[valid-type]
    limits: some(Paragraph, 1, 10) = Field(description="what it cannot tell")  # type: ignore[valid-type]
    try_: some(Paragraph, 1, 8) = Field(alias="try", description="what to try")  # type: ignore[valid-type]
    sources: Sources = Field((), description="ids of sources")
    claims: Claims = Field((), description="ids of claims of the ledger")
    worksheets: Worksheets = Field((), description="ids of worksheets that take its result")

    @property
    def results(self) -> list[Figure]:
        """The figures of all its tables."""
        return [row for table in self.worked.tables for row in table.rows]

    @property
    def carried(self) -> list[dict[str, Any]]:
        """What the page needs to save figures into worksheets."""
        return [save.model_dump() for save in self.saves]


def rules(lab: Lab, library: Any) -> Iterator[tuple[tuple, str, str]]:
    """A choice opens on one of its options, the headline is a result, labels tell results apart, saves fit."""
    for index, asked in enumerate(lab.inputs):
        allowed = [option.id for option in getattr(asked, "options", ())]
        if allowed and asked.default not in allowed:
            yield ("inputs", index, "default"), f"one of {', '.join(allowed)}", asked.default
        inputs = [other.name for other in lab.inputs]
        against = getattr(asked, "against", None)
        if against and against not in inputs:
            yield ("inputs", index, "against"), f"the name of an input{nearest(against, inputs)}", against
    names = [row.name for row in lab.results]
    if lab.headline not in names:
        yield ("headline",), f"the name of a result{nearest(lab.headline, names)}", lab.headline
    yield from _alike(lab)
    yield from saving(lab, library)


def _alike(lab: Lab) -> Iterator[tuple[tuple, str, str]]:
    """Worksheets take results as "label: value", without the captions that tell labels apart on the page."""
    seen = set()
    for table_at, table in enumerate(lab.worked.tables):
        for row_at, row in enumerate(table.rows):
            if row.label in seen:
                way = ("worked", "tables", table_at, "rows", row_at, "label")
                yield way, "a label that no other result has", row.label
            seen.add(row.label)


KIND = Kind("lab", Lab, "labs/*.yml", "labs/{id}/", rules=rules)
