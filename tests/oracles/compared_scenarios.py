"""Scenarios that compare two versions case by case, or two teams of judges: what the disagreements show."""

from __future__ import annotations

from math import ceil, sqrt

from scipy.stats import fisher_exact, norm

from tests.oracles import between
from tests.oracles.intervals import Z, exact_p, needed, paired, paired_size, passes, per_arm, upper, wilson

ONE_SIDED = norm.ppf(0.95)


def level(discordant: float, margin: float) -> float:
    """Give the cases that show a loss below a margin, one-sided at 95% with 80% power, when there is none."""
    return (ONE_SIDED + norm.ppf(0.8)) ** 2 * discordant / margin**2


def preferred(share: float) -> float:
    """Give the pairs that tell a share of preferences from one half at 5% with 80% power."""
    return ((Z / 2 + norm.ppf(0.8) * sqrt(share * (1 - share))) / (share - 0.5)) ** 2


def corrected(judged: float, pairs: int, right: int, of_right: int, wrong: int, of_wrong: int) -> tuple[float, float]:
    """Give a judge's rate, corrected for both its errors, and the margin around it (delta method)."""
    catches, leans = right / of_right, wrong / of_wrong
    true = (judged - leans) / (catches - leans)
    spread = judged * (1 - judged) / pairs
    spread += true**2 * catches * (1 - catches) / of_right + (1 - true) ** 2 * leans * (1 - leans) / of_wrong
    return true, Z * sqrt(spread) / (catches - leans)


FIRES = 200_000 / 800
OLD, NEW = (1800 * 2 + 250 * 8) / 1e6, (1800 * 1.6 + 340 * 6.4) / 1e6
WORSE, _ = paired(38, 22, 1500, ONE_SIDED)
CHANCE = 0.58 * 0.51 + 0.42 * 0.49
TRUE, MARGIN = corrected(0.58, 2000, 118, 153, 56, 147)
AGENT, PEOPLE = 30 * 85 + 45 * 12, 12 * 85 + 33 * 12
MONTH = per_arm(0.04, 0.06)
TOKENS = [2e6 * 365 * price / 1e6 for price in (420 * 2.5 + 12 * 10, 420 * 0.5 + 12 * 2)]
LABELS, RUN = 4000 * 0.9 + 300 * 0.9 * 12, 3300 * 12 + 54_000
REST = LABELS + RUN - 18_000

