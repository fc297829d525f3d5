"""The figures that the timeline lab's texts print."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from math import ceil
from typing import Any

from scipy.stats import f

from tests.oracles.labs import Inputs
from tests.oracles.labs.timeline import finish, results

WEEKS = 4.35
"""The weeks of a month, as the lab's formula has them."""

COUNT = {5: "five", 6: "six"}


def day(iso: Any, year: bool = True) -> str:
    """Give a date as the texts have it."""
    when = date.fromisoformat(str(iso))
    return f"{when.day} {when:%B %Y}" if year else f"{when.day} {when:%B}"


def given(inputs: Inputs, **changes: Any) -> dict[str, Any]:
    """Give the results with some inputs changed, the finish as the texts have it."""
    got = results({**inputs, **changes})
    return got | {"finish": day(got["finish"])}


def step(inputs: Inputs, number: int) -> str:
    """Give the date of a checkpoint that falls on whole months."""
    months = Fraction(str(inputs["months_per_decision"])) * number
    assert months == int(months)
    return day(finish(str(inputs["start"]), int(months)), year=False)


def later(owned: int, months: int, more: int) -> str:
    """Give between how many months more decisions take, eight times in ten, if they come at random.

    The time to come and the time so far, each divided by its decisions, then have a ratio with an F distribution.
    """
    return " to ".join(f"{months / owned * more * f.ppf(end, 2 * more, 2 * owned):.0f}" for end in (0.1, 0.9))


def story(inputs: Inputs) -> list[str]:
    """Give the story's figures, each in the words around it."""
    got, pace = given(inputs), inputs["months_per_decision"]
    slow = given(inputs, start="2026-04-05", decisions=1, months_per_decision=3)
    kept = Fraction(9, 4)
    last = given(inputs, start="2026-10-05", decisions=4, months_per_decision=float(kept))
    return [
        "In January 2026 he", f"three changes to billing rules, {pace:g} months each.", f"to {got['finish']}, and",
        f"{inputs['hours'] * pace * WEEKS:.0f} hours for each decision",
        f"the second is on {step(inputs, 2)}, the fourth on {step(inputs, 4)},",
        f"a certificate of 150 hours, {150 / inputs['hours']:.0f} of his weeks",
        f"On {step(inputs, 2)} he owned one decision", f"five to go, {slow['months']:.0f} months, {slow['finish']}.",
        f"five more take {later(1, 3, 5)} months, eight times in ten",
        f"By {step(inputs, 6)} he owned four.",
        f"Nine months over four is {float(kept)} each, two to go make {float(2 * kept)}",
        f"so {COUNT[ceil(2 * kept)]} whole months: {last['finish']}.",
        f"The range is {later(4, 9, 2)} months",
    ]  # fmt: skip


def answer(inputs: Inputs) -> list[str]:
    """Give the answer's figures."""
    got, slow = given(inputs), given(inputs, months_per_decision=2.5)
    return [
        f"{inputs['months_per_decision']:g} months for each make {got['months']:.0f} months",
        f"from {day(inputs['start'], year=False)} to {got['finish']}",
        f"at 2.5 months each the date is {slow['finish']}",
    ]  # fmt: skip


def attempts(inputs: Inputs) -> list[str]:
    """Give the figures of what the reader is asked to try."""
    pace, slow, one = inputs["months_per_decision"], given(inputs, months_per_decision=2.5), given(inputs, decisions=1)
    short = given(inputs, start="2026-08-31", target=1, months_per_decision=6)
    half = given(inputs, target=inputs["target"] // 2)
    return [
        f"Put 2.5 months in place of {pace:g}. Nine months become {slow['months']:.0f}",
        f"moves to {slow['finish']}",
        f"five to go make {5 * pace:g}, so {one['months']:.0f} months, to {one['finish']}.",
        f"There are {COUNT[one['checkpoints']]} checkpoints still",
        f"Start on {day('2026-08-31', year=False)} with one", f"The finish is {short['finish']}, the last day",
        f"Halve the target to three. The date is {half['finish']}",
    ]  # fmt: skip
