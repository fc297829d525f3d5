"""A problem: one thing to mend, at one place, in words that never leave their line."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to mend, at one place. Lines and columns count from 1."""

    path: str
    line: int
    column: int
    field: str
    expected: str
    found: str

    @property
    def words(self) -> str:
        """What to mend, without its place."""
        return printable(f"{self.field}: expected {self.expected}; found {self.found}")

    def __str__(self) -> str:
        return f"{printable(self.path)}:{self.line}:{self.column}: {self.words}"


def printable(text: str) -> str:
    """Keep a stranger's text on its line: a line end could start a command of the machine that shows it."""
    return "".join(character if character.isprintable() else "\ufffd" for character in text)
