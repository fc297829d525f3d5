"""The filled examples of the worksheets whose figures are computed: metric, shadow, offer, rollback, claim, company."""

from __future__ import annotations

from math import ceil
from typing import Any

import pytest
from scipy.stats import binom, norm

from macros.library import Library
from tests.oracles import unaccounted, words
from tests.oracles.intervals import exact_p, fall, needed, paired, passes, upper, wilson
from tests.oracles.labs.boxes import Case, at
from tests.oracles.labs.thresholds import after_cut, break_even, cheapest, price, results


@pytest.fixture
def answers(library: Library) -> dict[str, Any]:
    """Give the example's answers of each worksheet."""
    return {id_: entry.record.example.answers for id_, entry in library["worksheet"].items()}


@pytest.fixture
def case(library: Library) -> Case:
    """Give the threshold lab's case, which the metric worksheet takes over."""
    return Case(**{item.name: item.default for item in library["lab"]["thresholds"].record.inputs})


def test_the_metric_sheet_describes_the_case_of_the_lab(answers: dict[str, Any], case: Case) -> None:
    given = [answers["metric"][name] for name in ("prevalence", "cost-miss", "cost-alarm", "cost-flag", "capacity")]
    assert given == [case.prevalence * 100, case.cost_fn, case.cost_fp, case.cost_tp, case.capacity]


def test_every_setting_of_the_metric_sheet_can_be_recomputed(answers: dict[str, Any], case: Case) -> None:
    found = results(vars(case))
    chosen = (found[name] for name in ("cut_threshold", "capacity_threshold", "optimal_threshold"))
    for row, threshold in zip(answers["metric"]["settings"], (case.threshold, *chosen), strict=True):
        then = at(case, threshold)
        exact = {"threshold": threshold, "recall": 100 * then.recall, "precision": 100 * then.precision}
        for name, value in (exact | {"flags": then.flags, "cost": then.cost(case)}).items():
            assert row[name] == as_written(value, row[name])


def as_written(value: float, number: float) -> float:
    """Give a value with as many decimals as a number that stands in the sheet."""
    return round(value, len(str(number).partition(".")[2]))


def test_the_metric_sheet_argues_with_figures_of_the_lab(answers: dict[str, Any], case: Case) -> None:
    now, best, desk = at(case, case.threshold), cheapest(case), results(vars(case))["capacity_threshold"]
    cut, found = at(case, after_cut(case, case.threshold)), results(vars(case))
    assert unaccounted(answers["metric"]["why"], [
        f"says {best:.4f}, but the desk checks {case.capacity:g} in 1,000",
        f"At {case.threshold:g} the model held {now.flags:.2f}", f"At {desk:.3f} every hold",
        f"about ${found['capacity_cost'] - found['optimal_cost']:,.0f} per 1,000",
        f"desk of {ceil(cut.flags / 10) * 10}, which would carry {found['cut_threshold']:.4f}",
    ]) == []  # fmt: skip
    assert unaccounted(answers["metric"]["fewer-misses"], [
        f"From {case.threshold:g}, counting", f"misses fall from {now.fn:.2f} to {cut.fn:.2f}",
        f"alarms rise from {now.fp:.2f} to {cut.fp:.2f}, {price(case, case.threshold):.2f} for each miss avoided",
        f"up to {break_even(case):.2f}. Cost falls by ${now.cost(case) - cut.cost(case):.2f} to ${cut.cost(case):,.2f}",
        f"${case.price_flag} a hold, adds ${found['cut_month']:,.0f} a month",
        f"from {now.fpr:.1%} to {cut.fpr:.1%}", f"from {1 - now.precision:.0%} to {1 - cut.precision:.0%}",
        f"From {best:.4f} the same cut takes {price(case, best):.2f} alarms per miss",
    ]) == []  # fmt: skip
    assert answers["metric"]["guardrails"][0]["limit"] == f"At most 6%, now {at(case, desk).fpr:.1%}"


def test_the_shadow_sheet_lists_how_many_labels_a_bar_needs(library: Library) -> None:
    sheet = library["worksheet"]["shadow"].record
    bars = [
        f"Rate {rate:g}%: {', '.join(f'{needed(rate / 100, failures):,}' for failures in (0, 1, 3))}."
        for rate in (0.5, 1, 2, 5)
    ]
    assert unaccounted(sheet.sections[1].intro, ["at 95% confidence with 0, 1 or 3 failures", *bars]) == []
    strict, fair = passes(0, needed(0.005, 0), 0.001), passes(3, needed(0.005, 3), 0.001)
    text = words(" ".join(sheet.pitfalls))
    assert (
        f"truly fails 0.1% of cases passes that gate {strict:.0%} of the time; with three allowed, {fair:.1%}" in text
    )


def test_the_shadow_sheets_weeks_follow_from_its_counts(answers: dict[str, Any]) -> None:
    bar = {row["group"]: needed(row["tolerated"] / 100, row["allowed"]) for row in answers["shadow"]["bar"]}
    for row in answers["shadow"]["duration"]:
        (labels,) = (count for group, count in bar.items() if row["group"].startswith(group))
        assert row["needed"] == labels
        assert row["weeks"] == ceil(row["delay"] + labels / (row["weekly"] * row["labelled"] / 100))


