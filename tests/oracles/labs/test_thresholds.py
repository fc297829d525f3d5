"""The threshold lab's oracle against slower roads: a search of all thresholds, and the integral of an area."""

from __future__ import annotations

from typing import Any

import pytest
from scipy.integrate import quad
from scipy.stats import norm

from macros.library import Library
from tests.oracles.labs import defaults
from tests.oracles.labs.boxes import Case, at
from tests.oracles.labs.thresholds import cheapest, results

FINITE = {"wider positives": {"sigma1": 1.5}, "narrower positives": {"sigma1": 0.6}, "as they open": {}}
NONE = {
    "alike": {"mu1": 0},
    "the wrong way round": {"mu1": -1},
    "wide and almost all positive": {"sigma1": 1.5, "prevalence": 0.999},
    "narrow and almost none positive": {"sigma1": 0.6, "prevalence": 0.0001},
    "none positive": {"prevalence": 0},
}


@pytest.fixture
def inputs(library: Library) -> dict[str, Any]:
    return defaults(library["lab"]["thresholds"].record)


def searched(case: Case) -> float:
    """Give the lowest cost of closely spaced thresholds, far beyond all scores."""
    return min(at(case, step / 100).cost(case) for step in range(-1200, 1200))


@pytest.mark.parametrize("change", FINITE.values(), ids=FINITE)
def test_no_other_threshold_is_cheaper_than_the_cheapest(change: dict[str, float], inputs: dict[str, Any]) -> None:
    case = Case(**inputs | change)
    best = at(case, cheapest(case)).cost(case)
    assert best <= searched(case) < 1.0001 * best


@pytest.mark.parametrize("change", NONE.values(), ids=NONE)
def test_where_there_is_no_cheapest_threshold_all_or_none_is_cheapest(
    change: dict[str, float], inputs: dict[str, Any]
) -> None:
    case, found = Case(**inputs | change), results(inputs | change)
    assert (found["optimal_threshold"], found["optimal_cost"], found["capacity_cost"]) == (None, None, None)
    assert min(found["cost_flag_all"], found["cost_flag_none"]) <= searched(case) * (1 + 1e-12)


def test_the_area_is_the_chance_that_a_positive_outscores_a_negative(inputs: dict[str, Any]) -> None:
    wrong_order, _ = quad(lambda score: norm.pdf(score) * norm.cdf(score, inputs["mu1"], inputs["sigma1"]), -12, 14)
    assert results(inputs)["auc"] == pytest.approx(1 - wrong_order)
