"""Scenarios that rest on a sample that people read: rates, their intervals and bounds, what a clean one allows."""

from __future__ import annotations

from math import ceil, exp, sqrt

from scipy.special import expit, logit

from tests.oracles import between
from tests.oracles.intervals import Interval, Z, needed, newcombe, passes, upper, wilson


def share(found: int, of: int, places: int = 0) -> str:
    """Give the 95% interval of a share, in per cent."""
    return between(wilson(found, of), 100, "% to ", places) + "%"


def size(rate: float, within: float) -> float:
    """Give the cases that put a rate within so much of itself at 95%."""
    return Z**2 * rate * (1 - rate) / within**2


def ripe(seen: int, part: float, deviation: float) -> Interval:
    """Give the 95% range of a final count of which a part is in, from the noise of the count and of that part."""
    margin = Z * sqrt(1 / seen + (deviation / part) ** 2)
    return seen / part * exp(-margin), seen / part * exp(margin)


def tens(interval: Interval) -> str:
    """Give a range in round numbers."""
    return between((round(interval[0], -1), round(interval[1], -1)))


HOURS = (1200 * 180 + 880 * 90 + 300 * 90 + 40 * 90) / 3600
AGREED, BY_CHANCE = 0.86, 0.26 * 0.25 + 0.74 * 0.75
DOUBT = Z * sqrt(AGREED * (1 - AGREED) / 1000)
KAPPA, SETTLED = ((part - BY_CHANCE) / (1 - BY_CHANCE) for part in (AGREED, AGREED + 0.084))
FRAUD = 560 / 494_000
BY_HAND = 55 / 60 * 38
PASS = (34 * 700 * 2.5 + 1500 * 10) / 1e6
SAVED = BY_HAND - 20 / 60 * 38 - 2 * PASS
DANGER, FALSE = 300_000 * 0.003, 300_000 * 0.997 * 0.01
HANDED = FALSE + DANGER * 118 / 120
SCALE = logit(0.9) / logit(0.7)

