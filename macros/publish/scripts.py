"""Scripts of the built site, made small: what explains them to us is weight to readers.

Minifiers from packages were tried first. One took spaces out of nested template literals, one moved destructuring above
what it needs. This drops comments and needless spaces alone, between the tokens of Pygments, and renames nothing.
"""

from __future__ import annotations

from pathlib import Path

from pygments.lexers.javascript import JavascriptLexer
from pygments.token import Comment, Text, Whitespace

CLEAR = set("{}()[];,:?=<>&|!")
"""Beside these, JavaScript needs no space. + and - may become ++ and --, a slash may begin a comment: not those."""


def slim(site: Path) -> None:
    """Rewrite the guide's own scripts below `site`; the theme's come minified."""
    folder = site / "assets/javascripts"
    theme = {folder / "lunr", folder / "workers"}
    for path in sorted(folder.rglob("*.js")):
        if not path.name.endswith(".min.js") and theme.isdisjoint(path.parents):
            path.write_text(small(path.read_text(encoding="utf-8")), encoding="utf-8")


def small(script: str) -> str:
    """Give a script without comments and needless spaces; lines stay, since a line's end can end a statement."""
    parts: list[str] = []
    gap = ""
    for kind, text in JavascriptLexer(stripnl=False, ensurenl=False).get_tokens(script):
        if kind in Comment or ((kind in Whitespace or kind in Text) and not text.strip()):
            gap = "\n" if "\n" in gap + text else " "
            continue
        if gap == "\n" or (gap and parts and parts[-1][-1] not in CLEAR and text[0] not in CLEAR):
            parts.append(gap)
        parts.append(text)
        gap = ""
    return "".join(parts).strip() + "\n"