COMPUTED = {
    "bad-model-in-smoke-alarms": [
        f"200,000 homes have about {FIRES:.0f} slow fires a year", f"{9 - 2} in 300 more",
        f"some {FIRES * 7 / 300:.1f} a year", {9: "one every nine weeks"}[round(52 / (FIRES * 7 / 300))],
        f"newly mutes {9 - 1} and rescues {2 - 1}: exact p of {exact_p(8, 1):.2f}",
        f"as separate samples gives {fisher_exact([[9, 291], [2, 298]]).pvalue:.2f}",
        f"reaches {0.74 * 200_000:,.0f} homes by tomorrow and {0.91 * 200_000:,.0f} within",
        f"about {round(0.08 * 148_000, -2):,.0f} of the first 148,000",
        {5: "costs five more false alarms a year"}[9 - 4], f"Today’s {0.06 * 200_000:,.0f} silent",
        f"about one slow fire in {52 / (2000 / 800):.0f} weeks", f"at most 3 muted in {needed(0.01, 3)} gives below 1%",
        f"150 with one muted allowed up to {upper(1, 150):.1%}",
        f"about {12_000 / 800:.0f} slow fires a year and {15 * 7 / 300:.2f} more of them muted",
        f"{0.7 * 12_000:,.0f} get a letter and a free replacement; {0.3 * 12_000:,.0f} need",
        f"passes it only {passes(0, 299, 0.002):.0%} of the time",
        f"against {passes(3, 773, 0.002):.0%} for three in 773",
    ],
    "better-model-by-friday": [
        f"Net gain is {38 - 22} of 1,500, about {16 / 15:.1f} points, exact p of {exact_p(38, 22):.3f}",
        f"Nine of 60 gas-cooker cases is {9 / 60:.0%}, interval {between(wilson(9, 60), 100, '% to ')}%",
        f"the {38 + 22} changes", f"${OLD:.5f} a call becomes ${NEW:.5f}",
        f"{1 - NEW / OLD:.0%} less, ${90_000 * (OLD - NEW):.0f} a month", {5: "half a second"}[round(10 * (2.6 - 2.1))],
        f"difference is +{16 / 15:.2f} points, interval {between(paired(38, 22, 1500), 100, places=2)}",
        f"lower limit is +{100 * WORSE:.1f}", f"22 of 1,500 is {22 / 1500:.1%}",
        f"upper limit {upper(22, 1500):.1%}: up to one answer in {1 / upper(22, 1500):.0f}",
        f"some {90_000 * 60 / 1500:,.0f} cases a month", f"list of {22 - 9} known",
    ],
    "fourteen-teams-one-vision-system": [
        f"$31,000 against about ${2.1e6 * 0.004:,.0f} saves ${31_000 - 2.1e6 * 0.004:,.0f}",
        f"mends {(108 + 12) // 2} and spoils {(108 - 12) // 2}, so no difference is shown",
        f"spoils {(19 + 13) // 2} and mends {(19 - 13) // 2}, {81 / 90:.0%} down to {68 / 90:.0%}",
        f"p of {exact_p(16, 3):.3f}", f"3,000 photographs a month, 40 seconds each: {3000 * 40 / 3600:.0f} hours",
        f"The rate itself is {between(wilson(68, 90), 100, '% to ')}%",
    ],
    "judge-against-people": [
        f"where advisers chose A {300 - 153 - 91} times, and the reverse {153 - 118} times (exact p",
        f"{exact_p(56, 35):.3f})", f"{(58 + 50) / 2:.0f}% over both orders",
        f"it wins 52%, interval {between(wilson(260, 500), 100, '% to ')}%",
        f"209 of 300 is {209 / 300:.0%}, but chance gives {CHANCE:.0%}, so kappa is",
        f"{(209 / 300 - CHANCE) / (1 - CHANCE):.2f}",
        f"picks B in {118 / 153:.0%} of the pairs where advisers do and in {56 / 147:.0%} where they pick A",
        f"(58 − 38) / (77 − 38), {TRUE:.0%}", f"about {between((TRUE - MARGIN, TRUE + MARGIN), 100, '% to ')}%",
        f"people alone give {between(wilson(153, 300), 100, '% to ')}%", f"{153 / 300:.0%} buys nobody anything",
        f"55% from 50% takes {ceil(preferred(0.55))} pairs, {ceil(preferred(0.55)) - 300} more, about",
        f"{483 * 5 / 60:.0f} hours", f"it means {0.5 + 0.63 / 2:.1%} raw agreement",
        f"About {round(preferred(0.53), -1):,.0f} pairs at 5%", f"some {round(preferred(0.53) * 5 / 60, -1):.0f} hours",
        f"The {300 - 209} pairs on which it parted",
    ],
    "mostly-generated-training-data": [
        f"saving is ${4800 * (1.5 - 0.02):,.0f} a round", f"There it is {747 / 900:.0%} against {801 / 900:.0%}",
        f"fall from {132 / 150:.0%} to {117 / 150:.0%}", f"(exact p {exact_p(6, 21):.3f})",
        f"720 right, {720 / 900:.0%}, then the generated text added {(747 - 720) / 9:.0f} points",
        f"dropping 4,800 real ones had cost {(801 - 720) / 9:.0f}",
        f"Here it is {15 / 1.5:.0f} points, two-sided interval {between(paired(21, 6, 150), 100)}",
        f"differ on 10% of cases, {ceil(level(0.1, 0.03))} for 80% power",
        {9: "nine days"}[ceil(level(0.1, 0.03) / (500 / 6))],
        f"At the {27 / 150:.0%} seen here it is {ceil(level(0.18, 0.03)):,}",
        {15: "fifteen days"}[ceil(level(0.18, 0.03) / (500 / 6))],
    ],
    "reviewers-who-make-your-labels": [
        f"at least {120 - 45} wrong, {75 / 2000:.2%}, and the reviewers at least {120 - 75}, {45 / 2000:.2%}",
        f"(exact p {exact_p(75, 45):.3f})", f"mistakes cost ${AGENT:,} and the reviewers’ ${PEOPLE:,}",
        f"about ${round(3 * (AGENT - PEOPLE), -1):,} a week more, against ${420 * 32:,} of hours",
        f"{ceil(MONTH / 4)} of the agent’s decisions a week", f"about {MONTH / 4 * 420 / 6000:.0f} hours",
        f"the saving is {420 - 33 - 40} hours", {10: "about ten jobs"}[round(347 / 35)],
        f"takes {ceil(MONTH):,} labels a month, {ceil(MONTH / 4)} a week",
        f"within a point takes about {Z**2 * 0.04 * 0.96 / 0.01**2:,.0f}",
        f"${round(33 * 32, -1):,} of labels and ${40 * 32:,} of appeals",
        f"some ${13_440 - 5020 - 1060 - 1280:,} a week", f"On {20 * 30} a steady 97%",
        f"about {between(wilson(582, 600), 100, '% to ')}%",
    ],
    "right-document-wrong-answer": [
        f"in {110 / 120:.0%} of questions, interval {between(wilson(110, 120), 100, '% to ')}%",
        f"the answer is right in {90 / 110:.0%}. So of {120 - 90} wrong answers {120 - 110} are retrieval’s and",
        f"{110 - 90} come later", f"One rate of {90 / 120:.0%}", f"touches {12 + 5 + 4 + 3} of the 30",
        f"so {30 - 9} of {120 - 14} given answers are wrong, {21 / 106:.0%} in place of {30 / 120:.0%}",
        {5: "five right answers"}[14 - 9], f"cost ${30 * 400 * 2 / 1e6:.3f} a question in place of ${10 * 8e-4:.3f}",
        f"${60_000 * 0.016:.0f} a month more", f"{60_000 * 3 / 120:,.0f} more right answers a month would cost",
        f"${960 / 1500:.2f} each", f"110 of 120, 95% interval {between(wilson(110, 120), 100, '% to ')}%",
        f"takes some {round(Z**2 * 110 * 10 / 120**2 / 0.03**2, -1):.0f} questions",
        f"120 found gives about {120 * 90 / 110:.0f} right",
    ],
    "six-hundred-labels": [
        f"${TOKENS[0]:,.0f} in tokens, the middle one ${round(TOKENS[1], -2):,.0f}", f"${RUN:,} to run",
        f"about ${round(LABELS, -2):,.0f} in labels, so ${round(RUN + LABELS, -2):,.0f}",
        f"{172 / 200:.0%} against {164 / 200:.0%} on 200 is {(36 + 8) // 2} mended against {(36 - 8) // 2} spoiled",
        f"p of {exact_p(22, 14):.2f}; the gap lies between {between(paired(22, 14, 200), 100, ' and +')} points",
        f"cost ${4000 * 0.9:,.0f}", f"24 intents is {600 / 24:.0f} each",
        {9: "Nearly 900"}[ceil(paired_size(0.18, 0.04) / 100)], f"{0.05 * 2e6:,.0f} a day",
        f"${round(0.05 * TOKENS[0], -2):,.0f} a year, ${round(RUN + LABELS + 0.05 * TOKENS[0], -2):,.0f} in all",
        f"300 fresh random labels a month, ${300 * 0.9 * 12:,.0f}",
        f"about {round(REST / TOKENS[0] * 2e6, -3):,.0f} messages a day and the middle one above about",
        f"{round(REST / TOKENS[1] * 2e6, -3):,.0f}",
        f"Each 1% of traffic there costs ${round(TOKENS[0] / 100, -2):,.0f}",
        f"about ${round(0.12 * TOKENS[0], -3):,.0f}", f"wrong in {200 - 164} of 200",
    ],
    "support-logs-to-a-supplier": [
        f"{168 / 200:.0%} against {176 / 200:.0%}, {(32 + 8) // 2} mended and {(32 - 8) // 2} spoiled by the supplier",
        f"p of {exact_p(20, 12):.2f}", f"factor of {90_000 // 2000}",
        f"{1940 / 2000:.0%} of identifiers is {52 / 800:.1%} of conversations",
        f"interval {between(wilson(52, 800), 100, '% to ', 1)}%", f"some {90_000 * 52 / 800:,.0f} conversations",
        f"shown on {needed(0.005, 0)} clean ones, or at most three misses in {needed(0.005, 3):,}",
        f"With {2000 / 800} identifiers each that asks for about {0.995 ** (800 / 2000):.1%}",
        f"passes the first gate only {passes(0, 598, 0.001):.0%} of the time and the second",
        f"{passes(3, 1549, 0.001):.0%}", {10: "up to ten"}[round(2000 * 0.005)], f"the {2000 - 1940} missed",
    ],
}  # fmt: skip
