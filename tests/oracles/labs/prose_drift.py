"""The figures that the drift lab's texts print; simulated ones are checked against draws of their own."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy
from scipy.stats import chi2, norm

from tests.oracles.intervals import newcombe
from tests.oracles.labs import Inputs
from tests.oracles.labs.drift import results

DRAWS = 100_000


@cache
def chance(size: int, bins: int = 10) -> tuple[numpy.ndarray, numpy.ndarray]:
    """Give the index and the distance of pairs of samples of one size, drawn from the same even bins."""
    numbers = numpy.random.default_rng(size)
    then, now = (numbers.multinomial(size, [1 / bins] * bins, DRAWS) for _ in range(2))
    filled = [numpy.where(row, row, 0.5) for row in (then, now)]
    old, new = (row / row.sum(axis=1, keepdims=True) for row in filled)
    distance = numpy.abs(numpy.cumsum(then - now, axis=1)).max(axis=1) / size
    return ((new - old) * numpy.log(new / old)).sum(axis=1), distance


def drawn(printed: float, found: float, error: float, places: int) -> float:
    """Give a simulated figure as it is printed if draws of our own agree with it, or else what they give."""
    return printed if abs(printed - found) < 5 * error + 0.5 / 10**places else found


def rate(printed: float, often: numpy.ndarray) -> str:
    """Give a simulated rate in per cent; both it and ours come from as many draws."""
    share = float(often.mean())
    return f"{drawn(printed, share, (2 * share * (1 - share) / DRAWS) ** 0.5, 3):.1%}"


def story(inputs: Inputs) -> list[str]:
    """Give the story's figures, each in the words around it."""
    got, quarter, total = results(inputs), resized(inputs, 1 / 4), sum(inputs["current"])
    index, gap = chance(total // 4)
    small, _ = chance(100)
    line = resized(inputs, 100 / total)["psi_null_95"]
    tail, alarms = numpy.quantile(small, 0.95), drawn(0.227, (small > 0.25).mean(), 0.0019, 3)
    low, high = newcombe(28, 33, 17, 31)
    return [
        f"a tenth of the {sum(inputs['reference']):,} claims", f"Last month’s {total:,} run",
        f"from {inputs['current'][0] / total:.0%} in", f"bin to {inputs['current'][-1] / total:.0%} in",
        f"PSI is {got['psi']:.4f}.", "stable below 0.1, stays green",
        f"chance gives {got['psi_null_mean']:.3f} on", f"under {got['psi_null_95']:.4f} in 95 months of 100",
        f"differ by {got['ks']:.2f} where {got['ks_critical']:.4f} is already",
        f"With {total // 4} on each side", f"PSI was {quarter['psi']:.4f} against a line of",
        f"{quarter['psi_null_95']:.4f}: {quarter['verdict']}.",
        f"distance was {quarter['ks']:.2f} against {quarter['ks_critical']:.4f}: drift.", f"In {DRAWS:,} simulated",
        f"PSI came out as high in {rate(0.079, index >= quarter['psi'])}",
        f"the distance in {rate(0.005, gap >= quarter['ks'] - 1e-12)}.",
        "100 claims with 100 in each of 12 branches", "rang above 0.25",
        f"the 95% point of pure chance at {line:.3f}",
        f"and {DRAWS:,} simulated pairs put it at {drawn(0.365, tail, 0.001, 3):.3f}",
        f"Chance passes 0.25 in {alarms:.1%} of checks: {12 * alarms:.1f} false alarms a week",
        "60 random claims a month", "In May 32 of the 60 needed", "found 27, against 28 of 33 in the",
        f"fall of up to {100 * newcombe(28, 33, 27, 32)[1]:.0f} points", f"PSI at {got['psi_null_mean']:.3f}, plain",
        f"found 17 of 31, a fall of {100 * (28 / 33 - 17 / 31):.0f} points",
        f"from {100 * low:.0f} to {100 * high:.0f}.",
    ]  # fmt: skip


def answer(inputs: Inputs) -> list[str]:
    """Give the answer's figures."""
    got = results(inputs)
    return [
        f"is {got['psi']:.4f}, which", f"with {sum(inputs['current']):,} cases on each side",
        f"below {got['psi_null_95']:.4f} in 95 of 100 months",
    ]  # fmt: skip


def attempts(inputs: Inputs) -> list[str]:
    """Give the figures of what the reader is asked to try."""
    total, rising = sum(inputs["current"]), inputs["current"]
    quarter, few, many = (resized(inputs, size / total) for size in (500, 100, 100_000))
    mixed = results({**inputs, "current": [rising[side] for low in range(5) for side in (low, 9 - low)]})
    index, gap = shifted()
    return [
        "500 a side", f"the verdict turns to {quarter['verdict']} while the distance still says",
        f"100 a side. The 95% point is {few['psi_null_95']:.3f}, above the customary 0.25",
        "alarm at 0.25", f"100,000 a side. The 95% point is {many['psi_null_95']:.4f}",
        f"the {rising[0] / total:.0%} and the {rising[-1] / total:.0%} next to each other",
        f"PSI stays at {mixed['psi']:.4f} and the distance falls to {mixed['ks']:.2f}",
        f"below its line of {mixed['ks_critical']:.4f}",
        "shifts by 0.15 and widens", f"its PSI is {index:.4f} and its distance {gap:.3f}",
        f"does PSI’s 95% point fall below that? About {round(2 * chi2.isf(0.05, 9) / index, -1):,.0f}.",
    ]  # fmt: skip


def resized(inputs: Inputs, by: float) -> dict[str, Any]:
    """Give the results with all counts multiplied."""
    return results({name: [round(count * by) for count in row] for name, row in inputs.items()})


def shifted() -> tuple[float, float]:
    """Give the index and the distance of a bell curve moved by 0.15 and a tenth wider, in tenths of the old one."""
    tenths = numpy.arange(11) / 10
    totals = norm.cdf(norm.ppf(tenths), 0.15, 1.1)
    shares = numpy.diff(totals)
    return float(((shares - 0.1) * numpy.log(shares / 0.1)).sum()), float(numpy.abs(totals - tenths).max())
