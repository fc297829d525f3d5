"""`python -m tests.prose` prints a table of all pages: words, sentences, sources, marks and reading level."""

from __future__ import annotations

import re

from tests.prose.reader import Prose, read


def syllables(word: str) -> int:
    """Estimate the syllables of an English word: groups of vowels, less a silent e."""
    groups = re.findall(r"[aeiouy]+", word.casefold())
    silent = word.casefold().endswith("e") and not word.casefold().endswith("le") and len(groups) > 1
    return max(1, len(groups) - silent)


def grade(page: Prose) -> float:
    """Give the Flesch–Kincaid grade level (Kincaid and others, 1975): years of school a text asks for."""
    words = [word for sentence in page.sentences for word in re.findall(r"[A-Za-z’']+", sentence)]
    if not words:
        return 0.0
    return 0.39 * len(words) / len(page.sentences) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def row(page: Prose) -> str:
    """Give one line of the table."""
    source = " ".join(block.source for block in page.blocks)
    cited = set(re.findall(r'source\("(B\d+)"\)', source))
    marks = re.findall(r'claim\("C\d+"\)', source)
    lengths = [len(sentence.split()) for sentence in page.sentences] or [0]
    mean = sum(lengths) / len(lengths)
    return f"{page.source:34}{page.words:7}{mean:10.1f}{len(cited):9}{len(marks):7}{grade(page):8.1f}"


if __name__ == "__main__":
    print(f"{'page':34}{'words':>7}{'sentence':>10}{'sources':>9}{'marks':>7}{'grade':>8}")
    for prose in read().values():
        print(row(prose))
