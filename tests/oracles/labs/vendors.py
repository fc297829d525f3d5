"""The vendor lab in exact fractions of the numbers as they are typed, with roots only at the end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import combinations
from math import hypot, sqrt

from tests.oracles.intervals import wilson
from tests.oracles.labs import Inputs, Results, share, typed

LETTERS = "abc"


@dataclass(frozen=True)
class Live:
    """Where the vendors would be used."""

    prevalence: Fraction
    cost_fn: Fraction
    cost_fp: Fraction


@dataclass(frozen=True)
class Vendor:
    """A vendor tried on labelled cases. A rate that lacks its cases is None, and so is all that rests on it."""

    tp: int
    fn: int
    fp: int
    tn: int
    price: Fraction
    p95: Fraction
    live: Live

    @property
    def cases(self) -> int:
        """Labelled cases."""
        return self.tp + self.fn + self.fp + self.tn

    @property
    def recall(self) -> Fraction | None:
        """Share of true cases that are flagged."""
        return share(self.tp, self.tp + self.fn)

    @property
    def fpr(self) -> Fraction | None:
        """Share of the others that are flagged."""
        return share(self.fp, self.fp + self.tn)

    @property
    def rated(self) -> bool:
        """Whether both rates are known."""
        return None not in (self.recall, self.fpr)

    @cached_property
    def right(self) -> tuple[Fraction, Fraction]:
        """Live decisions that are flagged rightly, and those let through rightly, as shares of all."""
        return self.live.prevalence * self.recall, (1 - self.live.prevalence) * (1 - self.fpr)

    @cached_property
    def wrong(self) -> tuple[Fraction, Fraction]:
        """Live decisions that are misses, and those that are false alarms, as shares of all."""
        return self.live.prevalence * (1 - self.recall), (1 - self.live.prevalence) * self.fpr

    @property
    def total(self) -> Fraction:
        """What a live decision costs."""
        return self.price + self.wrong[0] * self.live.cost_fn + self.wrong[1] * self.live.cost_fp

    @property
    def error(self) -> float:
        """Standard error of that total: each rate is binomial, on its own cases."""
        missed = self.live.prevalence * self.live.cost_fn
        alarmed = (1 - self.live.prevalence) * self.live.cost_fp
        spreads = (
            sqrt(rate * (1 - rate) / of)
            for rate, of in ((self.recall, self.tp + self.fn), (self.fpr, self.fp + self.tn))
        )
        return hypot(*(float(weight) * spread for weight, spread in zip((missed, alarmed), spreads, strict=True)))

    def beats(self, other: Vendor) -> bool:
        """Whether this one is nowhere worse than another and somewhere better."""
        mine, its = ((one.total, one.p95, 1 - one.recall) for one in (self, other))
        return mine != its and all(ours <= theirs for ours, theirs in zip(mine, its, strict=True))


def vendors(inputs: Inputs) -> dict[str, Vendor]:
    """Give the three vendors by their letters."""
    live = Live(*(typed(inputs[name]) for name in ("prevalence", "cost_fn", "cost_fp")))
    return {
        letter: Vendor(
            *(int(inputs[f"{name}_{letter}"]) for name in ("tp", "fn", "fp", "tn")),
            *(typed(inputs[f"{name}_{letter}"]) for name in ("price", "p95")),
            live,
        )
        for letter in LETTERS
    }


def results(inputs: Inputs) -> Results:
    """Give every result of the lab; a vendor without a total takes no part in the comparison."""
    three = vendors(inputs)
    rated = {letter: vendor for letter, vendor in three.items() if vendor.rated}
    cap, floor = (inputs.get(name) for name in ("latency_cap", "recall_floor"))
    feasible = {
        letter: vendor
        for letter, vendor in rated.items()
        if (cap is None or vendor.p95 <= typed(cap)) and (floor is None or vendor.recall >= typed(floor))
    }
    found: Results = {}
    for letter, vendor in three.items():
        found |= {f"{name}_{letter}": value for name, value in alone(vendor).items()}
        beaten = vendor.rated and any(other.beats(vendor) for other in rated.values())
        found[f"feasible_{letter}"] = word(letter in feasible) if vendor.rated else None
        found[f"pareto_{letter}"] = word(not beaten) if vendor.rated else None
    for one, other in combinations(LETTERS, 2):
        found[f"break_even_{one}{other}"] = crossing(three[one], three[other])
    return found | cheapest(feasible)


def word(true: bool) -> str:
    """Give a truth as a result has it."""
    return "true" if true else "false"


def alone(vendor: Vendor) -> Results:
    """Give the results of a vendor that no other has a part in."""
    low, high = wilson(vendor.tp + vendor.tn, vendor.cases) if vendor.cases else (None, None)
    names = ["live_accuracy", "precision", "spend_per_correct", "total", "total_per_correct", "se"]
    found = {
        "recall": vendor.recall, "fpr": vendor.fpr, "accuracy": share(vendor.tp + vendor.tn, vendor.cases),
        "accuracy_low": low, "accuracy_high": high,
    } | dict.fromkeys(names)  # fmt: skip
    if vendor.rated:
        right, total = sum(vendor.right), vendor.total
        precision = share(vendor.right[0], vendor.right[0] + vendor.wrong[1])
        values = (right, precision, share(vendor.price, right), total, share(total, right), vendor.error)
        found |= dict(zip(names, values, strict=True))
    return {name: None if value is None else float(value) for name, value in found.items()}


def cheapest(feasible: Mapping[str, Vendor]) -> Results:
    """Give the vendor with the lowest total, the first of equals, and whether chance could have put it there."""
    if not feasible:
        return {"best": None, "tie": None}
    lowest = min(vendor.total for vendor in feasible.values())
    # Totals that are alike in all digits of a double are equal.
    best = next(letter for letter, vendor in feasible.items() if vendor.total - lowest <= vendor.total / 2**50)
    first = feasible[best]
    rivals = (vendor for letter, vendor in feasible.items() if letter != best)
    tie = any(float(vendor.total - first.total) <= 1.96 * hypot(vendor.error, first.error) for vendor in rivals)
    return {"best": best, "tie": word(tie)}


def crossing(one: Vendor, other: Vendor) -> float | None:
    """Give the cost of a miss at which two totals are equal, unless they never are or only below zero."""
    if not (one.rated and other.rated) or one.wrong[0] == other.wrong[0]:
        return None
    fixed = [vendor.total - vendor.wrong[0] * vendor.live.cost_fn for vendor in (one, other)]
    cost = (fixed[0] - fixed[1]) / (other.wrong[0] - one.wrong[0])
    return float(cost) if cost >= 0 else None
