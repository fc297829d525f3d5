"""The figures that the A/B lab's texts print; simulated ones are checked against draws of their own."""

from __future__ import annotations

from math import ceil, sqrt
from typing import Any

import numpy
from scipy.stats import betabinom, norm

from tests.oracles.labs import Inputs
from tests.oracles.labs.ab_test import pooled, results
from tests.oracles.labs.enumeration import exact, fisher_power, pairs_power, pooled_power
from tests.oracles.labs.shadow_run import first

DRAWS = 100_000


def when(inputs: Inputs, **changes: float) -> dict[str, Any]:
    """Give the results with some inputs changed."""
    return results({**inputs, **changes})


def false_winners(inputs: Inputs) -> tuple[float, float]:
    """Give how often equal models differ in draws, if answers count as separate, and with error bars over prompts."""
    samples, prompts = int(inputs["samples"]), int(results(inputs)["prompts_per_arm"])
    weight = 1 / inputs["icc"] - 1
    rate, answers = inputs["p1"], numpy.arange(samples + 1)
    chances = betabinom.pmf(answers, samples, weight * rate, weight * (1 - rate))
    numbers = numpy.random.default_rng(prompts)
    arms = [numbers.multinomial(prompts, chances / chances.sum(), DRAWS) for _ in range(2)]
    means = [counts @ answers / (prompts * samples) for counts in arms]
    middle, gap = sum(means) / 2, numpy.abs(means[0] - means[1])
    naive = numpy.sqrt(2 * middle * (1 - middle) / (prompts * samples))
    squares = [counts @ (answers / samples) ** 2 / prompts - mean**2 for counts, mean in zip(arms, means, strict=True)]
    bar = norm.isf(inputs["alpha"] / 2)
    return float((gap > bar * naive).mean()), float((gap > bar * numpy.sqrt(sum(squares) / prompts)).mean())


def drawn(printed: float, found: float) -> str:
    """Give a simulated share as it is printed if draws of our own agree with it, or else what they give."""
    error = sqrt(2 * found * (1 - found) / DRAWS)
    return f"{printed if abs(printed - found) < 4 * error + 0.0005 else found:.1%}"


def story(inputs: Inputs) -> list[str]:
    """Give the story's figures, each in the words around it."""
    got, three = results(inputs), results(inputs)["n_bonferroni"]
    p, q, alpha, power, users = (*(inputs[name] for name in ("p1", "p2", "alpha", "power")), got["n_per_arm"])
    forms = (pooled(p, q, alpha, power), got["n_unpooled"], got["n_arcsine"])
    near = {2: "two", 3: "three"}[ceil(max(forms) - min(forms))]
    fisher = first(lambda size: fisher_power(size, p, q, alpha) >= power, users)
    pairs = first(lambda size: pairs_power(size, inputs["discordant"], q - p, exact) >= power, got["n_paired"])
    naive, honest = false_winners(inputs)
    return [
        f"and {p:.0%} leave", f"only for {q:.0%}.", f"At {alpha:.0%} significance and {power:.0%} power",
        f"takes {users:,} an arm. With {inputs['daily']:,.0f} a day",
        f"arrive in {2 * users / inputs['daily']:.1f} days, so {got['days']}. Sofas", f"lie within {near} customers",
        f"usual test: {pooled_power(users, p, q, alpha):.1%} power at {users:,}",
        f"only {fisher_power(users, p, q, alpha):.1%} of the time there and needs {fisher:,} an arm",
        f"correlation was {inputs['icc']:g}", f"as much as {inputs['samples'] / got['deff']:.1f} separate",
        f"needs {got['prompts_per_arm']:,} prompts", f"all {got['outputs_per_arm']:,} answers",
        f"different {got['naive_false_positive']:.1%} of the time",
        f"{DRAWS:,} simulated tests gave {drawn(0.187, naive)}",
        f"(standard error {100 * sqrt(naive * (1 - naive) / DRAWS):.1f} points)", f"tests gave {drawn(0.051, honest)}.",
        f"ten a prompt still take {when(inputs, samples=10)['prompts_per_arm']:,} prompts",
        f"no number gets below {ceil(forms[0] * inputs['icc']):,}",
        f"on {inputs['discordant']:.0%} of prompts, {got['n_paired']:,} serve both models",
        f"against {2 * got['prompts_per_arm']:,}", f"dearer again: {pairs:,}.",
        f"A correlation of {inputs['correlation']:g} would cut the variance to {got['cuped_factor']:.0%}",
        f"Three take {three:,} an arm, {2 * three / inputs['daily']:.1f} days",
    ]  # fmt: skip


def answer(inputs: Inputs) -> list[str]:
    """Give the answer's figures."""
    got = results(inputs)
    return [
        f"telling {inputs['p1']:.0%} from {inputs['p2']:.0%} takes {got['n_per_arm']:,} customers an arm",
        f"{got['days']} days at {inputs['daily']:,.0f} a day", f"takes {got['prompts_per_arm']:,} prompts",
        f"all {got['outputs_per_arm']:,} answers", f"models {got['naive_false_positive']:.1%} of the time",
    ]  # fmt: skip


def attempts(inputs: Inputs) -> list[str]:
    """Give the figures of what the reader is asked to try."""
    got, ten, half = results(inputs), when(inputs, samples=10), when(inputs, p2=(inputs["p1"] + inputs["p2"]) / 2)
    alone, alike = when(inputs, icc=0), when(inputs, icc=1)
    days = ceil(2 * got["n_bonferroni"] / inputs["daily"])
    return [
        f"from {got['prompts_per_arm']:,} to {ten['prompts_per_arm']:,} an arm",
        f"from {got['outputs_per_arm']:,} to {ten['outputs_per_arm']:,}",
        f"{inputs['p1']:.0%} from {(inputs['p1'] + inputs['p2']) / 2:.1%}", f"takes {half['n_per_arm']:,}",
        f"act on {50 * (inputs['p2'] - inputs['p1']):.1f} points", "correlation to 0, then to 1.",
        f"from {alone['naive_false_positive']:.0%} to {alike['naive_false_positive']:.1%}", "At 1, how many of",
        f"on 30% of prompts in place of {inputs['discordant']:.0%}",
        f"take {when(inputs, discordant=0.3)['n_paired']:,} prompts",
        f"from {got['n_per_arm']:,} to {got['n_bonferroni']:,}", f"{days} days in place of {got['days']}",
    ]  # fmt: skip
