"""The date of a move by NumPy's calendar, with the pace as the decimal number that a reader typed."""

from __future__ import annotations

from math import ceil

import numpy

from tests.oracles.labs import Inputs, Results, typed


def finish(start: str, months: int) -> str | None:
    """Give the same day so many months later, or the last day of a shorter month; None beyond the year 9999."""
    first = numpy.datetime64(start, "M")
    month = first + numpy.timedelta64(months, "M")
    length = ((month + 1).astype("datetime64[D]") - month.astype("datetime64[D]")).astype(int)
    day = (numpy.datetime64(start, "D") - first.astype("datetime64[D]")).astype(int)
    date = str(month.astype("datetime64[D]") + min(day, length - 1))
    return date if len(date) == len("9999-12-31") else None


def results(inputs: Inputs) -> Results:
    """Give every result of the lab; `finish` is None beyond the last year that a date of four digits can name.

    Args:
        inputs: the lab's inputs by name, `start` as a date or in ISO form.
    """
    left = max(0, int(inputs["target"]) - int(inputs["decisions"]))
    exact = left * typed(inputs["months_per_decision"])
    months = ceil(exact)
    # The finish is a step of its own where rounding up has put it after the last decision.
    return {
        "months": float(months),
        "finish": finish(str(inputs["start"]), months),
        "checkpoints": float(left + (months > exact)),
    }
