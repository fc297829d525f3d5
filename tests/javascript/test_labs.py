"""Every result of every lab, in the browser's own code: against the oracles, on the edge cases, in words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from math import isclose, sqrt
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from macros.library import Library
from tests.javascript.lab_inputs import Inputs, likely
from tests.javascript.node import Node
from tests.oracles.convolution import chain
from tests.oracles.labs import oracle
from tests.oracles.labs.latency import LEVELS, given_stages, moments

NINE_DIGITS = 1e-9
LABS = (
    "ab-test", "drift", "fairness", "inference-cost", "latency", "offers", "shadow-run", "thresholds", "timeline",
    "vendors",
)  # fmt: skip
SIMULATED = ("mean", *LEVELS, "within_budget")
NO_FIGURE = re.compile(r"NaN|Infinity|undefined|null|\[object|-\d|∞")


def compute(node: Node, lab: str, inputs: Inputs) -> dict[str, Any]:
    """Give a lab's results, once each is a number or a word or says why it is neither, and the sentence is one."""
    answer = node.call(f"labs/{lab}.js", "compute", inputs)
    found, why = answer["results"], answer["why"]
    assert why.keys() == {name for name, value in found.items() if value is None}
    said = [*why.values(), node.call(f"labs/{lab}.js", "sentence", inputs, found)]
    for problem in node.call(f"labs/{lab}.js", "problems", inputs):
        assert problem["name"] in inputs
        said.append(problem["say"])
    for text in said:
        assert re.fullmatch(r"[A-Z\d].{15,300}\.", text), text
        assert not NO_FIGURE.search(text), text
    return answer


def floors(lab: str, inputs: Inputs, expected: Mapping[str, Any]) -> Mapping[str, dict[str, float]]:
    """Give the tolerances of figures that are differences: both roads lose the digits that their terms share."""
    if lab == "thresholds":
        costs = sum(abs(inputs[f"cost_{kind}"]) for kind in ("fn", "fp", "tp", "tn")) * inputs["decisions"]
        scale = sum(abs(inputs[name]) for name in ("mu0", "mu1", "threshold")) + inputs["sigma0"] + inputs["sigma1"]
        money = ("cost", "optimal_cost", "cut_cost", "model_cost", "capacity_cost", "cost_flag_none", "cost_flag_all")
        return (
            {name: {"abs": 1e-15 * costs} for name in money}
            | {f"{name}_threshold": {"abs": 1e-14 * scale} for name in ("optimal", "cut", "capacity")}
            | {"mcc": {"abs": 1e-15}}
        )
    if lab == "shadow-run":
        # SciPy's inverse keeps eight digits from a hundred million cases on; the lab's own are tested with beta.js.
        return {name: {"rel": 1e-7} for name in ("upper_bound", "regression_upper")} | {
            f"difference_{end}": {"abs": 1e-15} for end in ("low", "high")
        }
    if lab == "offers":
        totals = ("total", "present_value")
        return {f"difference_{name}": {"abs": 1e-14 * (expected[f"{name}_a"] or 0)} for name in totals}
    if lab == "inference-cost":
        return {"headroom": {"abs": 1e-15 * inputs["budget"]}}
    return {f"opportunity_{end}": {"abs": 1e-15} for end in ("low", "high")} if lab == "fairness" else {}


def differing(lab: str, inputs: Inputs, found: Mapping[str, Any], expected: Mapping[str, Any]) -> dict[str, Any]:
    """Give the results that differ from the oracle's by more than nine digits allow, with both values."""
    assert found.keys() == expected.keys()
    loose = floors(lab, inputs, expected)
    wrong = {}
    for name, true in expected.items():
        value = found[name]
        near = {"rel": NINE_DIGITS, "abs": 0} | loose.get(name, {})
        exact = true is None or isinstance(true, str) or value is None or isinstance(value, str)
        if value != (true if exact else pytest.approx(float(true), **near)):
            wrong[name] = value, true
    return wrong


@pytest.mark.parametrize("lab", LABS)
def test_every_result_agrees_with_the_oracle_and_is_undefined_where_it_is(
    library: Library, node: Node, lab: str
) -> None:
    @given(inputs=likely(library["lab"][lab].record))
    @settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    def check(inputs: Inputs) -> None:
        answer, expected = compute(node, lab, inputs), oracle(lab).results(inputs)
        if lab == "latency":
            assert_simulated(inputs, answer, expected)
        assert differing(lab, inputs, answer["results"], expected) == {}

    check()


def assert_simulated(inputs: Inputs, answer: dict[str, Any], exact: dict[str, Any]) -> None:
    """Compare what is simulated by standard errors, and put the exact figures in its place."""
    draws, found = answer["draws"], answer["results"]
    assert draws >= 100_000
    stages = given_stages(inputs)
    for name in SIMULATED if stages else ():
        # What integrals leave below 0 or above 1 is their own error.
        if not isclose(found[name], exact[name], rel_tol=NINE_DIGITS, abs_tol=1e-15):
            if name in LEVELS:  # by the share of requests below it, which holds for long tails too
                level = LEVELS[name]
                off, error = chain(stages)(found[name]) - level, sqrt(level * (1 - level) / draws)
            elif name == "mean":
                off, error = found[name] - exact[name], sqrt(sum(moments(stage)[1] for stage in stages) / draws)
            else:
                off, error = found[name] - exact[name], sqrt(exact[name] * (1 - exact[name]) / draws)
            assert abs(off) < 4 * error, (name, found[name], exact[name])
        assert answer["errors"][name] >= 0
        found[name] = exact[name]

