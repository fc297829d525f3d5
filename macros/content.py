"""YAML files become plain data that remembers where every value stands; every problem is collected, none is raised."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import yaml

LARGEST = 200_000
"""Bytes a content file may hold: larger ones are slow to review and to check."""

DEEPEST = 12
"""Levels a content file may nest; the models need six, a hostile file wants thousands."""

Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# C0 and C1 controls but tab and line ends, soft hyphen, zero-width and bidi controls, tags: invisible in review.
INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e007f]"
)
DECIMAL = re.compile(r"[-+]?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d+)?")
HINTS = (
    ("mapping values are not allowed", "quotes around a text that holds a colon and a space"),
    ("could not find expected ':'", "a line of the form name: value"),
    ("did not find expected key", "one indent for all lines of a record, and quotes around special characters"),
    ("found character that cannot start any token", "spaces, no tabs, and quotes around special characters"),
    ("expected <block end>", "one indent for all lines of a record"),
)


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to mend, at one place. Lines and columns count from 1."""

    path: str
    line: int
    column: int
    field: str
    expected: str
    found: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.field}: expected {self.expected}; found {self.found}"


class Implicit(NamedTuple):
    """A plain scalar that YAML would silently turn into something other than text or a plain decimal number."""

    raw: str
    reading: str
    """What YAML makes of it: `a date`, `true or false`, `nothing` or `a number`."""


@dataclass
class Document:
    """A parsed file: its data, and for every path in it the node that holds value, line and column."""

    path: str
    data: Any = None
    nodes: dict[tuple, yaml.Node] = field(default_factory=dict)
    keys: dict[tuple, yaml.Node] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    line_offset: int = 0

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
        return spell(path).lstrip(".") or "file"


def spell(path: tuple) -> str:
    """Spell a path: `.sections[2].fields[1].label`, counting from 1."""
    return "".join(f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in path)


def invisible(path: str, text: str) -> Iterator[Problem]:
    """Find characters that a reviewer can't see: bidi controls, zero-width and control characters (X-19)."""
    for number, line in enumerate(text.split("\n"), 1):
        for match in INVISIBLE.finditer(line.rstrip("\r")):
            yield Problem(
                path, number, match.start() + 1, "text", "only characters that can be seen", f"U+{ord(match[0]):04X}"
            )


def decode(path: str, raw: bytes) -> tuple[str, list[Problem]]:
    """Give a file's text and what is wrong with its bytes: size, encoding, invisible characters."""
    if len(raw) > LARGEST:
        return "", [Problem(path, 1, 1, "file", f"at most {LARGEST // 1000} KB", f"{len(raw) / 1000:.0f} KB")]
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return "", [Problem(path, line, 1, "file", "text in UTF-8", f"the byte {raw[error.start]:#04x}")]
    return text, list(invisible(path, text))


def parse(path: str, text: str, line_offset: int = 0) -> Document:
    """Parse one YAML text. `line_offset` is added to each line (front matter starts inside a page)."""
    document = Document(path, line_offset=line_offset)
    try:
        if _events_are_plain(document, text):
            node = yaml.compose(text, Loader=Loader)
            if node is None:
                document.problems.append(Problem(path, 1 + line_offset, 1, "file", "content", "an empty file"))
            else:
                document.data = _build(document, node, ())
    except yaml.YAMLError as error:
        document.problems.append(_syntax(document, error))
    return document


def load(path: str, raw: bytes) -> Document:
    """Parse one content file from its bytes."""
    text, problems = decode(path, raw)
    document = Document(path) if problems else parse(path, text)
    document.problems = problems + document.problems
    return document


def _events_are_plain(document: Document, text: str) -> bool:
    """Refuse anchors, aliases and deep nesting before any tree is built: they can blow up (X-18)."""
    depth, plain = 0, True
    for event in yaml.parse(text, Loader=Loader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        anchor = getattr(event, "anchor", None)
        if anchor or depth > DEEPEST:
            mark, plain = event.start_mark, False
            found = f"the anchor or alias {anchor}" if anchor else f"more than {DEEPEST} levels"
            document.problems.append(
                Problem(
                    document.path, mark.line + 1 + document.line_offset, mark.column + 1, "yaml",
                    "each value written out", found,
                )
            )  # fmt: skip
            if depth > DEEPEST:
                break
    return plain


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
    if kind == "int" and re.fullmatch(r"[-+]?(0|[1-9]\d*)", raw):
        return int(raw)
    if kind in ("int", "float"):
        return float(raw) if kind == "float" and DECIMAL.fullmatch(raw) else Implicit(raw, "a number")
    if kind == "str":
        return raw
    return Implicit(raw, {"timestamp": "a date", "bool": "true or false", "null": "nothing"}.get(kind, kind))


def _syntax(document: Document, error: yaml.YAMLError) -> Problem:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    words = getattr(error, "problem", None) or str(error).split("\n")[0]
    expected = next((hint for part, hint in HINTS if part in words), "YAML that can be read")
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    return Problem(document.path, line + document.line_offset, column, "yaml", expected, words)
