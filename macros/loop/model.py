"""The four stations of the loop."""

from __future__ import annotations

from pydantic import Field

from macros.fields import Id, Line, Paragraph, Record, Title, some
from macros.kind import Kind


class Station(Record):
    """One station."""

    id: Id = Field(description="its id")
    name: Line = Field(description="its name")
    question: Line = Field(description="the question it asks")
    owns: Line = Field(description="what a product manager can decide there")


class Loop(Record):
    """The loop."""

    id: Id = Field("loop", description="its id")
    title: Title = Field(description="its title")
    summary: Paragraph = Field(description="what the drawing shows, in words")
    stations: some(Station, 4, 4) = Field(description="its four stations, in order")  # type: ignore[valid-type]


KIND = Kind("loop", Loop, "role/loop.yml", "role/")
