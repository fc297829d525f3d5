"""Outlines of answers about building, buying, retiring and people: the sums done aloud, beyond the answers’ own."""

from __future__ import annotations

from math import ceil

from tests.oracles.intervals import exact_p, needed, upper
from tests.oracles.money import Bill
from tests.oracles.priced_scenarios import P, Q, R, Supplier

WEEK, AGENT = 3000, 0.11 * 399 / 400 + 9 / 400
CHANGED, WRONG = 0.03 * 2000, 0.06 * 2000
LIMITED = 0.018 * 3e6 - 45_900
BILL = Bill()
CALLS = 4e6 * 0.85
LETTERS = 10_800 * 0.09 * 40


def parts(supplier: Supplier) -> list[str]:
    """Give what 1,000 invoices cost with a supplier: misses, false flags, pages."""
    misses = 60 * (1 - supplier.recall) * supplier.cost_fn
    flags = 940 * supplier.fpr * supplier.cost_fp
    return [f"${part:.0f}" for part in (misses, flags, 1000 * supplier.price)]


COMPUTED = {
    "ai-for-the-lifeguard-rota": [
        f"rescue 20 a quarter, {4 * 20} a year, for $180,000: ${180_000 / 80:,.0f} each",
        f"{4 * 290:,} a year, for $30,000: ${30_000 / 1160:.0f} each",
        {True: "out by a factor of ten and the order would hold"}[180_000 / 80 > 10 * 30_000 / 1160],
        f"is about ${round(12 * 6 * 34, -1):,} a week, ${round(12 * 6 * 34 * 52, -3):,} a year",
    ],
    "annotators-who-agree-86-per-cent": [
        f"spend ${300 * 2 * 0.4:.0f} before ${6000 * 0.4:,.0f}", f"26% times 25% is {0.26 * 0.25:.1%} both urgent",
        f"74% times 75% is {0.74 * 0.75:.1%} both not. So {0.26 * 0.25 + 0.74 * 0.75:.0%} comes free",
        f"Of the {100 - 62} points above that they earned {86 - 62}, and 24 of 38 is {24 / 38:.0%}",
        f"260 less 185 is {260 - 185}; 250 less 185 is {250 - 185}",
        {True: "neither is simply stricter"}[exact_p(75, 65) > 0.4], f"That leaves {75 + 65} messages",
        f"on the thousand costs ${1000 * 0.4:.0f}", f"My ${300 * 2 * 0.4:.0f} tests", f"at a time, ${1500 * 0.4:.0f}",
    ],
    "fourteen-teams-one-vision-system": [
        f"five times $22,600, up to ${5 * 22_600:,}", f"{81 - 68} fewer of 90 are right",
        {7: "one in seven"}[round(90 / 13)],
        {430: "over 430 more wrong verdicts"}[int(3000 * 13 / 90) // 10 * 10], "some of the $113,000",
    ],
    "growth-that-loses-money": [
        f"50,000 times $8 is ${50_000 * 8:,}; less $250,000, that leaves ${400_000 - 250_000:,} for requests",
        f"12 million at $0.018 is ${12e6 * 0.018:,.0f}. There’s the ${216_000 - 150_000:,}",
        f"cost ${3e6 * 0.018:,.0f} a month and pay ${300 * 8:,}", f"still lose about ${round(66_000 - 45_900, -4):,}",
        "we make about $75,000", f"makes $114,000, ${114_000 - 75_000:,} better",
    ],
    "guessing-a-pregnancy": [
        f"72% of 15,000 is {0.72 * 15_000:,.0f}; 9% of those is {10_800 * 0.09:.0f}; times $40 is ${LETTERS:,.0f}",
        f"That’s ${LETTERS / 15_000:.2f} a letter", f"the {15_000 - 10_800:,} sent to the wrong home",
        f"each cost us ${LETTERS / 4200:.2f} in trust", f"25% of members at $40 is ${0.25 * 40:.0f} a member",
        f"{round(LETTERS / 10, -2):,.0f} members match the letters and 6,000 bring ${6000 * 10:,}",
    ],
    "model-retirement-notice": [
        f"36 less 24 is {36 - 24} of 800, {12 / 8:.1f} points",
        f"leaves {24 - 15} broken among the other {800 - 120}, {9 / 680:.1%}",
        {9: "Nearly ten times as often on scans"}[int(15 / 120 / (9 / 680))],
        {8: "one scan in eight"}[round(120 / 15)], {5: "five of them don’t know"}[9 - 4],
        {3: "A third of those weeks"}[15 // 5],
    ],
    "refund-agent-or-workflow": [
        f"averages ${AGENT:.2f}", {True: "under $400 for 3,000 a week"}[390 < WEEK * AGENT < 400],
        f"would take ${WEEK * 0.01:.0f}", f"3,000 times $46: ${WEEK * 46:,} a week",
        f"nine steps go wrong in {1 - 0.98**9:.0%} of requests, about {round(WEEK * (1 - 0.98**9), -2):.0f} a week",
        f"Three go wrong in {1 - 0.98**3:.0%}, about {round(WEEK * (1 - 0.98**3), -1):.0f}",
    ],
    "reviewers-who-always-agree": [
        f"6% of 2,000 is {WRONG:.0f} wrong suggestions; 3% is {CHANGED:.0f} changes",
        f"{WRONG - CHANGED:.0f} wrong decisions go out", f"at six and a half hours is {8 * 6.5:.0f} hours",
        f"that’s {52 * 60 / 4:.0f} proper looks a day", {12: "about twelve more"}[20 - 8],
        {True: "2,000 times 14 seconds is under eight hours, an hour each"}[7 < 2000 * 14 / 3600 < 8],
    ],
    "support-logs-to-a-supplier": [
        f"176 less 168 is {176 - 168} of 200, {100 * 8 / 200:.0f} points",
        f"would be {90_000 * 0.04:,.0f} more grouped",
        f"at 6.5% that’s {2000 * 0.065:.0f} a month. Bring the redactor under 0.5%: at most {2000 * 0.005:.0f}",
        {True: "Sending less did most of it"}[5850 - 130 > 10 * (130 - 10)],
    ],
    "three-extraction-suppliers": [
        f"{1 - P.recall:.0%} missed, {60 * (1 - P.recall):.1f} times $9 is {parts(P)[0]}",
        f"{1000 - 60} sound ones, {P.fpr:.0%} flagged, {940 * P.fpr:.0f} times $0.80 is {parts(P)[1]}",
        f"Pages, {parts(P)[2]}. That’s ${P.total():.0f}",
        "R the same way is {}, {} and {}".format(*parts(R)) + f": ${R.total():.0f}",
        {6: "Six dollars apart"}[round(R.total() - P.total())],
        f"wrong in {100 * (1 - Q.precision):.0f} of every 100 flags",
        {0.5: "right in about half"}[round(P.precision, 1)],
    ],
    "two-fairness-goals-clash": [
        f"560 plus 62 is {560 + 62}, and 560 of 622 is {560 / 622:.0%}",
        f"136 plus 15 is {136 + 15}, again {136 / 151:.0%}",
        f"560 of 700 is {560 / 700:.0%}, 136 of 200 is {136 / 200:.0%}",
        f"80% of 200 is {0.8 * 200:.0f}, so doing nothing costs {160 - 136} people",
        f"takes {24 / 0.75:.0f} loans, {24 / 0.75 - 24:.0f} of them bad",
        f"24 times $300 less 8 times $1,500 is minus ${8 * 1500 - 24 * 300:,}, ${4800 / 24:.0f} for each",
        {8: "Eight people then carry a debt"}[round(24 / 0.75) - 24],
        f"where five in six repay, {1500 / 1800:.0%}",
    ],
    "two-million-for-inference": [
        f"${BILL.year / 1e6:.1f} million in the plan", f"the other ${(2e6 - BILL.year) // 1000:.0f},000 held",
        f"4 million less 15% is {CALLS / 1e6:.1f} million calls",
        f"{3000 - 0.6 * 2000:,.0f} full-price tokens at $3, which is {1800 * 3 / 1e4:.2f} cents",
        f"{0.6 * 2000:,.0f} cached, {1200 * 0.3 / 1e4:.2f}; 400 out at $12, {400 * 12 / 1e4:.2f}",
        f"A shade over a cent, so ${round(CALLS * BILL.call, -3):,.0f} a month",
        f"the larger model make it ${round(BILL.parts['main'] + BILL.parts['larger'], -3):,.0f}",
        f"1.5% of 4 million is {0.015 * 4e6:,.0f}, times $1.50 is ${60_000 * 1.5:,.0f}",
        f"With $20,000 fixed that’s ${round(BILL.month, -4):,.0f}, and twelve of those are ${12 * 0.15:.1f} million",
        {True: "nearly twice what is held back"}[1.8 < 360_000 / 195_000 < 2],
    ],
    "when-the-shadow-goes-live": [
        f"12 dangerous consignments a week, {6 * 12} in six", f"three over 72 is about {upper(0, 72):.0%}",
        {4: "four times the limit"}[round(upper(0, 72) / 0.01)], f"They also bring {6 * 400:,} labels overall",
        f"All 120 a week, less the 12 we get anyway, is {120 - 12} more, {108 / 400:.0%} on top",
        {7: "after seven weeks of labels"}[ceil(needed(0.01, 3) / 120)],
        {5: "through in five weeks"}[ceil(773 / 400) + 3],
    ],
}  # fmt: skip
"""The phrases that a candidate’s sums give; figures that the prompt or the answers already hold are not repeated."""
