"""Drift between two rows of counts, in exact fractions up to the logarithm, against SciPy's distributions."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import accumulate
from math import exp, fsum, log, log1p, sqrt

from scipy.optimize import brentq
from scipy.stats import chi2

from tests.oracles.labs import Inputs, Results

NAMES = ("psi", "psi_null_mean", "psi_null_95", "ks", "ks_critical", "verdict")


def counts(given: str | Sequence[float]) -> list[Fraction]:
    """Give the counts of a text with commas, or of a sequence."""
    parts = given.split(",") if isinstance(given, str) else given
    return [Fraction(str(part).strip()) for part in parts]


def shares(row: Sequence[Fraction]) -> list[Fraction]:
    """Give the shares of counts, where an empty bin counts as half a case."""
    filled = [count or Fraction(1, 2) for count in row]
    return [count / sum(filled) for count in filled]


def term(now: Fraction, then: Fraction) -> float:
    """Give one bin's part of the index; its logarithm keeps its digits when the shares nearly agree."""
    gap = abs(now - then)
    ratio = gap / min(now, then)
    return float(gap) * (log1p(float(ratio)) if ratio < 1 else log(ratio + 1))


def distance(then: Sequence[Fraction], now: Sequence[Fraction]) -> Fraction:
    """Give the largest gap between the running shares of two rows (Kolmogorov–Smirnov)."""
    pairs = zip(accumulate(then), accumulate(now), strict=True)
    return max(abs(one / sum(then) - other / sum(now)) for one, other in pairs)


def verdict(psi: float, line: float) -> str:
    """Give the word for an index and the 95% point of chance alone."""
    if psi <= line:
        return "noise"
    return "detectable" if psi < 0.1 else "large" if psi > 0.25 else "shift"


def results(inputs: Inputs) -> Results:
    """Give every result of the lab, None where a period is empty or fewer than two bins hold anything.

    Args:
        inputs: `reference` and `current`, as texts with commas or as sequences of equal length.
    """
    rows = zip(counts(inputs["reference"]), counts(inputs["current"]), strict=True)
    kept = [pair for pair in rows if any(pair)]
    then, now = ([pair[side] for pair in kept] for side in (0, 1))
    if len(kept) < 2 or not sum(then) or not sum(now):
        return dict.fromkeys(NAMES)
    scale, free = float(1 / sum(then) + 1 / sum(now)), len(kept) - 1
    psi = fsum(term(*pair) for pair in zip(shares(now), shares(then), strict=True))
    line = chi2.isf(0.05, free) * scale
    rare = brentq(lambda gap: 2 * exp(-2 * gap**2) - 0.05, 1, 2, xtol=1e-15, rtol=1e-14)
    found = (psi, chi2.mean(free) * scale, line, distance(then, now), rare * sqrt(scale))
    return dict(zip(NAMES, (*map(float, found), verdict(psi, line)), strict=True))
