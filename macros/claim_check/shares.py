"""Shares of texts with what they are worth: their interval, or too few texts for any figure."""

from __future__ import annotations

from math import sqrt
from typing import NamedTuple

LEAST = 10
"""Texts below which a share is no figure."""
Z = 1.959963984540054
"""The standard normal deviate of a 95% interval."""


class Share(NamedTuple):
    """So many of so many."""

    count: int
    of: int

    @property
    def enough(self) -> bool:
        """Whether there are texts enough for a figure."""
        return self.of >= LEAST

    @property
    def interval(self) -> tuple[float, float]:
        """Wilson's 95% interval."""
        share, unit = self.count / self.of, Z * Z / self.of
        middle, reach = share + unit / 2, sqrt(unit * (share * (1 - share) + unit / 4))
        return max(0.0, (middle - reach) / (1 + unit)), min(1.0, (middle + reach) / (1 + unit))

    def __str__(self) -> str:
        return f"{self.count / self.of:.0%}"

    @property
    def between(self) -> str:
        """The interval as words, in whole per cent."""
        low, high = self.interval
        return f"{low:.0%} to {high:.0%}"
