"""Whatever anybody writes, the content check answers with problems, never with an exception, and accepts no program."""

from __future__ import annotations

import contextlib
import re
from typing import Any

import jinja2
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import nodes
from markupsafe import Markup

from macros import content, pages
from macros.calls import Text, find
from macros.components import CALLS

IDS = {"claim": {"C17": None}, "term": {"recall": None}}
MESSAGE = re.compile(r"docs/[^:\n]+:[1-9]\d*:[1-9]\d*: [^\n]+: expected [^\n]+; found [^\n]+")
YAML_PARTS = [
    "-",
    ":",
    "{",
    "}",
    "[",
    "]",
    ",",
    '"',
    "'",
    "|",
    ">",
    "#",
    "?",
    "&",
    "*",
    "!",
    "<<",
    "=",
    "@",
    "`",
    "%",
    "~",
]
YAML_WORDS = [
    "a",
    "id",
    "no",
    "12:30",
    "2026-11-22",
    "1e9",
    ".inf",
    "é",
    "😀",
    "&x ",
    "*x",
    "!t ",
    "!!int ",
    "---",
    "...",
]
JINJA_PARTS = [
    "{",
    "}",
    "(",
    ")",
    "[",
    "]",
    ".",
    "|",
    ",",
    "=",
    "~",
    "*",
    "+",
    "-",
    "'",
    '"',
    "\\",
    "#",
    "{{",
    "}}",
    "{%",
    "%}",
]
JINJA_WORDS = [
    "{#",
    "#}",
    "raw",
    "endraw",
    "config",
    "if",
    "for",
    "in",
    "set",
    "is",
    "not",
    "x",
    "1",
    "é",
    "claim",
    "term",
]
CALLED = ["{{ mistakes() }}", '{{ claim("C17") }}', "{{ term('recall', 'x') }}", "('C17')", '("recall")', "{{ claim("]
YAML = st.lists(
    st.sampled_from([*YAML_PARTS, *YAML_WORDS, " ", "  ", "\n", "\n", "\n  ", "\t", "\r", ": ", "- ", "9" * 30])
    | st.sampled_from(["\\u202e", "\u202e", "\ufeff", "\x00", "\x85", "\u2028", "%YAML 1.1\n", "|\n", ">-\n"]),
    max_size=40,
).map("".join)
JINJA = st.lists(
    st.sampled_from([*JINJA_PARTS, *JINJA_WORDS, *CALLED, " ", "\n", "\r", "9" * 30, "{% raw %}", "{% endraw %}"]),
    max_size=30,
).map("".join)


@given(st.binary(max_size=200) | YAML.map(str.encode) | st.text(max_size=100).map(str.encode))
@settings(max_examples=500, deadline=None)
def test_any_bytes_make_a_document_or_problems(raw: bytes) -> None:
    """Never an exception, never a place before the first, and never silence about a file that gives nothing."""
    document = content.load("a.yml", raw)
    assert all(problem.line >= 1 and problem.column >= 1 for problem in document.problems)
    assert document.problems or document.data is not None


@given(YAML)
@settings(max_examples=300, deadline=None)
def test_a_document_without_problems_holds_what_yaml_reads(text: str) -> None:
    """Text, numbers, lists and records as PyYAML itself reads them; the rest is kept as it was written."""
    document = content.load("a.yml", text.encode())
    if document.problems or "<<" in text:
        return
    with contextlib.suppress(yaml.YAMLError, ValueError):  # a date that doesn't exist
        theirs = yaml.load(text, content.Loader)  # noqa: S506 - a safe loader
        assert _alike(document.data, theirs)


def _alike(ours: Any, theirs: Any) -> bool:
    if isinstance(ours, content.Implicit):
        return not isinstance(theirs, str)
    if isinstance(ours, dict):
        return all(_alike(ours[key], value) for key, value in theirs.items() if isinstance(key, str))
    if isinstance(ours, tuple):
        return len(ours) == len(theirs) and all(map(_alike, ours, theirs))
    return ours == theirs


@given(JINJA | st.text(max_size=80))
@settings(max_examples=1000, deadline=None)
def test_no_text_is_accepted_that_holds_more_than_calls_with_constants(text: str) -> None:
    """Asked beside it: a walk through all of Jinja's tree that knows nothing of lexers and places."""
    page = Text("a.md", text)
    calls, problems = find(page, IDS)
    assert all(problem.line >= 1 and problem.column >= 1 for problem in problems)
    if not problems:
        assert _only_calls(text)
        assert _rendered(text) == _replaced(page.text, calls)


def _only_calls(text: str) -> bool:
    found = list(jinja2.Environment(autoescape=True).parse(text).find_all(nodes.Node))
    calls = [node for node in found if isinstance(node, nodes.Call)]
    return (
        all(
            isinstance(node, nodes.Output | nodes.TemplateData | nodes.Call | nodes.Name | nodes.Const)
            for node in found
        )
        and all(isinstance(call.node, nodes.Name) and call.node.name in CALLS for call in calls)
        and all(isinstance(argument, nodes.Const) for call in calls for argument in call.args)
        and len(calls) == sum(isinstance(node, nodes.Name) for node in found)
        and not any(call.kwargs or call.dyn_args or call.dyn_kwargs for call in calls)
    )


def _rendered(text: str) -> str:
    stand_ins = {name: (lambda *words, name=name: Markup(f"<{name}{words}>")) for name in CALLS}
    return jinja2.Environment(autoescape=True, keep_trailing_newline=True).from_string(text).render(stand_ins)


def _replaced(text: str, calls: list) -> str:
    for call in reversed(calls):
        text = text[: call.start] + f"<{call.name}{call.arguments}>" + text[call.end :]
    return re.sub(r"\{% *(end)?raw *%\}", "", text)


@given(JINJA | st.text(max_size=80))
@settings(max_examples=300, deadline=None)
def test_any_page_makes_problems_or_none(text: str) -> None:
    """Front matter, Markdown and Jinja of any shape are read without an exception."""
    _, problems = pages.read("docs/a.md", "a.md", text.encode(), IDS)
    assert all(MESSAGE.fullmatch(str(problem)) for problem in problems)
