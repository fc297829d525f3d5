"""Markdown pages: front matter and macro calls, read as data, never rendered by Jinja."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from mkdocs.utils.meta import YAML_RE, get_data
from pydantic import Field, ValidationError

from macros import calls, content, decoding, places
from macros.calls import Found
from macros.fields import Date, Line, Record, text
from macros.problems import Problem
from macros.wording import findings, shorten

HEADING = re.compile(r"^#{1,6}[ \t]+(.+)$", re.MULTILINE)
TAG_IN_HEADING = re.compile(r"^[ \t]*#.*?(\{%)", re.MULTILINE)
JINJA = re.compile(r"\{[{%#]")
CALL = re.compile(r"\{\{[^{}]*\}\}|\]\([^()\n]*\)")
"""What readers don't read: macro calls and where links lead, up to the next opening: or a page can take a minute."""
WORD = re.compile(r"\w[\w.,’'-]*")


class FrontMatter(Record):
    """What may stand above a page."""

    title: Line | None = Field(None, description="the page's title")
    description: text(160) | None = Field(None, description="what the page says, for search engines")  # type: ignore[valid-type]
    tags: tuple[Line, ...] = Field((), description="its tags")
    hide: tuple[Literal["navigation", "toc", "footer"], ...] = Field((), description="parts of the page to hide")
    reviewed: Date | None = Field(None, description="the date of the last review")


@dataclass(frozen=True)
class Page:
    """A page of the guide."""

    path: str
    """From the repository's top, such as docs/role/index.md."""
    source: str
    """Below docs/, such as role/index.md."""
    url: str
    """In the site, such as role/."""
    title: str
    description: str
    calls: tuple[Found, ...]
    words: int
    """How many it has, roughly: what a reading time is estimated from."""


def read(path: str, source: str, raw: bytes, ids: Mapping[str, Mapping]) -> tuple[Page | None, list[Problem]]:
    """Read one page; give it, or None when it can't be read at all, and all that is wrong with it."""
    text, problems = decoding.decode(path, raw)
    if text is None:
        return None, problems
    front, body = split(text)
    meta = _front_matter(path, text, front, problems)
    at = calls.Text(path, body, line_offset=text[: len(text) - len(body)].count("\n"))
    found, wrong = calls.find(at, ids)
    problems += wrong + places.misplaced(at, found)
    # MkDocs takes a title from the page's first line as it is written, and mkdocs-macros renders it once more.
    problems += [
        at.problem(match.start(1), "a heading of plain words", shorten(match[1]), "heading")
        for match in TAG_IN_HEADING.finditer(body)
    ]
    heading = HEADING.search(body)
    title = meta.title or (heading[1].strip().rstrip("#").rstrip() if heading else "") or source
    words = len(WORD.findall(CALL.sub("", body)))
    return Page(path, source, address(source), title, meta.description or "", tuple(found), words), problems


def split(text: str) -> tuple[str, str]:
    """Split a page as MkDocs does: front matter without its fences, and the body."""
    match = YAML_RE.match(text)
    return (match[1], text[match.end() :]) if match else ("", text)


def address(source: str) -> str:
    """Give a page's address in the site: role/index.md → role/, role/x.md → role/x/, index.md → ``."""
    stem = source.removesuffix(".md")
    return "" if stem == "index" else stem.removesuffix("index") if stem.endswith("/index") else stem + "/"


def _front_matter(path: str, text: str, front: str, problems: list[Problem]) -> FrontMatter:
    if not front.strip():
        # Without fences, MkDocs takes lines such as `render_macros: false` for front matter as well.
        if get_data(text)[1] or text.startswith("---"):
            expected = "lines of the form name: value between two lines ---"
            problems.append(Problem(path, 1, 1, "front matter", expected, shorten(text.partition("\n")[0])))
        return FrontMatter()
    at = calls.Text(path, front, line_offset=1)
    jinja = [at.problem(m.start(), "plain text", shorten(m[0]), "front matter") for m in JINJA.finditer(front)]
    document = content.parse(path, front, line_offset=1, whole="front matter")
    meta = FrontMatter()
    try:
        if not jinja and document.data is not None:
            meta = FrontMatter.model_validate(document.data)
    except ValidationError as error:
        for finding in findings(document, error, FrontMatter):
            document.report(*finding[:3], of_key=finding.of_key)
    # An escape such as "\x7b" hides braces from a reader, and mkdocs-macros renders the title.
    for where, node in document.nodes.items():
        if not jinja and isinstance(node.value, str) and JINJA.search(node.value):
            document.report(where, "plain text", shorten(node.value))
    problems += jinja + document.problems
    return meta
