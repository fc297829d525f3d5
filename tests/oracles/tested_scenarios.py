"""Scenarios that turn on an experiment: what it showed, and what one of its size can show."""

from __future__ import annotations

from math import ceil, comb, exp, log, sqrt

from scipy.stats import binom, norm, poisson, t

from tests.oracles import between
from tests.oracles.intervals import Interval, Z, difference, newcombe, per_arm

POWER = Z + norm.ppf(0.8)


def detectable(deviation: float, arm: float, correlation: float = 0) -> float:
    """Give the gap of two means that arms of this size show at 5% with 80% power."""
    return POWER * deviation * sqrt(2 / arm * (1 - correlation**2))


def few(deviation: float, arm: int, correlation: float = 0) -> float:
    """Give the same for arms so small that Student's distribution matters."""
    steps = t.ppf(0.975, 2 * arm - 2) + t.ppf(0.8, 2 * arm - 2)
    return steps * detectable(deviation, arm, correlation) / POWER


def ratio(before: int, after: int, exposure: float = 1, effect: float = 1) -> Interval:
    """Give the 95% interval of a relative rise of counts, at more exposure and with a design effect if there is one."""
    margin = Z * sqrt(effect * (1 / before + 1 / after))
    rise = log(after / before / exposure)
    return exp(rise - margin) - 1, exp(rise + margin) - 1


def events(rise: float) -> float:
    """Give the events that the old version must have shown before such a rise of their rate is detected."""
    return POWER**2 * (1 + 1 / (1 + rise)) / log(1 + rise) ** 2


SPREAD = 18 * sqrt(2 / 100_000)
WORTH = 90_000 / 0.3 / 16e6
SHOPPERS = 2 * (POWER * 18 / (WORTH * 3.1)) ** 2
BASKETS = per_arm(0.2, 0.205)

WINDOWS, HOURLY = 8 * 6 * 28, (2.18 + 1.96) / 2
FOUR, TWO = (detectable(0.25, WINDOWS * part / 2) / 2.06 for part in (1, 0.5))
DRY = Z * sqrt(0.05 * 0.95 / 1000)
COURIERS = 1 + 499 * 0.02

SEARCH, LAYOUTS = difference(2100, 60_000, 1800, 60_000), per_arm(0.032, 0.035)
LEFT = sqrt(((SEARCH[1] - SEARCH[0]) / 2) ** 2 + 0.005**2)

SEVERE = 600 * 3 / 28
LASTING = newcombe(3420, 3800, 4700, 5400)
TEAMS = few(0.8, 20)

