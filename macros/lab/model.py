"""What a lab is: a question, its inputs, its formulas and a worked example."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field

from macros.fields import (
    Claims,
    Date,
    Id,
    Line,
    Number,
    Paragraph,
    Record,
    Sources,
    Story,
    Title,
    Worksheets,
    problem,
    reference,
    some,
)
from macros.kind import Kind
from macros.wording import nearest


def _name(text: str) -> str:
    if not re.fullmatch(r"[a-z][a-z0-9_]{0,39}", text):
        raise problem('lower-case words joined by underscores, such as "cost_fn", at most 40 characters')
    return text


Name = Annotated[str, AfterValidator(_name)]


class Option(Record):
    """One word to choose."""

    id: Id = Field(description="its id, as links carry it")
    label: Line = Field(description="what the reader sees")


class Asked(Record):
    """What every input has."""

    name: Name = Field(description="its name in links, such as cost_fn")
    label: Line = Field(description="what it is, in words")
    hint: Paragraph | None = Field(None, description="where to find it")


class NumberInput(Asked):
    """A number in a range."""

    kind: Literal["fraction", "integer", "number", "money"] = Field(description="the kind of input")
    unit: Line = Field(description="its unit, as shown beside it")
    default: Number | None = Field(None, description="its value when the page opens")
    min: Number = Field(description="the smallest value")
    max: Number = Field(description="the largest value")
    needed: Literal["always", "optional"] = Field("always", description="whether it may be left out")


class DateInput(Asked):
    """A date."""

    kind: Literal["date"] = Field(description="the kind of input")
    default: Date = Field(description="the date when the page opens")


class ChoiceInput(Asked):
    """One of several words."""

    kind: Literal["choice"] = Field(description="the kind of input")
    options: some(Option, 2, 8) = Field(description="2 to 8 options")  # type: ignore[valid-type]
    default: Id = Field(description="the id of the option that is chosen when the page opens")


class CountsInput(Asked):
    """Counts of 2 to 20 bins, separated by commas."""

    kind: Literal["counts"] = Field(description="the kind of input")
    unit: Line = Field(description="what is counted")
    default: Line = Field(description="the counts when the page opens, in quotes")


AnyInput = Annotated[NumberInput | DateInput | ChoiceInput | CountsInput, Field(discriminator="kind")]


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


class Table(Record):
    """Figures that belong together."""

    caption: Line = Field(description="what the table shows")
    rows: some(Figure, 1, 20) = Field(description="its figures")  # type: ignore[valid-type]


class Worked(Record):
    """The worked example."""

    story: Story = Field(description="the worked example as text")
    tables: some(Table, 1, 10) = Field(description="its figures")  # type: ignore[valid-type]


class Save(Record):
    """Where a worksheet takes this lab's figures."""

    worksheet: reference("worksheet") = Field(description="the worksheet")  # type: ignore[valid-type]
    note: Id = Field(description="the field of long text that takes sentence, inputs, results, date and link")
    fields: dict[Id, Name] = Field(default_factory=dict, description="its other fields: the input or result for each")


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
    def carried(self) -> list[dict[str, Any]]:
        """What the page needs to save figures into worksheets."""
        return [save.model_dump() for save in self.saves]


def rules(lab: Lab, library: Any) -> Iterator[tuple[tuple, str, str]]:
    """A choice opens on one of its options; the headline and what worksheets take are results or inputs."""
    for index, asked in enumerate(lab.inputs):
        allowed = [option.id for option in getattr(asked, "options", ())]
        if allowed and asked.default not in allowed:
            yield ("inputs", index, "default"), f"one of {', '.join(allowed)}", asked.default
    results = [row.name for table in lab.worked.tables for row in table.rows]
    if lab.headline not in results:
        yield ("headline",), f"the name of a result{nearest(lab.headline, results)}", lab.headline
    yield from _saves(lab, library, {*results, *(asked.name for asked in lab.inputs)})


def _saves(lab: Lab, library: Any, names: set[str]) -> Iterator[tuple[tuple, str, str]]:
    for index, save in enumerate(lab.saves):
        sheet = library["worksheet"].get(save.worksheet)
        if not sheet:
            continue
        kinds = {field.id: field.kind for field in sheet.record.fields}
        for at, field in (("note", save.note), *((("fields", field), field) for field in save.fields)):
            if field not in kinds:
                path = ("saves", index, *(at if isinstance(at, tuple) else (at,)))
                yield path, f"a field of the worksheet {save.worksheet}{nearest(field, kinds)}", field
        for field, name in save.fields.items():
            if name not in names:
                yield ("saves", index, "fields", field), f"an input or result{nearest(name, names)}", name


KIND = Kind("lab", Lab, "labs/*.yml", "labs/{id}/", rules=rules)
