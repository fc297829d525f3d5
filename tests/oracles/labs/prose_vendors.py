"""The figures that the vendor lab's texts print."""

from __future__ import annotations

from math import hypot
from typing import Any

from tests.oracles import between
from tests.oracles.intervals import wilson
from tests.oracles.labs import Inputs
from tests.oracles.labs.vendors import LETTERS, results

COUNTS = tuple(f"{name}_{letter}" for name in ("tp", "fn", "fp", "tn") for letter in LETTERS)
LIMITS = {"latency_cap": 300, "recall_floor": 0.85}


def when(inputs: Inputs, **changes: float) -> dict[str, Any]:
    """Give the results with some inputs changed."""
    return results({**inputs, **changes})


def total(got: dict[str, Any], letter: str) -> str:
    """Give what a thousand decisions cost with a vendor."""
    return f"${1000 * got[f'total_{letter}']:.2f}"


def errors(got: dict[str, Any], one: str, other: str) -> float:
    """Give how many standard errors of the difference lie between two totals."""
    return (got[f"total_{one}"] - got[f"total_{other}"]) / hypot(got[f"se_{one}"], got[f"se_{other}"])


def qualified(got: dict[str, Any]) -> str:
    """Give the letters of those within the limits."""
    return "".join(letter for letter in LETTERS if got[f"feasible_{letter}"] == "true")


def said(holds: bool, words: str) -> str:
    """Give words if what they say holds."""
    return words if holds else f"not: {words}"


def limited(inputs: Inputs) -> list[str]:
    """Give the figures of the part of the story that is about limits."""
    cap, both = when(inputs, latency_cap=LIMITS["latency_cap"]), when(inputs, **LIMITS)
    high = when(inputs, recall_floor=0.9)
    return [
        f"within {LIMITS['latency_cap']} ms; with that cap B, at {inputs['p95_b']:.0f}, is out",
        said(qualified(cap) == "ac" and cap["tie"] == "true", "A and C still tie"),
        f"floor of {LIMITS['recall_floor']:.0%} would put C out, at {cap['recall_c']:.1%}",
        said(qualified(both) == "a", "leave A alone"), "wanted 90% “to be safe”",
        said(qualified(high) == "b", "Only B reaches that"),
        said(qualified(when(inputs, recall_floor=0.9, latency_cap=300)) == "", "under the cap nobody does"),
    ]  # fmt: skip


def story(inputs: Inputs) -> list[str]:
    """Give the story's figures, each in the words around it."""
    got, rare = results(inputs), when(inputs, prevalence=0.02)
    positives = inputs["tp_a"] + inputs["fn_a"]
    cases = positives + inputs["fp_a"] + inputs["tn_a"]
    low, high = wilson(int(inputs["tp_c"] + inputs["tn_c"]), int(cases))
    return [
        f"same {cases:,.0f} labelled messages, {positives:.0f} of them", f"In live use {inputs['prevalence']:.0%} are",
        f"miss costs ${inputs['cost_fn']:.0f} in", f"false alarm ${inputs['cost_fp']:.2f} in", "as of November 2026",
        f"B charges least, ${inputs['price_b']} a call", f"on {got['accuracy_c']:.1%} of the set",
        f"interval {between((low, high), 100, '% to ', 1)}%", f"errors at {inputs['prevalence']:.0%} and A comes",
        f"{total(got, 'a')} per 1,000 messages, then C with {total(got, 'c')} and B with {total(got, 'b')}",
        f"own charge is ${1000 * inputs['price_b']:.2f} of",
        f"C leads, ${got['total_per_correct_c']:.4f} to A’s ${got['total_per_correct_a']:.4f}",
        f"error of ${1000 * got['se_a']:.2f}, B’s of ${1000 * got['se_b']:.2f}, C’s of ${1000 * got['se_c']:.2f}",
        f"C is ${1000 * (got['total_c'] - got['total_a']):.2f} dearer",
        f"B is ${1000 * (got['total_b'] - got['total_a']):.2f} dearer, {errors(got, 'b', 'a'):.1f} standard errors",
        "1.96 would be needed", said(abs(errors(got, "b", "a")) < 1.96 and got["tie"] == "true", "So all three tie"),
        *limited(inputs),
        f"The {inputs['prevalence']:.0%} came from", "gave 2%.",
        f"There C costs {total(rare, 'c')} per 1,000 and A {total(rare, 'a')}",
        f"a gap of {errors(rare, 'a', 'c'):.1f} standard errors",
        f"Of A’s flags {rare['precision_a']:.0%} were right, where {got['precision_a']:.0%} had",
    ]  # fmt: skip


def answer(inputs: Inputs) -> list[str]:
    """Give the answer's figures."""
    got = results(inputs)
    cases = sum(inputs[name] for name in COUNTS if name.endswith("_a"))
    return [
        f"A costs least, {total(got, 'a')} per 1,000 decisions against {total(got, 'c')} for C and {total(got, 'b')}",
        f"On {cases:,.0f} labelled cases neither", said(got["tie"] == "true", "call it a tie"),
    ]  # fmt: skip


def attempts(inputs: Inputs) -> list[str]:
    """Give the figures of what the reader is asked to try."""
    got, rare, common = results(inputs), when(inputs, prevalence=0.02), when(inputs, prevalence=0.15)
    more, free = when(inputs, **{name: 4 * inputs[name] for name in COUNTS}), when(inputs, price_b=0)
    bar, quick = f"${got['break_even_ac']:.2f}", when(inputs, p95_c=170)
    cheap, dear = when(inputs, cost_fn=3.5), when(inputs, cost_fn=8)
    none = when(inputs, latency_cap=300, recall_floor=0.9)
    times = round((1.96 / errors(got, "c", "a")) ** 2, -2)
    return [
        said((rare["best"], common["best"], common["tie"]) == ("c", "b", "true"), "base rate to 2%, then 15%"),
        f"C wins at 2% ({total(rare, 'c')} per 1,000)", f"B at 15% ({total(common, 'b')}, though tied with A)",
        said((cheap["best"], dear["best"]) == ("c", "b"), "a miss to $3.50, then $8"),
        f"costs {bar} and ${got['break_even_ab']:.2f} foretell", f"which side of {bar} your",
        f"B is now {errors(more, 'b', 'a'):.1f} standard errors behind A",
        said(more["tie"] == "true", "The one with C stays"), f"about {times:.0f} times today’s set",
        f"falls by ${1000 * (got['total_b'] - free['total_b']):.2f} to {total(free, 'b')} per 1,000",
        "cap to 300 and the floor to 90%", said(none["best"] is None, "Nobody is left"),
        f"within 170 ms in place of {inputs['p95_c']:.0f}",
        said((got["pareto_c"], quick["pareto_c"]) == ("false", "true"), "It joins the Pareto front"),
    ]  # fmt: skip
