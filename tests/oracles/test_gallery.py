"""The strong texts of the mistakes gallery: what they say of their counts is what those counts give."""

from __future__ import annotations

from math import ceil, sqrt

import pytest
from scipy.stats import binom

from macros.library import Library
from tests.oracles import between, words
from tests.oracles.intervals import Z, difference, exact_p, fall, needed, newcombe, paired, passes, upper, wilson


def corrected(judged: float, right: int, of_right: int, wrong: int, of_wrong: int, pairs: int) -> tuple[float, float]:
    """Give a rate that a judge reported, corrected for its two errors, and the margin around it (delta method)."""
    catches, leans = right / of_right, wrong / of_wrong
    true = (judged - leans) / (catches - leans)
    variance = (
        judged * (1 - judged) / pairs
        + true**2 * catches * (1 - catches) / of_right
        + (1 - true) ** 2 * leans * (1 - leans) / of_wrong
    )
    return true, Z * sqrt(variance) / (catches - leans)


TRUE, MARGIN = corrected(0.61, 99, 110, 140 - 109, 140, 1000)
REVIEWS, MISSES = 600 * 0.78 / 0.41 / 20, (600 - 468) / 20
PAUSES = 1 / binom.cdf(0.75 * 40 - 1, 40, 0.85)

LABELS, HOURS = needed(0.005, 3), 41_000 * 3.2 / 60

