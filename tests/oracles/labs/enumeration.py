"""Power by adding up the chance of every outcome that a test rejects, where formulas use the bell curve."""

from __future__ import annotations

from collections.abc import Callable
from math import sqrt

import numpy
from scipy.special import gammaln
from scipy.stats import binom, norm

Array = numpy.ndarray


def likely(of: int, rate: float) -> Array:
    """Give the counts that a binomial takes, those with a chance below one in a million million left out."""
    low, high = binom.ppf([1e-13, 1 - 1e-13], of, rate)
    return numpy.arange(int(low), int(high) + 1)


def two_samples(of: int, p: float, q: float) -> tuple[Array, Array, Array]:
    """Give the outcomes of two samples of one size, one down and the other across, and their chances."""
    one, other = likely(of, p)[:, None], likely(of, q)[None, :]
    return one, other, binom.pmf(one, of, p) * binom.pmf(other, of, q)


def pooled_power(of: int, p: float, q: float, alpha: float) -> float:
    """Give the power of the test that compares two rates by their pooled spread."""
    one, other, chances = two_samples(of, p, q)
    rate = (one + other) / (2 * of)
    rejected = numpy.abs(one - other) / of > norm.isf(alpha / 2) * numpy.sqrt(2 * rate * (1 - rate) / of)
    return float(chances[rejected].sum())


def fisher_power(of: int, p: float, q: float, alpha: float) -> float:
    """Give the power of Fisher's exact test, two-sided, which is twice the smaller tail when samples are equal."""
    one, other, chances = two_samples(of, p, q)
    totals = numpy.arange(one.min() + other.min(), one.max() + other.max() + 1)[:, None]
    # Below these counts nothing is left of the tail of a sample's part in the total, and above them half is passed.
    parts = numpy.arange(-12 * int(sqrt(of)), 1) + totals // 2
    ways = gammaln(of + 1) - gammaln(parts + 1) - gammaln(of - parts + 1)
    rest = gammaln(of + 1) - gammaln(totals - parts + 1) - gammaln(of - totals + parts + 1)
    all_ways = gammaln(2 * of + 1) - gammaln(totals + 1) - gammaln(2 * of - totals + 1)
    tails = numpy.exp(ways + rest - all_ways).cumsum(axis=1)
    # The largest count in the lower tail that is refused, for each total.
    critical = parts[:, 0] + (2 * tails <= alpha).sum(axis=1) - 1
    smaller = numpy.minimum(one, other)
    return float(chances[smaller <= critical[one + other - totals[0, 0]]].sum())


def pairs_power(of: int, discordant: float, gain: float, rejects: Callable[[Array, Array], Array]) -> float:
    """Give how often a rule that takes pairs fixed and pairs broken rejects, when models differ on so many pairs."""
    differing = likely(of, discordant)[:, None]
    fixed = numpy.arange(differing.max() + 1)[None, :]
    chances = binom.pmf(differing, of, discordant) * binom.pmf(fixed, differing, (1 + gain / discordant) / 2)
    possible = fixed <= differing
    return float(chances[possible & rejects(fixed, numpy.maximum(differing - fixed, 0))].sum())


def exact(fixed: Array, broken: Array) -> Array:
    """Tell where the exact McNemar test rejects at 5%."""
    return 2 * binom.cdf(numpy.minimum(fixed, broken), fixed + broken, 0.5) <= 0.05


def wald(of: int) -> Callable[[Array, Array], Array]:
    """Give the rule that the ordinary 95% interval of the difference leaves out zero."""

    def rejects(fixed: Array, broken: Array) -> Array:
        spread = numpy.sqrt(fixed + broken - (fixed - broken) ** 2 / of)
        return numpy.abs(fixed - broken) > norm.isf(0.025) * spread

    return rejects
