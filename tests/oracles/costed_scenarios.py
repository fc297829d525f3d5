"""Scenarios about what work, calls and waiting cost, and how much people and machines can take."""

from __future__ import annotations

from functools import cache
from math import log

from scipy.integrate import quad
from scipy.optimize import brentq
from scipy.stats import binom, norm, poisson

from tests.oracles import between
from tests.oracles.convolution import Stage, at, chain, percentile
from tests.oracles.intervals import difference, exact_p, paired, wilson

ROUTED = 0.7 * 0.003 + 0.3 * 0.018 + 0.0004
LIMITED = 12 - 300 * 8500 / 1e6
MARGIN = 150 - 1000 * LIMITED * ROUTED
FRIDAY = 150 - 12_000 * 0.003

SPEND, TAIL = 60 * 80 + 29_940 * 0.5, 60 * 80

GATEWAY, LOOKUP, MODEL, SAFETY, SMALL = (12, 45), (40, 150), (150, 520), (20, 90), (60, 180)
TODAY, TUNED, STORED = (GATEWAY, LOOKUP, MODEL, SAFETY), (GATEWAY, LOOKUP, SMALL, SAFETY), (GATEWAY, (15, 40))


def overnight(stages: tuple[Stage, ...], time: float) -> float:
    """Give the share within a time when 45% of searches have answers that were computed overnight."""
    return 0.45 * chain(STORED)(time) + 0.55 * chain(stages)(time)


@cache
def beyond(model: Stage, deadline: float) -> float:
    """Give the share of a model's calls that its deadline cuts off."""
    return 1 - chain((model,))(deadline)


def cut(model: Stage, deadline: float, time: float) -> float:
    """Give the share within a time when the model stops at its deadline: the others have what it leaves them."""
    others = chain((GATEWAY, LOOKUP, SAFETY))
    latest = 1 - beyond(model, deadline)
    in_time = quad(lambda level: others(time - at(model, level)), 0, latest, limit=200)[0]
    return in_time + beyond(model, deadline) * others(time - deadline)


SLOW = brentq(lambda time: cut(MODEL, 120, time) - 0.99, 200, 600, xtol=1e-3)
STORED_99 = brentq(lambda time: overnight(TUNED, time) - 0.99, 100, 900, xtol=1e-6)
BOUND = sum(at(stage, 0.9975) for stage in TODAY)

