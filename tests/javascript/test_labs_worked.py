"""The labs' worked examples to the printed digit, and what the labs say where nothing can be computed."""

from __future__ import annotations

import re
from typing import Any

import pytest

from macros.library import Library
from tests.javascript.node import Node
from tests.oracles import as_shown
from tests.oracles.labs import defaults

NOBODY = {f"{kind}_{group}": 0 for kind in ("tp", "fn", "fp", "tn") for group in "ab"}
EVEN = "50," * 9 + "50"
MOVED = "30, 35, 40, 45, 50, 50, 55, 60, 65, 70"
FIRST = {"tp": 352, "fn": 48, "fp": 96, "tn": 1504, "price": 0.002, "p95": 180}
FRONT = {"vest1_a": 0.33, "vest2_a": 0.33, "vest3_a": 0.22, "vest4_a": 0.12}

WORKED: list[tuple[str, dict[str, Any], dict[str, str]]] = [
    ("thresholds", {"threshold": 0.8678067450758704}, {
        "cost": "2,839.79", "cut_fp_per_fn": "27.27", "cut_cost": "2,859.25", "recall": "0.871", "precision": "0.192",
        "flags": "226.7"}),
    ("thresholds", {"prevalence": 0.01}, {"precision": "0.095"}),
    ("thresholds", {"prevalence": 0.2}, {"precision": "0.721"}),
    ("ab-test", {"samples": 3}, {"prompts_per_arm": "2,156"}),
    ("ab-test", {"samples": 10}, {"prompts_per_arm": "1,496"}),
    ("ab-test", {"icc": 0.6}, {"prompts_per_arm": "2,749"}),
    ("shadow-run", {"allowed": 0}, {"needed": "598", "pass_probability": "0.55", "weeks_slice": "50"}),
    ("shadow-run", {"allowed": 1}, {"needed": "947"}),
    ("shadow-run", {"allowed": 2}, {"needed": "1,258"}),
    ("shadow-run", {"allowed": 5}, {"needed": "2,100"}),
    ("shadow-run", {"allowed": 0, "weekly": 20000, "labelled": 0.02}, {"weeks": "2"}),
    ("shadow-run", {"allowed": 0, "weekly": 20000}, {"weeks": "1"}),
    ("ab-test", {"samples": 1}, {"deff": "1", "prompts_per_arm": "4,042", "outputs_per_arm": "4,042"}),
    ("shadow-run", {"fixed": 0, "broken": 0, "margin": 0}, {
        "mcnemar_p": "1.000", "difference_low": "0.000", "non_inferior": "false"}),
    ("shadow-run", {"seen": 5, "failures": 5}, {"upper_bound": "100.0%"}),
    ("shadow-run", {"allowed": 0, "tolerated": 0.2, "confidence": 0.36}, {"needed": "2", "needed_zero": "2"}),
    ("inference-cost", {"failure": 1, "retries": 2}, {"attempts": "3"}),
    ("inference-cost", {"budget": 200000}, {"max_requests": "0"}),
    ("inference-cost", {"human": 0}, {
        "year": "731,712", "per_success": "0.01182", "headroom": "1,268,288", "max_requests": "20,755,755"}),
    ("inference-cost", {"human": 0.024}, {"year": "2,805,312"}),
    ("inference-cost", {"prefix_hit": 0}, {"year": "2,624,170"}),
    ("vendors", {"latency_cap": 300}, {"feasible_a": "true", "feasible_b": "false", "feasible_c": "true", "best": "a"}),
    ("vendors", {"recall_floor": 0.9}, {"feasible_a": "false", "feasible_b": "true", "best": "b", "tie": "false"}),
    ("vendors", {f"{name}_c": value for name, value in FIRST.items()}, {
        "best": "a", "tie": "true", "pareto_a": "true", "pareto_c": "true", "break_even_ab": "7.70"}),
    ("latency", {"p99_1": 15, "p99_2": 60, "p99_3": 140, "p99_4": 25}, {"p50": "240", "p99": "240", "bound": "240"}),
    ("latency", {"fan_out": 10}, {"fan_out_slow": "9.6%"}),
    ("latency", {"arrival_rate": 90}, {"queue_mean": "100", "queue_p99": "461"}),
    ("drift", {"reference": EVEN, "current": MOVED}, {
        "psi": "0.0626", "psi_null_95": "0.0677", "ks": "0.10", "verdict": "noise"}),
    ("drift", {"reference": "10," * 9 + "10", "current": "6,7,8,9,10,10,11,12,13,14"}, {"psi_null_95": "0.338"}),
    ("fairness", NOBODY | {"tp_a": 3, "fn_a": 7, "tp_b": 40, "fn_b": 60}, {
        "parity_ratio": "0.75", "four_fifths": "false"}),
    ("fairness", NOBODY | {"fp_a": 4500, "tn_a": 5500, "fp_b": 5000, "tn_b": 5000}, {
        "parity_ratio": "0.90", "four_fifths": "true"}),
    ("fairness", NOBODY | {"tp_a": 32, "fn_a": 68, "tp_b": 40, "fn_b": 60}, {"four_fifths": "true"}),
    ("offers", {"price_growth_a": 0.15, "price_growth_b": 0.15}, {"total_a": "1,515,876", "total_b": "1,554,141"}),
    ("offers", {"price_growth_a": -0.3, "price_growth_b": -0.3}, {"total_a": "1,211,875", "total_b": "1,173,040"}),
    ("offers", FRONT, {"present_value_a": "1,201,797", "year1_a": "364,100", "difference_total": "0"}),
    ("offers", FRONT | {"price_growth_a": 0.15}, {"total_a": "1,493,438"}),
    ("offers", FRONT | {"price_growth_a": -0.3}, {"total_a": "1,232,412"}),
    ("timeline", {"start": "2026-01-31", "target": 1, "months_per_decision": 1}, {"finish": "2026-02-28"}),
    ("timeline", {"start": "0099-12-31", "target": 2, "months_per_decision": 1}, {"finish": "0100-02-28"}),
    ("timeline", {"decisions": 1}, {"months": "8", "finish": "2026-09-05", "checkpoints": "6"}),
]  # fmt: skip

