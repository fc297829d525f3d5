"""The figures that the fairness lab's texts print."""

from __future__ import annotations

from math import floor, log10
from typing import Any

from scipy.optimize import brentq
from scipy.stats import chi2_contingency, fisher_exact

from tests.oracles import between
from tests.oracles.intervals import difference, newcombe
from tests.oracles.labs import Inputs
from tests.oracles.labs.fairness import results


def when(inputs: Inputs, **changes: float) -> dict[str, Any]:
    """Give the results with some inputs changed."""
    return results({**inputs, **changes})


def sample(inputs: Inputs, group: str, *names: str) -> int:
    """Give the cases of a group in some of its boxes, or in all."""
    return int(sum(inputs[f"{name}_{group}"] for name in names or ("tp", "fn", "fp", "tn")))


def points(value: float, places: int = 1) -> str:
    """Give a gap in percentage points."""
    return f"{100 * value:.{places}f}"


def ends(interval: tuple[float, float], to: str = " to ") -> str:
    """Give an interval in percentage points."""
    return between(interval, 100, to, 1)


def fisher(one: int, of_one: int, other: int, of_other: int) -> float:
    """Give the p of Fisher's exact test that two shares are equal."""
    return fisher_exact([[one, of_one - one], [other, of_other - other]]).pvalue


def story(inputs: Inputs) -> list[str]:
    """Give the story's figures, each in the words around it."""
    got, (all_a, all_b) = results(inputs), (sample(inputs, group) for group in "ab")
    (true_a, true_b), (marked_a, marked_b), (found_a, found_b) = (
        [sample(inputs, group, *names) for group in "ab"] for names in (("tp", "fn"), ("tp", "fp"), ("tp",))
    )
    shares = found_a, true_a, found_b, true_b
    table = [[found_a, true_a - found_a], [found_b, true_b - found_b]]
    right = newcombe(found_a, marked_a, found_b, marked_b)
    return [
        f"read {all_a + all_b:,} requests", f"are group A: {all_a:,} requests, {true_a} of them",
        f"group B: {all_b} requests, {true_b} urgent", f"marked {marked_a} and {marked_b}",
        f"missed {true_a - found_a} and {true_b - found_b} urgent",
        f"rates are {got['selection_a']:.0%} and {got['selection_b']:.0%}, a ratio of {got['parity_ratio']:.3f}",
        f"would score {true_b / all_b / (true_a / all_a):.3f}", f"{got['tpr_a']:.0%} and {got['tpr_b']:.0%} are found",
        f"leaves {got['opportunity_difference'] * true_b:.0f} of B’s hundred",
        f"right {got['ppv_a']:.0%} of the time in A and {got['ppv_b']:.0%} in B", f"from {ends(right)} points",
        f"(p = {fisher(marked_a, all_a, marked_b, all_b):.4f})",
        f"interval, {got['ratio_low']:.3f} to {got['ratio_high']:.3f}, holds 0.80 as well as 0.70",
        f"Wald interval starts at {points(difference(*shares)[0])} points",
        f"Newcombe’s at {points(got['opportunity_low'])}; a",
        f"chi-squared test gives p = {chi2_contingency(table, correction=False).pvalue:.3f}",
        f"Fisher’s {fisher(*shares):.3f}.", f"“{points(got['opportunity_difference'], 0)} points”",
        f"would mean {got['selection_a'] * all_b - marked_b:.0f} more marks",
        *afterwards(inputs, true_a, true_b),
    ]  # fmt: skip


