"""A chain of stages without a single draw: what the lab simulates is integrated here, with its standard errors."""

from __future__ import annotations

from math import exp, fsum, isclose, log, pi, sqrt

from scipy.integrate import quad
from scipy.special import betainc
from scipy.stats import beta, expon

from tests.oracles.convolution import Z99, Stage, at, chain, percentile
from tests.oracles.labs import Inputs, Results

CHAIN = ("mean", "p50", "p95", "p99", "within_budget", "sum_p50", "sum_p99", "comonotone_p99", "bound")
LEVELS = {"p50": 0.5, "p95": 0.95, "p99": 0.99}

# The page prints figures of 100,000,000 draws; these are four of their standard errors.
TOLERANCES = {
    "mean": {"abs": 0.045},
    "p50": {"abs": 0.048},
    "p95": {"abs": 0.172},
    "p99": {"abs": 0.436},
    "within_budget": {"abs": 0.0002},
}


def moments(stage: Stage) -> tuple[float, float]:
    """Give the mean and the variance of one stage's time, by integration over the normal score."""
    usual, spread = stage[0], log(stage[1] / stage[0]) / Z99

    def moment(power: int) -> float:
        # The integrand's peak is at power · spread, however long the tail; it is scaled by its height there.
        peak, height = power * spread, (power * spread) ** 2 / 2
        density = quad(lambda score: exp(power * spread * score - score**2 / 2 - height), peak - 12, peak + 12)[0]
        return usual**power * density * exp(height) / sqrt(2 * pi)

    mean = moment(1)
    return mean, moment(2) - mean**2 if spread > 1e-4 else (mean * spread) ** 2


def given_stages(inputs: Inputs) -> tuple[Stage, ...] | None:
    """Give the stages that are there, or None if there is none or one is slower usually than at its slowest."""
    pairs = [(inputs.get(f"p50_{number}"), inputs.get(f"p99_{number}")) for number in range(1, 7)]
    stages = tuple((usual, slow) for usual, slow in pairs if (usual, slow) != (None, None))
    sound = all(None not in stage and stage[0] <= stage[1] for stage in stages)
    return stages if stages and sound else None


def results(inputs: Inputs) -> Results:
    """Give every result of the lab, the simulated ones exactly; None for a chain without stages and a full queue.

    Args:
        inputs: the lab's inputs by name; a stage is absent if both of its times are.
    """
    stages, target, parts = given_stages(inputs), inputs["target"], inputs["fan_out"]
    spare = inputs["service_rate"] - inputs["arrival_rate"]
    found = dict.fromkeys(CHAIN) | {
        "fan_out_slow": float(betainc(1, parts, inputs["slow_share"])),
        "fan_out_percentile": float(beta.ppf(target, parts, 1)),
        "queue_mean": 1000 / spare if spare > 0 else None,
        "queue_p99": float(expon.ppf(0.99, scale=1000 / spare)) if spare > 0 else None,
    }
    if stages is None:
        return found
    return found | {
        "mean": fsum(moments(stage)[0] for stage in stages),
        **{name: percentile(stages, level) for name, level in LEVELS.items()},
        "within_budget": chain(stages)(inputs["budget"]),
        "sum_p50": fsum(usual for usual, _ in stages),
        "sum_p99": fsum(slow for _, slow in stages),
        "comonotone_p99": fsum(at(stage, 0.99) for stage in stages),
        "bound": fsum(at(stage, 1 - (1 - target) / len(stages)) for stage in stages),
    }


def standard_errors(inputs: Inputs, draws: int) -> dict[str, float]:
    """Give the standard errors of the simulated results, from so many independent draws of the whole chain."""
    stages, found = given_stages(inputs), results(inputs)
    variance, within = fsum(moments(stage)[1] for stage in stages), found["within_budget"]
    errors = {"mean": sqrt(variance / draws), "within_budget": sqrt(within * (1 - within) / draws)}
    for name, level in LEVELS.items():
        error = sqrt(level * (1 - level) / draws)
        errors[name] = (percentile(stages, level + error) - percentile(stages, level - error)) / 2
    return errors


def errors_off(inputs: Inputs, name: str, simulated: float, draws: int) -> float:
    """Give how many standard errors a simulated result is off.

    A percentile is judged by the share of requests below it: that holds for long tails too, where its own standard
    error says little.
    """
    stages, exact = given_stages(inputs), results(inputs)[name]
    if isclose(simulated, exact, rel_tol=1e-9):
        return 0
    if name not in LEVELS:
        return (simulated - exact) / standard_errors(inputs, draws)[name]
    level = LEVELS[name]
    return (chain(stages)(simulated) - level) / sqrt(level * (1 - level) / draws)
