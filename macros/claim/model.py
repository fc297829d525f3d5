"""What a claim is, and which evidence mark follows from it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

from pydantic import Field

from macros.fields import ClaimId, Date, Labs, Line, Paragraph, Record, Sources, Title
from macros.kind import Kind

TOPICS = {
    "role": "What the role is",
    "launch": "How models are launched and owned",
    "judgement": "Technical judgement",
    "routes": "Routes into the role",
    "timeline": "How long it takes",
    "preparation": "Preparing",
    "telling": "Telling your work",
    "market": "The market and the credentials",
    "offer": "Offers",
}
MARKS = {
    "corroborated": "a source that was found says substantially the same",
    "reported": "told by one account that names no source; not confirmed",
    "contradicted": "a source that was found, or the account itself, points the other way",
    "advice": "the guide’s opinion, or a definition it offers",
    "illustrative": "made up to teach; not a finding",
}


class Claim(Record):
    """One claim of the ledger."""

    id: ClaimId = Field(description="its number in the ledger, such as C17")
    title: Title = Field(description="a short title that names the claim without any reported figure")
    claim: Paragraph = Field(description="the claim, restated in our own words")
    kind: Literal["definition", "advice", "assertion", "statistic", "anecdote", "illustration", "commercial"] = Field(
        description="what sort of claim it is"
    )
    company: Line | None = Field(None, description="the companies it names")
    topic: Literal[tuple(TOPICS)] = Field(description="the part of the ledger it belongs to")  # type: ignore[valid-type]
    verdict: Literal["corroborated", "contradicted", "uncorroborated"] = Field(description="what the check found")
    why: Paragraph = Field(description="what was looked for, what was found, what to use instead")
    sources: Sources = Field((), description="ids of sources that bear on it")
    labs: Labs = Field((), description="ids of labs that compute it")
    checked: Date = Field(description="the date of the last check")

    @property
    def mark(self) -> str:
        """The evidence mark that follows from verdict and kind."""
        if self.verdict != "uncorroborated":
            return self.verdict
        return {"illustration": "illustrative", "advice": "advice", "definition": "advice"}.get(self.kind, "reported")


def rules(claim: Claim, library: Any) -> Iterator[tuple[tuple, str, str]]:
    """A corroborated claim rests on at least one source that somebody has opened."""
    if claim.verdict == "corroborated":
        # A source that isn't in the library has its own problem.
        known = [library["source"][id_].record.read for id_ in claim.sources if id_ in library["source"]]
        if known.count("unread") == len(claim.sources):
            found = f"only {', '.join(claim.sources)}, not read" if claim.sources else "none"
            yield ("sources",), "a source that was read, for a corroborated claim", found


KIND = Kind("claim", tuple[Claim, ...], "reference/claims.yml", "reference/evidence/#{id}", ("*",), rules=rules)
