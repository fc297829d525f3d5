"""The gallery's filter as a link carries it, which pairs it shows, and which is practised next."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.mistake.model import CATEGORIES, FAULTS, SIGNALS
from tests.javascript.node import Node

MODULE = "model/gallery.js"
KNOWN = {
    "practise": ["accuracy-without-base-rate", "winner-without-an-interval"],
    "category": list(CATEGORIES),
    "fault": list(FAULTS),
    "signal": list(SIGNALS),
}
NOTHING = {key: [] for key in KNOWN}
CHOICES = st.fixed_dictionaries({key: st.lists(st.sampled_from(values), unique=True) for key, values in KNOWN.items()})
IDS = [f"pair-{number}" for number in range(6)]


def parse(node: Node, hash_: str) -> dict[str, list[str]]:
    """Read a hash."""
    return node.call(MODULE, "parse", hash_, KNOWN)


@settings(max_examples=100, deadline=None)
@given(chosen=CHOICES)
def test_what_is_chosen_comes_back_from_its_link_in_the_order_of_the_page(
    node: Node, chosen: dict[str, list[str]]
) -> None:
    link = node.call(MODULE, "format", chosen)
    found = parse(node, link)
    assert found == {key: [value for value in KNOWN[key] if value in values] for key, values in chosen.items()}
    assert node.call(MODULE, "format", found) == node.call(MODULE, "format", parse(node, "#" + link.lstrip("#")))


@settings(max_examples=200, deadline=None)
@given(hash_=st.one_of(st.text(max_size=60), st.text("#&=%+categorysn", max_size=60)))
def test_no_text_in_a_hash_does_harm_or_asks_for_what_there_is_not(node: Node, hash_: str) -> None:
    found = parse(node, hash_)
    assert found.keys() == KNOWN.keys()
    assert all(set(values) <= set(KNOWN[key]) for key, values in found.items())


@settings(max_examples=100, deadline=None)
@given(
    chosen=CHOICES,
    strange=st.lists(st.tuples(st.sampled_from(["category", "signal", "__proto__", "x", ""]), st.text(max_size=20))),
)
def test_what_is_unknown_beside_it_changes_nothing(
    node: Node, chosen: dict[str, list[str]], strange: list[tuple[str, str]]
) -> None:
    mine = [(key, value) for key, values in chosen.items() for value in values]
    known = [(key, value) for key, value in strange if value in KNOWN.get(key, [])]
    assert parse(node, "#" + urlencode([*strange, *mine])) == parse(node, "#" + urlencode([*known, *mine]))


@pytest.mark.parametrize(
    ("hash_", "chosen"),
    [
        ("", {}),
        ("#", {}),
        ("#category=data", {"category": ["data"]}),
        ("#category=data&category=data", {"category": ["data"]}),
        ("#category=safety&category=data&signal=metric", {"category": ["data", "safety"], "signal": ["metric"]}),
        ("#category=Data&signal=metric%2Cdata", {}),
        ("#category=__proto__&__proto__=data&constructor=data", {}),
        ("#category=%3Cimg%20onerror%3E", {}),
        ("#practise=accuracy-without-base-rate", {"practise": ["accuracy-without-base-rate"]}),
        ("#signal=metric" + "&x=y" * 500_000, {"signal": ["metric"]}),
        ("#" + "x=y&" * 500_000 + "signal=metric", {}),
    ],
    ids=lambda value: str(value)[:40],
)
def test_a_link_asks_for_what_is_known(node: Node, hash_: str, chosen: dict[str, list[str]]) -> None:
    assert parse(node, hash_) == NOTHING | chosen


def test_nothing_chosen_needs_no_hash_and_several_values_stand_side_by_side(node: Node) -> None:
    assert node.call(MODULE, "format", NOTHING) == ""
    chosen = {"category": ["data", "safety"], "signal": ["trade-off"]}
    assert node.call(MODULE, "format", chosen) == "#category=data&category=safety&signal=trade-off"


@pytest.mark.parametrize(
    ("hash_", "anchor"),
    [("", False), ("#", False), ("#data", True), ("#category=data", False), ("#category=", False), ("#a%3Db", True)],
)
def test_an_anchor_is_no_filter(node: Node, hash_: str, anchor: bool) -> None:
    assert node.call(MODULE, "isAnchor", hash_) is anchor


@settings(max_examples=100, deadline=None)
@given(chosen=CHOICES, pair=CHOICES, category=st.sampled_from(list(CATEGORIES)))
def test_a_pair_is_of_any_category_chosen_and_has_all_else(
    node: Node, chosen: dict[str, list[str]], pair: dict[str, list[str]], category: str
) -> None:
    given_pair = {"category": category, "fault": pair["fault"], "signal": pair["signal"]}
    expected = (
        (not chosen["category"] or category in chosen["category"])
        and set(chosen["fault"]) <= set(pair["fault"])
        and set(chosen["signal"]) <= set(pair["signal"])
    )
    assert node.call(MODULE, "matches", chosen, given_pair) is expected


@pytest.mark.parametrize(
    ("done", "after", "expected"),
    [
        ([], "", IDS[0]),
        ([IDS[0]], "", IDS[1]),
        ([IDS[0]], IDS[3], IDS[4]),
        ([IDS[4], IDS[5]], IDS[3], IDS[0]),
        (IDS, IDS[2], IDS[3]),
        (IDS, IDS[5], IDS[0]),
        ([], "not-shown", IDS[0]),
    ],
)
def test_the_next_pair_is_the_first_after_this_one_that_is_not_done(
    node: Node, done: list[str], after: str, expected: str
) -> None:
    assert node.call(MODULE, "next", IDS, done, after) == expected


def test_where_nothing_is_shown_nothing_is_next(node: Node) -> None:
    assert node.call(MODULE, "next", [], [], "") == ""