UNDEFINED: list[tuple[str, dict[str, Any], set[str], str]] = [
    ("thresholds", {"threshold": 100}, {"precision"}, "Nothing is flagged at this threshold"),
    ("thresholds", {"threshold": -100}, {"npv"}, "Everything is flagged"),
    ("thresholds", {"threshold": -100}, {"cut_threshold", "cut_cost", "model_separation"}, "no miss left to remove"),
    ("thresholds", {"prevalence": 0}, {"recall"}, "no true cases"),
    ("thresholds", {"prevalence": 0}, {"cut_fp_per_fn"}, "no miss is avoided"),
    ("thresholds", {"prevalence": 1}, {"fpr", "specificity"}, "Every case is a true one"),
    ("thresholds", {"prevalence": 0, "threshold": 100}, {"f1", "mcc"}, "no flags|one of the four is missing"),
    ("thresholds", {"cut": 1}, {"cut_threshold", "cut_month"}, "flagging everything"),
    ("thresholds", {"cut": 1}, {"model_separation", "model_cost"}, "infinitely far apart"),
    ("thresholds", {"cost_fn": 2}, {"optimal_probability", "optimal_cost", "cut_break_even"}, "more than a catch"),
    ("thresholds", {"mu1": -1}, {"optimal_threshold", "capacity_cost"}, "no line helps"),
    ("thresholds", {"sigma1": 1.5, "prevalence": 0.999}, {"optimal_threshold"}, "cheaper to flag everything"),
    ("thresholds", {"capacity": None}, {"capacity_threshold", "capacity_cost"}, "No limit on flags"),
    ("thresholds", {"capacity": 0}, {"capacity_threshold"}, "no flag allowed"),
    ("ab-test", {"p2": 0.62}, {"n_per_arm", "n_paired", "weeks", "n_bonferroni"}, "no number is large enough"),
    ("ab-test", {"discordant": 0.02}, {"n_paired"}, "3 points apart"),
    ("ab-test", {"discordant": None}, {"n_paired"}, "not given"),
    ("shadow-run", {"failures": 1001}, {"upper_bound"}, "more failures than decisions"),
    ("shadow-run", {"fixed": 1490}, {"mcnemar_p", "difference", "non_inferior"}, "more fixed and broken cases"),
    ("inference-cost", {"requests": 0}, {"per_request", "per_success"}, "no requests"),
    ("inference-cost", {"success": 0}, {"per_success"}, "No request ends well"),
    ("vendors", {"tp_b": 0, "fn_b": 0}, {"recall_b", "total_b", "pareto_b", "break_even_ab"}, "no true case"),
    ("vendors", {"latency_cap": 300, "recall_floor": 0.9}, {"best", "tie"}, "keeps within the limits"),
    ("vendors", {"prevalence": 0}, {"break_even_ab"}, "what a miss costs decides nothing"),
    ("latency", {"arrival_rate": 100}, {"queue_mean", "queue_p99"}, "grows without end"),
    ("latency", {"p99_2": 50}, {"mean", "p99", "bound", "within_budget"}, "stage 2 can’t be shorter"),
    ("latency", {"p99_2": None}, {"p50", "sum_p99"}, "Stage 2 needs both times"),
    ("drift", {"current": "0,0,0,0,0,0,0,0,0,0"}, {"psi", "ks", "verdict"}, "no cases"),
    ("drift", {"current": "1,2"}, {"psi"}, "same bins"),
    ("drift", {"current": "1,2,x"}, {"psi_null_95"}, "whole counts"),
    ("drift", {"reference": "5,0", "current": "7,0"}, {"psi"}, "one bin"),
    ("fairness", NOBODY, {"parity_ratio", "tpr_a", "equalised_odds"}, "no cases|no true cases"),
    ("fairness", {"tp_a": 0, "fp_a": 0}, {"ratio_low", "ppv_a", "ppv_difference"}, "(?i)nobody is flagged"),
    ("offers", {"vest1_b": 0.1}, {"year1_b", "total_b", "difference_total"}, "is 105% of the grant"),
    ("timeline", {"start": "9999-06-01"}, {"finish"}, "beyond the year 9999"),
]


