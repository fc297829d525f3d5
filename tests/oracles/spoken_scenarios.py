"""Outlines of answers about measuring, testing and data: the sums done aloud, beyond what the answers compute."""

from __future__ import annotations

from math import ceil, sqrt

from scipy.stats import binom

from tests.oracles import between
from tests.oracles.intervals import Z
from tests.oracles.tested_scenarios import POWER


def tiles(recall: float, miss: float = 60) -> float:
    """Give what 1,000 tiles cost with the camera: at 99% accuracy there are as many false flags as catches."""
    return 10 + 10 * (1 - recall) * miss + 2 * 10 * recall * 1.5


CURVE, COUNT = 4 / 30, 1 / sqrt(210)
DOUBT = sqrt(CURVE**2 + COUNT**2)
RATE = (172 + 212) / 3120
WINDOW = 0.25 * sqrt(2 / 672)
SHORT = 5900 / 50

COMPUTED = {
    "couriers-who-share-the-orders": [
        f"Half of 2.18 plus 1.96 is {(2.18 + 1.96) / 2:.2f}",
        f"One half rose by {2.18 - 2.06:.2f}, the other fell by {2.06 - 1.96:.2f}",
        f"make {8 * 6 * 28:,}, so {8 * 6 * 28 // 2} each way. 0.25 times the root of 2 over 672 is {WINDOW:.4f}",
        f"times {POWER:.1f} is {WINDOW * POWER:.3f}: a little under {ceil(100 * WINDOW * POWER / 2.06)}% of 2.06",
        {6: "20 minutes in each 120 loses a sixth"}[120 // 20],
        f"makes it {WINDOW * POWER / 2.06 * sqrt(1.2):.1%}. Just enough",
        f"lost {1 - 1.96 / 2.06:.0%} of their orders", f"Is {(2.18 + 1.96) / 2 - 2.06:.2f} a gain",
    ],
    "first-evaluation-set": [
        {True: "a hundred is under seven hours"}[6 < 100 * 4 / 60 < 7], f"3% of 4,000 is {0.03 * 4000:.0f} thumbs",
        f"14% of 4,000 is {0.14 * 4000:.0f} conversations, anything from {0.09 * 4000:.0f} to {0.22 * 4000:.0f}",
        f"stays hidden from us {0.99**100:.0%} of the time",
    ],
    "fluent-and-out-of-date": [
        f"105 less 98 is {105 - 98} wrong answers on settled rules. 45 less 24 is {45 - 24} on changed ones",
        f"So 21 of {7 + 21} mistakes come from", {True: "under a third of the questions"}[45 / 150 < 1 / 3],
        f"at most {45 - 40} of the 21", f"At least {21 - 5} times", f"go from {24 / 45:.0%} to {(24 + 16) / 45:.0%}",
    ],
    "forum-scrape-for-fine-tuning": [
        f"31 of 500 is about {31 / 500:.0%}, and 6% of 2.4 million is {0.06 * 2.4e6:,.0f} posts",
        f"324 less 84 is {324 - 84}; 400 less 88 is {400 - 88}; that’s {240 / 312:.0%}",
        f"at $12 would write {60_000 / 12:,.0f} answers", f"buy 500 for ${500 * 12:,}",
    ],
    "fraud-truth-sixty-days-late": [
        f"210 over 0.3 is {210 / 0.3:.0f}, against 560", f"4 points on 30 is {CURVE:.0%} of doubt",
        f"the count adds {COUNT:.0%}, together {DOUBT:.0%}",
        f"Twice that either way is {between((700 - 2 * 0.15 * 700, 700 + 2 * 0.15 * 700))}",
        f"that’s {700 - 560} chargebacks a week at $55, ${2 * 140 * 55:,} in all",
        f"{0.6 * 6000:,.0f} honest buyers are refused, ${3600 * 40:,} of sales a week",
        {3: "in about three months"}[round((28 + 60) / 30)],
    ],
    "ninety-nine-per-cent-accurate": [
        f"Ten times $60 is ${10 * 60}", f"camera is ${1000 * 0.01:.0f} for the thousand",
        {True: "one crack in ten would pay for it"}[tiles(0.1) < 600], f"we are losing ${40 * 600:,} a day",
        f"At 23% the thousand costs ${tiles(0.23):.0f}, at 88% ${tiles(0.88):.0f}",
        {True: "it’s nearer $6, the weak camera costs more than it saves"}[tiles(0.23, 6) > 10 * 6],
    ],
    "one-metric-for-a-copilot": [
        f"If 4.2 became {4.2 + 0.5:.1f}", f"over 800 developers is ${52_000 / 800:.0f} a head",
        f"{65 / 90 * 60:.0f} minutes of a month", f"5,400 less 4,700 is {5400 - 4700} gone, {700 / 5400:.0%}",
        f"3,800 less 3,420 is {3800 - 3420}, {380 / 3800:.0%}", f"{0.9 * 5400 - 4700:.0f} more would still stand",
    ],
    "significant-on-day-three": [
        f"520 times {14 - 3} is {520 * 11:,}, and 1.5% of that is about {520 * 11 * 0.015:.0f} baskets",
        f"{212 - 172} more baskets of 1,560 is {100 * 40 / 1560:.1f} points",
        f"moves such a gap by about {100 * sqrt(2 * RATE * (1 - RATE) / 1560):.1f}",
        {2: "a little over two of those"}[int(2.6 / 1.2)],
    ],
    "silent-decline": [
        f"{61 - 54} points of 9,000 is {9000 * 0.07:.0f} tickets, times $4.20 is about ${round(630 * 4.2, -1):,.0f}",
        {0.5: "by half a point"}[round(100 * sqrt(0.57 * 0.43 / 9000), 1)],
        f"if 5 points more go to people that is {9000 * 0.05:.0f} tickets, ${450 * 4.2:,.0f} a week",
        {True: "8 points either way, more than the fall"}[100 * Z * sqrt(0.54 * 0.46 / 150) > 7],
    ],
    "summaries-that-invent": [
        f"500 less 60 is {500 - 60}", f"leaves {500 - 45 - 36}",
        f"rid of {60 - 36} bad ones we gave up {440 - 419} good ones", f"returns {60 - 36} inventions in every 500",
        {1: "more than 13 would be chance about once a year"}[round(52 * binom.sf(13, 100, 36 / 455))],
    ],
    "what-the-data-card-leaves-out": [
        {9: "one in nine"}[round(53_900 / 5900)], f"That’s {SHORT:.0f}",
        f"{0.005 * 48_000:.0f} emergencies, 0.5% of 48,000",
        {3: "a third of all emergencies"}[round((240 + SHORT) / SHORT)],
        {12: "Twelve emergencies were seen twice"}[round(2400 * 0.005)],
    ],
}  # fmt: skip
"""The phrases that a candidate’s sums give; figures that the prompt or the answers already hold are not repeated."""
