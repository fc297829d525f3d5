"""Two offers, paid half a year at a time: the share price is walked forward, and every grant is counted in shares."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, localcontext

from tests.oracles.labs import Inputs, Results

DIGITS = 60
PER_OFFER = ("year1", "year2", "year3", "year4", "total", "average", "present_value")


def steps(rate: Decimal) -> list[Decimal]:
    """Give what 1 becomes at a yearly rate, after each half-year of four years."""
    half, path = (1 + rate).sqrt(), [Decimal(1)]
    for _ in range(8):
        path.append(path[-1] * half)
    return path


def pay(offer: Mapping[str, Decimal]) -> list[Decimal]:
    """Give the pay of four years; shares vest in the middle of a year, a later grant is bought at a year's end."""
    price, later, base, years = steps(offer["price_growth"]), Decimal(0), offer["base"], []
    for year in range(4):
        vested = offer["grant"] * offer[f"vest{year + 1}"] + later / 4
        signon = offer[f"signon{year + 1}"] if year < 2 else 0
        years.append(base + base * offer["bonus"] * offer["payout"] + vested * price[2 * year + 1] + signon)
        later += offer["refresher"] / price[2 * year + 2]
        base += base * offer["growth"]
    return years


def vests(offer: Mapping[str, Decimal]) -> bool:
    """Whether the four parts of the grant make a whole, as far as typed fractions can."""
    return abs(sum(offer[f"vest{year}"] for year in range(1, 5)) - 1) <= Decimal("1e-9")


def terms(given: Mapping[str, Decimal], side: str) -> dict[str, Decimal]:
    """Give the inputs of one offer, without its letter."""
    return {name.removesuffix(f"_{side}"): value for name, value in given.items() if name.endswith(f"_{side}")}


def one(offer: Mapping[str, Decimal], discount: Decimal) -> dict[str, Decimal | None]:
    """Give the results of one offer."""
    if not vests(offer):
        return dict.fromkeys(PER_OFFER)
    years, worth = pay(offer), steps(discount)
    today = sum(part / worth[2 * year + 1] for year, part in enumerate(years))
    return dict(zip(PER_OFFER, (*years, sum(years), sum(years) / 4, today), strict=True))


def results(inputs: Inputs) -> Results:
    """Give every result of the lab, None where an offer's vesting does not add up to the grant.

    Args:
        inputs: the lab's inputs by name, those of the offers ending in `_a` and `_b`.
    """
    with localcontext(prec=DIGITS):
        given = {name: Decimal(str(value)) for name, value in inputs.items()}
        offers = {side: one(terms(given, side), given["discount"]) for side in "ab"}
        found = {f"{name}_{side}": value for side, offer in offers.items() for name, value in offer.items()}
        for name in ("total", "present_value"):
            pair = [offer[name] for offer in offers.values()]
            found[f"difference_{name}"] = None if None in pair else pair[0] - pair[1]
        return {name: None if value is None else float(value) for name, value in found.items()}
