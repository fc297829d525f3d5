"""Where macro calls stand in a page, decided on its converted Markdown: in a sentence, a heading, a link, code."""

from __future__ import annotations

import re
from functools import cache
from html.parser import HTMLParser

import markdown

from macros.calls import Found, Text
from macros.problems import Problem
from macros.wording import shorten

SITE_EXTENSIONS = ("admonition", "attr_list", "md_in_html", "tables", "pymdownx.superfences")
"""What decides about structure in this site's Markdown: what is code, a heading, a list."""

VOID = {"br", "hr", "img", "input", "wbr"}
UNSEEN = "an address, an image's text or a comment"
CONFINED = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "a heading"),
    **dict.fromkeys(("code", "pre", "script", "style", "textarea"), "code"),
    "a": "link text",
    UNSEEN: UNSEEN,
}
"""What no mark may stand in, in words."""

WORDS = CONFINED | {"li": "a list", "blockquote": "a quote", "th": "a table", "td": "a table"}
AROUND_BLOCKS = {"p", "div", "section"}
BRACES = re.compile(r"\{\{|\{%[^%]*%\}")


def misplaced(page: Text, found: list[Found]) -> list[Problem]:
    """Inline marks stand in body text; block macros alone on a line; no heading holds braces, not even between raw."""
    markdown, spots = _with_placeholders(page, {call.start: call for call in found})
    if not spots:
        return []
    outline = _Outline()
    outline.feed(_converter().reset().convert(markdown))
    outline.close()
    problems = []
    for number, (start, call) in enumerate(spots):
        inside = outline.places.get(number, {UNSEEN})
        confined = " and ".join(sorted({CONFINED[tag] for tag in inside & CONFINED.keys()}))
        if not call:
            if "a heading" in confined:
                problems.append(page.problem(start, "a heading of plain words", shorten("{{"), "heading"))
        elif call.call.inline:
            if confined:
                problems.append(page.problem(start, "the mark in body text", f"it in {confined}"))
        elif inside - AROUND_BLOCKS or not _alone(page.text, call):
            expected = f"{call.name} alone on a line, outside lists, quotes, tables and code"
            around = " and ".join(sorted({WORDS[tag] for tag in inside & WORDS.keys()}))
            problems.append(page.problem(start, expected, f"it in {around}" if around else page.whole_line(start)))
    return problems


def _with_placeholders(page: Text, calls: dict[int, Found]) -> tuple[str, list[tuple[int, Found | None]]]:
    """Give the page as Markdown sees it after Jinja: a word for each call and each literal {{, and no raw tags.

    Beside it, for each such word in turn, its offset and its call.
    """
    parts: list[str] = []
    spots: list[tuple[int, Found | None]] = []
    end = 0
    for match in BRACES.finditer(page.text):
        start, call = match.start(), calls.get(match.start())
        if start < end:
            continue  # braces in a call's own words
        parts.append(page.text[end:start])
        end = call.end if call else match.end()
        if call or match[0] == "{{":
            parts.append(f"zqx{len(spots)}xqz")
            spots.append((start, call))
    return "".join([*parts, page.text[end:]]), spots


def _alone(text: str, call: Found) -> bool:
    before, after = text[: call.start].rpartition("\n")[2], text[call.end :].partition("\n")[0]
    return not before and not after.strip()


@cache
def _converter() -> markdown.Markdown:
    return markdown.Markdown(extensions=list(SITE_EXTENSIONS))


class _Outline(HTMLParser):
    """Notes for each placeholder the tags around it."""

    def __init__(self) -> None:
        super().__init__()
        self.stack: list[str] = []
        self.places: dict[int, set[str]] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for _, value in attrs:
            self._note(value or "", UNSEEN)
        if tag not in VOID:
            self.stack.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self.stack:
            while self.stack.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        self._note(data, *self.stack)

    def _note(self, text: str, *tags: str) -> None:
        # A page that writes out a placeholder itself only adds places, so it can't hide one.
        for number in re.findall(r"zqx(\d{1,9})xqz", text):
            self.places.setdefault(int(number), set()).update(tags)
