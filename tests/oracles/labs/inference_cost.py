"""The bill of a language model in exact fractions: every input is the decimal number that a reader typed."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from tests.oracles.labs import Inputs, Results, typed

MILLION = 1_000_000


def attempts(failure: Fraction, retries: int) -> Fraction:
    """Give the attempts that one call takes on average: each one is made if all before it failed."""
    chance, total = Fraction(1), Fraction(0)
    for _ in range(retries + 1):
        total += chance
        chance *= failure
    return total


def parts(given: Mapping[str, Fraction]) -> dict[str, Fraction]:
    """Give the month by what it is spent on."""
    calls = given["requests"] * (1 - given["cache"])
    second = given["tokens_in"] * given["fallback_price_in"] + given["tokens_out"] * given["fallback_price_out"]
    return {
        "main": calls * attempts(given["failure"], int(given["retries"])) * per_call(given),
        "fallback": calls * given["fallback"] * second / MILLION,
        "human": given["requests"] * given["human"] * given["human_cost"],
        "fixed": given["fixed"],
    }


def per_call(given: Mapping[str, Fraction]) -> Fraction:
    """Give the cost of one attempt: a part that is read from the cache saves the difference of the two prices."""
    cached = given["prefix_hit"] * min(given["prefix"], given["tokens_in"])
    read = given["tokens_in"] * given["price_in"] - cached * (given["price_in"] - given["price_cached"])
    return (read + given["tokens_out"] * given["price_out"]) / MILLION


def carried(given: Mapping[str, Fraction]) -> Fraction | None:
    """Give the requests a month that use up the budget: the line through the bills of none and of a million."""
    room = given["budget"] / 12 - given["fixed"]
    bills = [sum(parts({**given, "requests": Fraction(count)}).values()) for count in (0, MILLION)]
    if room < 0:
        return Fraction(0)
    return room * MILLION / (bills[1] - bills[0]) if bills[1] > bills[0] else None


def results(inputs: Inputs) -> Results:
    """Give every result of the lab, None where it is undefined.

    Args:
        inputs: the lab's inputs by name; a fixed part longer than what is read counts as all that is read.
    """
    given = {name: typed(value) for name, value in inputs.items()}
    spent = parts(given)
    month, requests, most = sum(spent.values()), given["requests"], carried(given)
    found = {
        "per_call": per_call(given),
        "attempts": attempts(given["failure"], int(given["retries"])),
        "month": month,
        "year": 12 * month,
        "per_request": month / requests if requests else None,
        "per_success": month / (requests * given["success"]) if requests * given["success"] else None,
        "headroom": given["budget"] - 12 * month,
        "max_requests": None if most is None else most // 1,
        **{f"share_{name}": part / month if month else None for name, part in spent.items()},
    }
    return {name: None if value is None else float(value) for name, value in found.items()}
