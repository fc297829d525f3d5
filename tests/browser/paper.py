"""Prints a page to PDF as a reader would, and reads the sheets: every word with its place, and the ink.

Lengths are in PDF points (1/72 inch) from the top left corner of a sheet.
"""

from __future__ import annotations

import html
import re
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from playwright.sync_api import Page

from tests.setup import browsers

MM = 72 / 25.4
MARGIN = 15 * MM
DPI = 150
SLACK = 2
"""By how much the box of a letter may stand out from its line."""
MARGIN_LINE = re.compile(r"AI|PM|Field|Guide|/|\d+")
"""The words of the line that Chromium sets into the margin at the foot."""
INK = bytes(1 if level < 225 else 0 for level in range(256))
"""From grey levels to ink (1) and paper (0); the guide's hairlines are darker than this."""


@dataclass(frozen=True)
class Sheet:
    """A size of paper."""

    name: str
    width: float
    height: float


A4 = Sheet("A4", 210 * MM, 297 * MM)
LETTER = Sheet("Letter", 8.5 * 72, 11 * 72)


@dataclass(frozen=True)
class Word:
    """A word on paper: its text, its sheet counted from 0, its box."""

    text: str
    sheet: int
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class Raster:
    """One sheet as grey pixels, row by row."""

    width: int
    height: int
    pixels: bytes

    @property
    def mean(self) -> float:
        """The mean grey level: 255 is white."""
        return sum(self.pixels) / len(self.pixels)

    def row(self, number: int, left: float = 0, right: float | None = None) -> bytes:
        """Give the ink of one row of pixels between two places, as ones and zeros."""
        start = number * self.width
        end = self.width if right is None else round(right / 72 * DPI)
        return self.pixels[start + round(left / 72 * DPI) : start + end].translate(INK)

    def lines(self, left: float, right: float) -> list[float]:
        """Give the heights at which a line is ruled all the way from left to right."""
        inside = (left + 2, right - 2)
        ruled = [number for number in range(self.height) if 0 not in self.row(number, *inside)]
        firsts = [number for number in ruled if number - 1 not in ruled]
        return [(number + 0.5) / DPI * 72 for number in firsts]

    def inked(self, left: float, right: float) -> list[float]:
        """Give the heights of all rows of pixels with ink between two places."""
        return [number / DPI * 72 for number in range(self.height) if 1 in self.row(number, left, right)]


class Paper:
    """What came out of the printer."""

    def __init__(self, path: Path, sheet: Sheet) -> None:
        self.path, self.sheet = path, sheet
        found = _run("pdfinfo", path)
        width, height = map(float, re.search(r"Page size:\s+([\d.]+) x ([\d.]+)", found).groups())
        # Firefox once printed on a sheet of its own choosing: nothing that follows would mean anything.
        assert max(abs(width - sheet.width), abs(height - sheet.height)) <= 1, f"{width} × {height} is not {sheet}"
        self.sheets = int(re.search(r"Pages:\s+(\d+)", found)[1])

    @cached_property
    def words(self) -> list[Word]:
        """All words in the order of the sheets."""
        pages = _run("pdftotext", "-raw", "-bbox", self.path, "-").split("<page ")[1:]
        pattern = re.compile(r'<word xMin="(.+?)" yMin="(.+?)" xMax="(.+?)" yMax="(.+?)">(.*?)</word>')
        return [
            Word(html.unescape(text), number, *map(float, box))
            for number, page in enumerate(pages)
            for *box, text in pattern.findall(page)
        ]

    @cached_property
    def text(self) -> str:
        """All words, with a space between each two."""
        return " ".join(word.text for word in self.words)

    @cached_property
    def rasters(self) -> list[Raster]:
        """Each sheet as a grey picture."""
        command = [browsers.find().pdftoppm, "-gray", "-r", str(DPI), str(self.path)]
        rest = subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout
        found = []
        while rest:
            header = re.match(rb"P5\s(\d+)\s(\d+)\s255\s", rest)
            width, height = int(header[1]), int(header[2])
            start, end = header.end(), header.end() + width * height
            found.append(Raster(width, height, rest[start:end]))
            rest = rest[end:]
        return found

    def lacks(self, texts: Iterable[str]) -> list[str]:
        """Give those texts that are not on paper. One that goes on overleaf may be torn in one place."""
        printed = letters(self.text)
        return [text for text in texts if sum(part not in printed for part in _runs(text)) > (len(text.split()) > 5)]

    def on(self, sheet: int) -> list[Word]:
        """Give the words of one sheet."""
        return [word for word in self.words if word.sheet == sheet]

    def strays(self, *, sliced: bool = False) -> list[str]:
        """Give what stands in the margins and is not Chromium's line at the foot.

        `sliced` lets lines lie across the end of a sheet: no browser breaks a text box that is longer than one.
        """
        left, right = MARGIN - SLACK, self.sheet.width - MARGIN + SLACK
        head, foot = MARGIN - SLACK, self.sheet.height - MARGIN + SLACK
        found = []
        for word in self.words:
            over = word.bottom < head if sliced else word.top < head
            under = word.top > foot if sliced else word.bottom > foot
            if word.left < left or word.right > right or over or (under and not MARGIN_LINE.fullmatch(word.text)):
                found.append(f"{word.text!r} on sheet {word.sheet + 1}")
        # Boxes, lines and pictures are no words.
        for number, raster in enumerate(self.rasters, 1):
            if raster.inked(0, left) or raster.inked(right, self.sheet.width):
                found.append(f"ink on sheet {number}")
        return found

    def places(self, phrase: str) -> list[tuple[Word, Word]]:
        """Give the first and the last word of each place where the phrase stands, line ends and punctuation aside."""
        wanted, found = letters(phrase), []
        for first in range(len(self.words)):
            said = ""
            if not letters(self.words[first].text):
                continue
            for last in range(first, len(self.words)):
                said += letters(self.words[last].text)
                if not wanted.startswith(said):
                    break
                if said == wanted:
                    found.append((self.words[first], self.words[last]))
                    break
        return found


def print_out(page: Page, sheet: Sheet, folder: Path) -> Paper:
    """Print the page as it stands: margins and all else as its style says, backgrounds off."""
    path = folder / f"{len(list(folder.iterdir()))}.pdf"
    # Playwright hands a stock Firefox inches where it expects centimetres.
    scale = 2.54 if page.context.browser.browser_type.name == "firefox" else 1
    size = {"width": f"{sheet.width / 72 * scale:.4f}in", "height": f"{sheet.height / 72 * scale:.4f}in"}
    page.pdf(path=path, print_background=False, **size)
    return Paper(path, sheet)


def letters(text: str) -> str:
    """Take everything but letters and digits out of a text: what is left does not depend on lines and quotes."""
    return re.sub(r"[\W_]+", "", text).casefold()


def _runs(text: str, size: int = 5) -> list[str]:
    words = text.split()
    return [letters(" ".join(words[at : at + size])) for at in range(0, len(words), size)]


def _run(name: str, *arguments: str | Path) -> str:
    command = [getattr(browsers.find(), name), *map(str, arguments)]
    return subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout
