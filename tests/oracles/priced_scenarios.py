"""Scenarios whose answers rest on what errors and calls cost: the phrases that their figures give."""

from __future__ import annotations

from dataclasses import replace
from math import ceil, sqrt

from scipy.stats import norm

from tests.oracles import between
from tests.oracles.intervals import Z, needed, newcombe, wilson
from tests.oracles.labs.boxes import Case, at
from tests.oracles.labs.thresholds import after_cut, break_even, cheapest, price, servable
from tests.oracles.money import Bill, Supplier, even

WALLET = Case(0.02, 10_000, 0, 1, 2.2, 1, 2, 340, 9, 4, 0, 0.15, 0, 0, 600)
NOW, CUT = at(WALLET, 2), at(WALLET, after_cut(WALLET, 2))
BEST, DESK = at(WALLET, cheapest(WALLET)), at(WALLET, servable(WALLET))
LOWER = at(WALLET, after_cut(WALLET, cheapest(WALLET)))
DEAR = replace(WALLET, cost_fp=25)
DEARER = at(DEAR, cheapest(DEAR))

P = Supplier(261, 300, 60, 1200, 0.004, 0.06, 9, 0.8)
Q, R = replace(P, caught=276, alarms=132, price=0.0015), replace(P, caught=246, alarms=24, price=0.006)
GAP, DOUBT = Q.total() - P.total(), sqrt(P.error**2 + Q.error**2)
MORE = ((Z + norm.ppf(0.8)) * DOUBT / GAP) ** 2

BILL = Bill()
ROOM = 2e6 - BILL.year
MOST = BILL.requests * (2e6 / 12 - BILL.fixed) / (BILL.month - BILL.fixed)
HANDED = BILL.human + ROOM / 12 / (BILL.requests * BILL.human_cost)


def swing(field: str) -> str:
    """Give the years, in millions, that a fifth less and a fifth more of one input make."""
    return " and $".join(
        f"{replace(BILL, **{field: getattr(BILL, field) * part}).year / 1e6:.2f}" for part in (0.8, 1.2)
    )


