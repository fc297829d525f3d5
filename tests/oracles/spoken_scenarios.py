"""Outlines of answers: what is worked out aloud beyond the figures of the prompt and of the strong points."""

from __future__ import annotations

from math import sqrt


def tiles(recall: float, miss: float = 60) -> float:
    """Give what 1,000 tiles cost with the camera: at 99% accuracy there are as many false flags as catches."""
    return 10 + 10 * (1 - recall) * miss + 2 * 10 * recall * 1.5


COMPUTED = {
    "ninety-nine-per-cent-accurate": [
        f"Ten times $60 is ${10 * 60}",
        f"camera is ${1000 * 0.01:.0f} for the thousand",
        {True: "one crack in ten would pay for it"}[tiles(0.1) < 600],
        f"we are losing ${40 * 600:,} a day",
        f"At 23% the thousand costs ${tiles(0.23):.0f}, at 88% ${tiles(0.88):.0f}",
        {True: "it’s nearer $6, the weak camera costs more than it saves"}[tiles(0.23, 6) > 10 * 6],
    ],
    "silent-decline": [
        f"{61 - 54} points of 9,000 is {9000 * 0.07:.0f} tickets, times $4.20 is about ${round(630 * 4.2, -1):,.0f}",
        {0.5: "by half a point"}[round(100 * sqrt(0.57 * 0.43 / 9000), 1)],
        f"if 5 points more go to people that is {9000 * 0.05:.0f} tickets, ${450 * 4.2:,.0f} a week",
    ],
}
"""The phrases that a candidate’s sums give; figures that the prompt or the answers already hold are not repeated."""
