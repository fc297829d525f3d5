"""What an interview scenario is."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from macros.fields import Claims, Id, Labs, Line, Paragraph, Record, Sources, Title, Worksheets, problem, some
from macros.kind import Kind

TOPICS = {
    "degradation": "Model degradation",
    "metrics": "Choosing a metric",
    "experiments": "Testing what varies",
    "provenance": "Where data comes from",
    "hallucination": "Made-up answers",
    "agents": "Agents and evaluation",
    "fallback": "Fallback and the way back",
    "cost-latency": "Cost and latency",
    "deprecation": "Retiring a model",
    "build-or-buy": "Build or buy",
    "ethics": "Ethical trade-offs",
    "labelling-privacy": "Labelling and privacy",
}
DIFFICULTIES = ("warm-up", "standard", "hard")


def _brief(outline: tuple[str, ...]) -> tuple[str, ...]:
    words = sum(len(paragraph.split()) for paragraph in outline)
    if not 120 <= words <= 200:
        raise problem("120 to 200 words in all", f"{words}")
    return outline


Outline = Annotated[some(Paragraph, 3, 7), AfterValidator(_brief)]


class Point(Record):
    """One point of a strong answer."""

    point: Paragraph = Field(description="what a strong answer says")
    why: Paragraph = Field(description="why that matters")


class Probe(Record):
    """A follow-up question."""

    ask: Paragraph = Field(description="the follow-up question")
    answer: Paragraph | None = Field(None, description="what a good reply holds")


class Scenario(Record):
    """One scenario for a mock interview."""

    id: Id = Field(description="its id, the name of its file")
    title: Title = Field(description="a short title")
    topic: Literal[tuple(TOPICS)] = Field(description="what it drills")  # type: ignore[valid-type]
    difficulty: Literal[DIFFICULTIES] = Field(description="how hard it is")  # type: ignore[valid-type]
    minutes: int = Field(ge=3, le=60, description="minutes for the answer")
    prompt: Paragraph = Field(description="the question, told as an interviewer would")
    strong: some(Point, 4, 7) = Field(description="the points of a strong answer")  # type: ignore[valid-type]
    outline: Outline = Field((), description="one answer as it might be spoken, in paragraphs")  # type: ignore[valid-type]
    probes: some(Probe, 1, 5) = Field(description="follow-up questions")  # type: ignore[valid-type]
    red_flags: some(Line, 1, 5) = Field(description="what sinks an answer")  # type: ignore[valid-type]
    sources: Sources = Field((), description="ids of sources")
    claims: Claims = Field((), description="ids of claims of the ledger")
    labs: Labs = Field((), description="ids of labs that compute part of it")
    worksheets: Worksheets = Field((), description="ids of worksheets that practise it")


KIND = Kind("scenario", Scenario, "prepare/interviews/*.yml", "prepare/interviews/#{id}")