def opened(library: Library, lab: str, changes: dict[str, Any]) -> dict[str, Any]:
    """Give the inputs that a lab's page opens with, some of them changed, as the page has them."""
    inputs = defaults(library["lab"][lab].record) | changes
    return {name: str(value) if name == "start" else value for name, value in inputs.items()}


@pytest.mark.parametrize("lab", sorted({lab for lab, *_ in WORKED}))
def test_the_printed_example_is_what_the_page_computes(library: Library, node: Node, lab: str) -> None:
    found = node.call(f"labs/{lab}.js", "compute", opened(library, lab, {}))["results"]
    rows = [row for table in library["lab"][lab].record.worked.tables for row in table.rows]
    assert found.keys() == {row.name for row in rows}
    for row in rows:
        if isinstance(row.value, str):
            assert found[row.name] == row.value
        else:  # one digit of what is shown is all that a simulation of another size may differ by
            near = {"rel": 1e-3} if row.error else {"rel": 1e-9, "abs": 0}
            assert found[row.name] == pytest.approx(row.value, **near)


@pytest.mark.parametrize(("lab", "changes", "printed"), WORKED)
def test_other_figures_of_the_examples_come_out_as_printed(
    library: Library, node: Node, lab: str, changes: dict[str, Any], printed: dict[str, str]
) -> None:
    found = node.call(f"labs/{lab}.js", "compute", opened(library, lab, changes))["results"]
    words = {name: value for name, value in found.items() if isinstance(value, str)}
    assert {name: words.get(name) or as_shown(found[name], text) for name, text in printed.items()} == printed


@pytest.mark.parametrize(("lab", "changes", "names", "words"), UNDEFINED)
def test_what_can_not_be_computed_says_why(
    library: Library, node: Node, lab: str, changes: dict[str, Any], names: set[str], words: str
) -> None:
    answer = node.call(f"labs/{lab}.js", "compute", opened(library, lab, changes))
    for name in names:
        assert answer["results"][name] is None
        assert re.search(words, answer["why"][name])


SENTENCES = {
    "thresholds": ["At a threshold of 1.5", "1,000 decisions cost €3,662.26", "8.02 more", "save €309.67"],
    "ab-test": ["62% from 65%", "4,042 users", "6 days at 1,500 a day", "1 whole week", "1,779 prompts"],
    "shadow-run": ["0.5% failures", "95% confidence", "1,549 labelled decisions", "3 failures", "4 weeks", "130"],
    "vendors": ["Vendor A", "€68.00 per 1,000", "may be chance"],
    "fairness": ["80%", "68%", "12 points", "0.742, below four fifths"],
    "inference-cost": ["€2,459,712", "€459,712 over budget", "€0.0397", "70.3%, is people"],
    "latency": ["64.8%", "300 ms", "656 ms", "910 ms"],
    "drift": ["0.0626", "0.0169", "real and small"],
    "offers": ["both offers pay the same, €1,390,965", "A is worth €13,831 more today at 8%"],
    "timeline": ["6 more decisions", "9 months", "5 October 2026"],
}


@pytest.mark.parametrize(("lab", "phrases"), SENTENCES.items())
def test_a_sentence_says_the_figures_in_the_readers_currency(
    library: Library, node: Node, lab: str, phrases: list[str]
) -> None:
    inputs = opened(library, lab, {}) | {"currency": "€"}
    found = node.call(f"labs/{lab}.js", "compute", inputs)["results"]
    text = node.call(f"labs/{lab}.js", "sentence", inputs, found)
    assert [phrase for phrase in phrases if phrase not in text] == []
    assert "$" not in text


def test_a_calendar_gets_a_date_for_each_decision_and_for_the_finish(library: Library, node: Node) -> None:
    inputs = opened(library, "timeline", {"decisions": 1})
    steps = node.call("labs/timeline.js", "steps", inputs)
    assert [step["decision"] for step in steps] == [2, 3, 4, 5, 6, None]
    assert [step["date"] for step in steps][1::2] == ["2026-04-05", "2026-07-05", "2026-09-05"]
    assert sorted(step["date"] for step in steps) == [step["date"] for step in steps]
