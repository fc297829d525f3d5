"""Intervals, tests and sample sizes by SciPy, in the forms that the guide's texts use them."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, log, sqrt

import numpy
from scipy.optimize import brentq
from scipy.stats import binom, binomtest, norm

Interval = tuple[float, float]
Z = norm.ppf(0.975)


def wilson(found: int, of: int) -> Interval:
    """Give the 95% interval of a share."""
    interval = binomtest(found, of).proportion_ci(0.95, "wilson")
    return interval.low, interval.high


def upper(failures: int, of: int, confidence: float = 0.95) -> float:
    """Give the one-sided upper limit of a rate (Clopper–Pearson)."""
    return binomtest(failures, of, alternative="less").proportion_ci(confidence, "exact").high


def needed(tolerated: float, failures: int, confidence: float = 0.95) -> int:
    """Give the fewest cases in which so many failures still bound a rate."""
    sizes = numpy.arange(failures + 1, 20 * (failures + 1) / tolerated)
    return int(sizes[binom.cdf(failures, sizes, tolerated) <= 1 - confidence][0])


def passes(failures: int, of: int, rate: float) -> float:
    """Give the chance that a model which fails at a rate stays within the failures allowed."""
    return binom.cdf(failures, of, rate)


def difference(one: int, of_one: int, other: int, of_other: int) -> Interval:
    """Give the 95% interval of a difference of two shares (Wald)."""
    p, q = one / of_one, other / of_other
    margin = Z * sqrt(p * (1 - p) / of_one + q * (1 - q) / of_other)
    return p - q - margin, p - q + margin


def newcombe(one: int, of_one: int, other: int, of_other: int) -> Interval:
    """Give the same interval from two Wilson intervals (Newcombe)."""
    p, q = one / of_one, other / of_other
    (p_low, p_high), (q_low, q_high) = wilson(one, of_one), wilson(other, of_other)
    return (
        p - q - sqrt((p - p_low) ** 2 + (q_high - q) ** 2),
        p - q + sqrt((p_high - p) ** 2 + (q - q_low) ** 2),
    )


def paired(fixed: int, broken: int, of: int, level: float = Z) -> Interval:
    """Give the interval of a difference on the same cases (Wald), at 95% unless another z is given."""
    gain = (fixed - broken) / of
    margin = level * sqrt(fixed + broken - (fixed - broken) ** 2 / of) / of
    return gain - margin, gain + margin


def exact_p(fixed: int, broken: int) -> float:
    """Give the exact two-sided p of fixed against broken (McNemar)."""
    return binomtest(fixed, fixed + broken, 0.5).pvalue


def fall(before: int, of_before: int, after: int, of_after: int) -> Interval:
    """Give the 95% interval of a relative fall, by the logarithm of the ratio."""
    ratio = log((after / of_after) / (before / of_before))
    margin = Z * sqrt(1 / before - 1 / of_before + 1 / after - 1 / of_after)
    return 1 - exp(ratio + margin), 1 - exp(ratio - margin)


def chance_agreement(*shares: float) -> float:
    """Give how often two labellers agree by chance when both use these shares."""
    return sum(share**2 for share in shares)


def kappa(agreement: float, *shares: float) -> float:
    """Give agreement beyond chance."""
    chance = chance_agreement(*shares)
    return (agreement - chance) / (1 - chance)


def per_arm(p: float, q: float, power: float = 0.8) -> float:
    """Give the users an arm that show p against q at 5%: the size at which the test has its power."""

    def shortfall(size: float) -> float:
        null = sqrt(2 * (p + q) / 2 * (1 - (p + q) / 2) / size)
        spread = sqrt((p * (1 - p) + q * (1 - q)) / size)
        return norm.sf((Z * null - abs(p - q)) / spread) - power

    return brentq(shortfall, 10, 1e7, xtol=1e-9)


def paired_size(discordant: float, gain: float, power: float = 0.8) -> float:
    """Give the cases, each seen by both models, that show a gain at 5% (Connor)."""
    return ((Z * sqrt(discordant) + norm.ppf(power) * sqrt(discordant - gain**2)) / gain) ** 2


def crossing(bounds: Sequence[float]) -> float:
    """Give the chance that a test of two equal arms, with a look at each bound, ever passes one of them."""
    nodes, weights = numpy.polynomial.legendre.leggauss(100)
    # The running sum of equal parts of the data, each with variance 1, as far as no bound has been passed.
    points, chances = numpy.zeros(1), numpy.ones(1)
    for looks, bound in enumerate(bounds, 1):
        edge = bound * sqrt(looks)
        chances = norm.pdf(edge * nodes[:, None] - points) @ chances * weights * edge
        points = edge * nodes
    return 1 - float(chances.sum())


def constant(looks: int, shape: float) -> float:
    """Give the strictness that keeps false alarms at 5%: for Pocock's looks (shape 0) or O'Brien–Fleming's (0.5)."""

    def excess(strictness: float) -> float:
        return crossing([strictness * (looks / look) ** shape for look in range(1, looks + 1)]) - 0.05

    return brentq(excess, 1.5, 4)
