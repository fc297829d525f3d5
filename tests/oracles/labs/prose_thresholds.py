"""The figures in the threshold lab's texts, each in the words around it."""

from __future__ import annotations

from dataclasses import replace

from tests.oracles.labs import Inputs
from tests.oracles.labs.boxes import Case, at
from tests.oracles.labs.thresholds import after_cut, break_even, cheapest, price, results, root, servable


def story(inputs: Inputs) -> list[str]:
    """The story's figures, each in the words around it."""
    case = Case(**inputs)
    got, now, best = results(inputs), at(case, case.threshold), cheapest(case)
    cut, low, lower = at(case, after_cut(case, case.threshold)), at(case, best), at(case, after_cut(case, best))
    extra, avoided = cut.fp - now.fp, now.fn - cut.fn
    return [
        f"a score of {case.threshold:g} or more",
        f"costs ${case.cost_fn:g} in refunds", f"held costs ${case.cost_fp:g} in", f"caught costs ${case.cost_tp:g}.",
        f"average {case.mu0:g}, fakes average {case.mu1:g}, and both have a spread of {case.sigma0:g}",
        f"Per {case.decisions:,.0f} listings the line at {case.threshold:g} holds {now.flags:.0f}",
        f"of which {now.tp:.0f} are fakes",
        f"misses {now.fn:.0f}. Accuracy is {now.accuracy:.1%}.", f"nothing would score {1 - case.prevalence:.1%}.",
        f"costs ${now.cost(case):,.2f}, against ${got['cost_flag_none']:,.2f} for holding nothing",
        f"${got['cost_flag_all']:,.2f} for holding everything",
        f"asks for {case.cut:.0%} fewer", f"the line to {got['cut_threshold']:.4f} avoids {avoided:.2f} misses",
        f"holds {extra:.2f} more honest listings, {extra / avoided:.2f} for each miss avoided",
        f"worth {break_even(case):.2f} false alarms", f"pays: ${now.cost(case) - cut.cost(case):.2f} per 1,000",
        f"from {now.fpr:.1%} to {cut.fpr:.1%}, and {1 - cut.precision:.0%} of holds are now wrong",
        f"up from {1 - now.precision:.0%}", f"adds ${got['cut_month']:,.0f} a month",
        f"save more, ${got['cost'] - got['model_cost']:.2f} per 1,000",
        f"cheapest point, {best:.4f}, the same {case.cut:.0%} cut would avoid {low.fn - lower.fn:.2f} misses",
        f"hold {lower.fp - low.fp:.2f} more honest listings, {price(case, best):.2f} a miss",
        f"more than {break_even(case):.2f}, and cost rises from ${low.cost(case):,.2f} to ${lower.cost(case):,.2f}",
        f"checks {case.capacity:g} listings per 1,000, and the line at {case.threshold:g} already held {now.flags:.0f}",
        f"a line of {servable(case):.3f}", f"cost is ${got['capacity_cost']:,.2f}",
        f"recall {at(case, servable(case)).recall:.1%}",
        f"about ${got['capacity_cost'] - got['optimal_cost']:,.0f} per 1,000",
    ]  # fmt: skip


def answer(inputs: Inputs) -> list[str]:
    """The answer's figures."""
    case = Case(**inputs)
    return [
        f"stands at {case.threshold:g}, and {case.cut:.0%} fewer", f"it to {after_cut(case, case.threshold):.2f}",
        f"brings {price(case, case.threshold):.0f} more", f"up to {break_even(case):.2f} would",
        f"cheapest line, {cheapest(case):.2f}", f"brings {price(case, cheapest(case)):.0f} false alarms a miss",
    ]  # fmt: skip


def attempts(inputs: Inputs) -> list[str]:
    """The figures of what the reader is asked to try."""
    case = Case(**inputs)
    start, dear, desk = round(cheapest(case), 4), replace(case, cost_fp=25), replace(case, capacity=160)
    moved = after_cut(case, case.threshold)
    rare, common = (at(replace(case, prevalence=share), case.threshold).precision for share in (0.01, 0.2))
    return [
        f"put {start} in place of {case.threshold:g} and remove {case.cut:.0%}",
        f"{price(case, start):.2f} false alarms for each miss", f"still worth it at {break_even(case):.2f}?",
        f"does the {case.cut:.0%} cut", f"near {root(lambda t: price(case, t) - break_even(case), 0, 2):.3f}",
        f"exactly {break_even(case):.2f} false",
        f"back to {case.threshold:g} and let a false alarm cost $25 in place of ${case.cost_fp:g}",
        f"worth {break_even(dear):.2f} false alarms while the cut asks {price(dear, case.threshold):.2f}",
        f"about ${at(dear, moved).cost(dear) - at(dear, case.threshold).cost(dear):.0f} per 1,000",
        f"At {case.threshold:g}, let fakes be 1%, then 20%", f"from {rare:.1%} to {common:.1%}",
        f"desk 160 checks in place of {case.capacity:g}", f"serve is {servable(desk):.3f}",
        f"at ${at(desk, servable(desk)).cost(desk):,.2f} per 1,000", f"second {case.capacity:g}?",
    ]  # fmt: skip
