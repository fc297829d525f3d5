"""The shadow lab: sizes by bisection, chances and bounds by the incomplete beta function, weeks in exact fractions."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from math import ceil, log1p, sqrt

from scipy.special import betainc, betaincc, betainccinv, betaincinv
from scipy.stats import norm

from tests.oracles.labs import Inputs, Results, typed

ROUNDING = 1e-12
"""What a chance may exceed its limit by and still count as equal: 0.8 twice is 0.64 and no more."""


def results(inputs: Inputs) -> Results:
    """Give every result of the lab; counts that can't be (more failures than cases) leave theirs undefined."""
    tolerated, confidence, allowed = inputs["tolerated"], inputs["confidence"], int(inputs["allowed"])
    enough = needed(tolerated, confidence, allowed)
    labels = typed(inputs["weekly"]) * typed(inputs["labelled"])
    demand, delay = enough * typed(inputs["deff"]), typed(inputs["delay"])
    return {
        "needed": enough,
        "needed_zero": needed(tolerated, confidence, 0),
        "rule_of_three": ceil(-log1p(-confidence) / tolerated),
        "upper_bound": upper(int(inputs["failures"]), int(inputs["seen"]), confidence),
        "weeks": ceil(delay + demand / labels),
        "weeks_slice": ceil(delay + demand / (labels * typed(inputs["slice"]))),
        "pass_probability": at_most(allowed, enough, inputs["true_rate"]),
    } | compared(int(inputs["fixed"]), int(inputs["broken"]), int(inputs["pairs"]), typed(inputs["margin"]))


def at_most(failures: int, of: int, rate: float) -> float:
    """Give the chance of so many failures or fewer (a binomial tail is an incomplete beta function)."""
    return float(betaincc(failures + 1, of - failures, rate))


def needed(tolerated: float, confidence: float, allowed: int) -> int:
    """Give the fewest cases in which so many failures still bound the rate at the confidence."""

    def enough(cases: int) -> bool:
        # The smaller of the two chances keeps its digits.
        if confidence < 0.5:
            return betainc(allowed + 1, cases - allowed, tolerated) >= confidence * (1 - ROUNDING)
        return at_most(allowed, cases, tolerated) <= (1 - confidence) * (1 + ROUNDING)

    return first(enough, allowed + 1)


def first(enough: Callable[[int], bool], low: int) -> int:
    """Give the first whole number from `low` on that is enough, if all after it are too."""
    step = 1
    while not enough(low + step):
        step *= 2
    if enough(low):
        return low
    high = low + step
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if enough(middle) else (middle, high)
    return high


def upper(failures: int, of: int, confidence: float) -> float | None:
    """Give the one-sided upper limit of a rate (Clopper–Pearson)."""
    if failures >= of:
        return 1.0 if failures == of else None
    if confidence < 0.5:
        return float(betaincinv(failures + 1, of - failures, confidence))
    return float(betainccinv(failures + 1, of - failures, 1 - confidence))


def compared(fixed: int, broken: int, pairs: int, margin: Fraction) -> Results:
    """Give the results that rest on pairs."""
    names = ["mcnemar_p", "difference", "difference_low", "difference_high"]
    names += ["regression_rate", "regression_upper", "non_inferior"]
    if fixed + broken > pairs:
        return dict.fromkeys(names)
    net = fixed - broken
    error = sqrt(fixed + broken - Fraction(net**2, pairs)) / pairs
    gain, wide, narrow = net / pairs, norm.isf(0.025) * error, norm.isf(0.05) * error
    tail = min(fixed, broken)
    return {
        # With as many fixed as broken both tails hold the middle, and a chance is never above 1.
        "mcnemar_p": 1.0 if net == 0 else min(1.0, 2 * at_most(tail, fixed + broken, 0.5)),
        "difference": gain,
        "difference_low": gain - wide,
        "difference_high": gain + wide,
        "regression_rate": broken / pairs,
        "regression_upper": upper(broken, pairs, 0.95),
        "non_inferior": "true" if net / Fraction(pairs) + margin > narrow else "false",
    }
