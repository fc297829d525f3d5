"""What a source is."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from macros.fields import Address, Date, Line, Paragraph, Record, SourceId, some, text
from macros.kind import Kind

TOPICS = {
    "documentation": "Documenting data and models",
    "evaluation": "Evaluation",
    "statistics": "Statistics and experiments",
    "fairness-law": "Fairness, risk and law",
    "systems": "Machine learning systems",
    "llm": "Language models and agents",
    "launch": "Launch, rollback and retirement",
    "human-factors": "People and decisions",
    "careers": "Careers, hiring and pay",
}
READ = {
    "opening": "read: its opening or abstract",
    "secondary": "known through a secondary source",
    "unchecked": "details not checked",
    "unread": "not read; listed for reading only",
}


class Link(Record):
    """One address of a source."""

    label: Line = Field(description="what stands behind the link, such as Paper or Documentation")
    url: Address = Field(description="the address")


class Source(Record):
    """One entry of the reading list."""

    id: SourceId = Field(description="its number in the reading list, such as B27")
    title: Line = Field(description="the title")
    authors: Line = Field(description="who wrote it")
    short: text(40) = Field(description="the authors in short, as a citation shows them")  # type: ignore[valid-type]
    year: Line = Field(description='the year in quotes, such as "2019" or "current"')
    topic: Literal[tuple(TOPICS)] = Field(description="the part of the reading list it belongs to")  # type: ignore[valid-type]
    supports: Paragraph = Field(description="what a reader takes from it")
    read: Literal[tuple(READ)] = Field(description="how far it was read")  # type: ignore[valid-type]
    links: some(Link, 1, 4) = Field(description="where to find it")  # type: ignore[valid-type]
    checked: Date = Field(description="the date of the last look")


KIND = Kind("source", tuple[Source, ...], "reference/sources.yml", "reference/reading/#{id}", ("*",))
