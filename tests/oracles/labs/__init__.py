"""The labs' figures by other roads than the labs' own: a module for each lab, named after it (ab_test.py for ab-test).

A module's `results(inputs)` gives every result of its lab under its name, for any inputs within the lab's ranges:

* Inputs go by the names they have in links. A fraction is a fraction, a date is ISO text, a choice is the id of its
  option, counts are a list of whole numbers. An optional input may be None or absent.
* A result is a number in full precision, or text: "true" and "false", a vendor's letter, a verdict, an ISO date.
  None means undefined: nothing can be computed, and the lab says why in words.
* `TOLERANCES` gives the arguments of `pytest.approx` for results that can't be had to nine digits, and says why.

Beside it `prose_<lab>.py` gives the phrases in which the lab's texts print figures: `story`, `answer` and `attempts`
(what the lab bids to try), each from the inputs that the page opens with.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from importlib import import_module
from types import ModuleType
from typing import Any

from macros.lab.model import Lab

Inputs = Mapping[str, Any]
Results = dict[str, float | str | None]


def oracle(lab: str) -> ModuleType:
    """Give the module that computes a lab's results, by the lab's id."""
    return import_module(f"{__name__}.{lab.replace('-', '_')}")


def prose(lab: str) -> ModuleType:
    """Give the module that knows the figures in a lab's texts, by the lab's id."""
    return import_module(f"{__name__}.prose_{lab.replace('-', '_')}")


def typed(value: float) -> Fraction:
    """Give a number exactly as it is written, so that 0.65 less 0.62 is 0.03."""
    return Fraction(str(value))


def share(part: Fraction | int, of: Fraction | int) -> Fraction | None:
    """Give a part of a whole, or None where there is no whole."""
    return Fraction(part) / Fraction(of) if of else None


def defaults(lab: Lab) -> dict[str, Any]:
    """Give the inputs that a lab's page opens with, in the form that `results` takes."""
    return {asked.name: _counts(asked.default) if asked.kind == "counts" else asked.default for asked in lab.inputs}


def _counts(text: str) -> list[int]:
    return [int(count) for count in text.split(",")]
