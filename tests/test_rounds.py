"""The rounds of the gallery are fair: neither length nor place nor habit gives the answer away."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from pathlib import Path

from macros.library import Library
from macros.mistake.model import FAULTS, SIGNALS
from macros.round.model import Round
from tests.guide import Guide, example


def rounds(library: Library) -> list[Round]:
    """Give all rounds in the order of the page."""
    return [entry.record for entry in library["round"].values()]


def test_a_is_right_as_often_as_b_and_never_more_than_twice_running(library: Library) -> None:
    right = [one.stronger for one in rounds(library)]
    assert right.count("a") == right.count("b")
    assert max(len(list(run)) for _, run in groupby(right)) <= 2


def test_both_versions_are_of_like_length(library: Library) -> None:
    """Within an eighth of each other, and the stronger one is the longer about as often as the shorter."""
    far = [one.id for one in rounds(library) if not 8 / 9 < len(one.a) / len(one.b) < 9 / 8]
    assert far == []
    longer = sum((len(one.a) > len(one.b)) == (one.stronger == "a") for one in rounds(library))
    assert abs(longer - len(rounds(library)) / 2) <= 3


def test_the_version_with_more_figures_is_not_always_the_stronger(library: Library) -> None:
    def figures(text: str) -> int:
        return sum(any(letter.isdigit() for letter in word) for word in text.split())

    more = Counter((figures(one.a) > figures(one.b)) == (one.stronger == "a") for one in rounds(library))
    assert min(more[True], more[False]) >= 4


def test_every_signal_and_every_fault_decides_some_round(library: Library) -> None:
    deciding = Counter(one.signal for one in rounds(library))
    assert deciding.keys() == SIGNALS.keys() | FAULTS.keys()
    assert max(deciding.values()) <= 3


def test_a_round_may_not_take_the_id_of_a_mistake(tmp_path: Path) -> None:
    """Both stand on one page."""
    guide = Guide(tmp_path)
    taken = example("round").replace("a-library-reminders", "accuracy-alone")
    guide.write("docs/prepare/mistakes/rounds/rounds.yml", taken)
    said = (
        "docs/prepare/mistakes/rounds/rounds.yml:3:7: accuracy-alone.id: expected an id that no mistake has; "
        "found accuracy-alone, at docs/prepare/mistakes/accuracy-alone.yml"
    )
    assert guide.problems() == [said]
