"""From records to HTML: one Jinja environment that escapes everything, inline Markdown, links, and the block guard."""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from markdown_it import MarkdownIt
from markupsafe import Markup, escape

from macros.components import KINDS
from macros.kind import Entry
from macros.library import Library

ADDRESSES = {kind.component: kind.address for kind in KINDS}
BLOCK = re.compile(r"<(div|section|article|figure|nav|ol|ul|dl|table)\b")
MARKS = re.compile(r"[\\`*_\[]")
"""What emphasis, code, links and escapes begin with."""


@dataclass(frozen=True)
class Here:
    """The page that is being rendered: where links start, and what they may lead to."""

    url: str
    """The page's address in the site, such as role/ or the empty text for the home page."""
    repository: str
    """Where the source is kept; edit links start with it."""
    library: Library

    def link(self, address: str) -> str:
        """Give the relative link from this page to an address in the site."""
        path, hash_, anchor = address.partition("#")
        if path == self.url and hash_:
            return hash_ + anchor
        start = self.url or "."
        relative = posixpath.relpath(path or ".", start)
        return relative + ("/" if path.endswith("/") or not path else "") + hash_ + anchor

    def to(self, component: str, id_: str) -> str:
        """Give the relative link to a record."""
        if component == "page":
            return self.link(self.library.pages[id_].url)
        return self.link(ADDRESSES[component].format(id=id_))

    def name(self, component: str, id_: str) -> str:
        """Give the title of a record or page."""
        if component == "page":
            return self.library.pages[id_].title
        record = self.library[component][id_].record
        return getattr(record, "title", None) or record.term

    def edit(self, entry: Entry) -> str:
        """Give the address at which the file that holds a record is edited."""
        return f"{self.repository.rstrip('/')}/edit/main/{entry.path}"


View = Callable[..., str]


def fragment(component: str, part: str, here: Here, **values: Any) -> str:
    """Call one part of a component's template."""
    module = environment().get_template(f"{component}/template.html").make_module({"here": here})
    # A plain string: what is cut out of Markup is Markup again, piece by piece, and slow.
    return str(getattr(module, part)(**values))


def block(html: str) -> str:
    """Guard a block on its way into Markdown: it starts flush left with a block element and has no blank lines."""
    lines = [line.rstrip() for line in html.strip().split("\n")]
    text = "\n".join(line for line in lines if line)
    if not BLOCK.match(text):
        raise ValueError(f"a block must start with a block element, not {text[:40]!r}")
    return text


def inline(html: str) -> str:
    """Guard an inline fragment: one line, so that no paragraph breaks."""
    return " ".join(html.split())


@cache
def environment() -> Environment:
    """Give the one environment that all templates share."""
    made = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=_compiled(),
    )
    made.filters |= {"md": words, "paragraphs": paragraphs, "plain": plain, "sentence": sentence}
    return made


def _compiled() -> FileSystemBytecodeCache | None:
    """Keep compiled templates where Python keeps its own, if it may: compiling them takes longer than rendering."""
    folder = Path(cache_from_source(__file__)).parent
    return FileSystemBytecodeCache(str(folder)) if os.access(folder, os.W_OK) else None


def words(text: str) -> Markup:
    """Render the inline Markdown that records may use: emphasis, code and links. All else stands as it is."""
    text = text.strip()
    # Most texts hold no mark, which the parser takes far longer to find out.
    return Markup(_markdown().renderInline(text)) if MARKS.search(text) else escape(text)


def paragraphs(text: str) -> Markup:
    """Render a text with blank lines as paragraphs."""
    parts = re.split(r"\n\s*\n", text.strip())
    return Markup("".join(f"<p>{words(' '.join(part.split()))}</p>" for part in parts))


def plain(text: str) -> str:
    """Give a text without the marks of inline Markdown, for attributes and text boxes."""
    return Markup(words(text)).striptags()


def sentence(text: str) -> str:
    """Give words that stand inside sentences as they stand at the beginning of one."""
    return text[:1].upper() + text[1:]


@cache
def _markdown() -> MarkdownIt:
    return MarkdownIt("zero", {"html": False}).enable(["emphasis", "backticks", "link", "escape"])


def grouped(entries: Mapping[str, Entry], field: str, order: Mapping[str, str]) -> list[tuple[str, str, list[Entry]]]:
    """Group entries by a field, in the order of `order` (value → heading); groups without entries are left out."""
    groups = []
    for value, heading in order.items():
        members = [entry for entry in entries.values() if getattr(entry.record, field) == value]
        if members:
            groups.append((value, heading, members))
    return groups
