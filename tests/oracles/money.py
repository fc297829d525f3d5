"""What decisions and answers cost: suppliers compared at live prevalence, a language model's bill for a month."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt


@dataclass(frozen=True)
class Supplier:
    """A tool tried on labelled cases, in use where true cases have another share."""

    caught: int
    positives: int
    alarms: int
    negatives: int
    price: float
    prevalence: float
    cost_fn: float
    cost_fp: float

    @property
    def recall(self) -> float:
        """Share of true cases that are flagged."""
        return self.caught / self.positives

    @property
    def fpr(self) -> float:
        """Share of the others that are flagged."""
        return self.alarms / self.negatives

    @property
    def precision(self) -> float:
        """Share of live flags that are right."""
        right = self.prevalence * self.recall
        return right / (right + (1 - self.prevalence) * self.fpr)

    @property
    def accuracy(self) -> float:
        """Share of right answers on the test."""
        return (self.caught + self.negatives - self.alarms) / (self.positives + self.negatives)

    def total(self, cost_fn: float | None = None) -> float:
        """Give the price and the errors of 1,000 live decisions, at another cost of a miss if one is given."""
        miss = self.cost_fn if cost_fn is None else cost_fn
        errors = self.prevalence * (1 - self.recall) * miss + (1 - self.prevalence) * self.fpr * self.cost_fp
        return 1000 * (self.price + errors)

    @property
    def error(self) -> float:
        """Standard error of that total."""
        missed = self.prevalence * self.cost_fn * sqrt(self.recall * (1 - self.recall) / self.positives)
        alarmed = (1 - self.prevalence) * self.cost_fp * sqrt(self.fpr * (1 - self.fpr) / self.negatives)
        return 1000 * sqrt(missed**2 + alarmed**2)


def even(one: Supplier, other: Supplier) -> float:
    """Give the cost of a miss at which two suppliers cost the same; totals are straight lines in it."""
    at_nought = one.total(0) - other.total(0)
    return at_nought / (at_nought - (one.total(1) - other.total(1)))


@dataclass(frozen=True)
class Bill:
    """A language model's month. Prices are for a million tokens."""

    requests: float = 4e6
    cached: float = 0.15
    tokens_in: float = 3000
    prefix: float = 2000
    prefix_hit: float = 0.6
    tokens_out: float = 400
    price_in: float = 3
    price_cached: float = 0.3
    price_out: float = 12
    failure: float = 0.02
    larger: float = 0.04
    larger_in: float = 6
    larger_out: float = 24
    human: float = 0.015
    human_cost: float = 1.5
    fixed: float = 20_000
    success: float = 0.82

    @property
    def call(self) -> float:
        """Give the cost of one call."""
        hit = self.prefix_hit * self.prefix
        tokens = (self.tokens_in - hit) * self.price_in + hit * self.price_cached + self.tokens_out * self.price_out
        return tokens / 1e6

    @property
    def parts(self) -> dict[str, float]:
        """Give the month by what it is spent on; a failed call is tried once more."""
        calls = self.requests * (1 - self.cached)
        second = (self.tokens_in * self.larger_in + self.tokens_out * self.larger_out) / 1e6
        return {
            "main": calls * (1 + self.failure) * self.call,
            "larger": calls * self.larger * second,
            "human": self.requests * self.human * self.human_cost,
            "fixed": self.fixed,
        }

    @property
    def month(self) -> float:
        """Give the month."""
        return sum(self.parts.values())

    @property
    def year(self) -> float:
        """Give the year."""
        return 12 * self.month

    @property
    def per_success(self) -> float:
        """Give the cost of one request that was settled."""
        return self.month / (self.requests * self.success)
