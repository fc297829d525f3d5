"""What the preparation checklist is made of."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field

from macros.fields import Claims, Id, Labs, Line, Pages, Paragraph, Record, Title, Worksheets, reference, some
from macros.kind import Kind


class Step(Record):
    """One step towards an item."""

    id: Id = Field(description="its id within the item")
    text: Paragraph = Field(description="what to do")


class Count(Record):
    """What a reader has of something that an item asks for in numbers."""

    worksheet: reference("worksheet") = Field(description="the worksheet whose documents count")  # type: ignore[valid-type]
    of: int = Field(ge=1, le=99, description="how many are asked for")
    noun: Line = Field(description="what they are, in the plural")


class Item(Record):
    """One thing to prepare, with the evidence that makes a tick worth something."""

    id: Id = Field(description="its id, words joined by hyphens")
    title: Title = Field(description="the thing to have, as a short title")
    why: Paragraph = Field(description="why it is worth the time")
    time: Line = Field(description="how long it takes")
    revision: int = Field(ge=1, le=999, description="1, and one more when the meaning changes")
    steps: some(Step, 4, 7) = Field(description="4 to 7 steps")  # type: ignore[valid-type]
    show: Paragraph = Field(description="what you would show as evidence")
    counts: Count | None = Field(None, description="documents of a worksheet that count towards it")
    worksheets: Worksheets = Field((), description="ids of worksheets that help")
    labs: Labs = Field((), description="ids of labs that help")
    pages: Pages = Field((), description="pages that help, such as craft/evaluation.md")
    claims: Claims = Field((), description="ids of claims of the ledger")


class Section(Record):
    """One file of the checklist."""

    id: Id = Field(description="its id, the name of its file")
    title: Title = Field(description="the section's title")
    order: int = Field(ge=1, le=99, description="its place among the sections")
    items: tuple[Item, ...] = Field(min_length=1, max_length=12, description="the items, in the order of the page")


def parts(item: Item) -> Iterator[tuple[str, str]]:
    """Steps are saved by their ids."""
    return (("checklist-step", f"{item.id}.{step.id}") for step in item.steps)


KIND = Kind(
    "checklist-item", Section, "prepare/checklist/*.yml", "prepare/checklist/#{id}", ("items", "*"), parts=parts
)
