"""The rounds of the gallery: what they say of their counts is what those counts give."""

from __future__ import annotations

import pytest

from macros.library import Library
from tests.oracles import between, words
from tests.oracles.intervals import difference, fall, upper, wilson

COMPUTED = {
    "bakery-waste": [
        "29 of 40 shops with the forecast and in 17 of 40",
        f"a gap of {(29 - 17) / 40 * 100:.0f} points",
        f"anything from {between(difference(29, 40, 17, 40), 100)}",
        {True: "it keeps away from zero"}[difference(29, 40, 17, 40)[0] > 0],
    ],
    "clinic-no-shows": [
        f"Of 1,150 appointments that we flagged 322 were missed, or {322 / 1150:.0%}",
        {4: "about four calls"}[round(1150 / 322)],
        f"If 8 patients in 100 stay away, a model that expects everybody is right about {1 - 0.08:.0%}",
    ],
    "bank-answers": [
        "6 cents instead of 9, a " + {1 / 3: "third"}[(9 - 6) / 9] + " less",
        "7% of customers ask again where 5% did",
    ],
    "insurer-photos": [
        "164 of 200 claims",
        f"Of the {200 - 164} others 21 were motorbikes",
    ],
    "tickets-back": [
        {True: "The first time took 41 minutes"}[41 > 10],
        {True: "The second took 6, and our limit is 10"}[6 < 10],
    ],
    "jobs-clicks": [
        "Of 3,000 applicants with the new list 96 got an interview, and of 3,000 with the old one 93",
        f"The gap is {(96 - 93) / 30:.1f} points",
        f"between {between(difference(96, 3000, 93, 3000), 100, ' and ', 1)}",
    ],
    "grower-trays": [
        f"9 of the 10 sick trays in our trial, a recall of {9 / 10:.0%}",
        f"The interval of 9 in 10 runs from {between(wilson(9, 10), 100, '% to ')}%",
        f"cannot tell 90% from {wilson(9, 10)[0]:.0%}",
        {True: "neither the growers’ 85% nor the promised 80% is beaten"}[wilson(9, 10)[0] < 0.8],
    ],
    "translation-judges": [
        f"600 segments. They disagreed on 84, or {84 / 600:.0%}",
        f"With 600 segments in 12 pairs, each pair has about {600 / 12:.0f}",
    ],
    "lender-history": [
        f"88 fell behind, against 100 of 2,000 before. That is {1 - 88 / 100:.0%} fewer",
        f"among new customers down by {1 - 88 / 100:.0%}",
        f"The fall of {(100 - 88) / 20:.1f} points",
        f"from {between(difference(100, 2000, 88, 2000), 100, places=1)}",
    ],
    "rail-questions": ["Sixty questions, 13 faults"],
    "ward-letters": [
        {1: "one dose wrong in 500 drafts, and a ward signs 80 a day, so about one a week"}[round(7 * 80 / 500)],
        {True: "none in 6,000 puts the rate below 1 in 2,000"}[upper(0, 6000) < 1 / 2000],
    ],
    "callers-again": [
        "31 of 400 callers were asked again, with the old 52 of 400",
        f"{1 - 31 / 52:.0%} fewer, between {between(fall(52, 400, 31, 400), 100, '% and ')}%",
    ],
    "meter-hours": [
        "saves 2.1 minutes a photo, and mending its errors takes 0.6",
        f"Over 90,000 photos {(2.1 - 0.6) * 90_000 / 60:,.0f} hours",
        f"{2.1 - 0.6:.1f} minutes times 90,000",
        f"about ${31_000 / 2250:.0f} an hour saved",
        f"3,800 hours in one year. At $30 an hour that is worth ${3800 * 30:,}",
    ],
    "pipes-next-year": [
        f"found 122 of 200 leaks, or {122 / 200:.0%}. With a random split it had been 88%",
        f"Giving up {88 - 61} points",
    ],
    "travel-day-four": [
        "234 of 4,500 had booked, against 216 of 4,500",
        f"The gain of {(234 - 216) / 45:.1f} points",
        f"lies between {between(difference(234, 4500, 216, 4500), 100, ' and ', 1)}",
    ],
}
WITHOUT_SUMS = {"parcel-routes", "films-alarm", "shelf-prices"}


@pytest.mark.parametrize("id_", COMPUTED)
def test_a_round_says_what_its_counts_give(id_: str, library: Library) -> None:
    record = library["round"][id_].record
    text = words(" ".join([record.a, record.b, record.why_a, record.why_b]))
    assert [phrase for phrase in COMPUTED[id_] if phrase not in text] == []


def test_every_round_is_computed_or_has_nothing_to_compute(library: Library) -> None:
    assert COMPUTED.keys() | WITHOUT_SUMS == library["round"].keys()
