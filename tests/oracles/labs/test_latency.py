"""What the latency lab simulates: its draws, its standard errors, and the integrals that stand beside them."""

from __future__ import annotations

import re
from typing import Any

import numpy
import pytest

from macros.library import Library
from tests.conftest import ROOT
from tests.oracles import as_shown
from tests.oracles.convolution import Z99, chain, percentile
from tests.oracles.labs import defaults
from tests.oracles.labs.latency import LEVELS, errors_off, results, standard_errors

DRAWS = 100_000_000
SIMULATED = ("mean", *LEVELS, "within_budget")


@pytest.fixture
def lab(library: Library) -> Any:
    """The lab."""
    return library["lab"]["latency"].record


@pytest.mark.parametrize("name", SIMULATED)
def test_a_printed_simulation_is_within_four_of_the_errors_it_states(name: str, lab: Any) -> None:
    (row,) = (row for row in lab.results if row.name == name)
    error = standard_errors(defaults(lab), DRAWS)[name]
    assert row.error == (f"{100 * error:.3f} points" if name == "within_budget" else f"{error:.3f} ms")
    assert abs(errors_off(defaults(lab), name, row.value, DRAWS)) < 4


def test_only_what_is_simulated_states_an_error(lab: Any) -> None:
    assert {row.name for row in lab.results if row.error} == set(SIMULATED)


def test_the_simulated_mean_is_shown_like_the_exact_one(lab: Any) -> None:
    (row,) = (row for row in lab.results if row.name == "mean")
    assert as_shown(results(defaults(lab))["mean"], "282.8") == row.shown.removesuffix(" ms")


def test_the_lab_names_the_draws_that_its_page_makes(lab: Any) -> None:
    script = (ROOT / "overrides/assets/javascripts/labs/simulation.js").read_text(encoding="utf-8")
    (draws,) = re.findall(r"export const DRAWS = (\d+);", script)
    assert any(f"{int(draws):,} draws" in formula.words for formula in lab.formulas)


@pytest.mark.parametrize(
    "stages",
    [
        ((0.001, 1e7), (100, 100.01), (5, 1e4)),
        ((1000, 1001), (0.001, 1e4), (3, 3.00001)),
        ((10, 20),) * 6,
        ((1, 1e6),) * 4,
        ((50, 50), (1, 1.0000001)),
        ((0.001, 0.01), (1e5, 1e7)),
    ],
)
def test_the_integrals_agree_with_draws_however_unlike_the_stages_are(stages: tuple[tuple[float, float], ...]) -> None:
    chance, draws = numpy.random.default_rng(20261122), 1_000_000
    times = sum(usual * (slow / usual) ** (chance.standard_normal(draws) / Z99) for usual, slow in stages)
    for level in (0.01, 0.2, 0.5, 0.9, 0.95, 0.99):
        error = (level * (1 - level) / draws) ** 0.5
        assert abs((times <= percentile(stages, level)).mean() - level) < 5 * error
        assert abs(chain(stages)(numpy.quantile(times, level)) - level) < 5 * error
