"""The interview scenarios: strong points, answers to probes and outlines print what their prompts' figures give."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

import pytest

from macros.library import Library
from macros.scenario.model import TOPICS
from tests.oracles import (
    argued_scenarios,
    compared_scenarios,
    costed_scenarios,
    counted_scenarios,
    priced_scenarios,
    sampled_scenarios,
    spoken_scenarios,
    tested_scenarios,
    unaccounted,
    words,
)

COMPUTED = (
    compared_scenarios.COMPUTED
    | costed_scenarios.COMPUTED
    | counted_scenarios.COMPUTED
    | priced_scenarios.COMPUTED
    | sampled_scenarios.COMPUTED
    | tested_scenarios.COMPUTED
)

SPOKEN = argued_scenarios.COMPUTED | spoken_scenarios.COMPUTED

PRECISE = re.compile(r"\d+% to \d+%|\$[\d,]*\.\d+|[\d,]*\.\d+%|\bp of 0\.\d+")
"""A range in per cent, cents, a tenth of a per cent, a p-value: such figures come from a sum, or else are assumed."""

ASSUMED = {
    "a-person-on-every-letter": {"0.5%": "a rate of wrong letters that the answer supposes"},
    "bad-model-in-smoke-alarms": {"0.2%": "a true rate at which a gate is tried"},
    "fluent-and-out-of-date": {"5% to 8%": "the share of withheld answers that would be accepted"},
    "refund-agent-or-workflow": {"$0.50": "a limit that the answer sets"},
    "renamed-upstream-field": {"3% to 100%": "a jump of blanks that the answer supposes"},
    "same-prompt-different-answers": {"0.2%": "today’s rate, which the answer supposes"},
    "six-hundred-labels": {"$0.90": "the price of a label, which the answer supposes"},
    "support-logs-to-a-supplier": {"0.5%": "the gate that the answer sets", "0.1%": "a true rate at which it is tried"},
    "three-hundred-milliseconds": {"31.0%": "a supposed result of a test", "30.4%": "the other half of that result"},
    "two-million-for-inference": {"$2.0": "the budget that the prompt names", "2.0%": "a supposed share of hand-overs"},
    "wellness-bot-in-a-crisis": {"0.5%": "a true rate at which a gate is tried"},
    "when-the-shadow-goes-live": {"0.2%": "a true rate at which a gate is tried"},
}
"""Precise figures that follow from nothing: what each of them is."""


def answers(record: Any) -> str:
    """Give what a scenario says a strong candidate answers."""
    points = [part for point in record.strong for part in (point.point, point.why)]
    return words(" ".join(points + [probe.answer for probe in record.probes]))


@pytest.mark.parametrize("scenario", COMPUTED)
def test_a_scenarios_answers_print_what_its_figures_give(scenario: str, library: Library) -> None:
    record = library["scenario"][scenario].record
    text = words(f"{record.prompt} {answers(record)}")
    assert [phrase for phrase in COMPUTED[scenario] if phrase not in text] == []


def test_every_computation_here_belongs_to_a_scenario(library: Library) -> None:
    assert (COMPUTED | SPOKEN).keys() <= library["scenario"].keys()


def test_every_precise_figure_is_given_computed_or_assumed(library: Library) -> None:
    unexplained = {}
    for id_, entry in library["scenario"].items():
        known = " ".join([entry.record.prompt, *(probe.ask for probe in entry.record.probes), *COMPUTED.get(id_, ())])
        found = set(PRECISE.findall(answers(entry.record))) - set(PRECISE.findall(words(known)))
        unexplained[id_] = found ^ ASSUMED.get(id_, {}).keys()
    assert {id_: figures for id_, figures in unexplained.items() if figures} == {}


def figures(text: str) -> set[str]:
    """Give the figures of a text, without the marks around them."""
    return {found.strip("“”.,;:?()") for found in re.findall(r"\S*\d\S*", text)}


def test_every_figure_of_an_outline_is_given_or_computed(library: Library) -> None:
    unexplained = {}
    for id_, entry in library["scenario"].items():
        sums = SPOKEN.get(id_, ())
        asked = [entry.record.prompt, *(probe.ask for probe in entry.record.probes)]
        given = figures(" ".join([*asked, answers(entry.record), *sums]))
        left = unaccounted(" ".join(entry.record.outline), sums)
        unexplained[id_] = [part for part in left if part in sums or not figures(part) <= given]
    assert {id_: parts for id_, parts in unexplained.items() if parts} == {}


def test_two_scenarios_of_each_topic_have_an_outline(library: Library) -> None:
    """The drills’ page says so."""
    outlined = Counter(entry.record.topic for entry in library["scenario"].values() if entry.record.outline)
    assert all(outlined[topic] >= 2 for topic in TOPICS)
