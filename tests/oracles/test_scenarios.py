"""The interview scenarios: strong points and answers to probes print what their prompts' figures give."""

from __future__ import annotations

import pytest

from macros.library import Library
from tests.oracles import counted_scenarios, priced_scenarios, words

COMPUTED = counted_scenarios.COMPUTED | priced_scenarios.COMPUTED


@pytest.mark.parametrize("scenario", COMPUTED)
def test_a_scenarios_answers_print_what_its_figures_give(scenario: str, library: Library) -> None:
    record = library["scenario"][scenario].record
    texts = [record.prompt]
    texts += [part for point in record.strong for part in (point.point, point.why)]
    texts += [probe.answer for probe in record.probes]
    text = words(" ".join(texts))
    assert [phrase for phrase in COMPUTED[scenario] if phrase not in text] == []


def test_every_computation_here_belongs_to_a_scenario(library: Library) -> None:
    assert COMPUTED.keys() <= library["scenario"].keys()
