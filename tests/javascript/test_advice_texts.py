"""What advice reads in a text: numbers, units, counts, intervals and the first person, however they are written."""

from __future__ import annotations

import pytest

from tests.javascript.node import Node
from tests.javascript.test_advice import spoken

TEXTS = {
    "number": {
        "with": (
            "At most 3 in 1,000",
            "two weeks",
            "half of them",
            "twenty per cent",
            "€3,50",
            "3,50 €",
            "1.5",
            "٣ أيام",
            "５つ",
            "½ day",
            "by 2026-03-05",
            "a third of calls",
            "12th of May",
            "Thirty-five calls",
            "doubled",
            "$900",
            "−5",
            "n=40",
        ),
        "without": (
            "As fast as we can",
            "p95 matters",
            "GPT-4 is better",
            "version 3 of the model",
            "someone",
            "often",
        ),
    },
    "unit": {
        "with": (
            "300 ms",
            "300ms",
            "2.0 seconds",
            "$5",
            "5 €",
            "20 per cent",
            "20%",
            "20 %",
            "２０％",
            "two weeks",
            "3 lines in 100",
            "40 in 1,000 cases",
            "12-week run",
            "EUR 40",
            "90 jours",
            "5 Sekunden",
        ),
        "without": ("At most 40", "300 is the limit", "3 of 4", "10k", "1, 2 and 3", "fast", "below 7.5"),
    },
    "count": {
        "with": (
            "fell 40%, from 31 of 500 to 17 of 500",
            "12% (n = 600)",
            "12%, n=600",
            "9.0% of 600 lines",
            "17/500, 3.4%",
            "3.7%: 42 of 1,130",
            "one in two hundred",
            "four per cent in 300 notes",
            "42 calls",
            "no rate here",
            "5 % von 200 Fällen",
            "95% confidence",
            "95% CI",
            "40% of the 1,000 answers",
            "31 in 500, 6%",
            "5 of the twelve, 42%",
        ),
        "without": (
            "fell 40%",
            "fell 40% in 2025",
            "up 15% in Q3 2024",
            "cut errors by 40% in 3 weeks",
            "12 per cent",
            "up 5 points, 20%",
            "30% at $40 saved",
            "20% more",
        ),
    },
    "interval": {
        "with": (
            "12% ± 3",
            "12% +/- 3",
            "12%, 2.3% to 22.5%",
            "12%, 9–15",
            "12% (9, 15)",
            "12%, 95% CI 9 to 15",
            "12% [9%; 15%]",
            "12% with an interval",
            "12%, at most 15%",
            "12%, between 9 and 15",
            "12%, nine to fifteen",
            "12%, 9-15",
            "12% plus or minus 3",
            "12% with a standard error of 2",
            "31 of 500",
            "by my sum 4% runs from 2.3% to 6.9%",
            "from 9% to 5%, interval 1 to 7",
        ),
        "without": (
            "12%",
            "fell from 31% to 17%",
            "12% of 600",
            "twelve per cent on 2026-03-05",
            "dropped 45% from 31 to 17",
            "cut the error rate by 12% in two runs",
            "lower cost, 20%, between March and May",
            "12% in 2025-2026",
        ),
    },
    "first-person": {
        "with": ("I decided.", "Then I’d asked", "i chose it", "“I turned it down”", "So I, not they", "I"),
        "without": ("We decided", "AI decided", "i.e. nobody", "the I/O limit", "In the end", "option (i)"),
    },
}
CASES = [
    (mark, text, found == "without")
    for mark, kinds in TEXTS.items()
    for found, texts in kinds.items()
    for text in texts
]


@pytest.mark.parametrize(("mark", "text", "missing"), CASES)
def test_a_mark_is_found_however_it_is_written(node: Node, mark: str, text: str, missing: bool) -> None:
    """Advice that is wrong about what stands there is worse than none."""
    assert spoken(node, {"rule": "has", "any": [mark]}, {"f": text}) is missing