COMPUTED = {
    "ai-for-the-lifeguard-rota": [
        f"so {360 / 4000:.1%} would become {340 / 4000:.1%}", f"short shifts fall to {70 / 4000:.1%}",
        f"about {round(4000 / 13 / 12 * 2 * 8, -1):.0f} shifts", f"At today’s rate {410 * 0.09:.0f} would be",
        f"12 of 410 is {12 / 410:.0%}, interval {between(wilson(12, 410), 100, '% to ', 1)}%",
        f"costs us ${round(12 * 6 * 34 * 52, -3):,} a year", f"some {0.03 * 4000:.0f} a quarter",
        f"is ${180_000 / (4 * 120):.0f} a shift changed",
    ],
    "growth-that-loses-money": [
        f"leaves ${8 - 5}, which pays for {3 / 0.018:.0f} requests", f"was {4e6 / 5e4:.0f} and is now {12e6 / 5e4:.0f}",
        f"send about {round(0.58 * 12e6 / 2500, -1):,.0f} each and cost ${0.58 * 12e6 / 2500 * 0.018:.0f}",
        f"other 47,500 send {0.42 * 12e6 / 47_500:.0f} each and cost ${0.42 * 12e6 / 47_500 * 0.018:.2f}",
        f"removes {300 * 8500 / 1e6} million requests and saves ${300 * 8500 * 0.018:,.0f}",
        f"a loss of ${66_000 - 45_900:,}", f"a mean of ${ROUTED:.4f} in place of $0.018",
        f"about ${round(1e6 * LIMITED * ROUTED, -2):,.0f} and the margin ${round(1000 * MARGIN, -2):,.0f}",
        f"spoils {(48 + 12) // 2} answers and mends {(48 - 12) // 2}: {12 / 6:.0f} points down, interval",
        f"{between(paired(18, 30, 600), 100, ' to +', 1)}", f"At today’s {1 - 552 / 600:.0%} wrong",
        {1: "about once a year"}[round(52 * binom.sf(24, 200, 0.08))],
        f"may send {5 / 0.018:.0f} requests", f"costs ${600 * 0.018:.2f} at the old unit price and ${600 * ROUTED:.2f}",
        f"lose ${600 * ROUTED - 3:.2f}", f"is ${12_000 * 0.003:.0f},000, so the margin would be ${FRIDAY:.0f},000",
        f"some ${FRIDAY - MARGIN:.0f},000 better", f"less about ${round(LIMITED * ROUTED * 1e6 / 5e4, 1):.2f} of",
        f"some {round((FRIDAY - MARGIN) * 1000 / (20 * 6.5), -2):.0f} extra cancellations",
        f"about {3 * LIMITED:.0f} million a month cost ${3000 * LIMITED * ROUTED:.0f},000, and we lose",
        f"${3000 * LIMITED * ROUTED - 150:.0f},000", f"break even at {3 / ROUTED:.0f} requests",
    ],
    "holiday-week-forecast": [
        f"52 of 80 cafés, {52 / 80:.0%}", f"${5 - 1.8:.2f} of margin", f"for the {100 * 3.2 / 5:.0f}th percentile",
        f"{200 + 40 * norm.ppf(0.64):.0f} where", f"running above {9 + 2 * 1.2:.1f}%",
        f"about one week in {1 / norm.sf(2):.0f}", f"about one in {round(norm.sf(2) ** -2, -3):,.0f}",
        f"26 came closer than the model: {26 / 40:.0%}, interval {between(wilson(26, 40), 100, '% to ')}%",
        f"exact p {exact_p(26, 14):.2f}", f"about ${5 * 40 * norm.pdf(norm.ppf(0.64)):.0f} per café",
        f"with 20, about ${5 * 20 * norm.pdf(norm.ppf(0.64)):.0f}", f"mean would cost ${5 * 40 * norm.pdf(0):.0f}",
    ],
    "one-task-in-five-hundred": [
        f"Sixty tasks are {60 / 30_000:.1%} of the number and ${TAIL:,} of ${SPEND:,.0f}, {TAIL / SPEND:.0%} of",
        f"mean of ${SPEND / 30_000:.2f}", f"saves ${80 - 12} on each of 60, ${60 * 68:,} a month",
        f"another ${60 * 8 + 120 * 3} and lose 108 checks worth ${108 * 25:,}", f"400 times $12, ${400 * 12:,}",
        f"none {0.998**300:.0%} of the time", f"need about {round(log(0.05) / log(0.998), -2):,.0f}",
        {2: "Two a day are usual"}[60 // 30], {2: "about once or twice a year"}[round(365 * poisson.sf(6, 2))],
        {6: "about six times a year"}[round(365 * poisson.sf(5, 2))],
        f"about {round(0.01 * 29_940, -2):.0f} honest tasks, so {57 / (57 + 299.4):.0%} of its flags",
    ],
    "provider-down-at-peak": [
        f"{0.35 * 12_000:,.0f} of the 12,000", f"all {0.1 * 12_000:,.0f} dose questions",
        f"81% by kind. On orders and opening times it got 282 of 300 right, on everything else {405 - 282} of 200",
        f"some {6600 * 300 / 500:,.0f} of the {12_000 - 4200 - 1200:,} left",
        f"hides {282 / 300:.0%} and {123 / 200:.0%}", f"about {round(6600 * 95 / 500, -1):,.0f} wrong answers",
        f"about {round(3960 * 18 / 300, -1):.0f}.", f"need {1200 // 12} minutes",
        {60: "the last one waits an hour"}[1200 // 12 - 40],
        f"at most about ${round(95 * 300 * 0.22 * 4, -3):,.0f}",
        f"third of that is ${round(95 * 300 * 0.88 * 0.33, -2):,.0f}, against ${1800 * 12:,}",
        {True: "practically never happens by chance"}[bool(binom.sf(9, 20, 0.02) < 1e-9)],
        f"turned 300 calls a minute into {300 * 4:,}", f"{300 * 1.1:.0f} calls a minute",
        f"need {3960 / 40:.0f} a minute, so {3960 / 40 - 60:.0f} of",
    ],
    "renamed-upstream-field": [
        f"{(300 - 219) * 12 / 60:.0f} more hours", f"about {2250 * 0.08:.0f} needed a call",
        f"usually miss {180 * 0.18:.0f}; at {12 / 30:.0%} we missed {180 * 0.6:.0f}, some {180 * 0.42:.0f} more",
        f"170 are newly flagged: {170 * 12 / 60:.0f} hours", f"in {binom.sf(10, 100, 0.03):.2%} of such hundreds",
        {1: "about once a year"}[round(15 * 365 * binom.sf(10, 100, 0.03))], f"{1500 // 100} hundreds a day",
        f"12 of 30 is {12 / 30:.0%}, interval {between(wilson(12, 30), 100, '% to ')}%",
        f"about {1700 - 500:,} households",
    ],
    "three-hundred-milliseconds": [
        f"median of about {round(percentile(TODAY, 0.5), -1):.0f} ms",
        f"about {round(percentile(TODAY, 0.99) / 5) * 5} ms if",
        f"Today {chain(TODAY)(300):.0%} of suggestions", f"in about {beyond(MODEL, 300):.0%} of searches",
        f"near {percentile(TUNED, 0.99):.0f} ms, and {chain(TUNED)(300):.1%} arrive",
        f"a fall of 0.6 points, interval {between(difference(18_600, 60_000, 18_240, 60_000), 100, places=1)}",
        f"{1064 / 1200:.1%} right against {1094 / 1200:.1%}", f"spoils {(126 + 30) // 2} and mends {(126 - 30) // 2}",
        f"p of {exact_p(78, 48):.2f}, so the loss of {30 / 12:.1f} points",
        f"between {between(paired(78, 48, 1200), 100, ' and ', 1)}",
        f"{overnight(TUNED, 300):.1%} arrive in time and the 99th percentile is about {STORED_99:.0f} ms",
        f"reaches only {overnight(TODAY, 300):.0%}", f"in about {0.55 * beyond(SMALL, 130):.0%} of searches",
        {2: "Two searches in three"}[round(3 * beyond(MODEL, 120))], f"near {round(SLOW, -1):.0f} ms",
        f"add to {45 + 150 + 520 + 90} ms", f"add to about {round(BOUND, -1):,.0f} ms",
        f"would be {45 + 150 + 180 + 90} ms", f"so about {45 + 150 + 130 + 90}",
    ],
}  # fmt: skip