COMPUTED = {
    "a-person-on-every-letter": [
        f"takes {40_000 * 90 / 3600:,.0f} hours a day, {ceil(1000 / 6.5)} reviewers",
        f"${1000 * 28 * 250 / 1e6:.0f} million a year over 250 days",
        f"about {HOURS:.0f} hours a day with the planted errors, {ceil(HOURS / 6.5)} reviewers",
        "300 clean letters mean under 1% wrong", f"could still be {30_000 * upper(0, 300):.0f} letters a day",
        f"1,500 brings it under {upper(0, 1500):.1%}, {30_000 * upper(0, 1500):.0f} a day",
        f"200 are caught in 168, {168 / 200:.0%}, interval {share(168, 200)}",
        f"a clean 300 supports {upper(0, 300) / 0.84:.1%}", f"after {needed(0.001, 0):,} clean ones",
        f"below {upper(0, 300):.2%}", {3: "about three of the 300"}[round(300 * 0.01)],
        {6: "let one in six pass"}[round(1 / 0.16)], f"{0.005 * 40_000:.0f} a day, some {200 * 0.16:.0f} would",
        f"880 clean a day puts it under {upper(0, 880):.2%}, {8800 * upper(0, 880):.0f} letters",
        f"Half as many would allow {upper(0, 440):.2%}", f"accept {round(8800 * upper(0, 440), -1):.0f} letters a day",
        {2: "nearly two reviewers"}[ceil(440 * 90 / 3600 / 6.5)],
    ],
    "annotators-who-agree-86-per-cent": [
        f"would agree on {BY_CHANCE:.0%}, so kappa is {KAPPA:.2f}",
        f"about {between((KAPPA - DOUBT / (1 - BY_CHANCE), KAPPA + DOUBT / (1 - BY_CHANCE)), places=2)}",
        f"Of the {260 + 250 - 185} messages that either called urgent, both did for 185: {185 / 325:.0%}",
        f"the {1000 - 185 - 675} disputes", f"agreement would be {0.86 + 0.084:.0%} and kappa about {SETTLED:.2f}",
        f"${6000 * 0.4:,.0f}", f"(0.86 − 0.62) ÷ (1 − 0.62) = {KAPPA:.2f}",
        f"Nobody can say: {share(37, 40)} and {share(36, 40)}",
    ],
    "fluent-and-out-of-date": [
        f"{98 / 105:.0%} on settled rules and {24 / 45:.0%} on changed ones, interval {share(24, 45)}",
        f"total of {(98 + 24) / 150:.0%}", f"finds the right page, {141 / 150:.0%}", f"98 of 105 is {share(98, 105)}",
        f"24 of 45 is {share(24, 45)}", f"{20 * 4} questions",
    ],
    "forum-scrape-for-fine-tuning": [
        f"31 of 500 is {31 / 500:.1%}, interval {share(31, 500, 1)}",
        f"about {round(31 / 500 * 2.4e6, -3):,.0f} posts and at least {int(wilson(31, 500)[0] * 2400) * 1000:,}",
        f"If 18 are unsafe, {share(18, 100)}", f"the other {400 - 88} it is {324 - 84}, {240 / 312:.0%}",
        f"{84 / 88:.0%} on copied questions against {240 / 312:.0%} on the rest: about",
        f"{100 * (84 / 88 - 240 / 312):.0f} points, interval {between(newcombe(84, 88, 240, 312), 100)}",
        f"500 staff answers at $12 are ${500 * 12:,}",
    ],
    "fraud-truth-sixty-days-late": [
        f"210 at 30% points to {210 / 0.3:.0f}", f"the 95% range is about {tens(ripe(210, 0.3, 0.04))}",
        f"stands at 490 on day 32, the range is about {tens(ripe(490, 0.7, 0.03))}",
        f"some ${(700 - 560) * 55:,} for each week", f"near {FRAUD:.2%}",
        {8: "four weeks in five"}[round(10 * (1 - FRAUD) ** 200)], f"{6000 * 0.01:.0f} a week",
        f"at most about ${60 * 60 * 0.4:,.0f}", f"about {round(size(FRAUD, 0.3 * FRAUD), -2):,.0f} payments",
        {True: "over a year of our reviews"}[size(FRAUD, 0.3 * FRAUD) / 600 > 52],
        f"near 2%, {ceil(size(0.02, 0.01))} put it", {2: "two weeks at 400"}[ceil(753 / 400)],
        f"Four weeks give {4 * 60} payments. If 96 prove fraudulent that is {96 / 240:.0%}, interval {share(96, 240)}",
        f"about {1 - 0.3:.0%} of the fraud in the oldest",
    ],
    "guessing-a-pregnancy": [
        f"at {36 / 50:.0%} being wrong in about {15_000 * 14 / 50:,.0f}",
        f"10,800 × 9% × $40 is ${15_000 * 0.72 * 0.09 * 40:,.0f}", f"would bring ${6000 * 0.25 * 40:,.0f}",
        f"36 of 50 has an interval of {share(36, 50)}",
        f"from {round(15_000 * wilson(14, 50)[0], -2):,.0f} to {round(15_000 * wilson(14, 50)[1], -2):,.0f} letters",
    ],
    "instructions-inside-an-email": [
        "0 of 300 known texts puts that kind below 1% at 95%", f"exactly {upper(0, 300):.2%} at 95%",
        f"6 of 40 worked, {6 / 40:.0%}, interval {share(6, 40)}",
        {6: "that is six a day"}[12_000 // 2000], {5: "catches five or six"}[int(6 * 0.92)],
        f"flags {12_000 * 0.008:.0f} honest ones, so {6 * 0.92 / (6 * 0.92 + 96):.0%} of its flags",
        {12: "one attack in twelve"}[int(1 / 0.08)],
        f"between {between(wilson(6, 40), 6, ' and ', 1)} credits",
        f"${round(1200 * wilson(6, 40)[0] / 5) * 5} to ${round(1200 * wilson(6, 40)[1] / 5) * 5} a day",
        {5: "five hours of work"}[150 * 2 // 60],
    ],
    "ninety-per-cent-sure": [
        f"it is {700 / 1000:.0%}, interval {share(700, 1000)}", f"75% came from costs, 300 out of {300 + 100}",
        f"pulling out costs ${0.3 * 300:.0f} on average and leaving ${0.7 * 100:.0f}", f"${90 - 70} a row",
        f"by {SCALE:.1f} turns 90% into 70%, 99% into {expit(logit(0.99) / SCALE):.0%} and 80% into",
        f"{expit(logit(0.8) / SCALE):.0%}", f"{468 / 600:.0%} and {232 / 400:.0%} behind",
        f"within 3 points, about {round(size(0.7, 0.03), -2):.0f}",
    ],
    "one-page-for-a-clause-extractor": [
        f"some {round(6000 / (4 / 60 * 38), -2):,.0f} false flags", f"2% of 400 is {400 * 0.02:.0f} contracts",
        f"all 8 found supports only {1 - upper(0, 8):.0%}",
        f"It takes {needed(0.05, 0)} of 59, or {needed(0.05, 1) - 1} of {needed(0.05, 1)}",
        f"cost ${2 * PASS:.2f} a contract against ${BY_HAND:.2f} by hand",
        f"we save ${SAVED:.0f} each, about ${round(900 * SAVED, -2):,.0f} a month",
        f"only {passes(0, 59, 0.02):.0%} of the time and the second {passes(1, 93, 0.02):.0%}",
        f"three misses in {needed(0.05, 3)} {passes(3, 153, 0.02):.0%}", f"some {round(8 / 0.03, -1):.0f} clauses",
    ],
    "wellness-bot-in-a-crisis": [
        f"Six in 2,000 is {6 / 2000:.1%}, interval {between(wilson(6, 2000), 100, '% to ', 2)}%",
        f"about {DANGER:.0f} conversations a month", f"some {round(HANDED, -2):,.0f} hand-overs",
        f"{1 - FALSE / HANDED:.0%} of them right", f"that is {round(HANDED * 25 / 60, -2):,.0f} hours",
        f"miss rate of {upper(2, 120):.1%} (one-sided, 95%), or {900 * upper(2, 120):.0f} people",
        f"takes {needed(0.01, 0)} cases", f"or {needed(0.01, 1)} with one", f"five kinds make {5 * needed(0.01, 0):,}",
        f"passes only {passes(0, 299, 0.005):.0%} of the time", {9: "still nine people"}[round(0.01 * DANGER)],
        f"some {6000 * 3 / 600:.0f} a month slip through", f"interval {between(wilson(3, 600), 6000)}",
        f"about {30 / DANGER:.0%} missed against the {2 / 120:.1%}",
    ],
}  # fmt: skip
