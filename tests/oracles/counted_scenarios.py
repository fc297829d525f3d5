"""Scenarios whose answers rest on counts: the phrases that their figures give."""

from __future__ import annotations

from math import ceil, sqrt

from scipy.stats import chi2, norm

from tests.oracles import between
from tests.oracles.intervals import (
    Z,
    chance_agreement,
    constant,
    crossing,
    exact_p,
    fall,
    kappa,
    needed,
    newcombe,
    paired_size,
    passes,
    per_arm,
    upper,
    wilson,
)

ARM = per_arm(0.7, 0.73)
SHARES = (0.78, 0.09, 0.06, 0.04, 0.025, 0.005)


def day_three() -> tuple[float, float, float]:
    """Give the p-value of the first three days, the least significant gap, and the power for the gain planned for."""
    rate = (172 + 212) / 3120
    z = (212 - 172) / 1560 / sqrt(2 * rate * (1 - rate) / 1560)
    spread = sqrt(2 * 0.1175 * 0.8825 / 1560)
    # A test may also be significant the wrong way round, which adds a little.
    power = norm.sf(Z - 0.015 / spread) + norm.cdf(-Z - 0.015 / spread)
    return 2 * norm.sf(z), Z * spread, power


def hanley(area: float, positives: int, negatives: int) -> float:
    """Give the standard error of an area under the ROC curve (Hanley–McNeil)."""
    one, two = area / (2 - area), 2 * area**2 / (1 + area)
    parts = area * (1 - area) + (positives - 1) * (one - area**2) + (negatives - 1) * (two - area**2)
    return sqrt(parts / (positives * negatives))


P_VALUE, LEAST, POWER = day_three()

