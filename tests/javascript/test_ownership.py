"""The ownership audit: what it finds is what was marked, and what follows agrees with the loop worksheet's advice."""

from __future__ import annotations

import re
from itertools import product

import pytest

from macros.library import Library
from tests.conftest import ROOT
from tests.javascript.node import Node

STEPS = ("input", "transformation", "action", "feedback")
LEVELS = ("", "none", "advised", "decided")
NEXT = re.compile(r'data-next="([^"]+)"')


def owned(levels: tuple[str, ...], proofs: tuple[str, ...] = ("", "", "", "")) -> dict[str, dict[str, str]]:
    """Give what somebody marked."""
    return {step: {"level": level, "proof": proof} for step, level, proof in zip(STEPS, levels, proofs, strict=True)}


def audit(node: Node, levels: tuple[str, ...], proofs: tuple[str, ...] = ("", "", "", "")) -> dict:
    """Look at what somebody marked."""
    return node.call("model/ownership.js", "audit", owned(levels, proofs))


@pytest.fixture
def rules(library: Library) -> list[dict]:
    """The advice of the loop worksheet."""
    return library["worksheet"]["loop"].record.carried


@pytest.mark.parametrize("proof", ["", "A dated note"])
def test_what_follows_agrees_with_the_worksheets_advice(node: Node, rules: list[dict], proof: str) -> None:
    for levels in product(LEVELS, repeat=4):
        next_ = audit(node, levels, (proof,) * 4)["next"]
        answers = {f"{step}-owned": level for step, level in zip(STEPS, levels, strict=True) if level}
        answers |= {f"{step}-proof": proof for step in STEPS if proof}
        said = {one["id"] for one in node.call("model/advice.js", "advise", rules, {"$map": answers}, "2026-11-22")}
        assert (next_ == "action-only") == ("action-only" in said), levels
        unproved = next_.removeprefix("unproved-") if next_.startswith("unproved-") else ""
        shown = {id_.removesuffix("-shown") for id_ in said if id_.endswith("-shown")}
        assert unproved in (shown if next_ not in ("all", "action-only") and shown else {""}), levels


def test_every_outcome_is_on_the_page_and_every_outcome_of_the_page_happens(node: Node) -> None:
    text = (ROOT / "macros/self_check/template.html").read_text(encoding="utf-8")
    listed = {name.replace("{{ step.is.id }}", step) for name in NEXT.findall(text) for step in STEPS}
    happened = {
        audit(node, levels, (proof,) * 4)["next"] for levels in product(LEVELS, repeat=4) for proof in ("", "A note")
    }
    assert happened == listed


def test_the_sentence_names_every_step_that_was_not_decided_once(node: Node) -> None:
    for levels in product(LEVELS, repeat=4):
        found = audit(node, levels)
        assert found["decided"] == levels.count("decided")
        if any(levels):
            assert found["finding"].startswith(f"You decided in {levels.count('decided')} of 4 steps")
            for step, level in zip(STEPS, levels, strict=True):
                assert found["finding"].count(step) == (level != "decided"), found["finding"]


@pytest.mark.parametrize(
    ("levels", "count", "rest"),
    [
        ("decided decided decided decided", 4, ""),
        ("none none decided none", 1, "; input, transformation and feedback were not yours"),
        ("advised decided decided none", 2, "; you advised on input; feedback was not yours"),
        ("advised advised - -", 0, "; you advised on input and transformation; action and feedback are not marked yet"),
        ("none decided - decided", 2, "; input was not yours; action is not marked yet"),
    ],
)
def test_the_finding_is_one_plain_sentence(node: Node, levels: str, count: int, rest: str) -> None:
    found = audit(node, tuple(levels.replace("-", "").split(" ")))
    assert found["finding"] == f"You decided in {count} of 4 steps{rest}."


def test_an_empty_form_is_no_finding(node: Node) -> None:
    found = audit(node, ("", "", "", ""))
    assert found == {"finding": "Nothing is marked yet.", "decided": 0, "next": "start"}
