"""The four boxes of a score model with two normal groups, and the rates and costs that follow from them.

Counts are those of double precision: a tail too small for it is 0, and a figure that would need its size is undefined.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import fsum, sqrt

from scipy.stats import norm


@dataclass(frozen=True)
class Case:
    """The inputs of the lab."""

    prevalence: float
    decisions: float
    mu0: float
    sigma0: float
    mu1: float
    sigma1: float
    threshold: float
    cost_fn: float
    cost_fp: float
    cost_tp: float
    cost_tn: float
    cut: float
    volume: float
    price_flag: float
    capacity: float | None = None

    @property
    def ordered(self) -> bool:
        """Whether a miss costs more than a catch, and a false alarm more than a pass."""
        return self.cost_fn > self.cost_tp and self.cost_fp > self.cost_tn


@dataclass(frozen=True)
class Counts:
    """The four boxes, and what follows from them alone."""

    tp: float
    fn: float
    fp: float
    tn: float

    @property
    def flags(self) -> float:
        """Cases that are flagged."""
        return self.tp + self.fp

    @property
    def precision(self) -> float | None:
        """Share of flags that are right."""
        return ratio(self.tp, self.flags)

    @property
    def recall(self) -> float | None:
        """Share of true cases that are flagged."""
        return ratio(self.tp, self.tp + self.fn)

    @property
    def fpr(self) -> float | None:
        """Share of the others that are flagged."""
        return ratio(self.fp, self.fp + self.tn)

    @property
    def accuracy(self) -> float:
        """Share of decisions that are right."""
        return (self.tp + self.tn) / fsum((self.tp, self.fn, self.fp, self.tn))

    @property
    def matthews(self) -> float | None:
        """Correlation of flags and true cases."""
        sides = (self.tp + self.fn, self.flags, self.fp + self.tn, self.fn + self.tn)
        if not all(sides):
            return None
        # Each count is divided by the roots of its own two sides: the product of all four may be too small to hold.
        true, flagged, false, passed = map(sqrt, sides)
        right = self.tp / true / flagged * (self.tn / false / passed)
        return right - self.fp / false / flagged * (self.fn / true / passed)

    def cost(self, case: Case) -> float:
        """What these decisions cost."""
        costs = (case.cost_fn, case.cost_fp, case.cost_tp, case.cost_tn)
        return fsum(cost * count for cost, count in zip(costs, (self.fn, self.fp, self.tp, self.tn), strict=True))


def ratio(part: float, of: float) -> float | None:
    """Give a part of a whole, or None where there is no whole."""
    return part / of if of else None


def at(case: Case, threshold: float) -> Counts:
    """Give the four boxes at a threshold."""
    positives, negatives = case.decisions * case.prevalence, case.decisions * (1 - case.prevalence)
    return Counts(
        positives * norm.sf(threshold, case.mu1, case.sigma1), positives * norm.cdf(threshold, case.mu1, case.sigma1),
        negatives * norm.sf(threshold, case.mu0, case.sigma0), negatives * norm.cdf(threshold, case.mu0, case.sigma0),
    )  # fmt: skip
