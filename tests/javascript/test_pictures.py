"""The labs' pictures over the ranges of their inputs: sound text, few rows, marks on their axes, true titles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import isfinite
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings

from macros.library import Library
from tests.javascript.lab_inputs import Inputs, likely
from tests.javascript.node import Node
from tests.oracles.labs import defaults

LABS = (
    "ab-test", "drift", "fairness", "inference-cost", "latency", "offers", "shadow-run", "thresholds", "timeline",
    "vendors",
)  # fmt: skip
NO_FIGURE = re.compile(r"NaN|Infinity|undefined|null|\[object|∞|e[+-]\d")
NUMBER = re.compile(r"[−-]?\d[\d,]*(?:\.\d+)?")
MOST_ROWS = 20
MOST_TICKS = 7
SCALES = (1, 100, 1000)
"""What results are shown as: themselves, per cent, a thousand of them."""

Picture = dict[str, Any]


def pictures(node: Node, lab: str, inputs: Inputs) -> tuple[list[Picture], dict[str, Any]]:
    """Give a lab's pictures for some inputs, and its results."""
    results = node.call(f"labs/{lab}.js", "compute", inputs)["results"]
    found = node.call(f"pictures/{lab}.js", "picture", inputs | {"currency": "€"}, results)
    return (found if isinstance(found, list) else [found]), results


def texts(picture: Picture) -> Iterator[str]:
    """Give every text of a picture but its title, its marks' and axes' included."""
    yield from picture["head"]
    for row in picture["rows"]:
        yield from row
    for axis in (picture["is"]["x"], picture["is"]["y"]):
        yield axis["label"]
        yield from (str(tick["label"] if isinstance(tick, dict) else tick) for tick in axis["ticks"])
    for mark in picture["is"]["marks"]:
        yield from (part["label"] for part in [mark, *mark.get("points", []), *mark.get("bars", [])] if "label" in part)


def places(mark: dict[str, Any]) -> Iterator[tuple[float, float]]:
    """Give every point of a mark, the ends of intervals and the corners of bars included."""
    for bar in mark.get("bars", []):
        yield from ((bar["from"], bar["y"]), (bar["to"], 0))
    for point in mark.get("points", []):
        if isinstance(point, list):
            yield tuple(point)
        else:
            yield from ((point["x"], point.get(end, point["y"])) for end in ("y", "low", "high"))


def value(text: str) -> float:
    """Give the number that a text shows."""
    return float(text.replace(",", "").replace("−", "-"))


def stands(number: str, picture: Picture, known: list[float]) -> bool:
    """Say whether a figure of the title is in the table, or an input or a result, rounded as it is shown."""
    if any(number in NUMBER.findall(cell) for row in [picture["head"], *picture["rows"]] for cell in row):
        return True
    shown = value(number)
    near = 10.0 ** -len(number.partition(".")[2]) * 0.5000001
    return any(abs(abs(one) * scale - abs(shown)) <= near + 1e-9 * abs(shown) for one in known for scale in SCALES)


def assert_sound(lab: str, inputs: Inputs, picture: Picture, results: dict[str, Any]) -> None:
    """Check one picture: text, table, axes, marks, and that the title's figures stand elsewhere."""
    title, rows = picture["title"], picture["rows"]
    assert re.fullmatch(r"[A-Z\d€].{15,300}\.", title), title
    for text in (title, *texts(picture)):
        assert isinstance(text, str)
        assert not NO_FIGURE.search(text), text
    assert len(rows) <= MOST_ROWS
    for row in rows:
        assert len(row) == len(picture["head"])
        assert all(row)
    for axis in (picture["is"]["x"], picture["is"]["y"]):
        low, high = axis["domain"]
        ats = [tick["at"] if isinstance(tick, dict) else tick for tick in axis["ticks"]]
        assert all(isfinite(one) for one in (low, high, *ats))
        assert low < high
        assert 1 <= len(ats) <= (MOST_ROWS if lab == "drift" else MOST_TICKS)
        assert all(low <= at <= high for at in ats)
        labels = [tick["label"] for tick in axis["ticks"] if isinstance(tick, dict)]
        assert len(set(labels)) == len(labels)
    spans = [picture["is"][name]["domain"] for name in ("x", "y")]
    for mark in picture["is"]["marks"]:
        for place in places(mark):
            for at, (low, high) in zip(place, spans, strict=True):
                assert isfinite(at)
                assert low - 1e-9 * (high - low) <= at <= high + 1e-9 * (high - low), (mark["kind"], place, spans)
    known = [float(one) for one in (*inputs.values(), *results.values()) if isinstance(one, int | float)]
    if lab == "timeline":
        known += [
            abs(inputs["target"] - inputs["decisions"]),
            *(float(part) for part in (results["finish"] or "").split("-") if part),
        ]
    for number in NUMBER.findall(
        re.sub(r"p95|95% interval|per 1,000 decisions|95 of 100|99% within|Bin \d+|Year \d", "", title)
    ):
        assert stands(number, picture, known), (number, title)


