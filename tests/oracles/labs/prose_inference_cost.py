"""The figures that the inference lab's texts print."""

from __future__ import annotations

from typing import Any

from tests.oracles.labs import Inputs
from tests.oracles.labs.inference_cost import results


def story(inputs: Inputs) -> list[str]:
    """Give the story's figures, each in the words around it."""
    got, requests = results(inputs), inputs["requests"]
    shorter = when(inputs, tokens_in=inputs["tokens_in"] / 2, prefix=inputs["prefix"] / 2)
    fewer, hidden, mended = when(inputs, human=0.014), when(inputs, human=0.014, success=0.8), when(inputs, human=0.016)
    return [
        f"gets {requests:,.0f} questions a month and answers {inputs['cache']:.0%}",
        f"reads {inputs['tokens_in']:,.0f} tokens, {inputs['prefix']:,.0f} of",
        f"cache {inputs['prefix_hit']:.0%} of the time, and writes {inputs['tokens_out']:g}.",
        f"Finance has ${inputs['budget']:,.0f} for the year", "as of November 2026",
        f"short by {-got['headroom'] / inputs['budget']:.0%}.",
        f"costs ${got['per_call']:.5f}, and a call takes {got['attempts']:.2f} attempts",
        f"comes to ${got['month'] * got['share_main']:,.0f} for the main model",
        f"${got['month'] * got['share_fallback']:,.0f} for the second",
        f"${got['month'] * got['share_human']:,.0f} for people", f"and ${inputs['fixed']:,.0f} fixed: ",
        f"${got['month']:,.0f}. That",
        f"is ${got['year']:,.0f} a year and ${got['per_success']:.4f} for each",
        f"carry {got['max_requests']:,.0f} questions a month",
        {7: "Seven"}[round(got["share_human"] * 10)] + f" dollars in ten pay people, for {inputs['human']:.0%} of",
        f"saves ${got['year'] - shorter['year']:,.0f} a year and leaves ${-shorter['headroom']:,.0f} to find",
        f"worth ${got['year'] - when(inputs, human=inputs['human'] - 0.001)['year']:,.0f} a year",
        f"At 1.4% in place of {inputs['human']:.0%} the year would cost ${fewer['year']:,.0f} and"
        + (" fit." if fewer["headroom"] >= 0 else " not fit."),
        "team reached 1.4%",
        f"from {inputs['success']:.0%} to 80%: {requests * (inputs['success'] - 0.8):,.0f} more people",
        f"${hidden['per_success']:.4f} against ${got['per_success']:.4f}",
        f"brought 1.6%, with {inputs['success']:.0%} ending well: ${mended['year']:,.0f} a year",
        f"${-mended['headroom']:,.0f} over", "fewer than 85% end well",
    ]  # fmt: skip


def answer(inputs: Inputs) -> list[str]:
    """Give the answer's figures."""
    got = results(inputs)
    return [
        f"costs ${got['year']:,.0f}, which is ${-got['headroom']:,.0f} over budget",
        f"about {100 * got['per_success']:.1f} cents",
        f"take over {inputs['human']:.0%} of requests make up {got['share_human']:.0%} of the bill",
    ]


def attempts(inputs: Inputs) -> list[str]:
    """Give the figures of what the reader is asked to try."""
    got, none, single = results(inputs), when(inputs, human=0), when(inputs, fallback=0)
    uncached, triple = when(inputs, prefix_hit=0), when(inputs, requests=3 * inputs["requests"])
    return [
        f"Hand-overs give {swing(inputs, 'human')} million, requests {swing(inputs, 'requests')}",
        f"(fixed part still {inputs['prefix']:,.0f}) {swing(inputs, 'tokens_in')}",
        f"written {swing(inputs, 'tokens_out')}.", failures(inputs),
        "take over to 0", f"falls to ${none['year']:,.0f} and a good end to ${none['per_success']:.4f}",
        f"becomes ${uncached['year']:,.0f}, so caching the fixed part earns ${uncached['year'] - got['year']:,.0f}",
        f"The year is ${triple['year']:,.0f} and a good end still costs ${triple['per_success']:.4f}",
        "share to 0", f"saves ${got['year'] - single['year']:,.0f}",
        f"below {inputs['success'] * single['month'] / got['month']:.1%}",
    ]  # fmt: skip


def when(inputs: Inputs, **changes: float) -> dict[str, Any]:
    """Give the results with some inputs changed."""
    return results({**inputs, **changes})


def swing(inputs: Inputs, name: str) -> str:
    """Give the years, in millions, that a fifth less and a fifth more of an input make."""
    low, high = (when(inputs, **{name: inputs[name] * part})["year"] / 1e6 for part in (0.8, 1.2))
    return f"${low:.2f} to ${high:.2f}"


def failures(inputs: Inputs) -> str:
    """Give what a fifth more or less of the failures moves, to the thousand dollars above it."""
    years = [when(inputs, failure=inputs["failure"] * part)["year"] for part in (0.8, 1.2)]
    moved = max(abs(year - results(inputs)["year"]) for year in years)
    return f"Failures move it by less than ${-(-moved // 1000) * 1000:,.0f}"
