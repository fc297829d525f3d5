"""The figures that the shadow lab's texts print."""

from __future__ import annotations

from math import ceil, sqrt
from typing import Any

from scipy.stats import binomtest

from tests.oracles import between
from tests.oracles.intervals import Z, wilson
from tests.oracles.labs import Inputs
from tests.oracles.labs.enumeration import exact, pairs_power, wald
from tests.oracles.labs.shadow_run import at_most, needed, results


def when(inputs: Inputs, **changes: float) -> dict[str, Any]:
    """Give the results with some inputs changed."""
    return results({**inputs, **changes})


def gate(inputs: Inputs, allowed: int) -> tuple[int, float]:
    """Give the decisions that a gate needs, and how often the model one would want passes it."""
    cases = needed(inputs["tolerated"], inputs["confidence"], allowed)
    return cases, at_most(allowed, cases, inputs["true_rate"])


def story(inputs: Inputs) -> list[str]:
    """Give the story's figures, each in the words around it."""
    got, (none, strict) = results(inputs), gate(inputs, 0)
    labels, pairs, seen, failures = (inputs[name] for name in ("weekly", "pairs", "seen", "failures"))
    labels *= inputs["labelled"]
    rare, rate = labels * inputs["slice"], failures / seen
    exact_ends = binomtest(int(failures), int(seen)).proportion_ci(0.95, "exact")
    few = inputs["weekly"] * inputs["slice"]
    return [
        "by more than $50; at most", f"{inputs['tolerated']:.1%} may be", f"Of {inputs['weekly']:,.0f} readings",
        f"No failure in {got['needed_zero']} labels", f"rule of three says {got['rule_of_three']}.",
        f"once in {1 / inputs['true_rate']:,.0f} passes it {strict:.0%} of", f"Three failures in {got['needed']:,}",
        f"that model {got['pass_probability']:.1%} of", f"At {labels:.0f} labels a week",
        f"takes {got['needed'] / labels:.2f} weeks, so {got['weeks']}.",
        f"are {inputs['slice']:.0%} of readings, {rare:.0f} labels a week", f"makes {got['weeks_slice']} weeks",
        f"and {ceil(none / rare)} even with", f"instead: {few:.0f} a week, {ceil(got['needed'] / few)} weeks",
        f"After {seen:,.0f} labels", "ordinary (Wald) 95% interval",
        f"ends at {rate + Z * sqrt(rate * (1 - rate) / seen):.3%}",
        f"from {between(wilson(int(failures), int(seen)), 100, '% to ', 3)}%",
        f"from {between((exact_ends.low, exact_ends.high), 100, '% to ', 3)}%",
        f"one-sided bound is {got['upper_bound']:.3%}", f"three in {got['needed']:,}.",
        f"In {pairs:,.0f} pairs the new model fixed {inputs['fixed']:.0f} and broke {inputs['broken']:.0f}",
        f"{between((got['difference_low'], got['difference_high']), 100, places=2)} points, leaves out zero",
        f"gives p = {got['mcnemar_p']:.3f} and", "differ on 4% of pairs",
        f"a winner {pairs_power(int(pairs), 0.04, 0, wald(int(pairs))):.1%} of",
        f"exact test {pairs_power(int(pairs), 0.04, 0, exact):.1%}, so",
        f"broken cases, {got['regression_upper']:.2%}, was over the agreed 2%", "sent 41 customers",
    ]  # fmt: skip


def answer(inputs: Inputs) -> list[str]:
    """Give the answer's figures."""
    got = results(inputs)
    worse = "not worse" if got["non_inferior"] == "true" else "worse"
    undecided = got["mcnemar_p"] > 0.05 and got["difference_low"] > 0
    return [
        f"below {inputs['tolerated']:.1%} at {inputs['confidence']:.0%} confidence", f"takes {got['needed']:,}",
        f"{got['weeks']} weeks for all traffic", f"{got['weeks_slice']} weeks for a slice of {inputs['slice']:.0%}",
        f"On {inputs['pairs']:,.0f} pairs the new model fixed {inputs['fixed']:.0f} cases",
        f"broke {inputs['broken']:.0f}, so it is {worse} by a point",
        f"two usual methods {'disagree' if undecided else 'agree'}",
    ]  # fmt: skip


def attempts(inputs: Inputs) -> list[str]:
    """Give the figures of what the reader is asked to try."""
    got, more, late = results(inputs), when(inputs, fixed=39), when(inputs, delay=6)
    gates = [gate(inputs, allowed) for allowed in (0, 1, 3, 5)]
    sizes, passing = [f"{cases:,}" for cases, _ in gates], [f"{often:.0%}" for _, often in gates]
    agreed = more["mcnemar_p"] < 0.05 and more["difference_low"] > 0
    return [
        f"three and five: {', '.join(sizes[:3])} and {sizes[3]} decisions", "fails once in 1,000",
        f"passes {', '.join(passing[:3])} and {passing[3]} of the time", "fail twice in 1,000",
        f"passes only {when(inputs, true_rate=0.002)['pass_probability']:.0%} of",
        f"put 100% in place of {inputs['labelled']:.0%}",
        f"fall from {got['weeks_slice']} to {when(inputs, labelled=1)['weeks_slice']}.",
        f"Fix 39 cases in place of {inputs['fixed']:.0f}, with {inputs['broken']:.0f} broken",
        f"falls to {more['mcnemar_p']:.3f}, and now both methods {'agree' if agreed else 'disagree'}",
        f"takes {late['weeks']} weeks",
    ]  # fmt: skip
