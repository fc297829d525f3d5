"""The binder without a page: what a document's answers become, and the one Markdown file of all of them."""

from __future__ import annotations

import itertools
import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from macros.binder.view import known
from macros.library import Library
from macros.rendering import Here
from tests.javascript.node import Node

SHEET = {
    "id": "spec",
    "title": "A sheet",
    "sections": [
        {
            "title": "First",
            "fields": [
                {"id": "problem", "label": "Problem"},
                {"id": "cost", "label": "Cost", "unit": "dollars"},
                {"id": "door", "label": "Door", "options": {"in": "Inside", "out": "Outside"}},
                {"id": "mark", "label": "Mark", "levels": ["weak", "", "", "strong"]},
            ],
        },
        {
            "title": "Second",
            "fields": [
                {
                    "id": "view",
                    "label": "View",
                    "parts": [["what", "What"], ["why", "Why"], ["confidence", "How sure"]],
                },
                {"id": "fear", "label": "Fear", "private": True},
                {
                    "id": "rows",
                    "label": "Rows",
                    "columns": [
                        {"id": "who", "label": "Who"},
                        {"id": "way", "label": "Way", "options": {"in": "Inside"}},
                    ],
                },
            ],
        },
    ],
}


def chapter(node: Node, answers: dict[str, str], *, sheet: dict | None = SHEET, secret: bool = False) -> dict[str, Any]:
    """Read a document's answers."""
    return node.call("model/binder.js", "chapter", sheet, {"$map": answers}, secret)


def told(made: dict[str, Any]) -> dict[str, Any]:
    """Give what a chapter tells, by question."""
    found = {}
    for section in made["sections"]:
        for field in section["fields"]:
            question = field.pop("question")
            found[question] = field.get("text") or field
    return found


def test_each_kind_of_answer_reads_as_on_its_sheet(node: Node) -> None:
    answers = {
        "problem": "Two\nlines",
        "cost": "3.5",
        "door": "out\nin",
        "mark": "3",
        "view.what": "Wait",
        "view.confidence": "70",
        "rows.r1.who": "Ana",
        "rows.r1.way": "in",
    }
    made = chapter(node, answers)
    assert (made["asked"], made["answered"], made["withheld"]) == (6, 6, 0)
    assert [section["title"] for section in made["sections"]] == ["First", "Second"]
    assert told(made) == {
        "Problem": "Two\nlines",
        "Cost": "3.5 dollars",
        "Door": "Outside; Inside",
        "Mark": "3 of 4, from “weak” to “strong”",
        "View": {"parts": [["What", "Wait"], ["How sure", "70 %"]]},
        "Rows": {"table": {"head": ["Who", "Way"], "rows": [["Ana", "Inside"]]}},
    }


@pytest.mark.parametrize(
    ("kept", "told_as"), [("2", "2 of 3: middling"), ("9", "9 of 3"), ("length", "length of 3"), ("1", "1 of 3: weak")]
)
def test_a_rating_whose_steps_have_words_is_told_with_its_own(node: Node, kept: str, told_as: str) -> None:
    field = {"id": "mark", "label": "Mark", "levels": ["weak", "middling", "strong"]}
    sheet = {"id": "mock", "title": "A sheet", "sections": [{"title": "First", "fields": [field]}]}
    assert told(chapter(node, {"mark": kept}, sheet=sheet)) == {"Mark": told_as}


def test_what_nobody_answered_is_left_out_and_counted(node: Node) -> None:
    made = chapter(node, {"rows.order": "r1\nabcd", "cost": "5"})
    assert (made["asked"], made["answered"]) == (6, 1)
    assert [section["title"] for section in made["sections"]] == ["First"]
    assert chapter(node, {})["sections"] == []


