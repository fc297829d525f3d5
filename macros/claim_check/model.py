"""What the claim check is measured on: labels, and claims that a person labelled before any rule was written."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field

from macros.fields import Id, Record, Title, problem, reference, text
from macros.kind import Kind
from macros.mistake.model import FAULTS, SIGNALS

FOLDER = "contributing/claim-check"
TONES = {"fault": FAULTS, "good": SIGNALS}
Meaning, Words = text(300), text(600)
Texts = Annotated[int, Field(ge=0, le=10_000)]


def _once(labels: tuple[str, ...]) -> tuple[str, ...]:
    for index, label in enumerate(labels):
        if label in labels[:index]:
            raise problem("each label once", f"{label} again", (index,))
    return labels


Faults = Annotated[tuple[Literal[tuple(FAULTS)], ...], AfterValidator(_once)]  # type: ignore[valid-type]
Signals = Annotated[tuple[Literal[tuple(SIGNALS)], ...], AfterValidator(_once)]  # type: ignore[valid-type]


class Agreement(Record):
    """How often one labeller gave a label in two passes over the same texts."""

    both: Texts = Field(description="the number of texts that got the label in both passes")
    first: Texts = Field(description="the number of texts that got it in the first pass alone")
    second: Texts = Field(description="the number of texts that got it in the second pass alone")
    neither: Texts = Field(description="the number of texts that got it in neither pass")

    @property
    def texts(self) -> int:
        """How many texts were labelled twice."""
        return self.both + self.first + self.second + self.neither

    @property
    def kappa(self) -> float:
        """Cohen’s κ: the share of agreement beyond what chance would give, 1 where nothing else was possible."""
        once, again = self.both + self.first, self.both + self.second
        chance = (once * again + (self.texts - once) * (self.texts - again)) / self.texts**2
        return 1.0 if chance == 1 else ((self.both + self.neither) / self.texts - chance) / (1 - chance)


class Label(Record):
    """One of the labels, a fault or a good signal."""

    id: Literal[(*FAULTS, *SIGNALS)] = Field(description="its id, a fault or a signal of the gallery")  # type: ignore[valid-type]
    tone: Literal[tuple(TONES)] = Field(description="whether it is a fault or good")  # type: ignore[valid-type]
    title: Title = Field(description="its name in few words")
    means: Meaning = Field(description="what it means, in one or two sentences, its border decided")
    agreement: Agreement = Field(description="how often two passes of labelling agreed on it")


class LabelledClaim(Record):
    """A claim with all its labels: a text of its own, or one part of a pair of the gallery."""

    id: Id = Field(description="its id; for a part of a pair, the id of the mistake, then -weak or -strong")
    text: Words | None = Field(None, description="the claim, unless it stands in the gallery")
    mistake: reference("mistake") | None = Field(None, description="the pair of the gallery")  # type: ignore[valid-type]
    part: Literal["weak", "strong"] | None = Field(None, description="the part of the pair")
    faults: Faults = Field(description="every fault that it has")
    signals: Signals = Field(description="every good signal that it gives")

    def words(self, library: Any) -> str:
        """Give the text that was labelled, from here or from the gallery."""
        return self.text or getattr(library["mistake"][self.mistake].record, self.part)


def fitting(label: Label, library: Any) -> Iterator[tuple[tuple, str, str]]:
    """The tone of a label is the gallery's."""
    if label.id not in TONES[label.tone]:
        yield ("tone",), "the other tone, which the gallery gives this label", label.tone


def complete(claim: LabelledClaim, library: Any) -> Iterator[tuple[tuple, str, str]]:
    """A claim has one text; what the gallery publishes of a part is among its labels."""
    if claim.text:
        for name in ("mistake", "part"):
            if getattr(claim, name):
                yield (name,), "no such field beside a text of its own", getattr(claim, name)
    elif not (claim.mistake and claim.part):
        yield (), "either a text, or a mistake and a part", "neither"
    elif claim.id != f"{claim.mistake}-{claim.part}":
        yield ("id",), f"{claim.mistake}-{claim.part}", claim.id
    elif claim.mistake in library["mistake"]:
        published = library["mistake"][claim.mistake].record
        name = "faults" if claim.part == "weak" else "signals"
        missing = [label for label in getattr(published, name) if label not in getattr(claim, name)]
        if missing:
            yield (name,), f"also {', '.join(missing)}, which the gallery publishes for this text", "no such label"


LABELS = Kind("label", tuple[Label, ...], f"{FOLDER}/labels.yml", "", ("*",), rules=fitting)
HALVES = tuple(
    Kind("labelled-claim", tuple[LabelledClaim, ...], f"{FOLDER}/{half}.yml", "", ("*",), rules=complete)
    for half in ("tuning", "held-out")
)
