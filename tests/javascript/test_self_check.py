"""The order that answers give: every page once, nothing lost, and a no never lets anybody skip more."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from macros.library import Library
from macros.self_check.view import carried, minutes
from tests.javascript.node import Node

MODULE = "model/self-check.js"
DOORS = ("products", "systems")
ANSWERS = ("", "no", "partly", "yes")
EACH = pytest.mark.parametrize("door", DOORS)
THOROUGH = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def check(library: Library) -> dict[str, Any]:
    """The guide's own questions, as its page carries them."""
    record = library["self-check"]["which-third"].record
    return carried(record, {page: minutes(found.words) for page, found in library.pages.items()})


def order(node: Node, check: dict[str, Any], door: str, answers: dict[str, str]) -> dict[str, list[str]]:
    """Give the pages of each group."""
    groups = node.call(MODULE, "order", check, door, {"$map": answers})
    assert [group["id"] for group in groups] == ["first", "read", "skim", "skip"]
    return {group["id"]: [one["page"] for one in group["pages"]] for group in groups}


def reasons(node: Node, check: dict[str, Any], door: str, answers: dict[str, str]) -> dict[str, list[str]]:
    """Give the reasons of each page."""
    groups = node.call(MODULE, "order", check, door, {"$map": answers})
    return {one["page"]: one["why"] for group in groups for one in group["pages"]}


def pages(check: dict[str, Any], door: str) -> list[str]:
    """Give the pages of a door in their usual order."""
    (found,) = (one for one in check["doors"] if one["id"] == door)
    return [*found["read"], *found["skim"]]


def all_answers(check: dict[str, Any], value: str) -> dict[str, str]:
    """Answer every question alike."""
    return {question["id"]: value for question in check["questions"]}


def given_answers(check: dict[str, Any], data: st.DataObject) -> dict[str, str]:
    """Draw an answer, or none, to every question of both doors."""
    return {question["id"]: data.draw(st.sampled_from(ANSWERS)) for question in check["questions"]}


@EACH
def test_each_door_asks_twelve_questions(check: dict[str, Any], door: str) -> None:
    assert len([one for one in check["questions"] if one["door"] in ("both", door)]) == 12


def test_both_doors_place_the_same_pages(check: dict[str, Any]) -> None:
    assert sorted(pages(check, "products")) == sorted(pages(check, "systems"))


@EACH
@given(data=st.data())
@THOROUGH
def test_every_page_stands_in_the_order_exactly_once(
    node: Node, check: dict[str, Any], door: str, data: st.DataObject
) -> None:
    found = order(node, check, door, given_answers(check, data))
    assert sorted(page for group in found.values() for page in group) == sorted(pages(check, door))


@EACH
@given(data=st.data())
@THOROUGH
def test_within_a_group_pages_keep_the_usual_order(
    node: Node, check: dict[str, Any], door: str, data: st.DataObject
) -> None:
    usual = pages(check, door)
    for group in order(node, check, door, given_answers(check, data)).values():
        assert group == sorted(group, key=usual.index)


@EACH
@given(data=st.data())
@THOROUGH
def test_one_more_no_never_lets_anybody_skip_another_page(
    node: Node, check: dict[str, Any], door: str, data: st.DataObject
) -> None:
    answers = given_answers(check, data)
    changed = data.draw(st.sampled_from(sorted(answers)))
    before, after = (set(order(node, check, door, one)["skip"]) for one in (answers, answers | {changed: "no"}))
    assert after <= before


@EACH
@given(data=st.data())
@THOROUGH
def test_answers_of_the_other_door_change_nothing(
    node: Node, check: dict[str, Any], door: str, data: st.DataObject
) -> None:
    answers = given_answers(check, data)
    own = {one["id"]: answers[one["id"]] for one in check["questions"] if one["door"] in ("both", door)}
    assert order(node, check, door, answers) == order(node, check, door, own)


@EACH
@given(data=st.data())
@THOROUGH
def test_whatever_is_skipped_or_put_first_has_a_reason_from_an_answer(
    node: Node, check: dict[str, Any], door: str, data: st.DataObject
) -> None:
    answers = given_answers(check, data)
    found, why = order(node, check, door, answers), reasons(node, check, door, answers)
    for group, value in (("first", "no"), ("skip", "yes")):
        for page in found[group]:
            said = {one[group]["why"] for one in check["questions"] if answers[one["id"]] == value and group in one}
            assert why[page]
            assert set(why[page]) <= said


@EACH
def test_no_answer_leaves_every_page_in_its_usual_place(node: Node, check: dict[str, Any], door: str) -> None:
    (usual,) = (one for one in check["doors"] if one["id"] == door)
    assert order(node, check, door, {}) == {
        "first": [],
        "read": [*usual["read"]],
        "skim": [*usual["skim"]],
        "skip": [],
    }
    assert not any(reasons(node, check, door, {}).values())


@EACH
def test_all_no_skips_nothing(node: Node, check: dict[str, Any], door: str) -> None:
    found = order(node, check, door, all_answers(check, "no"))
    assert found["skip"] == []
    assert len(found["first"]) < len(pages(check, door)) / 2


@EACH
def test_all_yes_skips_about_a_third_and_never_what_is_kept(node: Node, check: dict[str, Any], door: str) -> None:
    found = order(node, check, door, all_answers(check, "yes"))
    kept = {one["page"] for one in check["kept"] if one["door"] in ("both", door)}
    assert 0.25 <= len(found["skip"]) / len(pages(check, door)) <= 0.35
    assert not kept & set(found["skip"])
    assert found["first"] == []


@EACH
def test_every_question_can_move_a_page_of_its_door(node: Node, check: dict[str, Any], door: str) -> None:
    usual = order(node, check, door, {})
    for question in check["questions"]:
        if question["door"] in ("both", door):
            assert order(node, check, door, {question["id"]: "no"}) != usual, question["id"]


def test_a_page_of_two_questions_goes_only_when_both_are_a_yes(node: Node, check: dict[str, Any]) -> None:
    page = "role/technical-judgement.md"
    assert page in order(node, check, "products", {"live-rate": "yes", "two-costs": "yes"})["skip"]
    for second in ("", "partly", "no"):
        assert page not in order(node, check, "products", {"live-rate": "yes", "two-costs": second})["skip"]
    assert reasons(node, check, "products", {"live-rate": "yes"})[page] == [
        "One more yes about it would let you skip it."
    ]


def test_the_sentence_counts_what_may_go_and_says_where_to_start(node: Node) -> None:
    check = {
        "doors": [{"id": "products", "read": ["a", "b"], "skim": ["c"]}],
        "kept": [],
        "questions": [
            {"id": "one", "door": "both", "skip": {"pages": ["c"], "why": "Known."}},
            {"id": "two", "door": "both", "first": {"pages": ["b"], "why": "Needed."}},
        ],
    }
    tools = "sentence.mjs"

    def say(answers: dict[str, str], given: int) -> str:
        groups = node.call(MODULE, "order", check, "products", {"$map": answers})
        return node.call(
            f"../../../tests/javascript/{tools}", "told", groups, {"a": 4, "b": 6, "c": 1}, {"given": given, "of": 2}
        )

    assert say({}, 0) == "Nothing to skip among 3 pages; start with “A”. 0 of 2 answered."
    assert say({"one": "yes"}, 1) == "Skip 1 of 3 pages, about 1 minute; start with “A”. 1 of 2 answered."
    assert say({"one": "yes", "two": "no"}, 2) == "Skip 1 of 3 pages, about 1 minute; start with “B”."
