"""The fairness lab: rates as exact fractions, intervals by SciPy's Wilson intervals and a log ratio."""

from __future__ import annotations

from fractions import Fraction
from math import exp, log, sqrt

from tests.oracles.intervals import Z, newcombe
from tests.oracles.labs import Inputs, Results, share

FOUR_FIFTHS = Fraction(4, 5)


def results(inputs: Inputs) -> Results:
    """Give every result of the lab; what lacks its cases is undefined."""
    found: dict[str, Fraction | float | None] = {}
    for group in "ab":
        tp, fn, fp, tn = (int(inputs[f"{name}_{group}"]) for name in ("tp", "fn", "fp", "tn"))
        found |= {
            f"selection_{group}": share(tp + fp, tp + fn + fp + tn),
            f"tpr_{group}": share(tp, tp + fn),
            f"fpr_{group}": share(fp, fp + tn),
            f"ppv_{group}": share(tp, tp + fp),
        }
    names = {"parity": "selection", "opportunity": "tpr", "ppv": "ppv"}
    found |= {f"{name}_difference": gap(found[f"{rate}_a"], found[f"{rate}_b"]) for name, rate in names.items()}
    found["equalised_odds"] = larger(found["opportunity_difference"], gap(found["fpr_a"], found["fpr_b"]))
    numbers: Results = {name: None if value is None else float(value) for name, value in found.items()}
    return numbers | opportunity(inputs) | ratio(inputs)


def gap(one: Fraction | None, other: Fraction | None) -> Fraction | None:
    """Give one rate less the other."""
    return None if one is None or other is None else one - other


def larger(one: Fraction | None, other: Fraction | None) -> Fraction | None:
    """Give the larger of two gaps, whichever way they point."""
    return None if one is None or other is None else max(abs(one), abs(other))


def opportunity(inputs: Inputs) -> Results:
    """Give Newcombe's interval of the gap between the true-positive rates."""
    counts = [(int(inputs[f"tp_{group}"]), int(inputs[f"tp_{group}"] + inputs[f"fn_{group}"])) for group in "ab"]
    (found_a, of_a), (found_b, of_b) = counts
    low, high = newcombe(found_a, of_a, found_b, of_b) if of_a and of_b else (None, None)
    return {"opportunity_low": low, "opportunity_high": high}


def ratio(inputs: Inputs) -> Results:
    """Give the ratio of the selection rates, lower to higher, its interval and whether it reaches four fifths.

    A group in which nobody is selected has no logarithm, so the ratio of 0 has no interval.
    """
    found: Results = dict.fromkeys(["parity_ratio", "ratio_low", "ratio_high", "four_fifths"])
    counts = [[int(inputs[f"{name}_{group}"]) for name in ("tp", "fp", "fn", "tn")] for group in "ab"]
    rates = sorted((share(sum(four[:2]), sum(four)), sum(four[:2])) for four in counts if sum(four))
    if len(rates) < 2 or rates[1][0] == 0:
        return found
    (low, few), (high, many) = rates
    value = low / high
    found |= {"parity_ratio": float(value), "four_fifths": "true" if value >= FOUR_FIFTHS else "false"}
    if value:
        margin = Z * sqrt((1 - low) / few + (1 - high) / many)
        found |= {"ratio_low": exp(log(value) - margin), "ratio_high": exp(log(value) + margin)}
    return found
