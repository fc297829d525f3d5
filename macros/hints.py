"""What a YAML parser's complaint means to somebody who wrote the line and knows no YAML."""

from __future__ import annotations

INDENT = "one indent for all lines of a record"
HINTS = {
    "mapping values are not allowed": f"quotes around a text that holds a colon and a space, or {INDENT}",
    "could not find expected ':'": "a line of the form name: value",
    "did not find expected key": f"{INDENT}, and quotes around all of a text that starts with a quote or bracket",
    "did not find expected '-' indicator": INDENT,
    "did not find expected ',' or": "a closing bracket, or quotes around a text that starts with a bracket",
    "did not find expected alphabetic or numeric character": "quotes around a text that starts with * or &",
    "did not find expected comment or line break": "quotes around a text that starts with > or |",
    "found character that cannot start any token": "spaces, no tabs, and quotes around text that starts with @, % or `",
    "found a tab character": "spaces, no tabs",
    "block sequence entries are not allowed": "a list on lines of its own, or quotes around text that starts with -",
    "found unexpected end of stream": "a closing quote or bracket",
    "found unknown escape character": "two backslashes for one, or single quotes around the text",
    "found another document": "one record in a file, without a line ---",
}


def expected(complaint: str) -> str:
    """Give what the parser would have accepted, in plain words."""
    return next((hint for part, hint in HINTS.items() if part in complaint), f"YAML that can be read ({complaint})")
