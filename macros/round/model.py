"""What a round is: two versions of one claim, which is stronger, and why for both."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

from pydantic import Field

from macros.fields import Id, Paragraph, Record, Title
from macros.kind import Kind
from macros.mistake.model import FAULTS, SIGNALS


class Round(Record):
    """One quick round."""

    id: Id = Field(description="its id, which no mistake of the gallery has")
    title: Title = Field(description="who speaks and on what, in one line")
    a: Paragraph = Field(description="the first version, as it would be said")
    b: Paragraph = Field(description="the second version, of like length and polish")
    stronger: Literal["a", "b"] = Field(description="which of the two is stronger")
    signal: Literal[(*SIGNALS, *FAULTS)] = Field(description="what decides it: a signal or a fault of the gallery")  # type: ignore[valid-type]
    why_a: Paragraph = Field(description="what makes the first one strong or weak")
    why_b: Paragraph = Field(description="what makes the second one strong or weak")


def rules(record: Round, library: Any) -> Iterator[tuple[tuple, str, str]]:
    """Rounds and mistakes stand on one page, where an anchor leads to one of them."""
    if record.id in library["mistake"]:
        yield ("id",), "an id that no mistake has", f"{record.id}, at {library['mistake'][record.id].path}"


FILE = "prepare/mistakes/rounds/rounds.yml"
"""In a folder of its own: each file beside the page is a mistake."""

KIND = Kind("round", tuple[Round, ...], FILE, "prepare/mistakes/#{id}", ("*",), rules=rules)
