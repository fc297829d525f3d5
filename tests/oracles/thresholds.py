"""The threshold lab by other roads than its own: roots and integrals where it has closed forms."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache

from scipy.integrate import quad
from scipy.optimize import brentq
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
    capacity: float
    volume: float
    price_flag: float


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
    def precision(self) -> float:
        """Share of flags that are right."""
        return self.tp / self.flags

    @property
    def recall(self) -> float:
        """Share of true cases that are flagged."""
        return self.tp / (self.tp + self.fn)

    @property
    def fpr(self) -> float:
        """Share of the others that are flagged."""
        return self.fp / (self.fp + self.tn)

    @property
    def accuracy(self) -> float:
        """Share of decisions that are right."""
        return (self.tp + self.tn) / (self.flags + self.fn + self.tn)

    def cost(self, case: Case) -> float:
        """What these decisions cost."""
        return case.cost_fn * self.fn + case.cost_fp * self.fp + case.cost_tp * self.tp + case.cost_tn * self.tn


def counts(case: Case, recall: float, fpr: float) -> Counts:
    """Give the four boxes at two rates."""
    positives = case.decisions * case.prevalence
    negatives = case.decisions - positives
    return Counts(positives * recall, positives * (1 - recall), negatives * fpr, negatives * (1 - fpr))


def at(case: Case, threshold: float) -> Counts:
    """Give the four boxes at a threshold."""
    recall = norm.sf(threshold, case.mu1, case.sigma1)
    return counts(case, recall, norm.sf(threshold, case.mu0, case.sigma0))


def root(function: Callable[[float], float], low: float = -6, high: float = 8) -> float:
    """Give the place between two others where a function crosses zero."""
    return brentq(function, low, high, xtol=1e-15, rtol=1e-14)


def break_even(case: Case) -> float:
    """Give the false alarms that one avoided miss is worth."""
    return (case.cost_fn - case.cost_tp) / (case.cost_fp - case.cost_tn)


def cheapest(case: Case) -> float:
    """Give the threshold where one more flag costs as much as it saves."""

    def gain(threshold: float) -> float:
        positives = case.prevalence * norm.pdf(threshold, case.mu1, case.sigma1)
        return positives * break_even(case) - (1 - case.prevalence) * norm.pdf(threshold, case.mu0, case.sigma0)

    return root(gain)


def after_cut(case: Case, threshold: float) -> float:
    """Give the threshold that leaves the wanted share of misses."""
    wanted = at(case, threshold).fn * (1 - case.cut)
    return root(lambda other: at(case, other).fn - wanted)


def price(case: Case, threshold: float) -> float:
    """Give the extra false alarms for each miss that the cut avoids, from this threshold."""
    before, after = at(case, threshold), at(case, after_cut(case, threshold))
    return (after.fp - before.fp) / (before.fn - after.fn)


def servable(case: Case) -> float:
    """Give the threshold that makes as many flags as can be checked."""
    return root(lambda threshold: at(case, threshold).flags - case.capacity)


@cache
def results(case: Case) -> dict[str, float]:
    """Give every result of the lab under its name."""
    now, best, moved = at(case, case.threshold), cheapest(case), after_cut(case, case.threshold)
    cut, full = at(case, moved), servable(case)
    better = replace(case, mu1=root(lambda mu1: at(replace(case, mu1=mu1), case.threshold).fn - cut.fn))
    product = now.flags * (now.tp + now.fn) * (now.tn + now.fp) * (now.tn + now.fn)
    wrong_order = quad(lambda x: norm.pdf(x, case.mu0, case.sigma0) * norm.cdf(x, case.mu1, case.sigma1), -12, 14)
    return {
        "tp": now.tp, "fn": now.fn, "fp": now.fp, "tn": now.tn, "flags": now.flags, "cost": now.cost(case),
        "precision": now.precision, "recall": now.recall, "fpr": now.fpr, "specificity": 1 - now.fpr,
        "npv": now.tn / (now.tn + now.fn), "accuracy": now.accuracy,
        "f1": 2 / (1 / now.precision + 1 / now.recall),
        "mcc": (now.tp * now.tn - now.fp * now.fn) / product**0.5,
        "auc": 1 - wrong_order[0],
        "optimal_threshold": best, "optimal_cost": at(case, best).cost(case), "optimal_probability": odds(case, best),
        "cut_threshold": moved, "cut_fn": cut.fn, "cut_fp": cut.fp, "cut_flags": cut.flags, "cut_cost": cut.cost(case),
        "cut_fp_per_fn": price(case, case.threshold), "cut_break_even": break_even(case),
        "cut_month": (cut.flags - now.flags) / case.decisions * case.volume * case.price_flag,
        "model_separation": better.mu1 - better.mu0, "model_cost": at(better, case.threshold).cost(case),
        "capacity_threshold": full, "capacity_cost": at(case, full).cost(case),
        "cost_flag_none": counts(case, 0, 0).cost(case), "cost_flag_all": counts(case, 1, 1).cost(case),
    }  # fmt: skip


def odds(case: Case, threshold: float) -> float:
    """Give the chance that a case with exactly this score is a true one."""
    positive = case.prevalence * norm.pdf(threshold, case.mu1, case.sigma1)
    return positive / (positive + (1 - case.prevalence) * norm.pdf(threshold, case.mu0, case.sigma0))