COMPUTED = {
    "better-ranking-flat-revenue": [
        f"difference is 1 cent, interval {between((1 - 100 * Z * SPREAD, 1 + 100 * Z * SPREAD), 1, ' to +')} cents",
        f"about {between((0.01 - Z * SPREAD, 0.01 + Z * SPREAD), 100 / 3.1, '% to +')}%",
        f"hardly have found a gain below {POWER * SPREAD / 3.1:.0%}",
        "Say 68% of searches", f"only in the other {1 - 0.68:.0%}", {3: "shrinks to a third"}[round(1 / (1 - 0.68))],
        f"The new ranker is {470 - 320} ms slower",
        f"From 20.0% to 20.5% takes {ceil(BASKETS):,} shoppers an arm",
        {7: "seven"}[ceil(2 * BASKETS / 32_000)] + " weeks at 32,000 a week",
        f"$90,000 at a 30% margin is ${90_000 / 0.3:,.0f} of sales, {WORTH:.1%} of $16 million",
        f"about {SHOPPERS / 1e6:.1f} million shoppers an arm, {2 * SHOPPERS / 100_000:.0f} weeks of all our traffic",
        {4: "cuts the sample by a quarter"}[round(1 / 0.5**2)], {2: "0.7 cuts it by about half"}[round(1 / 0.7**2)],
        f"30 weeks would still be about {2 * SHOPPERS / 100_000 * (1 - 0.7**2):.0f}",
        f"falls to 0.03 or below {1 - 0.97**12:.0%} of the time",
    ],
    "couriers-who-share-the-orders": [
        f"Both halves together made {HOURLY:.2f} an hour against 2.06",
        {6: "Six windows a day"}[(22 - 10) // 2], f"Four weeks make {WINDOWS:,} windows",
        f"that detects {FOUR:.1%}; two weeks detect {TWO:.1%}",
        f"{FOUR:.1%} becomes about {FOUR * sqrt(120 / 100):.1%}",
        {1: "under two tenths of a point"}[int(1000 * FOUR * (sqrt(1.2) - 1))],
        f"outside {between((0.05 - DRY, 0.05 + DRY), 100, '% to ', 1)}%",
        f"about {1 - 1.96 / 2.06:.0%} fewer orders",
        f"There are {comb(8, 4)} ways to choose four of eight, so the smallest two-sided p is {2 / comb(8, 4):.3f}",
        f"sees about {few(0.1, 4):.2f}, or {few(0.1, 4) / 2.06:.0%}",
        {6: "six times what we hope for"}[round(few(0.1, 4) / 2.06 / 0.02)],
        f"1 + 499 × 0.02, about {COURIERS:.0f}. They count like {4000 / COURIERS:.0f} couriers",
        f"{8 * 28} city-days; with a standard deviation of 0.14 they detect {detectable(0.14, 112) / 2.06:.1%}",
        f"where windows detect {FOUR * sqrt(1.2):.1%}",
    ],
    "more-sessions-more-reports": [
        f"Spam and rudeness rose {(5400 - 420) / (5000 - 300) - 1:.0%}, threats and harassment {420 / 300 - 1:.0%}",
        f"from {300 / 2400:.3f} to {420 / 2472:.3f}: up {420 / 2472 / (300 / 2400) - 1:.0%}",
        f"interval {between(ratio(300, 420, 1.03), 100, '% to ')}%",
        f"the extra {420 - 300}", f"about {120 * 20:,} more severe reports every four weeks",
        f"reach 80 in three days, with {SEVERE:.0f} expected",
        f"by chance in about {poisson.sf(79, SEVERE):.0%} of such spans",
        f"with the tested model in {poisson.sf(79, SEVERE * 1.4):.0%}",
        f"has an interval of {between(ratio(300, 420, effect=2), 100, '% to ')}%",
        f"as independent it is {between(ratio(300, 420), 100, '% to ')}%",
        f"takes about {round(events(0.1), -1):,.0f} severe reports", f"{events(0.1) / 300 * 4:.0f} weeks at this size",
        f"25% takes {ceil(events(0.25))}, which",
    ],
    "new-model-new-layout": [
        f"0.5 points more, interval {between(SEARCH, 100, places=1)}",
        f"3.2% against 3.5% for the model, averaged over layouts, takes about {round(LAYOUTS, -2):,.0f} visitors",
        {4: "four weeks"}[ceil(2 * LAYOUTS / 30_000)], f"four times the traffic, {8 * LAYOUTS / 30_000:.0f} weeks",
        f"Two cells of 30,000 can show about {100 * detectable(sqrt(0.033 * 0.967), 30_000):.1f} points (3.1%",
        f"an interval of about {between((0.001 - LEFT, 0.001 + LEFT), 100, places=1)}",
    ],
    "one-metric-for-a-copilot": [
        f"Today {4700 / 5400:.0%} last with the assistant and {3420 / 3800:.0%} without",
        f"{100 * (3420 / 3800 - 4700 / 5400):.0f} points fewer, interval {between(LASTING, 100, places=1)}",
        f"$52,000 over 4,700 lasting changes is ${52_000 / 4700:.2f} each",
        f"once it saves {52_000 / 4700 / 90 * 60:.1f} minutes",
        f"varying by 0.8 days we can see {TEAMS:.2f} days, {TEAMS / 4.2:.0%}",
        f"(correlation 0.7), {few(0.8, 20, 0.7) / 4.2:.0%}",
        f"If 91% of the 5,400 last, that is {0.91 * 5400:,.0f}",
        f"at a bill of $46,000 each one costs ${46_000 / (0.91 * 5400):.2f}",
        f"that is {0.5 / 1.9:.0%}",
    ],
    "ranker-that-feeds-itself": [
        f"the second is the better one: {5 * 150 / 10_000:.1%} against {600 / 10_000:.1%}",
        f"makes {0.06 * 1.5e6 * 7:,.0f} showings a week", {300: "enough for 300 per new show"}[315 // 100 * 100],
        f"costs {0.06 * 1.5e6 * 0.012:,.0f} clicks a day, {0.06 * 1.5e6 * 0.012 / 450_000:.2%} of the total",
        {1: "about one point"}[round(100 * POWER * sqrt(0.24 * (1 / 18_000 + 1 / 882_000)))],
        f"about ${round(1080 * 0.04 * 365, -2):,.0f} a year",
        f"2,000 shows at 300 showings is {600_000:,} of slot 7’s {1.5 * 7} million a week: {0.6 / 10.5:.1%}",
        f"worth 2.0% passes {binom.sf(4, 300, 0.02):.0%} of the time",
        f"one worth 0.8% passes {binom.sf(4, 300, 0.008):.0%}", f"sinks to the {binom.sf(4, 300, 0.008):.0%}",
        f"corrects to {4 * 150 / 10_000:.1%} and the two tie",
    ],
}  # fmt: skip
