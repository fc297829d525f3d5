"""From a file's bytes to its text: not too large, UTF-8, and nothing in it that a reviewer can't see (X-19)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from macros.problems import Problem

LARGEST = 200_000
"""Bytes a content file may hold: larger ones are slow to review and to check."""

# C0 and C1 controls but tab and line ends, soft hyphen, fillers, line separators, zero-width and bidi controls, tags.
INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\u3164\ufeff\uffa0\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]"
)
SEEN = "only characters that can be seen"


def invisible(path: str, text: str) -> Iterator[Problem]:
    """Find characters that a reviewer can't see: bidi controls, zero-width and control characters (X-19)."""
    for number, line in enumerate(text.split("\n"), 1):
        for match in INVISIBLE.finditer(line):
            yield Problem(path, number, match.start() + 1, "text", SEEN, name(match[0]))


def name(character: str) -> str:
    """Name a character that can't be shown."""
    return f"U+{ord(character):04X}, {unicodedata.name(character, 'a control character').lower()}"


def decode(path: str, raw: bytes) -> tuple[str | None, list[Problem]]:
    """Give a file's text with plain line ends, or None, and what is wrong: size, encoding, invisible characters."""
    if len(raw) > LARGEST:
        return None, [Problem(path, 1, 1, "file", f"at most {LARGEST // 1000} KB", f"{len(raw):,} bytes")]
    try:
        text = _plain_line_ends(raw.decode("utf-8"))
    except UnicodeDecodeError as error:
        before = _plain_line_ends(raw[: error.start].decode("utf-8")).split("\n")
        found = f"the byte {raw[error.start]:#04x}"
        return None, [Problem(path, len(before), len(before[-1]) + 1, "file", "text saved as UTF-8", found)]
    return text, list(invisible(path, text))


def _plain_line_ends(text: str) -> str:
    """Read line ends as MkDocs does, so that both see the same lines."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
