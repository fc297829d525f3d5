"""Inputs for labs as hypothesis draws them: from end to end of each range, in numbers that a person would type."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from math import log10
from typing import Any

from hypothesis import strategies as st

from macros.lab.model import AnyInput, Lab

Inputs = dict[str, Any]
Strategy = st.SearchStrategy[Any]
DIGITS = 4
"""Significant digits of a drawn number."""


def size(low: float, high: float) -> Strategy:
    """Give positive numbers whose logarithms spread evenly over a range."""
    typed = st.floats(log10(low), log10(high)).map(lambda power: float(f"{10**power:.{DIGITS}g}"))
    return typed.map(lambda number: min(high, max(low, number)))


def fraction(low: float, high: float) -> Strategy:
    """Give shares near 0, near 1 and between, and the ends; what may be below 0 or above 1 is spread evenly."""
    if low < 0 or high > 1:
        return st.one_of(st.integers(round(low * 1000), round(high * 100)).map(lambda part: part / 1000), st.just(low))
    near = size(max(low, 1e-6), 0.5)
    far = near.map(lambda share: round(1 - share, 10))
    return st.one_of(near, far, st.sampled_from([low, high])).map(lambda share: min(high, max(low, share)))


def whole(low: float, high: float) -> Strategy:
    """Give whole numbers of every order."""
    return st.one_of(size(max(low, 1), high).map(round), st.integers(int(low), int(min(high, low + 20))))


def number(low: float, high: float) -> Strategy:
    """Give numbers of every order and either sign, and the ends."""
    kinds = [size(low if low > 0 else high * 1e-9, high), st.sampled_from([low, high])]
    if low < 0:
        kinds += [size(-low * 1e-9, -low).map(lambda found: -found), st.just(0.0)]
    return st.one_of(kinds)


def field(asked: AnyInput) -> Strategy:
    """Give values for one input, over its whole range."""
    if asked.kind == "date":
        return st.dates(date(1, 1, 1), date(9999, 12, 31)).map(date.isoformat)
    if asked.kind == "choice":
        return st.sampled_from([option.id for option in asked.options])
    kinds = {"fraction": fraction, "integer": whole, "number": number, "money": number}
    values = kinds[asked.kind](asked.min, asked.max)
    return st.one_of(values, st.none()) if asked.needed == "optional" else values


def ranges(lab: Lab) -> Strategy:
    """Give inputs for a lab, each over its range whatever the others are."""
    return st.fixed_dictionaries({asked.name: field(asked) for asked in lab.inputs if asked.kind != "counts"})


@st.composite
def near_scores(draw: Callable[[Strategy], Any], inputs: Strategy) -> Inputs:
    """Give two groups of scores within sight of each other and of zero, and a threshold near them.

    The oracle's thresholds count from zero: far from it they have no digits left for a narrow group's shares.
    """
    found = draw(inputs)
    sides = st.integers(-600, 600).map(lambda part: part / 100)
    found["cut"] = draw(st.one_of(size(0.01, 1), st.sampled_from([0, 1])))
    if draw(st.booleans()):
        found["mu0"] = draw(st.integers(-99, 99)) * found["sigma0"]
        found["sigma1"] = found["sigma0"] * draw(st.sampled_from([1, 1, 0.5, 1.25, 3]))
        found["mu1"] = found["mu0"] + draw(sides) * found["sigma0"]
        found["threshold"] = found["mu0"] + draw(sides) * found["sigma0"]
    return found


@st.composite
def near_rates(draw: Callable[[Strategy], Any], inputs: Strategy) -> Inputs:
    """Give two rates that differ little, much or not at all."""
    found = draw(inputs)
    gap = draw(st.one_of(st.just(0), size(1e-4, 0.5)))
    found["p2"] = round(found["p1"] + gap if found["p1"] + gap < 1 else found["p1"] - gap, 10)
    return found


@st.composite
def possible_counts(draw: Callable[[Strategy], Any], inputs: Strategy) -> Inputs:
    """Give counts of a shadow run that don't exceed their wholes, or just do."""
    found = draw(inputs)
    found["failures"] = draw(whole(0, found["seen"] + 1))
    found["fixed"] = draw(whole(0, found["pairs"] + 1))
    found["broken"] = draw(whole(0, max(1, found["pairs"] - found["fixed"])))
    return found


@st.composite
def possible_prefix(draw: Callable[[Strategy], Any], inputs: Strategy) -> Inputs:
    """Give a fixed part that is no longer than what is read."""
    found = draw(inputs)
    return found | {"prefix": min(found["prefix"], found["tokens_in"])}


@st.composite
def whole_grants(draw: Callable[[Strategy], Any], inputs: Strategy) -> Inputs:
    """Give grants that vest in full, and some that don't."""
    found = draw(inputs)
    for offer in "ab":
        inner = sorted(draw(st.lists(st.integers(0, 100), min_size=3, max_size=3)))
        cuts = [0, *inner, draw(st.sampled_from([100, 100, 100, 101]))]
        for year in range(1, 5):
            found[f"vest{year}_{offer}"] = (cuts[year] - cuts[year - 1]) / 100
    return found


@st.composite
def rivals(draw: Callable[[Strategy], Any], inputs: Strategy) -> Inputs:
    """Give three vendors of which two may be alike, in all or in part, so that there are ties and parallels."""
    found = draw(inputs)
    for name in ("tp", "fn", "fp", "tn", "price", "p95"):
        one, other = draw(st.sampled_from(["aa", "aa", "ab", "bc", "ac"]))
        found[f"{name}_{other}"] = found[f"{name}_{one}"]
    return found


@st.composite
def rows(draw: Callable[[Strategy], Any]) -> Inputs:
    """Give two rows of counts: near or far, with and without empty bins."""
    bins = draw(st.integers(2, 20))
    counts = st.one_of(whole(0, draw(st.sampled_from([3, 100, 10_000_000]))), st.just(0))
    found = {name: draw(st.lists(counts, min_size=bins, max_size=bins)) for name in ("reference", "current")}
    if draw(st.booleans()):
        moved = draw(st.lists(st.integers(0, 9), min_size=bins, max_size=bins))
        found["current"] = [count + more for count, more in zip(found["reference"], moved, strict=True)]
    return found


@st.composite
def stages(draw: Callable[[Strategy], Any], inputs: Strategy) -> Inputs:
    """Give a chain of mostly few stages, each with a tail, or constant, or impossible."""
    found = draw(inputs)
    length = draw(st.sampled_from([0, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 3, 3, 6]))
    for stage in range(1, 7):
        usual = draw(size(0.001, 1e5)) if stage <= length else None
        slower = draw(st.sampled_from([1, 1.001, 1.5, 3, 4, 10, 100])) if usual else None
        found |= {f"p50_{stage}": usual, f"p99_{stage}": usual and float(f"{usual * slower:.10g}")}
    found["budget"] = draw(size(0.01, 1e6))
    if length and draw(st.integers(0, 19)) == 0:
        found["p99_1"] = draw(st.sampled_from([None, found["p50_1"] / 2]))
    return found


MADE: dict[str, Callable[[Strategy], Strategy]] = {
    "thresholds": near_scores, "ab-test": near_rates, "shadow-run": possible_counts, "inference-cost": possible_prefix,
    "offers": whole_grants, "vendors": rivals, "drift": lambda _: rows(), "latency": stages,
}  # fmt: skip


def likely(lab: Lab) -> Strategy:
    """Give inputs over a lab's ranges of which most go together."""
    return MADE.get(lab.id, lambda inputs: inputs)(ranges(lab))