COMPUTED = {
    "first-evaluation-set": [
        f"chance alone gives about {chance_agreement(0.34, 0.66):.0%}, so kappa is about {kappa(0.88, 0.34, 0.66):.2f}",
        f"from {between(wilson(14, 100), 100, '% to ')}%",
        f"a fault in 2% of conversations had an {1 - 0.98**100:.0%} chance",
        f"one in 1% of them {1 - 0.99**100:.0%}",
        f"About {(0.16 - 17 / 170) / (27 / 30 - 17 / 170):.1%}: 16% less the {17 / 170:.0%} false-flag rate",
        f"only {27 / (27 + 17):.0%} were right",
    ],
    "model-retirement-notice": [
        f"36 fixed against 24 broken could well be chance (exact p about {exact_p(36, 24):.2f})",
        f"15 regressions in 120 scans is {15 / 120:.1%}",
        f"from about {between(wilson(15, 120), 100, '% to ')}%",
        f"5, 3 and 2 make {2 + 3 + 5 + 3 + 2} of {365 // 14}, finishing {26 - 15} weeks ahead",
    ],
    "reviewers-who-always-agree": [
        f"change {2000 * 0.03:.0f} claims a day while about {2000 * 0.06:.0f} suggestions are wrong",
        f"If 27 of 60 are caught, that is {27 / 60:.0%}",
        f"with an interval from {between(wilson(27, 60), 100, '% to ')}%",
        f"all 2,000 is {2000 * 4 / 60:.0f} hours",
        f"At 45% some {120 * 0.55:.0f} wrong decisions a day leave the building; at 85% it is {120 * 0.15:.0f}",
        f"60 caught of 70 is enough: the 95% interval is {between(wilson(60, 70), 100, '% to ')}%",
    ],
    "same-prompt-different-answers": [
        f"I need {ceil(ARM):,} users an arm. At 900 a day that is {ceil(2 * ARM / 900)} days",
        f"1 + 4 × 0.3 = {1 + 4 * 0.3:.1f}, so {ceil(ARM):,} becomes {ceil(ARM * 2.2 / 5):,} questions an arm",
        f"only brings it to {ceil(ARM * (1 + 9 * 0.3) / 10):,}",
        f"never falls below {ceil(ARM * 0.3):,}",
        f"has about {2 * norm.sf(Z / sqrt(2.2)):.1%}",
        f"disagree on 16% of them, about {ceil(paired_size(0.16, 0.03)):,} questions",
    ],
    "significant-on-day-three": [
        f"p = {P_VALUE:.2f}",
        f"a useless change about a {crossing([Z] * 14):.0%} chance",
        f"With 1,560 an arm only gaps of about {100 * LEAST:.1f} points or more",
        f"a z near {constant(14, 0.5) * sqrt(14 / 3):.1f} on day three",
        f"asks for about {constant(14, 0):.1f}, or p below {2 * norm.sf(constant(14, 0)):.3f}",
        f"roughly {POWER:.0%} power for that effect",
        f"why the plan asked for about {ceil(per_arm(0.11, 0.125)):,}",
    ],
    "silent-decline": [
        f"About {9000 * 0.07:.0f} more tickets a week reach people, some ${9000 * 0.07 * 4.2:,.0f}",
        f"stays under about {chi2.ppf(0.95, 9) * 2 / 9000:.3f} in 95% of weeks",
        f"68 and 47 average to {(2 * 68 + 47) / 3:.0f}%; with one third chat they average to {(68 + 2 * 47) / 3:.0f}%",
        f"150 tickets put a rate near 54% within about {100 * Z * sqrt(0.54 * 0.46 / 150):.0f} points",
        f"600 within about {100 * Z * sqrt(0.54 * 0.46 / 600):.0f}",
    ],
    "summaries-that-invent": [
        f"{60 / 500:.1%} to {36 / 500:.1%} of 500, a relative cut of {1 - 36 / 60:.0%}",
        f"of about {between(fall(60, 500, 36, 500), 100, '% to ')}%",
        f"the difference is {100 * 24 / 500:.1f} points, interval about 1 to {100 * newcombe(60, 500, 36, 500)[1]:.1f}",
        f"to about {between(fall(240, 2000, 144, 2000), 100, '% to ')}%",
        f"36 of {500 - 45} is {36 / 455:.1%}, a relative cut of about {1 - 36 / 455 / 0.12:.0%}",
        f"of roughly {between(fall(60, 500, 36, 455), 100, '% to ')}%",
        f"the design effect is {1 + 11 * 0.1:.1f}, so 6,000 claims count like some {round(6000 / 2.1, -1):,.0f}",
    ],
    "too-good-in-validation": [
        f"the gap of {0.98 - 0.71:.2f}",
        f"What is left, {0.73 - 0.71:.2f},",
        f"is about {hanley(0.71, 200, 3800):.2f} (Hanley–McNeil formula), so {0.71 - 0.04:.2f} to {0.71 + 0.04:.2f}",
    ],
    "what-the-data-card-leaves-out": [
        f"About {5900 / 53_900:.0%} were dropped",
        f"chance alone gives about {chance_agreement(*SHARES):.0%}",
        f"(kappa) is about {kappa(0.88, *SHARES):.2f}",
        f"5% of 48,000 is {48_000 * 0.05:,.0f} calls, of which about {48_000 * 0.05 * 0.005:.0f} are emergencies",
        f"on 10 of them, the 95% interval is {between(wilson(10, 12), 100, '% to ')}%",
        f"all {48_000 * 0.005:.0f} labelled twice",
    ],
    "when-the-shadow-goes-live": [
        f"With no errors allowed that takes {needed(0.01, 0)} labelled cases",
        f"three errors in {needed(0.01, 3)} instead of none in {needed(0.01, 0)}",
        f"only {passes(0, 299, 0.002):.0%} of the time and the longer one {passes(3, 773, 0.002):.0%}",
        f"41 fixed against 20 broken gives p of about {exact_p(41, 20):.2f} (exact)",
        f"about {4000 * 0.05 * 2 / 7:.0f} filings",
        f"{400 * 0.03:.0f} labels a week, so 299 takes {ceil(299 / 12)} weeks and 773 takes {ceil(773 / 12)}",
        f"all {4000 * 0.03:.0f} dangerous-goods cases each week",
        f"it is {ceil(299 / 120)} weeks and {ceil(773 / 120)}",
        f"need {needed(0.02, 0)} clean cases, still {ceil(149 / 12)} weeks",
        f"{20 / 1200:.1%} observed. The one-sided 95% upper limit is {upper(20, 1200):.1%}",
    ],
}