COMPUTED = {
    "lockouts-or-takeovers": [
        f"catches {NOW.recall:.0%} of takeovers and locks out {NOW.fpr:.1%} of honest owners",
        f"about {NOW.flags:.0f} locks per 10,000, of which {NOW.tp:.0f} are takeovers and {NOW.fp:.0f} are honest",
        f"So {NOW.precision:.0%} of locks are right",
        f"passes about {9 / (9 + 336):.1%}: 9 over 9 plus {340 - 4}",
        f"near {BEST.recall:.0%} recall at {BEST.precision:.0%} precision",
        f"means about {BEST.flags:,.0f} locks per 10,000, and the desk takes 600",
        f"about {DESK.recall:.0%}, costs fall from ${NOW.cost(WALLET):,.0f} to ${DESK.cost(WALLET):,.0f}",
        f"a further ${round(DESK.cost(WALLET) - BEST.cost(WALLET), -1):,.0f} or so",
        f"Locking nobody scores {1 - 0.02:.0%} here, above today’s {NOW.accuracy:.0%}",
        f"misses fall from {NOW.fn:.0f} to {CUT.fn:.0f} per 10,000",
        f"rise by about {CUT.fp - NOW.fp:.0f}, some {price(WALLET, 2):.0f} for each miss avoided",
        f"Break-even is about {break_even(WALLET):.0f}",
        f"falls by roughly ${round(NOW.cost(WALLET) - CUT.cost(WALLET), -2):,.0f}",
        f"takes {price(WALLET, cheapest(WALLET)):.0f} lock-outs per miss",
        f"loses about ${round(LOWER.cost(WALLET) - BEST.cost(WALLET), -2):,.0f}",
        f"rises to about {25 / (25 + 336):.1%}",
        f"about {DEARER.recall:.0%} with some {DEARER.flags:.0f} locks per 10,000",
    ],
    "ninety-nine-per-cent-accurate": [
        f"If 3 of 5 cracked tiles were caught, recall is {3 / 5:.0%}",
        f"from {between(wilson(3, 5), 100, '% to ')}%",
        f"Doing nothing costs ${10 * 60:.0f}",
        f"At 60% recall the model comes to ${10 + 4 * 60 + (6 + 6) * 1.5:.0f}",
        f"at 90% to ${10 + 1 * 60 + (9 + 9) * 1.5:.0f}",
        f"about {Z**2 * 0.8 * 0.2 / 0.05**2:.0f} cracked tiles",
    ],
    "refund-agent-or-workflow": [
        f"about ${round(3000 / 7 * 0.1 * 46, -1):,.0f} a day",
        f"nine give {0.98**9:.0%} and three give {0.98**3:.0%}",
        f"with none seen, {needed(0.01, 0)} random cases",
        f"the mean is ${0.11 * 399 / 400 + 9 / 400:.2f}",
    ],
    "three-extraction-suppliers": [
        f"P’s flags are right {P.precision:.0%} of the time, Q’s {Q.precision:.0%} and R’s {R.precision:.0%}",
        f"P about ${P.total():.0f}, R ${R.total():.0f}, Q ${Q.total():.0f}. Buying nothing costs ${60 * 9}",
        f"R wins on accuracy ({R.accuracy:.1%})",
        f"about ${Q.error:.0f} to ${R.error:.0f} on each total",
        f"The gap is ${round(GAP, 1):.2f} per 1,000 with a standard error of about ${round(DOUBT, 1):.2f}",
        {8: "roughly eight times the invoices"}[round(MORE)] + f", some {round(1500 * MORE, -3):,.0f}",
        f"between about ${even(P, R):.2f} and ${round(even(P, Q), 1):.2f}",
        f"R’s recall at {R.recall:.0%}, interval {between(wilson(246, 300), 100, '% to ')}%",
    ],
    "two-fairness-goals-clash": [
        f"{560 / 622:.0%} repay in each group. Of those who would repay, {560 / 700:.0%} in A",
        f"but only {136 / 200:.0%} in B",
        f"then {7 / 3 * (0.1 / 0.9) * 0.8:.0%} of A’s non-repayers get loans against {0.1 / 0.9 * 0.8:.0%} of B’s",
        f"{160 - 136} more good payers in B",
        f"means {24 / 0.75:.0f} more loans: 24 good, {24 / 0.75 - 24:.0f} bad",
        f"costs ${8 * 1500 - 24 * 300:,} net",
        f"falls from {136 / 151:.0%} to {160 / (151 + 32):.0%}",
        f"from about {between(newcombe(560, 700, 136, 200), 100)} points",
        f"The gap is {80 - 100 * 31 / 45:.0f} points",
        f"from just below 0 to about {100 * newcombe(560, 700, 31, 45)[1]:.0f}",
        f"roughly {ceil(Z**2 * 0.68 * 0.32 / 0.05**2)} applicants who repaid",
    ],
    "two-million-for-inference": [
        f"A call is ${BILL.call:.5f}, retries bring {BILL.failure:.0%} on top",
        f"the month is ${BILL.parts['main']:,.0f} for the main model, ${BILL.parts['larger']:,.0f} for the larger one",
        f"${BILL.parts['human']:,.0f} for paralegals and ${BILL.fixed:,.0f} fixed",
        f"fixed: ${BILL.month:,.0f}, or ${BILL.year / 1e6:.2f} million a year",
        f"{BILL.parts['human'] / BILL.month:.0%} of the bill is people",
        f"says ${12 * 4 * (3000 * 3 + 400 * 12):,} a year",
        f"about {100 * BILL.per_success:.1f} cents, beside cost per request at {100 * BILL.month / 4e6:.1f} cents",
        f"volume moves the year between ${swing('requests')} million, in hand-overs between ${swing('human')} million",
        f"in output tokens only between ${swing('tokens_out')} million",
        f"leaves ${ROOM // 1000:.0f},000 of room. It survives up to {MOST / 1e6:.1f} million requests a month",
        f"{MOST / 4e6 - 1:.0%} over plan, and breaks if hand-overs reach about {HANDED:.1%}",
        f"At planned volume {100 * 2e6 / 12 / (4e6 * 0.82):.1f} cents",
        f"Each half point is ${12 * 4e6 * 0.005 * 1.5:,.0f} a year",
        f"takes the year to about ${replace(BILL, human=0.02).year / 1e6:.2f} million",
        f"falls to about ${round(replace(BILL, human=0).year / 5000) * 5},000",
        f"at 1.0%, about ${replace(BILL, human=0.01).year / 1e6:.2f} million",
        f"About ${replace(BILL, requests=8e6).year / 1e6:.2f} million: all but the $20,000",
    ],
}
