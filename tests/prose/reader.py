"""Pages as a copy editor sees them: blocks of text with their section, free of markup. Needs no build."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from macros import pages
from tests.conftest import ROOT

PROSE = ("role", "craft", "path", "prepare", "offer")
"""The folders whose pages argue and must be substantial; pages that are made by a macro are indexes."""

MARK = re.compile(r'\{\{\s*(?:claim|source)\("[^"]*"\)\s*\}\}')
TERM = re.compile(r'\{\{\s*term\("([^"]*)"(?:,\s*"([^"]*)")?\)\s*\}\}')
LINK = re.compile(r"(?<!!)\[([^\]]*)\]\(([^)]*)\)")
BLOCK_CALL = re.compile(r"^\{\{\s*(\w+)\(.*\)\s*\}\}$")


@dataclass(frozen=True)
class Block:
    """One paragraph, list, table, heading or piece of code of a page."""

    kind: str
    source: str
    section: str
    """The heading that it stands under, of level 2; empty before the first."""
    line: int

    @property
    def text(self) -> str:
        """Its words, without marks, links' addresses and emphasis."""
        text = TERM.sub(lambda match: match[2] or match[1].replace("-", " "), MARK.sub("", self.source))
        text = LINK.sub(r"\1", re.sub(r"<[^>]+>|\{ [.#][\w-]+ \}", "", text))
        text = re.sub(r"^\s*(?:#+|[-*]|\d+\.|>|!!! \w+)\s+", "", text, flags=re.MULTILINE)
        return " ".join(re.sub(r"[*_`|]|\|?-{3,}\|?", " ", text).split())

    @property
    def marked(self) -> bool:
        """Whether it carries a mark or a source, or says that its figures are made up."""
        return bool(MARK.search(self.source)) or "illustrat" in self.source.casefold()


@dataclass(frozen=True)
class Prose:
    """A page's source, taken apart."""

    source: str
    """Below docs/, such as role/index.md."""
    description: str
    blocks: tuple[Block, ...]

    @property
    def body(self) -> list[Block]:
        """Everything that is read as text."""
        return [block for block in self.blocks if block.kind in ("paragraph", "list", "table")]

    @property
    def words(self) -> int:
        """How many words a reader reads."""
        return sum(len(block.text.split()) for block in self.body)

    @property
    def sentences(self) -> list[str]:
        """The sentences of paragraphs and list items, without table cells."""
        items = [line for block in self.body if block.kind != "table" for line in _items(block)]
        found = [part for item in items for part in re.split(r"(?<=[.!?:])[”’)]*\s+(?=[A-Z“‘(\d])", item)]
        return [sentence for sentence in found if len(sentence.split()) > 2]


def _items(block: Block) -> list[str]:
    if block.kind == "paragraph":
        return [block.text]
    parts = re.split(r"\n(?=\s*(?:[-*]|\d+\.)\s)", block.source)
    return [Block("paragraph", part, block.section, block.line).text for part in parts]


def blocks(body: str, first_line: int) -> tuple[Block, ...]:
    """Cut a page's body into blocks."""
    found, section, line = [], "", first_line
    for chunk in re.split(r"(\n\s*\n|(?<=\n)(?=```))", body):
        text = chunk.strip("\n")
        if text.strip():
            heading = re.match(r"(#+)\s+(.*)", text)
            if heading and heading[1] == "##":
                section = heading[2]
            found.append(Block(_kind(text), text, section, line + chunk.count("\n", 0, chunk.index(text[0]))))
        line += chunk.count("\n")
    return tuple(found)


def _kind(text: str) -> str:
    first = text.lstrip().split("\n")[0]
    if first.startswith("#"):
        return "heading"
    if first.startswith("|"):
        return "table"
    if first.startswith(("```", "<", "{%")) or BLOCK_CALL.match(first):
        return "other"
    return "list" if re.match(r"(?:[-*]|\d+\.)\s", first) else "paragraph"


@cache
def read() -> dict[str, Prose]:
    """Read every page, by its path below docs/."""
    docs = ROOT / "docs"
    return {path.relative_to(docs).as_posix(): _read(path, docs) for path in sorted(docs.rglob("*.md"))}


def _read(path: Path, docs: Path) -> Prose:
    text = path.read_text(encoding="utf-8")
    front, body = pages.split(text)
    description = re.search(r"^description: (.*)$", front, re.MULTILINE)
    offset = text[: len(text) - len(body)].count("\n") + 1
    return Prose(path.relative_to(docs).as_posix(), description[1] if description else "", blocks(body, offset))


def is_prose(source: str) -> bool:
    """Whether a page is one of those that argue."""
    return source.split("/")[0] in PROSE and source not in {
        "prepare/checklist/index.md", "prepare/mistakes/index.md", "prepare/interviews/index.md",
        "prepare/self-check.md", "prepare/plan.md",
    }  # fmt: skip