def afterwards(inputs: Inputs, true_a: int, true_b: int) -> list[str]:
    """Give the figures of the fresh sample, of which the story tells what was found, but not the 340 and 110 marks."""
    before = sum(inputs[f"tp_{group}"] for group in "ab") / sum(sample(inputs, group, "tp", "fp") for group in "ab")
    fresh = {"tp_a": 258, "fn_a": true_a - 258, "fp_a": 340 - 258, "tp_b": 82, "fn_b": true_b - 82, "fp_b": 110 - 82}
    kept = {f"tn_{group}": inputs[f"tn_{group}"] + inputs[f"fp_{group}"] - fresh[f"fp_{group}"] for group in "ab"}
    got, precision = when(inputs, **fresh, **kept), (258 + 82) / (340 + 110)
    return [
        f"found 258 of {true_a} and 82 of {true_b}", f"fell {points(before - precision)} points, to {precision:.1%}.",
        f"ratio rose to {got['parity_ratio']:.3f}", f"gap left, {points(got['opportunity_difference'], 0)} points",
        f"from {ends((got['opportunity_low'], got['opportunity_high']))}: nobody",
    ]  # fmt: skip


def answer(inputs: Inputs) -> list[str]:
    """Give the answer's figures."""
    got = results(inputs)
    ratio, high = got["parity_ratio"], got["ratio_high"]
    return [
        f"finds {got['tpr_a']:.0%} of group A’s true cases and {got['tpr_b']:.0%} of",
        f"a gap of {points(got['opportunity_difference'], 0)} points",
        f"95% interval runs from {ends((got['opportunity_low'], got['opportunity_high']))}.",
        f"rates, {ratio:.3f}, {'falls short of' if got['four_fifths'] == 'false' else 'reaches'} four fifths",
        f"interval reaches {high:.3f}, so the shortfall itself is {'not proven' if high > 0.8 else 'proven'}",
    ]  # fmt: skip


def implied(base: float, right: float, found: float) -> float:
    """Give the false-positive rate at which flags are right as often as that, by counting a thousand cases."""
    positives = 1000 * base
    alarms = brentq(lambda alarms: found * positives / (found * positives + alarms) - right, 0, 1000)
    return alarms / (1000 - positives)


def marked(one: int, of_one: int, other: int, of_other: int) -> dict[str, Any]:
    """Give the results when so many in each group are flagged, all rightly, and the rest left alone, all rightly."""
    counts = {"tp_a": one, "tn_a": of_one - one, "tp_b": other, "tn_b": of_other - other}
    return results(counts | dict.fromkeys(["fn_a", "fp_a", "fn_b", "fp_b"], 0))


def attempts(inputs: Inputs) -> list[str]:
    """Give the figures of what the reader is asked to try."""
    got, few, many = results(inputs), fisher(3, 10, 40, 100), fisher(4500, 10_000, 5000, 10_000)
    larger = when(inputs, **{f"{name}_b": 4 * inputs[f"{name}_b"] for name in ("tp", "fn", "fp", "tn")})
    small, passing = marked(40, 100, 3, 10), marked(4500, 10_000, 5000, 10_000)
    zeros = {11: "eleven"}[floor(-log10(many))]
    moved = when(inputs, tp_b=inputs["tp_b"] + 12, fn_b=inputs["fn_b"] - 12)
    intervals = [ends((one["opportunity_low"], one["opportunity_high"])) for one in (got, larger)]
    return [
        "group B to 10: 3 flagged, against 40 of 100 in", f"ratio is {small['parity_ratio']:.2f}, below",
        f"Fisher’s p is {few:.2f}.", "4,500 against 5,000 flagged, of 10,000 each",
        f"ratio is {passing['parity_ratio']:.2f}, which {'passes' if passing['four_fifths'] == 'true' else 'fails'}",
        f"{zeros} zeros", f"stays at {points(larger['opportunity_difference'], 0)} points and",
        f"interval, {intervals[0]} today, narrows to {intervals[1]}.",
        "true-positive rate of 80% and make flags right 77.5%", "With 30% and 25% true",
        f"must be {implied(0.3, 0.775, 0.8):.2%} and {implied(0.25, 0.775, 0.8):.2%}.",
        f"Move 12 of B’s {inputs['fn_b']:.0f} misses", f"ratio is {moved['parity_ratio']:.3f}, which passes",
        "Move 20 false alarms",
    ]  # fmt: skip