def test_a_private_note_is_told_only_when_chosen_and_counted_else(node: Node) -> None:
    answers = {"problem": "Open", "fear": "Closed"}
    hidden, shown = chapter(node, answers), chapter(node, answers, secret=True)
    assert (hidden["asked"], hidden["answered"], hidden["withheld"]) == (6, 1, 1)
    assert (shown["asked"], shown["answered"], shown["withheld"]) == (7, 2, 0)
    assert told(hidden) == {"Problem": "Open"}
    assert told(shown) == {"Problem": "Open", "Fear": "Closed"}
    assert chapter(node, {"problem": "Open"})["withheld"] == 0


def test_rows_stand_in_the_readers_order_and_no_order_loses_any(node: Node) -> None:
    cells = {f"rows.{row}.who": row for row in ("r10", "r2", "zz9z", "r1")}

    def rows(order: str | None) -> list[str]:
        given_order = {} if order is None else {"rows.order": order}
        table = told(chapter(node, {**cells, **given_order, "rows.r3.who": ""}))["Rows"]["table"]
        return [row[0] for row in table["rows"]]

    assert rows(None) == ["r1", "r2", "r10", "zz9z"]
    assert rows("zz9z\nr2\ngone\nr1\nr10") == ["zz9z", "r2", "r1", "r10"]
    assert rows("r10") == ["r10", "r1", "r2", "zz9z"]


def test_what_the_guide_no_longer_asks_comes_last_under_its_old_name(node: Node) -> None:
    answers = {
        "gone": "A",
        "problem": "B",
        "rows.r1.gone": "C",
        "rows.r1.who": "D",
        "cost.extra": "E",
        "old.order": "r1",
    }
    made = chapter(node, {**answers, "door": "constructor"})
    assert made["sections"][-1]["title"] == "Other answers"
    others = {"cost.extra": "E", "gone": "A", "rows.r1.gone": "C"}
    assert list(told(made).items())[-3:] == list(others.items())
    assert made["answered"] == 3
    gone = node.call("model/binder.js", "chapter", None, {"$map": {"a": "B", "t.order": "r1"}}, False)
    assert told(gone) == {"a": "B"}
    assert gone["asked"] == 0


def test_an_option_that_is_gone_is_told_as_it_is_kept(node: Node) -> None:
    made = told(chapter(node, {"door": "in\n__proto__\nconstructor", "rows.r1.way": "toString"}))
    assert made["Door"] == "Inside; __proto__; constructor"
    assert made["Rows"]["table"]["rows"] == [["", "toString"]]


def test_the_choice_survives_whatever_is_kept(node: Node) -> None:
    nothing = {"documents": [], "secret": False, "name": "", "title": ""}
    for text in ("", "{", "null", "[]", "3", '"x"', '{"documents": {"0": "a"}, "secret": 1, "name": 3, "title": null}'):
        assert node.call("model/binder.js", "choice", text) == nothing
    kept = {"documents": ["b", 3, "a", "b"], "secret": True, "name": "N", "title": "T", "more": 1}
    made = node.call("model/binder.js", "choice", json.dumps(kept))
    assert made == {"documents": ["b", "a"], "secret": True, "name": "N", "title": "T"}


@pytest.mark.parametrize(
    ("chosen", "one", "made"),
    [
        ([], "b", ["b"]),
        (["a", "c"], "b", ["a", "b", "c"]),
        (["d", "a"], "b", ["b", "d", "a"]),
        (["a"], "d", ["a", "d"]),
        (["a", "b"], "b", ["a", "b"]),
        (["gone", "a"], "c", ["gone", "a", "c"]),
    ],
)
def test_one_more_stands_where_the_usual_order_has_it(node: Node, chosen: list[str], one: str, made: list[str]) -> None:
    assert node.call("model/binder.js", "added", chosen, one, ["a", "b", "c", "d"]) == made


def test_proofs_are_told_item_by_item(node: Node) -> None:
    kept = {"item:two:proof": "P", "item:one:state": "done", "item:gone:proof": "Q", "item:two:step.x": "1"}
    entries = {"$map": {key: {"v": text, "t": 1} for key, text in kept.items()}}
    made = node.call("model/binder.js", "proofs", [["one", "One"], ["two", "Two"]], entries)
    assert told(made) == {"Two": "P"}
    assert made["answered"] == 1


TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n"), min_size=1, max_size=40)
HOSTILE = (
    "# A heading",
    "</td><script>alert(1)</script>",
    "| a | b |",
    "> quote",
    "---",
    "1. one",
    "```",
    "[a](javascript:b)",
    "{{ x }}",
    "* * *",
)


def headings(markdown: str) -> list[tuple[str, str]]:
    """Give the headings of a Markdown file: how deep, and their words."""
    tokens = MarkdownIt("commonmark").enable("table").parse(markdown)
    return [
        (token.tag, "".join(part.content for part in tokens[at + 1].children))
        for at, token in enumerate(tokens)
        if token.type == "heading_open"
    ]


@pytest.mark.parametrize("secret", [False, True])
def test_every_answer_stands_once_in_the_markdown_whatever_it_holds(node: Node, library: Library, secret: bool) -> None:
    guide, hostile = known(Here("workspace/binder/", "https://example.org", library)), itertools.cycle(HOSTILE)
    for sheet in (sheet for group in guide["groups"] for sheet in group["worksheets"]):
        answers, shown, hidden = {"older": "MARK-older"}, ["MARK-older"], []
        for field in (field for section in sheet["sections"] for field in section["fields"]):
            marks = hidden if field.get("private") and not secret else shown
            for name in names(field):
                marks.append(f"MARK-{name}-END")
                answers[name] = f"{next(hostile)} MARK-{name}-END"
        read, name = chapter(node, answers, sheet=sheet, secret=secret), next(hostile)
        chapters = [{"name": name, "about": sheet["title"], "facts": "", "sections": read["sections"]}]
        cover = {"title": name, "name": name, "day": "22 November 2026"}
        markdown = node.call("model/markdown.js", "binderMarkdown", cover, chapters)
        plain = markdown.replace("\\", "")
        assert [mark for mark in shown if plain.count(mark) != 1] == []
        assert [mark for mark in hidden if mark in plain] == []
        found = headings(markdown)
        assert found[:3] == [("h1", name), ("h2", "Contents"), ("h2", f"1. {name}")]
        assert [words for tag, words in found if tag == "h3"] == [section["title"] for section in read["sections"]]
        questions = [field["question"] for section in read["sections"] for field in section["fields"]]
        assert [words for tag, words in found if tag == "h4"] == questions
        assert "<script" not in MarkdownIt("commonmark").render(markdown)


def names(field: dict[str, Any]) -> list[str]:
    """Give the names that a field's answers are stored under, with two rows for a table."""
    parts = [f"{field['id']}.{part}" for part, _ in field.get("parts", ())]
    cells = [f"{field['id']}.{row}.{column['id']}" for row in ("r1", "k9k9") for column in field.get("columns", ())]
    return parts + cells or [field["id"]]


@given(text=TEXT)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_name_of_any_text_stays_one_heading(node: Node, text: str) -> None:
    chapters = [{"name": text, "about": "A sheet", "facts": "Written today.", "sections": []}]
    markdown = node.call("model/markdown.js", "binderMarkdown", {"title": text, "name": "", "day": "today"}, chapters)
    assert [tag for tag, _ in headings(markdown)] == ["h1", "h2", "h2"]


def test_the_page_knows_every_field_of_every_worksheet_once(library: Library) -> None:
    guide = known(Here("workspace/binder/", "https://example.org", library))
    sheets = {sheet["id"]: sheet for group in guide["groups"] for sheet in group["worksheets"]}
    assert sheets.keys() == library["worksheet"].keys()
    assert sum(len(group["worksheets"]) for group in guide["groups"]) == len(sheets)
    for id_, sheet in sheets.items():
        record = library["worksheet"][id_].record
        assert [field["id"] for section in sheet["sections"] for field in section["fields"]] == [
            field.id for field in record.fields
        ]
        private = {field["id"] for section in sheet["sections"] for field in section["fields"] if field.get("private")}
        assert private == {field.id for field in record.fields if field.private}
