"""The labs' special functions against SciPy, exact fractions and fifty digits, from the middle to the far tails."""

from __future__ import annotations

from decimal import Decimal, localcontext
from fractions import Fraction
from math import comb, erfc, inf, pi, sqrt

import numpy
import pytest
from scipy.special import betainc, betaincc, betaincinv, erfcx
from scipy.stats import norm

from tests.javascript.node import Node

NORMAL, BETA = "labs/normal.js", "labs/beta.js"
CHANCE = numpy.random.default_rng(20261122)
TAILS = [*numpy.linspace(-37.5, 37.5, 301), 0.0, 1e-300, -1e-9, 2.4999999, 2.5]
SHARES = [10.0**-power for power in (1, 2, 3.3, 5, 9, 16, 50, 200, 307)]
SHARES += [0.25, 0.5, 0.50000001, 0.75, 0.99, 1 - 1e-12]
BIG = [(float(f"{10 ** CHANCE.uniform(0, 9):.3g}"), CHANCE.uniform(-5, 5)) for _ in range(60)]
BOUNDS = [
    (failures, cases, confidence)
    for failures in (0, 1, 2, 7, 40)
    for cases in (41, 1_000, 250_000, 1_000_000_000)
    for confidence in (1e-6, 0.05, 0.5, 0.95, 0.999999)
]


def test_the_normal_tails_keep_twelve_digits(node: Node) -> None:
    for score in map(float, TAILS):
        assert node.call(NORMAL, "above", score) == pytest.approx(norm.sf(score), rel=1e-12, abs=0)
        assert node.call(NORMAL, "below", score) == pytest.approx(norm.cdf(score), rel=1e-12, abs=0)
        assert node.call(NORMAL, "density", score) == pytest.approx(norm.pdf(score), rel=1e-12, abs=0)
    assert [node.call(NORMAL, "above", end) for end in (-inf, inf, -1e7, 1e7)] == [1, 0, 1, 0]
    assert node.call(NORMAL, "above", 3.0) == pytest.approx(erfc(3 / sqrt(2)) / 2, rel=1e-13)


@pytest.mark.parametrize("score", [-5, 0.001, 1, 2.5, 40, 1e4])
def test_mills_ratio_outlasts_both_of_its_parts(node: Node, score: float) -> None:
    expected = sqrt(pi / 2) * erfcx(score / sqrt(2))
    assert node.call(NORMAL, "mills", score) == pytest.approx(expected, rel=1e-12, abs=0)


@pytest.mark.parametrize("share", SHARES)
def test_a_normal_quantile_keeps_twelve_digits(node: Node, share: float) -> None:
    assert node.call(NORMAL, "quantile", share) == pytest.approx(norm.ppf(share), rel=1e-12, abs=0)


def test_all_and_nothing_have_infinite_quantiles(node: Node) -> None:
    assert [node.call(NORMAL, "quantile", share) for share in (0, 1)] == [-inf, inf]


@pytest.mark.parametrize("of", [1, 2, 17, 300])
def test_a_binomial_tail_is_the_exact_sum(node: Node, of: int) -> None:
    for rate in (1e-6, 0.03, 0.5, 0.9375, 0.999999):
        hit, miss = Fraction(rate), 1 - Fraction(rate)
        running = Fraction(0)
        for count in range(of + 1):
            running += comb(of, count) * hit**count * miss ** (of - count)
            expected = pytest.approx(float(running), rel=1e-12, abs=1e-300)
            assert node.call(BETA, "binomialBelow", count, of, rate) == expected


@pytest.mark.parametrize(("of", "spreads"), BIG)
def test_a_binomial_tail_of_many_trials_agrees_with_scipys(node: Node, of: float, spreads: float) -> None:
    for rate in (1e-5, 0.02, 0.5):
        count = int(min(of - 1, max(0, of * rate + spreads * sqrt(of * rate * (1 - rate)))))
        expected = betaincc(count + 1, of - count, rate)  # good to ten digits
        assert node.call(BETA, "binomialBelow", count, of, rate) == pytest.approx(expected, rel=1e-10, abs=1e-300)


@pytest.mark.parametrize(("failures", "cases", "confidence"), BOUNDS)
def test_a_beta_quantile_leaves_the_share_it_was_asked_for(
    node: Node, failures: int, cases: int, confidence: float
) -> None:
    """By summing the binomial chances in fifty digits: SciPy's own inverse keeps eight of so many cases."""
    bound = node.call(BETA, "betaQuantile", confidence, failures + 1, cases - failures)
    with localcontext(prec=50):
        hit = Decimal(bound)
        left = sum(comb(cases, count) * hit**count * (1 - hit) ** (cases - count) for count in range(failures + 1))
        slope = (failures + 1) * comb(cases, failures + 1) * hit**failures * (1 - hit) ** (cases - failures - 1)
        off = (left - (1 - Decimal(confidence))) / slope
    assert abs(float(off / hit)) < 1e-12


@pytest.mark.parametrize("a", [1, 3, 5e4, 1e9])
def test_a_wide_or_narrow_beta_quantile_is_scipys_as_far_as_that_goes(node: Node, a: float) -> None:
    for b in (1, 40, 1e6, 1e9):
        for share in (1e-6, 0.3, 0.95):
            assert node.call(BETA, "betaQuantile", share, a, b) == pytest.approx(betaincinv(a, b, share), rel=1e-7)


@pytest.mark.parametrize("allowed", [0, 1, 3, 200, 10_000])
def test_the_fewest_trials_are_enough_and_one_less_is_not(node: Node, allowed: int) -> None:
    for rate in (1e-6, 0.005, 0.4, 0.999999):
        for confidence in (1e-6, 0.3, 0.95, 0.999999):
            needed = node.call(BETA, "fewestTrials", allowed, rate, confidence)
            assert betainc(allowed + 1, needed - allowed, rate) >= confidence * (1 - 1e-10)
            if needed - 1 > allowed:
                assert betainc(allowed + 1, needed - 1 - allowed, rate) < confidence * (1 + 1e-10)


@pytest.mark.parametrize(("one", "other"), [(0, 0), (0, 1), (38, 22), (22, 38), (7, 7), (60, 0), (300, 250)])
def test_mcnemars_p_is_twice_the_exact_tail(node: Node, one: int, other: int) -> None:
    tail = sum(comb(one + other, count) for count in range(min(one, other) + 1))
    expected = min(1, Fraction(2 * tail, 2 ** (one + other)))
    assert node.call(BETA, "mcnemar", one, other) == pytest.approx(float(expected), rel=1e-12, abs=0)
