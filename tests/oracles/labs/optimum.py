"""The cheapest threshold between two normal groups, in eighty digits, most of which nearly equal spreads use up."""

from __future__ import annotations

from decimal import Decimal, localcontext
from typing import NamedTuple

from scipy.stats import norm

DIGITS = 80


class Groups(NamedTuple):
    """Negatives and positives: the averages and spreads of their scores, and how common positives are."""

    mu0: float
    sigma0: float
    mu1: float
    sigma1: float
    prevalence: float


def lowest(groups: Groups, saved: float, wasted: float) -> float | None:
    """Give the threshold with the lowest cost, or None if flagging all or none costs no more.

    `saved` is what a flag saves on a positive and `wasted` what it wastes on a negative. The cost falls while a score
    is likelier a negative's, weighed so, and rises after. The logarithm of that likelihood ratio is a quadratic.
    """
    if not 0 < groups.prevalence < 1:
        return None
    with localcontext(prec=DIGITS):
        mu0, sigma0, mu1, sigma1, prevalence = map(Decimal, groups)
        gain, loss = prevalence * Decimal(saved), (1 - prevalence) * Decimal(wasted)
        square = (1 / sigma0**2 - 1 / sigma1**2) / 2
        slope = mu1 / sigma1**2 - mu0 / sigma0**2
        constant = (mu0**2 / sigma0**2 - mu1**2 / sigma1**2) / 2 + (sigma0 / sigma1).ln() + (gain / loss).ln()
        discriminant = slope**2 - 4 * square * constant
        if not square:
            return float(-constant / slope) if slope > 0 else None
        if discriminant <= 0:
            return None
        # Of the two places where the ratio is right, the one where it rises with the score is a minimum.
        found = float((discriminant.sqrt() - slope) / (2 * square))
        weights = float(loss.ln()), float(gain.ln())
    return found if beats_the_far_end(groups, found, weights) else None


def beats_the_far_end(groups: Groups, threshold: float, weights: tuple[float, float]) -> bool:
    """Tell whether a minimum is lower than the cost on the far side of the other stationary point.

    There everything is flagged if the positives' scores are spread wider, else nothing. `weights` are logarithms of
    what a flag wastes on the negatives and saves on the positives.
    """
    wider = groups.sigma1 > groups.sigma0
    tail = norm.logcdf if wider else norm.logsf
    negatives = weights[0] + tail(threshold, groups.mu0, groups.sigma0)
    positives = weights[1] + tail(threshold, groups.mu1, groups.sigma1)
    # Letting the low scores through must save more than it loses; flagging the high ones likewise.
    return bool(negatives > positives if wider else positives > negatives)
