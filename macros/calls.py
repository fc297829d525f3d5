"""Macro calls in a page: found by Jinja's own lexer and parser, never rendered. A page is data, not a program (X-11)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from jinja2 import Environment, TemplateSyntaxError, nodes

from macros.components import CALLS, Call
from macros.content import Problem
from macros.wording import nearest, shorten

JINJA = Environment(autoescape=True)


class Found(NamedTuple):
    """One macro call: its name and arguments, and where its braces begin and end in the text."""

    name: str
    arguments: tuple[str, ...]
    start: int
    end: int

    @property
    def call(self) -> Call:
        """How this macro may be called."""
        return CALLS[self.name]


class Text:
    """A page's text with its path, for places in words."""

    def __init__(self, path: str, text: str, line_offset: int = 0) -> None:
        self.path, self.text, self.line_offset = path, text, line_offset

    def problem(self, offset: int, expected: str, found: str, field: str = "macro") -> Problem:
        """Make a problem that points at an offset of the text."""
        line = self.text.count("\n", 0, offset) + 1
        column = offset - (self.text.rfind("\n", 0, offset) + 1) + 1
        return Problem(self.path, line + self.line_offset, column, field, expected, found)


def find(page: Text, ids: Mapping[str, Mapping]) -> tuple[list[Found], list[Problem]]:
    """Give the allowed calls of a page and a problem for everything else that Jinja would run.

    `ids` holds the known ids of each component.
    """
    problems = [
        page.problem(match.start(), "{ #id } with a space: {# begins a comment that swallows text", '"{#"')
        for match in re.finditer(r"\{#", page.text)
    ]
    if problems:
        return [], problems
    calls: list[Found] = []
    try:
        for start, end, source in _expressions(page, problems):
            found = _call(source, start, end)
            if isinstance(found, str):
                problems.append(page.problem(start, found, shorten(source)))
            elif wrong := _argument_problem(found, ids):
                problems.append(page.problem(start, wrong, shorten(source)))
            else:
                calls.append(found)
        if not problems and not _allowed_tree(page.text):
            problems.append(page.problem(0, "only macro calls", "other Jinja"))
    except TemplateSyntaxError as error:
        line_start = sum(len(line) + 1 for line in page.text.split("\n")[: error.lineno - 1])
        opening = re.search(r"\{[{%]", page.text[line_start:])
        offset = line_start + (opening.start() if opening else 0)
        problems.append(page.problem(offset, "a macro call such as {{ claim(\"C17\") }}", (error.message or "").rstrip(".")))
    return calls, problems


def _expressions(page: Text, problems: list[Problem]) -> Iterator[tuple[int, int, str]]:
    """Give offset, end and source of each {{ … }}; note tags other than raw, and tags or Jinja hidden in raw."""
    offset, start = 0, 0
    raw = False
    for _, token, value in JINJA.lexer.tokeniter(page.text, None):
        # The lexer drops white space around `-` markers; looking the value up again keeps the offset true.
        offset = page.text.index(value, offset)
        if token == "variable_begin":
            start = offset
        elif token == "variable_end":
            yield start, offset + len(value), page.text[start : offset + len(value)]
        elif token == "block_begin":
            problems.append(page.problem(offset, "only macro calls and raw blocks", shorten(page.text[offset:].split("\n")[0])))
        elif token in ("raw_begin", "raw_end"):
            raw = token == "raw_begin"
        elif token == "data" and raw and (tag := re.search(r"\{%|<[a-zA-Z/!]", value)):
            problems.append(page.problem(offset + tag.start(), "literal text without tags inside raw", shorten(tag[0])))
        offset += len(value)


def _call(source: str, start: int, end: int) -> Found | str:
    """Read one {{ … }} as an allowed call, or say what was expected."""
    output = JINJA.parse(source).body[0]
    node = output.nodes[0] if isinstance(output, nodes.Output) and len(output.nodes) == 1 else None
    known = f"a call of {', '.join(CALLS)}"
    if not isinstance(node, nodes.Call) or not isinstance(node.node, nodes.Name) or "-" in (source[2], source[-3]):
        return known
    if node.node.name not in CALLS:
        return known + nearest(node.node.name, CALLS)
    constant = all(isinstance(a, nodes.Const) and isinstance(a.value, str) for a in node.args)
    if not constant or node.kwargs or node.dyn_args or node.dyn_kwargs:
        return "constant arguments in quotes"
    return Found(node.node.name, tuple(a.value for a in node.args), start, end)


def _argument_problem(found: Found, ids: Mapping[str, Mapping]) -> str | None:
    call = found.call
    fewest, most = int(bool(call.takes)), int(bool(call.takes)) + call.words
    if not fewest <= len(found.arguments) <= most:
        return f'{found.name}("…") with one {call.takes} id' if call.takes else f"{found.name}() without arguments"
    if call.takes and found.arguments[0] not in ids.get(call.takes, {}):
        return f"the id of a {call.takes} that exists{nearest(found.arguments[0], ids.get(call.takes, {}))}"
    return None


def _allowed_tree(text: str) -> bool:
    """Second look at the parsed page as a whole: text and calls of listed names with constants, nothing else."""
    for statement in JINJA.parse(text).body:
        if not isinstance(statement, nodes.Output):
            return False
        for node in statement.nodes:
            if isinstance(node, nodes.TemplateData):
                continue
            if not (isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name) and node.node.name in CALLS):
                return False
    return True
