"""The threshold lab by other roads than its own: roots and tails where it has closed forms."""

from __future__ import annotations

from collections.abc import Callable
from math import fsum, hypot, inf, isfinite, log

from scipy.optimize import brentq
from scipy.stats import norm

from tests.oracles.labs import Inputs, Results
from tests.oracles.labs.boxes import Case, Counts, at, ratio
from tests.oracles.labs.optimum import Groups, lowest


def root(function: Callable[[float], float], low: float = -6, high: float = 8) -> float:
    """Give the place between two others where a function crosses zero."""
    return brentq(function, low, high, xtol=1e-300, rtol=1e-15)


def break_even(case: Case) -> float:
    """Give the false alarms that one avoided miss is worth."""
    return (case.cost_fn - case.cost_tp) / (case.cost_fp - case.cost_tn)


def cheapest(case: Case) -> float | None:
    """Give the threshold with the lowest cost, if one is lower than those of flagging all and none."""
    if not case.ordered:
        return None
    groups = Groups(case.mu0, case.sigma0, case.mu1, case.sigma1, case.prevalence)
    return lowest(groups, case.cost_fn - case.cost_tp, case.cost_fp - case.cost_tn)


def score_after_cut(case: Case, threshold: float) -> float:
    """Give how many spreads from the positives' average a threshold leaves the wanted share of misses."""
    if not case.cut:
        return (threshold - case.mu1) / case.sigma1
    missed, caught = norm.cdf(threshold, case.mu1, case.sigma1), norm.sf(threshold, case.mu1, case.sigma1)
    left, found = missed * (1 - case.cut), caught + missed * case.cut
    # The smaller of the two shares has kept its digits.
    return float(norm.ppf(left) if left < found else norm.isf(found))


def after_cut(case: Case, threshold: float) -> float:
    """Give the threshold that leaves the wanted share of misses, from this one."""
    return case.mu1 + case.sigma1 * score_after_cut(case, threshold) if case.cut else threshold


def extra_alarms(case: Case, threshold: float) -> float:
    """Give the false alarms that the cut adds, from the smaller of their counts and the rest's."""
    before, after = at(case, threshold), at(case, after_cut(case, threshold))
    return after.fp - before.fp if before.fp < before.tn else before.tn - after.tn


def price(case: Case, threshold: float) -> float | None:
    """Give the extra false alarms for each miss that the cut avoids, from this threshold."""
    return ratio(extra_alarms(case, threshold), at(case, threshold).fn * case.cut)


def servable(case: Case) -> float:
    """Give the threshold that makes as many flags as can be checked; it is infinite if none can."""
    wanted, rest = case.capacity / case.decisions, (case.decisions - case.capacity) / case.decisions
    groups = (1 - case.prevalence, case.mu0, case.sigma0), (case.prevalence, case.mu1, case.sigma1)
    tail, goal, side = (norm.sf, wanted, 1) if wanted < rest else (norm.cdf, rest, -1)

    def excess(threshold: float) -> float:
        return side * log(fsum(share * tail(threshold, mu, sigma) for share, mu, sigma in groups) / goal)

    # Each group alone would make that share of flags at one of these; rounding may put an end past the crossing.
    ends = [mu + sigma * float(norm.isf(wanted) if side > 0 else norm.ppf(rest)) for _, mu, sigma in groups]
    low, high = min(ends), max(ends)
    if not (isfinite(low) and isfinite(high)):
        return inf
    return low if excess(low) <= 0 else high if excess(high) >= 0 else root(excess, low, high)


def results(inputs: Inputs) -> Results:
    """Give every result of the lab."""
    case = Case(**inputs)
    now = at(case, case.threshold)
    return {
        "tp": now.tp, "fn": now.fn, "fp": now.fp, "tn": now.tn, "flags": now.flags, "cost": now.cost(case),
        "precision": now.precision, "recall": now.recall, "fpr": now.fpr,
        "specificity": ratio(now.tn, now.tn + now.fp), "npv": ratio(now.tn, now.tn + now.fn),
        "accuracy": now.accuracy, "f1": ratio(2 * now.tp, 2 * now.tp + now.fp + now.fn), "mcc": now.matthews,
        # How far a positive's score lies above a negative's is normal too.
        "auc": norm.sf(0, case.mu1 - case.mu0, hypot(case.sigma0, case.sigma1)),
        "cost_flag_none": at(case, inf).cost(case), "cost_flag_all": at(case, -inf).cost(case),
        "cut_break_even": break_even(case) if case.ordered else None,
    } | moved(case) | chosen(case)  # fmt: skip


def moved(case: Case) -> Results:
    """Give the results of the two routes to fewer misses, undefined if no threshold is low enough."""
    names = ["threshold", "fn", "fp", "flags", "cost", "fp_per_fn", "month"]
    found: Results = dict.fromkeys([*(f"cut_{name}" for name in names), "model_separation", "model_cost"])
    score, threshold = score_after_cut(case, case.threshold), after_cut(case, case.threshold)
    if not isfinite(score):
        return found
    now, after = at(case, case.threshold), at(case, threshold)
    avoided = now.fn * case.cut
    cut = Counts(now.tp + avoided, now.fn * (1 - case.cut), after.fp, after.tn)
    charged = (extra_alarms(case, case.threshold) + avoided) / case.decisions * case.volume * case.price_flag
    values = threshold, cut.fn, cut.fp, cut.flags, cut.cost(case), price(case, case.threshold), charged
    return dict(zip(found, values, strict=False)) | {
        # The model's false-positive rate stays, so the negatives' average stays where it lies from the threshold.
        "model_separation": (case.threshold - case.mu0) / case.sigma0 - score,
        "model_cost": Counts(cut.tp, cut.fn, now.fp, now.tn).cost(case),
    }


def chosen(case: Case) -> Results:
    """Give the cheapest threshold's results, without and with a limit on flags."""
    names = ["optimal_threshold", "optimal_cost", "capacity_threshold", "capacity_cost"]
    found: Results = dict.fromkeys(names) | {"optimal_probability": None}
    if case.ordered:
        wasted, saved = case.cost_fp - case.cost_tn, case.cost_fn - case.cost_tp
        found["optimal_probability"] = wasted / (wasted + saved)
    best = cheapest(case)
    if best is None:
        return found
    found |= {"optimal_threshold": best, "optimal_cost": at(case, best).cost(case)}
    if case.capacity is not None:
        limit = servable(case) if at(case, best).flags > case.capacity else best
        if isfinite(limit):
            found |= {"capacity_threshold": limit, "capacity_cost": at(case, limit).cost(case)}
    return found
