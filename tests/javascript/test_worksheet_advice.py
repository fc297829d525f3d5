"""The advice of every worksheet: silent about its own example, and each entry speaks of an answer that lacks it."""

from __future__ import annotations

import re
from typing import Any

import pytest

from macros.content import Implicit
from macros.library import Library
from tests.conftest import ROOT
from tests.javascript.node import Node

SHEETS = sorted(path.stem for path in (ROOT / "docs/worksheets").glob("*.yml"))
TODAY = "2026-11-22"
LACKING = {"count": "Fell by 40%", "interval": "Fell by 40%"}
"""A text that lacks a mark, where plain words would pass."""


def said(node: Node, sheet: Any, answers: dict[str, str]) -> list[str]:
    """Give the ids of the advice that a form gets."""
    return [one["id"] for one in node.call("model/advice.js", "advise", sheet.carried, {"$map": answers}, TODAY)]


def as_form(sheet: Any) -> dict[str, str]:
    """Give the example's answers by the names of the form's controls."""
    answers = {}
    for field in sheet.fields:
        value = sheet.example.answers[field.id]
        parts = {"": value}
        if field.kind == "table":
            parts = {f".r{row}.{name}": cell for row, cells in enumerate(value, 1) for name, cell in cells.items()}
            answers[f"{field.id}.order"] = "\n".join(f"r{row}" for row in range(1, len(value) + 1))
        elif field.kind == "decision":
            parts = {f".{name}": part for name, part in value.items()}
        for name, part in parts.items():
            lines = part if isinstance(part, tuple) else [part]
            answers[field.id + name] = "\n".join(one.raw if isinstance(one, Implicit) else str(one) for one in lines)
    return answers


@pytest.fixture(params=SHEETS)
def sheet(request: pytest.FixtureRequest, library: Library) -> Any:
    """Each worksheet in turn."""
    return library["worksheet"][request.param].record


def test_the_example_is_done_right(node: Node, sheet: Any) -> None:
    """It shows what the advice asks for."""
    assert said(node, sheet, as_form(sheet)) == []


def test_an_empty_form_gets_no_advice(node: Node, sheet: Any) -> None:
    """Not while nothing is written, and not where every answer was deleted again."""
    assert sheet.advice
    assert said(node, sheet, {}) == []
    assert said(node, sheet, dict.fromkeys(as_form(sheet), " ")) == []


def test_every_entry_speaks_of_an_answer_that_lacks_something(node: Node, sheet: Any) -> None:
    """Advice that can never be given would be dead weight."""
    for item in sheet.advice:
        assert item.id in said(node, sheet, lacking(sheet, item)), item


def test_every_word_of_a_list_is_noticed(node: Node, sheet: Any) -> None:
    """A list of words that must not stand there has no word that is never found."""
    for item in sheet.advice:
        if item.rule == "no-words":
            for word in item.words:
                name, text = next(iter(lacking(sheet, item))), f"So “{word.replace('*', 's')}”, then"
                assert item.id in said(node, sheet, {name: text}), text


def test_advice_is_one_plain_sentence_that_scolds_nobody(sheet: Any) -> None:
    """It is shown as text, so marks of Markdown would stand there as they are."""
    for item in sheet.advice:
        assert re.fullmatch(r"[A-Z][^.!?*_`\[]*(?:[.?]”[^.!?]*)?\.", item.say), item.say
        assert not re.search(r"\b(you (must|should|failed|forgot|have to)|your mistake|please)\b", item.say), item.say


def lacking(sheet: Any, item: Any) -> dict[str, str]:
    """Make the smallest form that an entry has something to say about."""
    fields = {field.id: field for field in sheet.fields}
    field = fields[item.field]
    if item.rule == "needs":
        column = column_of(fields[item.when], item.column)
        return cell(fields[item.when], column, item.options[0] if item.options else None)
    if item.rule in ("row-needs", "some-row"):
        column = column_of(field, item.where if item.rule == "some-row" else item.columns[0])
        ids = [option.id for option in column.options]
        chosen = [id_ for id_ in ids if (id_ in item.options) == (item.rule == "row-needs")]
        return cell(field, column, chosen[0] if item.options else None)
    if item.rule == "same-as":
        return {item.field: field.options[0].id, item.other: fields[item.other].options[1].id}
    if item.rule == "same-sum":
        return {f"{item.field}.r{row}.{name}": str(row) for row in (1, 2) for name in item.columns}
    if item.rule == "tie":
        totals = {f"{item.table}.r{row}.{name}": str(40 + row) for row in (1, 2) for name in (item.total, item.error)}
        return {item.field: item.option, **totals}
    if item.rule == "not-alone":
        return {item.field: item.option, **dict.fromkeys(item.others, "none")}
    if item.rule == "past-due":
        return {item.field: "2026-11-21"}
    texts = {
        "not-round": "10,000",
        "no-words": "words",
        "not-only": "words",
        "has": "Something",
        "mentions": "Something",
    }
    text = texts[item.rule]
    if text == "words":
        text = item.words[0].replace("*", "s")
    if item.rule == "has":
        text = next((LACKING[mark] for mark in item.any if mark in LACKING), text)
    column = column_of(field, item.columns[0] if item.columns else None)
    where = cell(field, column_of(field, item.where), item.options[0]) if item.where else {}
    return {**cell(field, column, text), **where}


def column_of(field: Any, name: str | None) -> Any:
    """Give a column by its id, or a table's first."""
    columns = getattr(field, "columns", ())
    return next((column for column in columns if name in (None, column.id)), None)


def cell(field: Any, column: Any, text: str | None) -> dict[str, str]:
    """Fill one control of a field, with a text or with whatever its kind takes."""
    at = column or field
    usual = {"number": "1", "rating": "1", "date": "2027-01-01"}
    if text is None:
        text = at.options[0].id if at.kind in ("choice", "choices") else usual.get(at.kind, "Something")
    name = f"{field.id}.r1.{column.id}" if column else f"{field.id}.what" if field.kind == "decision" else field.id
    return {name: text}
