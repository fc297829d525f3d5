"""Stated confidence against results: every number by SciPy and NumPy, and when a finding is stated."""

from __future__ import annotations

import re
from typing import Any

import numpy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import norm

from tests.javascript.node import Node
from tests.oracles.intervals import wilson

MODULE = "model/calibration.js"
EDGES = [50, 60, 70, 80, 90]
LABELS = ["below 50%", "50–59%", "60–69%", "70–79%", "80–89%", "90–100%"]
ENTRIES = st.lists(
    st.tuples(st.integers(0, 100) | st.floats(0, 100, allow_subnormal=False), st.booleans()), max_size=60
)
FINDINGS = ("You are surer", "You are right more", "Your confidence is off", "Your confidence fits", "Too few to tell")

Judged = list[tuple[float, bool]]


def calibrate(node: Node, judged: Judged) -> dict[str, Any]:
    """Give what the module makes of pairs of stated confidence and result."""
    return node.call(MODULE, "calibrate", [{"confidence": stated, "right": right} for stated, right in judged])


def times(stated: float, right: int, of: int) -> Judged:
    """Give entries of one confidence, of which so many came true."""
    return [(stated, number < right) for number in range(of)]


@settings(max_examples=200, deadline=None)
@given(ENTRIES)
def test_every_number_is_that_of_an_independent_computation(node: Node, judged: Judged) -> None:
    found = calibrate(node, judged)
    stated, right = numpy.array([pair[0] for pair in judged]), numpy.array([pair[1] for pair in judged], bool)
    groups = numpy.digitize(stated, EDGES)
    assert [one["label"] for one in found["bins"]] == [LABELS[index] for index in sorted(set(groups))]
    parts = [(found, slice(None))] if judged else []
    parts += [(one, groups == LABELS.index(one["label"])) for one in found["bins"]]
    for one, chosen in parts:
        low, high = wilson(int(right[chosen].sum()), right[chosen].size)
        assert (one["n"], one["right"]) == (right[chosen].size, right[chosen].sum())
        expected = [stated[chosen].mean() / 100, right[chosen].mean(), low, high]
        assert [one[name] for name in ("mean", "share", "low", "high")] == pytest.approx(expected, abs=1e-12)
        assert one["brier"] == pytest.approx(((stated[chosen] / 100 - right[chosen]) ** 2).mean(), abs=1e-12)
    assert found["n"] == len(judged) == sum(one["n"] for one in found["bins"])


@settings(max_examples=200, deadline=None)
@given(ENTRIES)
def test_a_finding_is_stated_by_its_rule_and_by_no_other(node: Node, judged: Judged) -> None:
    assert calibrate(node, judged)["finding"].startswith(expected(judged))


def expected(judged: Judged) -> str:
    """Give how the finding begins, by the score test that Wilson's interval turns round."""
    if len(judged) < 10:
        return f"Too few to tell: {len(judged) or 'no'} reviewed"
    stated, right = numpy.array([pair[0] for pair in judged]) / 100, numpy.array([pair[1] for pair in judged], float)

    def away(chosen: numpy.ndarray) -> float:
        mean, share = stated[chosen].mean(), right[chosen].mean()
        with numpy.errstate(divide="ignore", invalid="ignore"):
            return float(numpy.nan_to_num(abs(share - mean) / numpy.sqrt(mean * (1 - mean) / chosen.sum()), posinf=9e9))

    everything = numpy.full(len(judged), True)
    if away(everything) > norm.ppf(0.975):
        return FINDINGS[0] if right.mean() < stated.mean() else FINDINGS[1]
    groups = numpy.digitize(stated * 100, EDGES)
    judged_groups = [groups == index for index in range(6) if (groups == index).sum() >= 5]
    far = [chosen for chosen in judged_groups if away(chosen) > norm.ppf(1 - 0.025 / len(judged_groups))]
    if far:
        worst = max(far, key=away)
        return f"{FINDINGS[2]} where you say {LABELS[groups[worst][0]]}"
    low, high = wilson(int(right.sum()), len(judged))
    return FINDINGS[3] if max(high - stated.mean(), stated.mean() - low) <= 0.1 else FINDINGS[4]