@pytest.mark.parametrize("lab", LABS)
def test_pictures_are_sound_over_the_whole_range_of_inputs(library: Library, node: Node, lab: str) -> None:
    record = library["lab"][lab].record

    @given(inputs=likely(record))
    @example(inputs=defaults(record))
    @settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    def check(inputs: Inputs) -> None:
        found, results = pictures(node, lab, inputs)
        assert found
        for picture in found:
            assert_sound(lab, inputs, picture, results)

    check()


def drawn(node: Node, library: Library, lab: str, **changed: Any) -> tuple[list[Picture], dict[str, Any]]:
    """Give the pictures and results of a lab's default inputs with some of them changed."""
    return pictures(node, lab, defaults(library["lab"][lab].record) | changed)


def line(picture: Picture) -> list[list[float]]:
    """Give the points of a picture's first line."""
    return next(mark["points"] for mark in picture["is"]["marks"] if mark["kind"] == "line")


def labelled(picture: Picture) -> dict[str, tuple[float, float]]:
    """Give the single points of a picture by their labels."""
    points = [mark["points"] for mark in picture["is"]["marks"] if mark["kind"] == "points"]
    return {point["label"]: (point["x"], point["y"]) for group in points for point in group}


def test_no_point_of_the_cost_curve_is_cheaper_than_the_cheapest_threshold(library: Library, node: Node) -> None:
    (cost, *_), results = drawn(node, library, "thresholds")
    assert min(paid for _, paid in line(cost)) == pytest.approx(results["optimal_cost"], rel=1e-2)
    assert min(paid for _, paid in line(cost)) >= results["optimal_cost"]
    assert labelled(cost) == {
        "in use": (1.5, results["cost"]),
        "cheapest": (results["optimal_threshold"], pytest.approx(results["optimal_cost"])),
        "after the cut": (results["cut_threshold"], pytest.approx(results["cut_cost"])),
    }


def test_precision_and_recall_are_drawn_only_where_there_are_true_cases(library: Library, node: Node) -> None:
    found, results = drawn(node, library, "thresholds")
    assert labelled(found[2])["in use"] == (pytest.approx(results["recall"]), pytest.approx(results["precision"]))
    assert len(drawn(node, library, "thresholds", prevalence=0)[0]) == 2


def test_the_size_of_the_test_has_the_power_that_was_asked_for(library: Library, node: Node) -> None:
    (found,), results = drawn(node, library, "ab-test")
    assert labelled(found) == {"4,042": (results["n_per_arm"], pytest.approx(0.8, abs=1e-4))}


def test_the_gates_of_the_shadow_run_pass_as_often_as_the_results_say(library: Library, node: Node) -> None:
    (found,), results = drawn(node, library, "shadow-run")
    assert labelled(found)["92.8%"] == (0.001, pytest.approx(results["pass_probability"]))
    assert len(drawn(node, library, "shadow-run", allowed=0)[0][0]["head"]) == 2


def test_requests_are_done_as_the_percentiles_say(library: Library, node: Node) -> None:
    (found,), results = drawn(node, library, "latency")
    times, shares = zip(*line(found), strict=True)
    assert list(shares) == sorted(shares)
    for time, share in ((results["p50"], 0.5), (results["p99"], 0.99), (300, results["within_budget"])):
        after = next(index for index, one in enumerate(times) if one >= time)
        assert shares[after - 1] <= share <= shares[after]


def test_the_line_of_a_plan_ends_at_its_target(library: Library, node: Node) -> None:
    (found,), _ = drawn(node, library, "timeline", target=700)
    assert line(found)[-1] == [1050, 700]
    assert len(found["rows"]) == MOST_ROWS
    assert found["rows"][-1][0] == "Decision 700"


@pytest.mark.parametrize(
    ("lab", "changed", "title"),
    [
        ("ab-test", {"p2": 0.62}, "No number of users tells equal rates apart."),
        ("drift", {"current": "1,2"}, "There is nothing to compare yet."),
        ("fairness", {"tp_b": 0, "fn_b": 0}, "How many true cases are found can’t be compared."),
        ("latency", {"p99_1": None}, "There is no chain of stages to time yet."),
        ("offers", {"vest1_a": 0.5}, "The offers can’t be compared until each grant vests in full."),
        ("timeline", {"decisions": 6}, "You already own as many decisions as you are aiming for."),
        (
            "vendors",
            {"prevalence": 0, "fp_a": 0, "tn_a": 0, "fp_b": 0, "tn_b": 0, "fp_c": 0, "tn_c": 0},
            "No vendor’s rates are known, so none can be drawn.",
        ),
    ],
)
def test_what_cannot_be_drawn_is_said(
    library: Library, node: Node, lab: str, changed: dict[str, Any], title: str
) -> None:
    found, _ = drawn(node, library, lab, **changed)
    assert found[0]["title"] == title


def test_the_finding_of_the_index_stays_when_no_bin_moves(library: Library, node: Node) -> None:
    found, _ = drawn(node, library, "drift", current="200" + ", 200" * 9)
    assert found[0]["title"] == "Every bin holds the same share of cases as before."
    assert found[1]["title"].startswith("The index is 0; ")
