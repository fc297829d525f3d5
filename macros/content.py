"""YAML files become plain data that remembers where every value stands; every problem is collected, none is raised."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from macros import decoding, hints
from macros.decoding import INVISIBLE, SEEN
from macros.problems import Problem

DEEPEST = 12
"""Levels a content file may nest; the models need six, a hostile file wants thousands."""

Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

WHOLE = re.compile(r"[-+]?(0|[1-9]\d{0,17})")
COMMENT = re.compile(r"[ \t]+(#[^\n]*)")
DECIMAL = re.compile(r"[-+]?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d+)?")


@dataclass(frozen=True)
class Implicit:
    """A plain scalar that YAML would silently turn into something other than text or a plain decimal number."""

    raw: str
    reading: str
    """What YAML makes of it, such as `a date`, `true or false`, `nothing` or `a number in another notation`."""


@dataclass
class Document:
    """A parsed file: its data, and for every path in it the node that holds value, line and column."""

    path: str
    data: Any = None
    nodes: dict[tuple, yaml.Node] = field(default_factory=dict)
    keys: dict[tuple, yaml.Node] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    line_offset: int = 0
    whole: str = "file"
    """What to call all of it in a message."""

    def place(self, path: tuple, *, of_key: bool = False) -> tuple[int, int]:
        """Give line and column of `path`, or of the nearest thing around it; `of_key` asks for the name's place."""
        node = self.keys.get(path) if of_key else None
        while node is None and path:
            node, path = self.nodes.get(path), path[:-1]
        mark = (node or self.nodes.get(())).start_mark if (node or self.nodes) else None
        return (mark.line + 1 + self.line_offset, mark.column + 1) if mark else (1 + self.line_offset, 1)

    def report(self, path: tuple, expected: str, found: str, *, of_key: bool = False) -> None:
        """Note a problem at `path`."""
        line, column = self.place(path, of_key=of_key)
        self.problems.append(Problem(self.path, line, column, self.spell(path), expected, found))

    def spell(self, path: tuple) -> str:
        """Spell a path for people, with the record's id in files that hold many: `C17.sources`."""
        record = self.data[path[0]] if isinstance(self.data, tuple) and path and path[0] < len(self.data) else None
        if isinstance(record, dict) and isinstance(record.get("id"), str):
            return record["id"] + spell(path[1:])
        return spell(path).lstrip(".") or self.whole


def spell(path: tuple) -> str:
    """Spell a path: `.sections[2].fields[1].label`, counting from 1."""
    return "".join(f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in path)


def parse(path: str, text: str, line_offset: int = 0, whole: str = "file") -> Document:
    """Parse one YAML text. `line_offset` is added to each line (front matter starts inside a page)."""
    document = Document(path, line_offset=line_offset, whole=whole)
    try:
        if _events_are_plain(document, text):
            node = yaml.compose(text, Loader=Loader)
            if node is None:
                document.report((), "content", "nothing")
            else:
                document.data = _build(document, node, ())
                _report_escaped(document, text)
                _report_cut(document, text)
    except yaml.YAMLError as error:
        # A control character stops the parser as well; `invisible` has said where it stands.
        if not (isinstance(error, yaml.reader.ReaderError) and INVISIBLE.search(text)):
            document.problems.append(syntax(document, text, error))
    return document


def load(path: str, raw: bytes) -> Document:
    """Parse one content file from its bytes."""
    text, problems = decoding.decode(path, raw)
    document = Document(path) if text is None else parse(path, text)
    document.problems = problems + document.problems
    return document


def _report_escaped(document: Document, text: str) -> None:
    r"""Find invisible characters that are written as escapes, such as "\u202e"; others are reported as they stand."""
    for path, node in document.nodes.items():
        hidden = INVISIBLE.search(node.value) if isinstance(node, yaml.ScalarNode) and node.style == '"' else None
        if hidden and hidden[0] not in text:
            document.report(path, SEEN, decoding.name(hidden[0]))


