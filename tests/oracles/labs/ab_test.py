"""The A/B lab: sizes at which a test has its power, found as roots where the lab has closed forms."""

from __future__ import annotations

from fractions import Fraction
from math import atan2, ceil, log1p, sqrt

from scipy.optimize import brentq
from scipy.stats import norm

from tests.oracles.labs import Inputs, Results, typed


def results(inputs: Inputs) -> Results:
    """Give every result of the lab; equal rates have no size, and pairs need their discordant share."""
    p1, p2, alpha, power = (inputs[name] for name in ("p1", "p2", "alpha", "power"))
    samples, metrics = int(inputs["samples"]), int(inputs["metrics"])
    effect = 1 + (samples - 1) * inputs["icc"]
    found: Results = {
        "deff": effect,
        # The z of a test that takes outputs for independent varies with the root of the design effect.
        "naive_false_positive": 2 * norm.sf(norm.isf(alpha / 2), scale=sqrt(effect)),
        "cuped_factor": float(1 - typed(inputs["correlation"]) ** 2),
    }
    sizes = ["n_per_arm", "n_unpooled", "n_arcsine", "prompts_per_arm", "outputs_per_arm", "n_paired"]
    sizes += ["days", "weeks", "n_bonferroni"]
    if p1 == p2:
        return found | dict.fromkeys(sizes)
    exact = pooled(p1, p2, alpha, power)
    users, prompts = ceil(exact), ceil(exact * effect / samples)
    days = ceil(Fraction(2 * users) / int(inputs["daily"]))
    spread = sqrt(p1 * (1 - p1) + p2 * (1 - p2))
    return found | {
        "n_per_arm": users,
        "n_unpooled": size(spread, spread, abs(p2 - p1), alpha, power),
        "n_arcsine": size(sqrt(2), sqrt(2), arc(p1, p2), alpha, power),
        "prompts_per_arm": prompts,
        "outputs_per_arm": prompts * samples,
        "n_paired": paired(inputs.get("discordant"), p1, p2, alpha, power),
        "days": days,
        "weeks": ceil(Fraction(days, 7)),
        "n_bonferroni": ceil(pooled(p1, p2, alpha / metrics, power)),
    }


def size(null: float, spread: float, gap: float, alpha: float, power: float) -> float:
    """Give the size at which a two-sided test finds a gap with its power, the far tail left out.

    A statistic's standard error is `null` over the root of the size if nothing differs, and `spread` over it if the
    gap is real.
    """
    bar = norm.isf(alpha / 2) * null

    def excess(root: float) -> float:
        # By logarithms of the chance to miss, which keeps its digits at a power near 1.
        return norm.logcdf((bar - gap * root) / spread) - log1p(-power)

    high = bar / gap
    while excess(high) > 0:
        high *= 2
    return brentq(excess, 0, high, xtol=1e-300, rtol=1e-15) ** 2


def pooled(p1: float, p2: float, alpha: float, power: float) -> float:
    """Give the users an arm, unrounded, of a test whose null spread pools the two rates."""
    middle = (p1 + p2) / 2
    null, spread = sqrt(2 * middle * (1 - middle)), sqrt(p1 * (1 - p1) + p2 * (1 - p2))
    return size(null, spread, abs(p2 - p1), alpha, power)


def arc(p1: float, p2: float) -> float:
    """Give the gap on the arcsine scale, by the angle's sine and cosine so that near rates keep their digits."""
    sine = abs(p2 - p1) / (sqrt(p2 * (1 - p1)) + sqrt(p1 * (1 - p2)))
    return 2 * atan2(sine, sqrt((1 - p1) * (1 - p2)) + sqrt(p1 * p2))


def paired(discordant: float | None, p1: float, p2: float, alpha: float, power: float) -> int | None:
    """Give the cases that both models decide (Connor), unless the rates differ by more than the discordant share."""
    gap = abs(typed(p2) - typed(p1))
    if discordant is None or typed(discordant) < gap:
        return None
    return ceil(size(sqrt(discordant), sqrt(typed(discordant) - gap**2), float(gap), alpha, power))
