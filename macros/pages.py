"""Markdown pages: front matter, macro calls and where they stand. Read as data, never rendered by Jinja."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from html.parser import HTMLParser
from typing import Literal

import markdown
from mkdocs.utils.meta import YAML_RE, get_data
from pydantic import Field, ValidationError

from macros import calls, content
from macros.calls import Found
from macros.content import Problem
from macros.fields import Date, Line, Record, text
from macros.wording import findings

SITE_EXTENSIONS = ("admonition", "attr_list", "md_in_html", "tables", "pymdownx.superfences")
"""What decides about structure in this site's Markdown: what is code, a heading, a list."""

CONFINED = {"h1", "h2", "h3", "h4", "h5", "h6", "a", "code", "pre"}
NAMES = {"a": "link text", "code": "code", "pre": "code"}
HEADING = re.compile(r"^#{1,6}\s+(.*?)\s*#*$", re.M)


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


def read(path: str, source: str, raw: bytes, ids: Mapping[str, Mapping]) -> tuple[Page | None, list[Problem]]:
    """Read one page; give it, or None when it can't be read at all, and all that is wrong with it."""
    text, problems = content.decode(path, raw)
    if problems:
        return None, problems
    text = text.replace("\r\n", "\n")
    front, body = split(text)
    meta = _front_matter(path, text, front, problems)
    at = calls.Text(path, body, line_offset=text[: len(text) - len(body)].count("\n"))
    found, wrong = calls.find(at, ids)
    problems += wrong or _misplaced(at, found)
    problems += [
        at.problem(match.start(), "a heading of plain words", '"{"', "heading")
        for match in HEADING.finditer(body)
        if "{%" in match[1]
    ]
    heading = HEADING.search(body)
    title = meta.title or (heading[1] if heading else "") or source
    return Page(path, source, address(source), title, meta.description or "", tuple(found)), problems


def split(text: str) -> tuple[str, str]:
    """Split a page as MkDocs does: front matter without its fences, and the body."""
    match = YAML_RE.match(text)
    return (match[1], text[match.end() :]) if match else ("", text)


def address(source: str) -> str:
    """Give a page's address in the site: role/index.md → role/, role/x.md → role/x/, index.md → ``."""
    stem = source.removesuffix(".md")
    return "" if stem == "index" else stem.removesuffix("index") if stem.endswith("/index") else stem + "/"


def _front_matter(path: str, text: str, front: str, problems: list[Problem]) -> FrontMatter:
    if not front:
        if get_data(text)[1] or text.startswith("---"):
            problems.append(Problem(path, 1, 1, "front matter", "lines of the form name: value between two lines ---", "other"))
        return FrontMatter()
    document = content.parse(path, front, line_offset=1)
    problems += document.problems
    for match in re.finditer(r"\{[{%#]", front):
        at = calls.Text(path, front, line_offset=1)
        problems.append(at.problem(match.start(), "plain text", "Jinja", "front matter"))
    if document.data is None:
        return FrontMatter()
    try:
        return FrontMatter.model_validate(document.data)
    except ValidationError as error:
        document.problems.clear()
        for finding in findings(document, error, FrontMatter):
            document.report(*finding[:3], of_key=finding.of_key)
        problems += document.problems
        return FrontMatter()


def _misplaced(page: calls.Text, found: list[Found]) -> list[Problem]:
    """Inline marks may not stand in headings, links or code; block macros stand alone on a line outside lists."""
    if not found:
        return []
    parts, end = [], 0
    for number, call in enumerate(found):
        parts += [page.text[end : call.start], f"\x02{number}\x03"]
        end = call.end
    outline = _Outline()
    outline.feed(_converter().reset().convert("".join([*parts, page.text[end:]]).replace("\x02", "zqx").replace("\x03", "xqz")))
    problems = []
    for number, call in enumerate(found):
        inside = outline.places.get(number, ("an attribute",))
        if call.call.inline:
            confined = next((tag for tag in inside if tag in CONFINED or tag == "an attribute"), None)
            if confined:
                problems.append(
                    page.problem(call.start, "the mark in body text", f"it in {NAMES.get(confined, _heading(confined))}")
                )
        elif not _alone(page.text, call) or set(inside) & {"li", "blockquote", "td", "th", "dd", *CONFINED}:
            problems.append(page.problem(call.start, f"{call.name} alone on a line, outside lists and code", "it elsewhere"))
    return problems


def _heading(tag: str) -> str:
    return "a heading" if tag.startswith("h") else tag


def _alone(text: str, call: Found) -> bool:
    before, after = text[: call.start].rpartition("\n")[2], text[call.end :].partition("\n")[0]
    return not before and not after.strip()


@cache
def _converter() -> markdown.Markdown:
    return markdown.Markdown(extensions=list(SITE_EXTENSIONS))


class _Outline(HTMLParser):
    """Notes for each placeholder the tags around it."""

    VOID = {"br", "hr", "img", "input", "wbr"}

    def __init__(self) -> None:
        super().__init__()
        self.stack: list[str] = []
        self.places: dict[int, tuple[str, ...]] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for _, value in attrs:
            for number in re.findall(r"zqx(\d+)xqz", value or ""):
                self.places[int(number)] = ("an attribute",)
        if tag not in self.VOID:
            self.stack.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self.stack:
            while self.stack.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        for number in re.findall(r"zqx(\d+)xqz", data):
            self.places[int(number)] = tuple(self.stack)