def test_the_shadow_sheets_gate_shows_the_bounds_of_its_counts(answers: dict[str, Any]) -> None:
    results = [words(row["result"]) for row in answers["shadow"]["gate"]]
    low, _ = paired(38, 22, 1500, norm.ppf(0.95))
    for result, phrase in zip(results, [
        f"At 1,000 it was 2, bound {upper(2, 1000):.3%}",
        f"1 in 480 so far, bound {upper(1, 480):.2%}",
        f"22 of 1,500, {22 / 1500:.2%}, bound {upper(22, 1500):.2%}",
        f"Fixed 38, broke 22, {100 * 16 / 1500:+.2f} points, lower bound {100 * low:+.2f}",
        "41 on day 1", f"(exact p {exact_p(38, 22):.3f})",
    ], strict=True):  # fmt: skip
        assert phrase in result
    assert 0.00499 < upper(3, 1549) < 0.005
    assert f"all {38 + 22} cases" in answers["shadow"]["reading"]


def years(offer: dict[str, Any], extras: dict[str, Any], price: float) -> list[float]:
    """Give an offer's pay in each of four years, at a yearly change of the share price."""
    vesting = [float(share) / 100 for share in offer["vesting"].split("/")]
    assert sum(vesting) == pytest.approx(1)
    signon = [extras["signon1"], extras["signon2"], 0, 0]
    pay = []
    for year in range(4):
        # Prices are those of the middle of a year, in grants' prices; a refresher comes at the end of each year.
        shares = offer["equity"] * vesting[year] * (1 + price) ** (year + 0.5)
        refreshed = sum(offer["refresher"] / 4 * (1 + price) ** (year - given - 0.5) for given in range(year))
        pay.append(offer["base"] * 1.035**year * (1 + offer["bonus"] / 100) + shares + refreshed + signon[year])
    return pay


def test_every_offer_is_worked_out_from_its_package(answers: dict[str, Any]) -> None:
    sheet = answers["offer"]
    packages, extras = ({row["offer"]: row for row in sheet[name]} for name in ("package", "extras"))
    for row in sheet["totals"]:
        pay = years(packages[row["offer"]], extras[row["offer"]], row["price"] / 100)
        today = sum(part / 1.08 ** (year + 0.5) for year, part in enumerate(pay))
        expected = [pay[0], sum(pay), sum(pay) / 4, today]
        assert [row["year1"], row["total"], row["average"], row["today"]] == [round(value) for value in expected]


def test_the_offer_sheets_arguments_are_sums_of_its_rows(answers: dict[str, Any]) -> None:
    sheet = answers["offer"]
    packages, extras = ({row["offer"]: row for row in sheet[name]} for name in ("package", "extras"))
    larch, pell = ([packages[name], extras[name]] for name in ("Larch Freight", "Pell Ledger"))
    gap = years(*larch, 0)[0] - years(*pell, 0)[0]
    behind = sum(years(*larch, -0.3)) - sum(years(*pell, -0.3))
    bare = {sum(years(offer | {"refresher": 0}, more, 0)) for offer, more in (larch, pell)}
    vest = years(pell[0] | {"vesting": "15/25/30/30"}, pell[1], 0)[0]
    signed = years(pell[0], pell[1] | {"signon1": 60000}, 0)[0]
    both = vest + signed - years(*pell, 0)[0]
    assert f"hide a ${gap:,.0f} gap in year 1" in words(sheet["walk-away"])
    assert f"about ${round(behind, -3):,.0f} behind" in words(sheet["walk-away"])
    assert [f"${total:,.0f}" in sheet["assumptions"] for total in bare] == [True]
    assert sheet["asks"][0]["effect"] == f"Year 1 up ${vest - years(*pell, 0)[0]:,.0f}"
    assert sheet["asks"][1]["effect"] == f"Year 1 up ${signed - years(*pell, 0)[0]:,.0f}; with the first, ${both:,.0f}"
    assert f"${6000 * 1.15:,.0f} a year" in sheet["asks"][3]["effect"]
    assert f"alone it reaches only ${signed:,.0f}" in words(sheet["constraints"])
    assert f"pays ${gap:,.0f} more" in words(sheet["words"])


def test_the_other_sheets_intervals_follow_from_their_counts(library: Library, answers: dict[str, Any]) -> None:
    low, high = fall(31, 500, 17, 500)
    assert answers["claim"]["results"][0] == {
        "measure": "Wrong duty", "before": "31 of 500", "after": "17 of 500",
        "change": f"{14 / 31:.0%} fewer", "interval": f"{low:.0%} to {high:.0%} fewer",
    }  # fmt: skip
    assert f"a fall of {14 / 31:.0%} with an interval of {low:.0%} to {high:.0%}" in words(answers["claim"]["strong"])
    often = binom.sf(3, 50, 0.02)
    note = words(library["worksheet"]["rollback"].record.example.note)
    assert f"about once in {round(1 / often**2 / 24, -1):.0f} days" in note
    low, high = wilson(12, 300)
    text = words(answers["company"]["evaluation"])
    assert (
        f"They print {12 / 300:.0%} invented with no interval; by my sum it runs from {low:.1%} to {high:.1%}." in text
    )