def _report_cut(document: Document, text: str) -> None:
    """Find texts that YAML cuts in silence: after a space, # begins a comment ("Ticket #12" is read as "Ticket")."""
    for path, node in document.nodes.items():
        plain = isinstance(node, yaml.ScalarNode) and not node.style and node.tag.endswith(":str")
        rest = COMMENT.match(text, node.end_mark.index) if plain and node.value else None
        if rest:
            document.report(path, "quotes around a text with a #, or the comment on its own line", rest[1])


def _events_are_plain(document: Document, text: str) -> bool:
    """Refuse anchors, aliases, tags and deep nesting before any tree is built: they can blow up (X-18)."""
    depth, plain = 0, True
    for event in yaml.parse(text, Loader=Loader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        for expected, found in _special(event, depth):
            mark, plain = event.start_mark, False
            line = mark.line + 1 + document.line_offset
            document.problems.append(Problem(document.path, line, mark.column + 1, "yaml", expected, found))
        if depth > DEEPEST:
            break
    return plain


def _special(event: yaml.Event, depth: int) -> Iterator[tuple[str, str]]:
    """Say what a parser's event holds that content files go without: (expected, found)."""
    if anchor := getattr(event, "anchor", None):
        found = f"the alias *{anchor}" if isinstance(event, yaml.AliasEvent) else f"the anchor &{anchor}"
        yield "each value written out, and quotes around a text that starts with * or &", found
    if tag := getattr(event, "tag", None):
        yield "no tags, and quotes around a text that starts with !", f"the tag {tag}"
    if depth > DEEPEST:
        yield f"at most {DEEPEST} levels of lists and records", "more"


def _build(document: Document, node: yaml.Node, path: tuple) -> Any:
    document.nodes[path] = node
    if isinstance(node, yaml.SequenceNode):
        return tuple(_build(document, child, (*path, index)) for index, child in enumerate(node.value))
    if not isinstance(node, yaml.MappingNode):
        return _scalar(node)
    data: dict[str, Any] = {}
    for key, value in node.value:
        name = key.value if isinstance(key, yaml.ScalarNode) else "?"
        here = (*path, name)
        if name in data:
            first = document.keys[here].start_mark.line + 1 + document.line_offset
            mark = key.start_mark
            document.problems.append(
                Problem(
                    document.path, mark.line + 1 + document.line_offset, mark.column + 1, spell(here).lstrip("."),
                    "each field once", f"{name} again, first on line {first}",
                )
            )  # fmt: skip
            continue
        document.keys[here] = key
        data[name] = _build(document, value, here)
    return data


def _scalar(node: yaml.ScalarNode) -> str | int | float | Implicit:
    kind, raw = node.tag.rpartition(":")[2], node.value
    if kind == "int" and WHOLE.fullmatch(raw):
        return int(raw)
    if kind in ("int", "float"):
        another = Implicit(raw, "a number in another notation")
        return float(raw) if kind == "float" and DECIMAL.fullmatch(raw) else another
    if kind == "str":
        return raw
    readings = {"timestamp": "a date", "bool": "true or false", "null": "nothing"}
    return Implicit(raw, readings.get(kind, "a sign of its own"))


def syntax(document: Document, text: str, error: yaml.YAMLError) -> Problem:
    """Say where YAML can't be read, what would help, and what the line holds."""
    words = getattr(error, "problem", None) or str(error).split("\n")[0]
    mark = getattr(error, "problem_mark", None)
    if "end of stream" in words:
        mark = getattr(error, "context_mark", None) or mark  # where the quote opens, not where the file ends
    line, column = (mark.line, mark.column) if mark else (0, 0)
    held = "".join(text.split("\n")[line : line + 1]).strip()
    found = f'"{held[:60]}"' if held else "the end"
    return Problem(document.path, line + 1 + document.line_offset, column + 1, "yaml", hints.expected(words), found)
