"""What a lab may ask for: numbers, dates, choices and counts, with their names, units, ranges and hints."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from macros.fields import Date, Id, Line, Number, Option, Record, Sources, problem, some, text


def _name(given: str) -> str:
    if not re.fullmatch(r"[a-z][a-z0-9_]{0,39}", given):
        raise problem('lower-case words joined by underscores, such as "cost_fn", at most 40 characters')
    return given


Name = Annotated[str, AfterValidator(_name)]
Hint = text(90)
"""Two lines beside an input."""


class Asked(Record):
    """What every input has."""

    name: Name = Field(description="its name in links, such as cost_fn")
    label: Line = Field(description="what it is, in words")
    hint: Hint | None = Field(None, description="where to find it")


class Slider(Record):
    """A slider beside a number."""

    low: Number = Field(description="its left end")
    high: Number = Field(description="its right end")
    step: Number = Field(gt=0, description="how far an arrow key moves it")


class NumberInput(Asked):
    """A number in a range."""

    kind: Literal["fraction", "integer", "number", "money"] = Field(description="the kind of input")
    unit: Line = Field(description="its unit, as shown beside it")
    default: Number | None = Field(None, description="its value when the page opens")
    min: Number = Field(description="the smallest value")
    max: Number = Field(description="the largest value")
    needed: Literal["always", "optional"] = Field("always", description="whether it may be left out")
    slider: Slider | None = Field(None, description="a slider beside it, in the unit of links")
    against: Name | None = Field(None, description="the input that its difference is said against")
    as_of: Date | None = Field(None, description="the date that a value which ages, such as a price, is of")
    sources: Sources = Field((), description="ids of the sources that such a value goes by")


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