NEITHER = "both how sure you were and whether it came true. A comparison starts at 10."
WORDS = {
    "none": ([], f"Too few to tell: no reviewed entries say {NEITHER}"),
    "one": (times(80, 1, 1), f"Too few to tell: 1 reviewed entry says {NEITHER}"),
    "nine": (times(80, 1, 9), f"Too few to tell: 9 reviewed entries say {NEITHER}"),
    "surer": (
        times(90, 6, 12),
        (
            "You are surer than you are right: you said 90% on average and were right in 6 of 12"
            " (50%; 95% interval 25% to 75%)."
        ),
    ),
    "less sure": (
        times(55, 14, 15),
        (
            "You are right more often than you say: you said 55% on average and were right in 14 of 15"
            " (93%; 95% interval 70% to 99%)."
        ),
    ),
    "one group": (
        times(55, 10, 10) + times(95, 6, 10),
        (
            "Your confidence is off where you say 90–100%: there you said 95% on average and were right in 6 of 10"
            " (60%; 95% interval 31% to 83%)."
        ),
    ),
    "no gap seen": (
        times(75, 8, 11),
        (
            "Too few to tell a gap: you said 75% on average and were right in 8 of 11"
            " (73%; 95% interval 43% to 90%), which leaves room for one of 32 points."
        ),
    ),
    "fits": (
        times(75, 150, 200),
        "Your confidence fits: you said 75% on average and were right in 150 of 200 (75%; 95% interval 69% to 80%).",
    ),
}


@pytest.mark.parametrize(("judged", "finding"), WORDS.values(), ids=WORDS)
def test_the_finding_in_words(node: Node, judged: Judged, finding: str) -> None:
    assert calibrate(node, judged)["finding"] == finding


def test_of_ten_calibrated_readers_at_most_one_is_told_of_a_gap(node: Node) -> None:
    """Two looks, at all entries and at the groups, each wrong in one of twenty; small counts add a little."""
    random = numpy.random.default_rng(7)
    for size in (10, 30, 100):
        told = 0
        for _ in range(300):
            stated = random.choice([45, 55, 60, 70, 75, 80, 85, 90, 95], size)
            found = calibrate(
                node, list(zip(stated.tolist(), (random.random(size) * 100 < stated).tolist(), strict=True))
            )
            told += found["finding"].startswith(FINDINGS[:3])
        assert told / 300 < 0.1


def test_certainty_that_was_wrong_once_in_ten_is_a_finding(node: Node) -> None:
    assert calibrate(node, times(100, 9, 10))["finding"].startswith("You are surer")
    assert calibrate(node, times(100, 10, 10))["finding"].startswith("Too few to tell a gap")
    assert calibrate(node, times(0, 0, 10))["finding"].startswith("Too few to tell a gap")


@settings(max_examples=100, deadline=None)
@given(ENTRIES)
def test_the_table_says_the_numbers_of_the_picture(node: Node, judged: Judged) -> None:
    found = calibrate(node, judged)
    table = node.call(MODULE, "rows", found)
    for (label, stated, right, interval), one in zip(table, found["bins"], strict=True):
        assert label == one["label"]
        counts = re.fullmatch(r"(\d+) of (\d+) \((\d+)%\)", right)
        assert [int(counts[1]), int(counts[2])] == [one["right"], one["n"]]
        shown = [int(part) for part in (stated[:-1], counts[3], *re.findall(r"\d+", interval))]
        exact = [100 * one[name] for name in ("mean", "share", "low", "high")]
        assert all(abs(whole - value) <= 0.5 + 1e-9 for whole, value in zip(shown, exact, strict=True))
        assert node.call(MODULE, "times", one) == right.split(" (")[0]
