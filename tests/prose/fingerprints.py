"""Fingerprints of runs of eight words, to prove that the guide's sentences are its own.

The guide is written from notes that are not published. `python -m tests.prose.fingerprints FOLDER` reads the notes and
writes a short hash of each run of eight words; the test compares the guide's own runs with them.
"""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Iterator
from pathlib import Path

FILE = Path(__file__).parent / "fingerprints.txt"
RUN = 8
LETTERS = 10  # 40 bits: 15,000 runs of the notes against 200,000 of the guide collide once in about 400 editions


def runs(text: str) -> Iterator[tuple[str, ...]]:
    """Give every run of eight words of a text, case and punctuation aside."""
    words = re.findall(r"[a-z0-9]+(?:['’][a-z]+)?", text.casefold())
    return zip(*(words[start:] for start in range(RUN)), strict=False)


def fingerprint(run: tuple[str, ...]) -> str:
    """Give the short hash of a run of words."""
    return hashlib.blake2b(" ".join(run).encode(), digest_size=LETTERS // 2).hexdigest()


def known() -> set[str]:
    """Read the fingerprints of the notes."""
    return set(FILE.read_text(encoding="ascii").split())


def main(folder: str) -> None:
    """Write the fingerprints of all notes in a folder."""
    notes = [path.read_text(encoding="utf-8") for path in sorted(Path(folder).glob("*.md"))]
    prints = sorted({fingerprint(run) for note in notes for run in runs(note)})
    FILE.write_text("\n".join(prints) + "\n", encoding="ascii")
    print(f"{len(prints)} fingerprints of {len(notes)} notes")


if __name__ == "__main__":
    main(sys.argv[1])
