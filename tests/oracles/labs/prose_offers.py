"""The figures that the offers lab's texts print."""

from __future__ import annotations

from typing import Any

from tests.oracles.labs import Inputs
from tests.oracles.labs.offers import results


def when(inputs: Inputs, **changes: float) -> dict[str, Any]:
    """Give the results with some inputs changed; a name without an offer's letter changes both offers."""
    both = {f"{name}_{side}": value for name, value in changes.items() for side in "ab"}
    return results({**inputs, **{name: value for name, value in (both | changes).items() if name in inputs}})


def money(value: float) -> str:
    """Give a sum as the texts show it, with a real minus sign."""
    return f"{'−' if round(value) < 0 else ''}${abs(value):,.0f}"


def early(inputs: Inputs, side: str) -> float:
    """Give what two years pay."""
    got = results(inputs)
    return got[f"year1_{side}"] + got[f"year2_{side}"]


def vesting(inputs: Inputs, side: str) -> list[str]:
    """Give a schedule in per cent."""
    return [f"{inputs[f'vest{year}_{side}']:.0%}" for year in range(1, 5)]


def story(inputs: Inputs) -> list[str]:
    """Give the story's figures, each in the words around it."""
    got, bare = results(inputs), when(inputs, refresher=0)
    up, down = when(inputs, price_growth=0.15), when(inputs, price_growth=-0.3)
    one, two, three, four = vesting(inputs, "b")
    return [
        f"base of ${inputs['base_a']:,.0f} rising {inputs['growth_a']:.1%} a year, a {inputs['bonus_a']:.0%} bonus",
        f"worth ${inputs['grant_a']:,.0f} on", f"${inputs['refresher_a']:,.0f} more each year-end",
        f"sign-on of ${inputs['signon1_a']:,.0f}, then ${inputs['signon2_a']:,.0f}.",
        f"Pell’s {one}, {two}, {three} and {four}.", "at 5, 15, 40 and 30", f"{money(0.1 * inputs['grant_b'])} of its",
        f"both come to {money(got['total_a'])}.",
        f"{money(got['year1_a'])} against {money(got['year1_b'])} in the first",
        f"{money(got['year4_a'])} against {money(got['year4_b'])} in the",
        f"At {inputs['discount']:.0%} Pell’s is worth {money(got['difference_present_value'])} less today",
        f"Up 15% a year, Pell reaches {money(up['total_b'])} and Larch {money(up['total_a'])}.",
        f"Down 30% a year, Pell falls to {money(down['total_b'])} and Larch to {money(down['total_a'])}.",
        f"{money(-up['difference_total'])} to gain, {money(down['difference_total'])} to lose",
        f"have had {money(early(inputs, 'a'))} from Larch and {money(early(inputs, 'b'))} from Pell",
        f"{money(early(inputs, 'a') - early(inputs, 'b'))} less",
        f"adds up to {money(bare['total_a'])}", f"fourth year to {money(bare['year4_b'])}", "years 1 and 2",
    ]  # fmt: skip


def answer(inputs: Inputs) -> list[str]:
    """Give the answer's figures."""
    got = results(inputs)
    return [
        f"both offers add up to {money(got['total_a'])} over", f"{money(got['average_a'])} a year",
        f"pays {money(got['year1_a'] - got['year1_b'])} less in year 1",
        f"worth {money(got['difference_present_value'])} less today at {inputs['discount']:.0%}",
    ]  # fmt: skip


def attempts(inputs: Inputs) -> list[str]:
    """Give the figures of what the reader is asked to try."""
    got, bare, dear = results(inputs), when(inputs, refresher=0), when(inputs, discount=0.2)
    gaps = [when(inputs, price_growth=rate)["difference_total"] for rate in (-0.3, 0, 0.15)]
    front = when(inputs, vest1_b=0.33, vest2_b=0.33, vest3_b=0.22, vest4_b=0.12)
    signon = inputs["signon1_b"] + got["year1_a"] - got["year1_b"]
    signed, halved = when(inputs, signon1_b=signon), when(inputs, payout_b=0.5)
    assert [money(front["total_b"]), money(bare["total_a"])] == [money(got["total_b"]), money(bare["total_b"])]
    return [
        "to −30%, 0 and 15% for both", "in totals is {}, {} and {} (A less B)".format(*map(money, gaps)),
        "33%, 33%, 22% and 12%", f"Year 1 rises to {money(front['year1_b'])}, the total stays",
        f"today is {money(front['present_value_b'])}",
        f"grants at 0. Both totals fall by {money(got['total_b'] - bare['total_b'])}", "gap in year 1",
        f"takes {money(signon)} in place of {money(inputs['signon1_b'])}", f"by {money(-signed['difference_total'])}.",
        "discount to 20%",
        f"from {money(got['difference_present_value'])} to {money(dear['difference_present_value'])}",
        f"Year 1 falls by {money(got['year1_b'] - halved['year1_b'])}",
        f"total by {money(got['total_b'] - halved['total_b'])}",
    ]  # fmt: skip
