"""What a glossary term is."""

from __future__ import annotations

from pydantic import Field

from macros.fields import Id, Line, Paragraph, Record, reference, some
from macros.kind import Kind


class Term(Record):
    """One entry of the glossary."""

    id: Id = Field(description="its id, words joined by hyphens")
    term: Line = Field(description="the term, as it stands in a sentence")
    definition: Paragraph = Field(description="one or two sentences that define it")
    sources: some(reference("source"), 1, 5) = Field(description="ids of the sources it rests on")  # type: ignore[valid-type]
    see: tuple[reference("term"), ...] = Field((), description="ids of related terms")  # type: ignore[valid-type]


KIND = Kind("term", tuple[Term, ...], "reference/terms.yml", "reference/glossary/#{id}", ("*",))
