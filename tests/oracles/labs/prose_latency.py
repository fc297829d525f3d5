"""The figures that the latency lab's texts print; those of simulated chains are integrated here."""

from __future__ import annotations

from math import ceil
from typing import Any

from scipy.stats import rv_discrete

from tests.oracles.labs import Inputs
from tests.oracles.labs.latency import results, standard_errors

DRAWS = 100_000_000


def when(inputs: Inputs, **changes: float) -> dict[str, Any]:
    """Give the results with some inputs changed."""
    return results({**inputs, **changes})


def errors(*chains: Inputs) -> tuple[float, float]:
    """Give the largest standard error of a time, and that of a share in points, in what chains were simulated."""
    found = [standard_errors(chain, DRAWS) for chain in chains]
    times = max(error for chain in found for name, error in chain.items() if name != "within_budget")
    return times, 100 * max(chain["within_budget"] for chain in found)


def up(error: float, places: int) -> str:
    """Give an error rounded up, as it is said to be at most that."""
    return f"{ceil(error * 10**places) / 10**places:.{places}f}"


def stages(inputs: Inputs) -> list[str]:
    """Give the two times of each stage."""
    return [f"{inputs[f'p50_{stage}']:g} and {inputs[f'p99_{stage}']:g}" for stage in range(1, 5)]


def pair() -> int:
    """Give the p99 of two stages that take 10 ms, but 1,000 ms in 0.9% of calls, never both at once."""
    return int(rv_discrete(values=((20, 1010), (1 - 0.018, 0.018))).ppf(0.99))


def story(inputs: Inputs) -> list[str]:
    """Give the story's figures, each in the words around it."""
    got, tuned = results(inputs), {**inputs, "p50_3": 45, "p99_3": 120}
    small, busy = results(tuned), when(inputs, arrival_rate=90)
    gateway, retrieval, model, guardrail = stages(inputs)
    time, share = errors(inputs, tuned)
    return [
        f"times of {gateway} ms (gateway), {retrieval} (retrieval), {model} (model), {guardrail} (guardrail).",
        f"wants {inputs['budget']:g} ms on 99 searches in 100", f"usual times add up to {got['sum_p50']:.0f}.",
        f"take longer than {got['p50']:.0f} ms, and only {got['within_budget']:.1%} end within {inputs['budget']:g}.",
        f"slow times add up to {got['sum_p99']:.0f}", f"in a hundred exceeds {got['p99']:.0f} ms",
        f"one in twenty {got['p95']:.0f}.", f"rest on {DRAWS:,} draws", f"at most {up(time, 2)} ms on times",
        f"{up(share, 3)} points on shares", "tuned model at 45 and 120 ms", "on 800 of",
        f"take at most {small['p50']:.0f} ms, 95% at most {small['p95']:.0f}, 99% at most {small['p99']:.0f}",
        f"{small['within_budget']:.1%} meet {inputs['budget']:g}.", f"promised {inputs['budget']:g} ms for 95%",
        "to reach 99%", f"93% within {inputs['budget']:g} ms", "a 99th percentile of 470.",
        f"promised {small['p99']:.0f}; the slow times add up to {small['sum_p99']:.0f}.",
        "take 10 ms, but 1,000 ms in 0.9% of calls", f"have a p99 of 10, and their sum has one of {pair():,}.",
        f"old chain was {got['bound']:,.0f} ms", f"asks {inputs['fan_out']:g} shops",
        f"slow {inputs['slow_share']:.0%} of the time, so {got['fan_out_slow']:.1%} of checks",
        f"for {inputs['service_rate']:g} requests a second, went from {inputs['arrival_rate']:g} to 90.",
        f"from {got['queue_mean']:.0f} ms to {busy['queue_mean']:.0f}",
        f"its p99 rose from {got['queue_p99']:.0f} to {busy['queue_p99']:.0f}.", "after 400 ms",
    ]  # fmt: skip


def answer(inputs: Inputs) -> list[str]:
    """Give the answer's figures."""
    got = results(inputs)
    return [
        f"at most {got['p50']:.0f} ms, only {got['within_budget']:.0%} meet a budget of {inputs['budget']:g} ms",
        f"longer than {got['p99']:.0f} ms", f"figure is {got['comonotone_p99']:.0f} ms",
        f"beyond {got['bound']:,.0f} ms",
    ]  # fmt: skip


def attempts(inputs: Inputs) -> list[str]:
    """Give the figures of what the reader is asked to try."""
    got, budget = results(inputs), inputs["budget"]
    halved = {**inputs, "p50_2": inputs["p50_2"] / 2, "p99_2": inputs["p99_2"] / 2}
    calmer, constant = {**inputs, "p99_3": inputs["p99_3"] / 2}, {**inputs, "p99_3": inputs["p50_3"]}
    first, second, still = results(halved), results(calmer), results(constant)
    (time, share), few, loose = errors(halved, calmer), when(inputs, fan_out=10), when(inputs, target=0.95)
    queues = [when(inputs, arrival_rate=rate)["queue_p99"] for rate in (90, 95, 99)]
    return [
        f"within {budget:g} ms, halving", f"slow time (to {inputs['p99_3'] / 2:g})?",
        f"give {first['within_budget']:.1%} and {second['within_budget']:.1%}.",
        f"99th percentile it is {first['p99']:.0f} ms against {second['p99']:.0f} ({DRAWS:,} draws each",
        f"at most {up(share, 3)} points and {up(time, 2)} ms",
        f"constant: {inputs['p50_3']:g} for", "The p99 of",
        f"falls to {still['p99']:.0f} ms ({DRAWS:,} draws, standard",
        f"error {up(standard_errors(constant, DRAWS)['p99'], 2)} ms)",
        f"only {still['within_budget']:.0%} meet {budget:g}.",
        "target to 95%", f"from {got['bound']:,.0f} to {loose['bound']:.0f} ms",
        f"Ask 10 parts in place of {inputs['fan_out']:g}.", f"falls to {few['fan_out_slow']:.1%}",
        f"fast {few['fan_out_percentile']:.2%} of the time in place of {got['fan_out_percentile']:.2%}",
        "Let 90, 95 and 99 requests", "The p99 in the queue goes to {:.0f}, {:.0f} and {:,.0f} ms".format(*queues),
    ]  # fmt: skip
