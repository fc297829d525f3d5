"""The claim check: its rules, the labels and labelled claims they are measured on, and what was measured."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field

from macros.claim_check.shares import Share
from macros.fields import Date, Id, Line, Record, Title, problem, reference, text
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


SIGNS = re.compile(r"~?[^\s~*…](?:[^~]*[^\s~…])?")


def _phrase(words: str) -> str:
    if not SIGNS.fullmatch(words) or re.search(r"\*[\w’]|\s\s|[A-Z]{2}|#", words):
        raise problem("words in lower case, with ~ only before them and * only at the end of a word")
    return words


def _no_phrase_twice(phrases: tuple[str, ...]) -> tuple[str, ...]:
    for index, phrase in enumerate(phrases):
        if phrase in phrases[:index]:
            raise problem("each phrase once", f"{phrase} again", (index,))
    return phrases


Phrase = Annotated[Line, AfterValidator(_phrase)]
Phrases = Annotated[tuple[Phrase, ...], Field(max_length=600), AfterValidator(_no_phrase_twice)]


class Rule(Record):
    """What makes the check speak. Signs in its phrases are explained at the head of rules.yml."""

    id: reference("label") = Field(description="the label that it looks for")  # type: ignore[valid-type]
    words: Phrases = Field((), description="phrases of which one is enough")
    several: Phrases = Field((), description="phrases of which three different ones are needed")
    harmless: Phrases = Field((), description="longer phrases in which such words do not count")
    unless: Phrases = Field((), description="phrases of which one anywhere silences it")
    settled: Annotated[tuple[reference("label"), ...], AfterValidator(_once)] = Field(  # type: ignore[valid-type]
        (), description="labels whose words silence it"
    )
    missing: Line | None = Field(None, description="for a rule about what is missing: what to add")


class Counts(Record):
    """How often a rule spoke, and how often it was right to."""

    found: Texts = Field(description="texts with the label on which it spoke (true positives)")
    false: Texts = Field(description="texts without the label on which it spoke (false positives)")
    missed: Texts = Field(description="texts with the label on which it was silent (false negatives)")
    silent: Texts = Field(description="texts without the label on which it was silent (true negatives)")

    @property
    def texts(self) -> int:
        """How many texts there were."""
        return self.found + self.false + self.missed + self.silent

    @property
    def precision(self) -> Share:
        """Of the texts on which it spoke, those with the label."""
        return Share(self.found, self.found + self.false)

    @property
    def recall(self) -> Share:
        """Of the texts with the label, those on which it spoke."""
        return Share(self.found, self.found + self.missed)


class Result(Record):
    """What was measured of a rule."""

    id: reference("label") = Field(description="the rule")  # type: ignore[valid-type]
    held_out: Counts = Field(description="on the half that was kept back")
    tuning: Counts = Field(description="on the half that the rules were tuned on")


class Measured(Record):
    """What was measured, and how often."""

    id: Id = Field(description="its id, the name of its file")
    times: Annotated[int, Field(ge=1, le=10_000)] = Field(description="how often the half kept back was measured")
    last: Date = Field(description="the day of the last time")
    results: Annotated[tuple[Result, ...], Field(min_length=1)] = Field(description="what came out, rule by rule")


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


def sound(rule: Rule, library: Any) -> Iterator[tuple[tuple, str, str]]:
    """A rule has something to find or to miss; it does not settle itself."""
    if not (rule.words or rule.several or rule.missing):
        yield (), "words, several or missing", "none of them"
    for index, other in enumerate(rule.settled):
        if other == rule.id:
            yield ("settled", index), "another label", other


def of_every_rule(measured: Measured, library: Any) -> Iterator[tuple[tuple, str, str]]:
    """Every rule is measured, in the order of the rules."""
    ids = tuple(result.id for result in measured.results)
    if ids != tuple(library["rule"]):
        yield ("results",), f"each rule in its order: {', '.join(library['rule'])}", ", ".join(ids)


LABELS = Kind("label", tuple[Label, ...], f"{FOLDER}/labels.yml", "", ("*",), rules=fitting)
HALVES = tuple(
    Kind("labelled-claim", tuple[LabelledClaim, ...], f"{FOLDER}/{half}.yml", "", ("*",), rules=complete)
    for half in ("tuning", "held-out")
)
RULES = Kind("rule", tuple[Rule, ...], f"{FOLDER}/rules.yml", "", ("*",), rules=sound)
MEASURED = Kind("measured", Measured, f"{FOLDER}/measured.yml", "", rules=of_every_rule)
