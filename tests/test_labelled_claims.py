"""The labelled claims: complete, told apart, alike in both halves, and wrong ones are named at their line."""

from __future__ import annotations

import re
from collections import Counter
from itertools import combinations
from pathlib import Path

import pytest

from macros.claim_check.model import HALVES, LABELS, Agreement, LabelledClaim
from macros.library import Library
from macros.mistake.model import FAULTS, SIGNALS
from tests.guide import Guide
from tests.prose.fingerprints import fingerprint, known, runs

NAMES = [kind.files for kind in HALVES]


def half(library: Library, name: str) -> list[LabelledClaim]:
    """Give the claims of one half."""
    return [entry.record for entry in library["labelled-claim"].values() if entry.path == f"docs/{name}"]


@pytest.mark.parametrize("name", NAMES)
def test_every_label_is_given_and_withheld_often_enough_in_each_half(name: str, library: Library) -> None:
    claims = half(library, name)
    given = Counter(label for claim in claims for label in (*claim.faults, *claim.signals))
    assert sum(claim.text is not None for claim in claims) >= 70
    assert {label: given[label] for label in (*FAULTS, *SIGNALS) if not 14 <= given[label] <= len(claims) - 14} == {}


def test_the_halves_are_alike(library: Library) -> None:
    """A label is as common in the half that is kept back as in the half for tuning."""
    halves = [half(library, name) for name in NAMES]
    for label in (*FAULTS, *SIGNALS):
        one, other = (sum(label in (*claim.faults, *claim.signals) for claim in part) / len(part) for part in halves)
        assert one == pytest.approx(other, abs=0.05), label


def test_every_text_of_the_gallery_is_labelled_once_and_a_pair_stays_together(library: Library) -> None:
    parts = [(claim.mistake, claim.part) for name in NAMES for claim in half(library, name) if claim.mistake]
    assert sorted(parts) == sorted((id_, part) for id_ in library["mistake"] for part in ("strong", "weak"))
    tuning, held_out = ({claim.mistake for claim in half(library, name)} - {None} for name in NAMES)
    assert not tuning & held_out


def test_no_two_claims_share_a_run_of_eight_words(library: Library) -> None:
    texts = {id_: set(runs(entry.record.words(library))) for id_, entry in library["labelled-claim"].items()}
    assert [(one, other) for one, other in combinations(texts, 2) if texts[one] & texts[other]] == []


def test_no_claim_shares_a_run_of_eight_words_with_the_notes(library: Library) -> None:
    notes = known()
    texts = {id_: entry.record.words(library) for id_, entry in library["labelled-claim"].items()}
    assert [id_ for id_, text in texts.items() if {fingerprint(run) for run in runs(text)} & notes] == []


def test_a_claim_written_for_the_set_has_eight_to_seventy_words(library: Library) -> None:
    lengths = {
        id_: len(entry.record.text.split()) for id_, entry in library["labelled-claim"].items() if entry.record.text
    }
    assert {id_: length for id_, length in lengths.items() if not 8 <= length <= 70} == {}


def test_every_label_is_defined_once_in_at_most_two_sentences(library: Library) -> None:
    assert list(library["label"]) == [*FAULTS, *SIGNALS]
    for entry in library["label"].values():
        assert len(re.findall(r"[.!?](?:\s|$)", entry.record.means)) <= 2


def test_the_two_passes_of_labelling_went_over_the_whole_set(library: Library) -> None:
    passes = [entry.record.agreement for entry in library["label"].values()]
    assert {agreement.texts for agreement in passes} == {len(library["labelled-claim"])}


@pytest.mark.parametrize(
    ("counts", "kappa"),
    [((20, 5, 10, 15), 0.4), ((45, 15, 25, 15), 0.1304), ((3, 0, 0, 7), 1), ((0, 0, 0, 9), 1), ((0, 5, 5, 0), -1)],
)
def test_kappa_is_agreement_beyond_chance(counts: tuple[int, ...], kappa: float) -> None:
    agreement = Agreement(**dict(zip(("both", "first", "second", "neither"), counts, strict=True)))
    assert agreement.kappa == pytest.approx(kappa, abs=5e-5)


LABEL = """- id: hedge
  tone: {tone}
  title: Hedged
  means: Softens the claim.
  agreement: {{both: 1, first: 0, second: 0, neither: 1}}
"""
CLAIM = "- {{id: {id}, {of}, faults: [{faults}], signals: [{signals}]}}\n"
SOUND = {"id": "one", "of": "text: I set the limit.", "faults": "", "signals": "ownership"}
PART = {"id": "accuracy-alone-weak", "of": "mistake: accuracy-alone, part: weak", "faults": "no-base", "signals": ""}


@pytest.fixture
def guide(tmp_path: Path) -> Guide:
    """Give a tiny guide that holds one label and two claims."""
    guide = Guide(tmp_path)
    guide.write(f"docs/{LABELS.files}", LABEL.format(tone="fault"))
    guide.write(f"docs/{NAMES[0]}", CLAIM.format(**SOUND))
    guide.write(f"docs/{NAMES[1]}", CLAIM.format(**PART))
    assert guide.problems() == []
    return guide


WRONG = {
    "unknown label": ({"faults": "hedged"}, '.faults[1]: expected one of {faults} (nearest: hedge); found "hedged"'),
    "label twice": ({"faults": "hedge, hedge"}, ".faults[2]: expected each label once; found hedge again"),
    "id of the other half": ({"id": "one"}, ".id: expected an id that no other labelled-claim has; found one, {first}"),
    "unknown mistake": (
        {"of": "mistake: accuracy, part: weak"},
        '.mistake: expected the id of a mistake that exists (nearest: accuracy-alone); found "accuracy"',
    ),
    "id of another text": ({"id": "two"}, ".id: expected accuracy-alone-weak; found two"),
    "two texts": ({"of": "text: I, part: weak"}, ".part: expected no such field beside a text of its own; found weak"),
    "no text": ({"of": "part: weak"}, ": expected either a text, or a mistake and a part; found neither"),
    "published label": (
        {"faults": ""},
        ".faults: expected also no-base, which the gallery publishes for this text; found no such label",
    ),
    "long text": ({"of": f"text: {'x' * 601}"}, ".text: expected at most 600 characters; found 601 characters"),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_claim_is_told_at_its_place(name: str, guide: Guide) -> None:
    change, message = WRONG[name]
    guide.write(f"docs/{NAMES[1]}", CLAIM.format(**PART | change))
    (problem,) = guide.problems()
    place, _, words = problem.partition(": ")
    assert re.fullmatch(rf"docs/{NAMES[1]}:1:\d+", place)
    assert words == (PART | change)["id"] + message.format(
        faults=", ".join(FAULTS), first=f"first given at docs/{NAMES[0]}:1"
    )


def test_a_label_keeps_the_tone_of_the_gallery(guide: Guide) -> None:
    guide.write(f"docs/{LABELS.files}", LABEL.format(tone="good"))
    assert guide.problems() == [
        f"docs/{LABELS.files}:2:9: hedge.tone: expected the other tone, which the gallery gives this label; found good"
    ]
