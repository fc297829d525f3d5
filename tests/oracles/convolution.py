"""Sums of independent lognormal times without a single draw: their distributions, convolved piece by piece."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, reduce
from math import exp, fsum, log

import numpy
from scipy.interpolate import PchipInterpolator
from scipy.optimize import brentq
from scipy.stats import lognorm, norm

SCORES = numpy.linspace(-6, 6, 241)
"""The normal scores at which a distribution is tabulated."""

Z99 = norm.ppf(0.99)
Stage = tuple[float, float]
"""The time that half of its calls take at most, and the time that 99 in 100 take at most."""

Share = Callable[[float], float]


class Times:
    """A distribution of positive times, held as the normal scores at the logarithms of some of them."""

    def __init__(self, times: numpy.ndarray, scores: numpy.ndarray) -> None:
        rising = numpy.r_[True, numpy.diff(numpy.log(times)) > 0] & numpy.isfinite(scores)
        self.knots = times[rising]
        self.logs = numpy.log(self.knots)
        self.score = PchipInterpolator(self.logs, scores[rising])

    def share(self, times: numpy.ndarray) -> numpy.ndarray:
        """Give the share that takes at most these times: none before the first knot, all after the last."""
        logs = numpy.log(numpy.maximum(times, 1e-300))
        shares = norm.cdf(self.score(numpy.clip(logs, self.logs[0], self.logs[-1])))
        return numpy.where(logs < self.logs[0], 0, numpy.where(logs > self.logs[-1], 1, shares))


def lognormal(stage: Stage) -> Times:
    """Give the times of one stage from its usual and its slow time."""
    return Times(stage[0] * (stage[1] / stage[0]) ** (SCORES / Z99), SCORES)


def together(one: Times, other: Times) -> Share:
    """Give the share of sums of two independent times that take at most a time.

    The integral of one's share over the other is cut at every knot of both. Within a piece both only rise, so it lies
    between two products, whatever the widths of the two; Simpson's rule takes it from the middle towards the truth.
    """

    def share(time: float) -> float:
        cuts = numpy.concatenate([[0, time], one.knots, time - other.knots])
        cuts = numpy.unique(cuts[(cuts >= 0) & (cuts <= time)])
        halves = numpy.sort(numpy.concatenate([cuts, (cuts[1:] + cuts[:-1]) / 2]))
        passed, rest = one.share(halves), other.share(time - halves)
        whole, fine = (trapezia(passed[::step], rest[::step]) for step in (2, 1))
        return fine + (fine - whole) / 3

    return share


def trapezia(passed: numpy.ndarray, rest: numpy.ndarray) -> float:
    """Give the integral of one row of values over another by the trapezoidal rule."""
    return float(numpy.diff(passed) @ (rest[1:] + rest[:-1]) / 2)


def tabulated(one: Times, other: Times) -> Times:
    """Give the distribution of the sum of two times, at times that a coarse sum of atoms spreads well."""
    share, sums, weights = together(one, other), 0, 1
    for axis, times in ((0, one), (1, other)):
        edges = numpy.interp(numpy.linspace(-6, 6, 122), times.score(times.logs), times.logs)
        sums = sums + numpy.expand_dims(numpy.exp((edges[1:] + edges[:-1]) / 2), 1 - axis)
        weights = weights * numpy.expand_dims(numpy.diff(norm.cdf(numpy.linspace(-6, 6, 122))), 1 - axis)
    order = numpy.argsort(sums, axis=None)
    level = numpy.cumsum(weights.ravel()[order])
    spread = numpy.interp(norm.cdf(SCORES), level, numpy.log(sums.ravel()[order]))
    points = numpy.unique(numpy.exp(spread))
    return Times(points, norm.ppf([share(point) for point in points]))


@cache
def chain(stages: tuple[Stage, ...]) -> Share:
    """Give the share of requests through independent stages that take at most a time."""
    constant, moving = split(stages)
    if not moving:
        return lambda time: float(time >= constant)
    if len(moving) == 1:
        return lambda time: float(moving[0].share(numpy.array(time - constant)))
    share = together(reduce(tabulated, moving[:-1]), moving[-1])
    return lambda time: share(time - constant) if time > constant else 0.0


def split(stages: Sequence[Stage]) -> tuple[float, list[Times]]:
    """Give the sum of the times that never vary, beyond nine digits, and the distributions of the others."""
    fixed = [usual for usual, slow in stages if slow <= usual * (1 + 1e-9)]
    return fsum(fixed), [lognormal(stage) for stage in stages if stage[1] > stage[0] * (1 + 1e-9)]


def at(stage: Stage, level: float) -> float:
    """Give the time that this share of one stage's calls takes at most."""
    usual, slow = stage
    return lognorm.ppf(level, log(slow / usual) / Z99, scale=usual) if slow > usual else usual


def percentile(stages: tuple[Stage, ...], level: float) -> float:
    """Give the time that this share of requests takes at most."""
    constant, moving = split(stages)
    if not moving:
        return constant
    # Only one request in a hundred million is outside the sums of all stages at their fastest and at their slowest.
    low, high = (log(fsum(at(stage, norm.cdf(score)) for stage in stages)) for score in (-5.9, 5.9))
    return exp(brentq(lambda time: chain(stages)(exp(time)) - level, low, high, xtol=1e-12))
