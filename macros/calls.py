"""Macro calls in a page: found by Jinja's own lexer and parser, never rendered. A page is data, no program (X-11)."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from jinja2 import Environment, TemplateSyntaxError, nodes

from macros.components import CALLS, Call
from macros.problems import Problem
from macros.wording import nearest, shorten

JINJA = Environment(autoescape=True)
PLAIN_RAW = re.compile(r"\{% *(end)?raw *%\}")
UNENDED = {
    "variable": 'a call such as {{ claim("C17") }}, ended by }}',
    "raw": "{% endraw %} after it",
}


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
        self.path, self.text, self.line_offset = path, text.replace("\r\n", "\n").replace("\r", "\n"), line_offset
        self._starts = [0, *(match.end() for match in re.finditer("\n", self.text))]

    def problem(self, offset: int, expected: str, found: str, field: str = "macro") -> Problem:
        """Make a problem that points at an offset of the text."""
        line = bisect_right(self._starts, offset)
        column = offset - self._starts[line - 1] + 1
        return Problem(self.path, line + self.line_offset, column, field, expected, found)

    def line(self, offset: int) -> str:
        """Give what stands from an offset to the end of its line, quoted and shortened."""
        return shorten(self.text[offset : offset + 100].partition("\n")[0])

    def whole_line(self, offset: int) -> str:
        """Give the line that holds an offset, quoted and shortened."""
        return self.line(self._starts[bisect_right(self._starts, offset) - 1])


def find(page: Text, ids: Mapping[str, Mapping]) -> tuple[list[Found], list[Problem]]:
    """Give the allowed calls of a page and a problem for everything else that Jinja would run.

    `ids` holds the known ids of each component; one that is not among them can't be told yet.
    """
    problems = [
        page.problem(match.start(), "{ #id } with a space: {# begins a comment that swallows text", '"{#"')
        for match in re.finditer(r"\{#", page.text)
    ]
    # With every comment taken for text, nothing hides in one.
    plain = Text(page.path, page.text.replace("{#", "(("), page.line_offset)
    calls: list[Found] = []
    for start, end, source in _expressions(plain, problems):
        found = _call(source, start, end)
        if isinstance(found, str):
            problems.append(page.problem(start, found, shorten(source)))
        elif wrong := _argument_problem(found, ids):
            problems.append(page.problem(start, wrong, shorten(source)))
        else:
            calls.append(found)
    if not problems and not _allowed_tree(page.text):
        problems.append(page.problem(0, "only macro calls", "other Jinja"))
    return calls, problems


def _expressions(page: Text, problems: list[Problem]) -> Iterator[tuple[int, int, str]]:
    """Give offset, end and source of each {{ … }}; note tags other than raw, what hides in raw, and what never ends."""
    offset = start = 0
    inside = ""
    try:
        for _, token, value in JINJA.lexer.tokeniter(page.text, None):
            # The lexer drops white space around `-` markers; looking the value up again keeps the offset true.
            offset = page.text.index(value, offset)
            kind, _, edge = token.rpartition("_")
            if edge == "begin":
                start, inside = offset, kind
            elif edge == "end":
                inside = ""
            if token == "variable_end":
                yield start, offset + len(value), page.text[start : offset + len(value)]
            elif token == "block_begin" or (kind == "raw" and not PLAIN_RAW.fullmatch(value)):
                problems.append(page.problem(offset, "no {% but {% raw %} and {% endraw %}", page.line(offset)))
            elif inside == "raw" and token == "data" and (tag := re.search(r"\{%|<[a-zA-Z/!]", value)):
                where = offset + tag.start()
                problems.append(page.problem(where, "text without tags between raw and endraw", page.line(where)))
            offset += len(value)
    except TemplateSyntaxError:
        pass  # what the lexer stumbled over is inside of what it had begun
    if inside in UNENDED:
        problems.append(page.problem(start, UNENDED[inside], page.line(start)))


def _call(source: str, start: int, end: int) -> Found | str:
    """Read one {{ … }} as an allowed call, or say what was expected."""
    if not source.endswith("}}") or source[2] in "-+" or source[-3] == "-":
        return "{{ and }} without + or -"
    try:
        output = JINJA.parse(source).body[0]
    except (TemplateSyntaxError, RecursionError, ValueError):  # a value: a number of thousands of digits
        output = None
    node = output.nodes[0] if isinstance(output, nodes.Output) and len(output.nodes) == 1 else None
    known = f"one of the calls {', '.join(CALLS)}"
    if not isinstance(node, nodes.Call) or not isinstance(node.node, nodes.Name):
        return known
    if node.node.name not in CALLS:
        return known + nearest(node.node.name, CALLS)
    constant = all(isinstance(a, nodes.Const) and isinstance(a.value, str) for a in node.args)
    if not constant or node.kwargs or node.dyn_args or node.dyn_kwargs:
        return "words in quotes between the brackets, and nothing else"
    return Found(node.node.name, tuple(a.value for a in node.args), start, end)


def _argument_problem(found: Found, ids: Mapping[str, Mapping]) -> str | None:
    call = found.call
    fewest, most = int(bool(call.takes)), int(bool(call.takes)) + call.words
    if not fewest <= len(found.arguments) <= most:
        return f'{found.name}("…") with one {call.takes} id' if call.takes else f"{found.name}() with empty brackets"
    if call.takes in ids and found.arguments[0] not in ids[call.takes]:
        return f"the id of a {call.takes} that exists{nearest(found.arguments[0], ids[call.takes])}"
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
