"""What a mistake of the gallery is: a weak claim, a strong one, and why."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from macros.fields import Claims, Id, Line, Paragraph, Record, Sources, Title, some
from macros.kind import Kind

CATEGORIES = {
    "ownership": "Ownership",
    "evidence": "Evidence",
    "evaluation": "Evaluation",
    "data": "Data",
    "operations": "Operations",
    "safety": "Safety",
}
FAULTS = {
    "proximity": "stood near the work",
    "skill-list": "lists skills",
    "magic": "credits magic",
    "no-base": "figure without a base",
    "no-constraint": "no constraint",
    "no-decision": "no decision of one’s own",
    "superlative": "claim nobody can check",
    "hedge": "hedged",
}
SIGNALS = {
    "ownership": "own decision",
    "data": "names the data",
    "metric": "names the metric",
    "trade-off": "says what was given up",
    "result": "result with its base",
    "honesty": "says what went wrong",
}


class Mistake(Record):
    """One pair of the gallery."""

    id: Id = Field(description="its id, the name of its file")
    title: Title = Field(description="a title that names the fault")
    category: Literal[tuple(CATEGORIES)] = Field(description="the part of the gallery it belongs to")  # type: ignore[valid-type]
    weak: Line = Field(description="the weak claim as people say it")
    hears: Paragraph = Field(description="what the listener hears")
    strong: Paragraph = Field(description="the strong claim, in the first person")
    why: Paragraph = Field(description="why the strong one works")
    faults: some(Literal[tuple(FAULTS)], 1, 4) = Field(description="the faults of the weak claim")  # type: ignore[valid-type]
    signals: some(Literal[tuple(SIGNALS)], 1, 6) = Field(description="what is good in the strong claim")  # type: ignore[valid-type]
    sources: Sources = Field((), description="ids of sources")
    claims: Claims = Field((), description="ids of claims of the ledger")


KIND = Kind("mistake", Mistake, "prepare/mistakes/*.yml", "prepare/mistakes/#{id}")