COMPUTED = {
    "accuracy-before-the-decision": [
        f"costs $250 and stopping a good one costs $10, that is {250 / 10:.0f} to 1",
        f"above roughly {10 / (10 + 250):.0%}",
        f"1 ÷ {1 + 250 // 10} or about {1 / 26:.0%}",
    ],
    "accuracy-without-base-rate": [
        f"3 cases in 100 are positive, a model that flags nobody scores {1 - 0.03:.0%}",
        f"On 20,000 held-out invoices we catch 468 of {20_000 * 0.03:.0f} duplicates",
        f"a recall of {468 / 600:.0%}, and 41% of our flags are right",
        "At $200 a miss and $14 a review",
        f"about ${round(200 * MISSES + 14 * REVIEWS, -2):,.0f}, against ${200 * 30:,.0f} with no model",
        f"{MISSES:.1f} misses and {REVIEWS:.0f} reviews per 1,000",
        f"accuracy is also {1 - (MISSES + 0.59 * REVIEWS) / 1000:.0%}",
    ],
    "anonymised-without-a-test": [
        "600 made-up names",
        f"below {upper(0, 600):.1%} at 95% confidence",
    ],
    "applause-for-behaviour": [
        "6,000 randomly chosen users and held it back from 2,000",
        "31% of the first group wrote a second report, against 24% of the second",
        f"{31 - 24} points (95% interval {between(difference(1860, 6000, 480, 2000), 100)})",
    ],
    "bad-data-to-blame": [
        f"it caught 39 of 95 fraud cases, a recall of {39 / 95:.2f}",
        f"39 of 95 could be anything from {between(wilson(39, 95), 100, '% to ')}%",
    ],
    "best-model-without-rivals": [
        "800 of our own claim letters: 728 right against 736",
        f"alone got 34 right and the small one alone {34 - (736 - 728)}",
        f"{8 / 8:.0f} point with a 95% interval of {between(paired(34, 26, 800), 100, places=1)}",
        "at a twelfth of the price",
        "the 6% of letters",
        {7: "about a seventh of using the large one"}[round(1 / (1 / 12 + 0.06))],
    ],
    "cost-without-an-outcome": [
        "$2.90 by hand and $0.62 with the assistant",
        f"{0.15 * 2.9 / 0.62:.0%} was the 15% of tickets handed back",
        f"now 12% and a ticket costs ${0.62 - 0.03 * 2.9:.2f}",
        f"0.15 × $2.90 is {15 * 2.9:.0f} of the 62 cents",
    ],
    "fairness-without-a-criterion": [
        "240 of 300 from tenants writing in English and 68 of 100 from the rest",
        f"recall {240 / 300:.2f} against {68 / 100:.2f}, a gap of {0.8 - 0.68:.2f}",
        f"with a 95% interval of {between(newcombe(240, 300, 68, 100), places=2)}",
        "it caught 258 of 300 and 82 of 100",
        f"gap of {258 / 300 - 0.82:.2f} could be anything from {between(newcombe(258, 300, 82, 100), places=2)}",
    ],
    "hallucinations-declared-fixed": [
        "500 summaries before the change and 500 after",
        f"failures fell from 50 to 30, or {50 / 500:.0%} to {30 / 500:.0%}",
        f"fall of {1 - 30 / 50:.0%}, with a 95% interval of {between(fall(50, 500, 30, 500), 100)}%",
    ],
    "hours-saved-without-comparison": [
        "3.2 minutes lower on the other 41,000",
        f"which is about {round(HOURS, -1):,.0f} hours",
        f"took back 12% of that, so the figure I report is {round(HOURS * 0.88, -1):,.0f}",
    ],
    "improvement-without-regressions": [
        f"fixed 44 and broke 19 (exact paired p = {exact_p(44, 19):.3f})",
    ],
    "judge-nobody-checked": [
        f"agreed on {99 + 109}, or {208 / 250:.0%}: 99 of the 110 pairs they gave to the new",
        f"only 109 of the {250 - 110} they gave to the old",
        f"a 61% win rate on 1,000 new pairs, I corrected for that lean and got {TRUE:.0%}",
        f"with a 95% interval of {between((TRUE - MARGIN, TRUE + MARGIN), 100)}.",
    ],
    "learning-without-a-mechanism": [
        f"420 right against {420 - 95 + 30}, fixing 95 and breaking 30",
    ],
    "monitoring-without-an-alarm": [
        "12 ticket fields to compare each week",
        f"Last quarter’s {12 * 13} checks",
    ],
    "proximity-without-a-decision": [
        "372 of 600 churned",
        f"324 of 600, a drop of {(372 - 324) / 6:.0f} points",
        f"with a 95% interval of {between(difference(372, 600, 324, 600), 100)}",
        f"here 4% a month, or {12_000 * 0.04:.0f} accounts",
    ],
    "reviewer-nobody-tested": [
        "I plant 40 known errors",
        f"caught 34, a catch rate of {34 / 40:.0%} (95% interval {between(wilson(34, 40), 100)}%)",
        "below 75% we pause automation, accepting that if 85% is their true rate",
        f"chance alone pauses us about one week in {PAUSES:.0f}",
    ],
    "rollback-never-rehearsed": [
        "back in nine minutes",
        f"at 300 replies an hour, about {300 * 39 / 60:.0f} go out in those {30 + 9} minutes",
    ],
    "shadow-run-by-the-calendar": [
        f"below 0.5% at 95% confidence, with three failures allowed, which takes {LABELS:,} labels",
        {7: "at 225 labels a week, took seven weeks"}[ceil(LABELS / 225)],
        f"two failures, an upper bound of {upper(2, LABELS):.2%}",
        f"about {passes(3, LABELS, 0.001):.0%} if it is wrong once in 1,000",
    ],
    "skills-without-shipped-work": [
        f"from 64 of 800 to 40 of 800, or {64 / 800:.0%} to {40 / 800:.0%}",
        f"95% interval of the fall: {between(difference(64, 800, 40, 800), 100, places=1)} points",
    ],
    "winner-without-an-interval": [
        "4,100 users in each arm",
        f"from 62.0% to 65.1%, a gain of {65.1 - 62:.1f} points",
        f"whose 95% interval is {between(difference(2669, 4100, 2542, 4100), 100, places=1)}",
    ],
    "zero-temperature-as-proof": [
        "each of our 300 test prompts five times",
        f"For 27 of them the verdict changed between runs, a flip rate of {27 / 300:.0%}",
        f"(95% interval {between(wilson(27, 300), 100)}%)",
    ],
}


@pytest.mark.parametrize("mistake", COMPUTED)
def test_a_strong_text_says_what_its_counts_give(mistake: str, library: Library) -> None:
    record = library["mistake"][mistake].record
    text = words(f"{record.hears} {record.strong} {record.why}")
    assert [phrase for phrase in COMPUTED[mistake] if phrase not in text] == []
