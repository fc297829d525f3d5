"""What a YAML file may hold, before anybody asks what it means: every message, with its place."""

from __future__ import annotations

import time

import pytest

from macros import content

SEEN = "expected only characters that can be seen"
PLAIN = "expected each value written out, and quotes around a text that starts with * or &"
TAGS = "expected no tags, and quotes around a text that starts with !"
INDENT = "one indent for all lines of a record"
COLON = f"expected quotes around a text that holds a colon and a space, or {INDENT}"
START = f"expected {INDENT}, and quotes around all of a text that starts with a quote or bracket"
REFUSED = {
    "a colon in a text": (
        "id: a\nwhy: It is cheap: and quick\n",
        f'2:17: yaml: {COLON}; found "why: It is cheap: and quick"',
    ),
    "a line indented too far": (
        "id: a\n  why: b\n",
        f'2:6: yaml: {COLON}; found "why: b"',
    ),
    "a line indented too little": (
        "a:\n    id: b\n  why: c\n",
        f'3:3: yaml: {START}; found "why: c"',
    ),
    "a hyphen out of line": ("- id: a\n why: b\n", f'2:2: yaml: expected {INDENT}; found "why: b"'),
    "a line without a colon": (
        "id: a\nwhy\nweak: b\n",
        '3:1: yaml: expected a line of the form name: value; found "weak: b"',
    ),
    "a word behind a quote": (
        'id: "a" and b\n',
        f'1:9: yaml: {START}; found "id: "a" and b"',
    ),
    "a quote that stays open": (
        'id: a\nwhy: "It\nweak: b\n',
        '2:6: yaml: expected a closing quote or bracket; found "why: "It"',
    ),
    "a bracket that stays open": (
        "id: [a, b\nwhy: c\n",
        '2:4: yaml: expected a closing bracket, or quotes around a text that starts with a bracket; found "why: c"',
    ),
    "a text that starts with a star": (
        "why: **bold** words\n",
        '1:7: yaml: expected quotes around a text that starts with * or &; found "why: **bold** words"',
    ),
    "a text that starts with >": (
        "why: > 5 per cent\n",
        '1:8: yaml: expected quotes around a text that starts with > or |; found "why: > 5 per cent"',
    ),
    "a text that starts with a hyphen": (
        "why: - b\n",
        '1:6: yaml: expected a list on lines of its own, or quotes around text that starts with -; found "why: - b"',
    ),
    "a text that starts with a backtick": (
        "why: `a`\n",
        '1:6: yaml: expected spaces, no tabs, and quotes around text that starts with @, % or `; found "why: `a`"',
    ),
    "a tab": ("id: a\n\twhy: b\n", '2:1: yaml: expected spaces, no tabs; found "why: b"'),
    "a backslash in quotes": (
        'why: "\\d"\n',
        '1:7: yaml: expected two backslashes for one, or single quotes around the text; found "why: "\\d""',
    ),
    "a second document": (
        "id: a\n---\nid: b\n",
        '2:1: yaml: expected one record in a file, without a line ---; found "---"',
    ),
    "what no hint covers": (
        "%YAML 2.0\n---\nid: a\n",
        '1:1: yaml: expected YAML that can be read (found incompatible YAML document); found "%YAML 2.0"',
    ),
    "a field given twice": (
        "id: a\nwhy: b\nid: c\n",
        "3:1: id: expected each field once; found id again, first on line 1",
    ),
    "a field given twice further in": (
        "items:\n  - id: a\n    id: b\n",
        "3:5: items[1].id: expected each field once; found id again, first on line 2",
    ),
    "a tag": ("why: !os.system x\n", f"1:6: yaml: {TAGS}; found the tag !os.system"),
    "a tag of Python": (
        "why: !!python/name:os.system x\n",
        f"1:6: yaml: {TAGS}; found the tag tag:yaml.org,2002:python/name:os.system",
    ),
    "no content": ("", "1:1: file: expected content; found nothing"),
    "comments alone": ("# to do\n", "1:1: file: expected content; found nothing"),
    "a right-to-left override": ("id: a\nwhy: a\u202eb\n", f"2:7: text: {SEEN}; found U+202E, right-to-left override"),
    "an isolate": ("why: é\u2066\n", f"1:7: text: {SEEN}; found U+2066, left-to-right isolate"),
    "a zero-width space": ("why: a\u200bb\n", f"1:7: text: {SEEN}; found U+200B, zero width space"),
    "a byte-order mark": ("\ufeffid: a\n", f"1:1: text: {SEEN}; found U+FEFF, zero width no-break space"),
    "a soft hyphen": ("why: a\xadb\n", f"1:7: text: {SEEN}; found U+00AD, soft hyphen"),
    "a line separator": ("why: a\u2028  b\n", f"1:7: text: {SEEN}; found U+2028, line separator"),
    "a tag character": ("why: a\U000e0041\n", f"1:7: text: {SEEN}; found U+E0041, tag latin capital letter a"),
    "an escape character": ("why: a\x1b[2J\n", f"1:7: text: {SEEN}; found U+001B, a control character"),
    "a null": ("why: a\x00b\n", f"1:7: text: {SEEN}; found U+0000, a control character"),
    "an override as an escape": ('why: "a\\u202eb"\n', f"1:6: why: {SEEN}; found U+202E, right-to-left override"),
}  # fmt: skip


def problems(text: str | bytes) -> list[str]:
    """Give what is wrong with a file, without its path."""
    document = content.load("a.yml", text if isinstance(text, bytes) else text.encode())
    return [str(problem).removeprefix("a.yml:") for problem in document.problems]


@pytest.mark.parametrize(("text", "message"), REFUSED.values(), ids=REFUSED.keys())
def test_a_file_that_yaml_would_misread_is_refused_in_plain_words(text: str, message: str) -> None:
    """One message, with line, column, what to do and what stands there."""
    assert problems(text) == [message]


def test_each_anchor_and_each_alias_is_named() -> None:
    """All of them are reported, so that one look mends the file."""
    assert problems("a: &base {b: c}\nd: *base\n") == [
        f"1:4: yaml: {PLAIN}; found the anchor &base",
        f"2:4: yaml: {PLAIN}; found the alias *base",
    ]


def test_invisible_characters_are_reported_beside_other_problems() -> None:
    """A file is read on behind a character that nobody sees."""
    assert problems("id: a\u200b\nid: b\n") == [
        f"1:6: text: {SEEN}; found U+200B, zero width space",
        "2:1: id: expected each field once; found id again, first on line 1",
    ]


def test_a_file_holds_at_most_200_kilobytes() -> None:
    """The last allowed byte is allowed."""
    assert problems("# " + "x" * 199_990 + "\na: b") == []
    assert problems("# " + "x" * 199_995 + "\na: b") == ["1:1: file: expected at most 200 KB; found 200,002 bytes"]


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        ("id: a\nwhy: Café\n".encode("latin-1"), "2:9: file: expected text saved as UTF-8; found the byte 0xe9"),
        ("id: é\r\nwhy: “a”\r\n".encode()[:-3], "2:8: file: expected text saved as UTF-8; found the byte 0xe2"),
        ("id: a\n".encode("utf-16"), "1:1: file: expected text saved as UTF-8; found the byte 0xff"),
    ],
    ids=["Latin-1", "cut in a character", "UTF-16"],
)
def test_a_file_in_another_encoding_is_refused_where_it_starts_to_differ(raw: bytes, message: str) -> None:
    """Columns count characters, not bytes."""
    assert problems(raw) == [message]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_of_every_system_give_the_same_places(end: str) -> None:
    """A file from Windows is read as one from anywhere."""
    text = end.join(["id: a", "why: >-", "  b", "  c", "id: d", ""])
    assert problems(text) == ["5:1: id: expected each field once; found id again, first on line 1"]
    assert content.load("a.yml", text.encode()).data == {"id": "a", "why": "b c"}


LEVELS = zip("abcdefgh", "bcdefghi", strict=True)
BOMB = "a: &a [x,x,x]\n" + "".join(f"{level}: &{level} [{','.join([f'*{below}'] * 9)}]\n" for below, level in LEVELS)


@pytest.mark.parametrize(
    "text",
    [BOMB, "[" * 100_000, "{a: " * 40_000, "- " * 90_000, "a: " + "9" * 100_000, "? " * 90_000, "a: b\n" * 30_000],
    ids=["aliases", "open brackets", "open braces", "lists in lists", "digits", "keys", "one field 30,000 times"],
)
def test_a_hostile_file_is_answered_fast_and_without_an_exception(text: str) -> None:
    """Nothing grows beyond what was written, and nothing recurses as deep as a stranger likes."""
    start = time.process_time()
    content.load("a.yml", text.encode())
    assert time.process_time() - start < 5


def test_records_in_records_are_refused_beyond_twelve_levels() -> None:
    """The first level too many is named, the rest isn't read."""
    assert problems("[" * 12 + "]" * 12) == []
    assert problems("[" * 100_000) == ["1:13: yaml: expected at most 12 levels of lists and records; found more"]


def test_a_message_stays_on_its_line() -> None:
    """What a stranger wrote can't start a line that the machine in the workflow takes for a command."""
    found = problems('"a\\n::error::b": 1\n"a\\n::error::b": 2\n')
    assert found == ["2:1: a\ufffd::error::b: expected each field once; found a\ufffd::error::b again, first on line 1"]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("12", 12), ("-3", -3), ("0.5", 0.5), ("1.5e+3", 1500.0), ('"12"', "12"), ("96%", "96%"), ("2 days", "2 days"),
        ("no", content.Implicit("no", "true or false")),
        ("On", content.Implicit("On", "true or false")),
        ("2026-11-22", content.Implicit("2026-11-22", "a date")),
        ("2026-11-22 10:00:00", content.Implicit("2026-11-22 10:00:00", "a date")),
        ("~", content.Implicit("~", "nothing")),
        ("", content.Implicit("", "nothing")),
        ("012", content.Implicit("012", "a number in another notation")),
        ("0x1F", content.Implicit("0x1F", "a number in another notation")),
        ("12:30", content.Implicit("12:30", "a number in another notation")),
        ("1_000", content.Implicit("1_000", "a number in another notation")),
        (".inf", content.Implicit(".inf", "a number in another notation")),
    ],
)  # fmt: skip
def test_a_value_is_text_or_a_plain_number_or_kept_as_it_was_written(written: str, value: object) -> None:
    """YAML turns `no` into false and 12:30 into 750; here both stay what somebody typed."""
    assert content.load("a.yml", f"a: {written}\n".encode()).data == {"a": value}


PATH = "docs/a.yml"
CUT = "expected quotes around a text with a #, or the comment on its own line"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("id: x\ntext: Ticket #12\n", [f"{PATH}:2:7: text: {CUT}; found #12"]),
        ("- text: one  # a remark\n", [f"{PATH}:1:9: [1].text: {CUT}; found # a remark"]),
        ("é: “é” #12\n", [f"{PATH}:1:4: é: {CUT}; found #12"]),
        ("# a remark\ntext: Ticket#12\n", []),
        ("text: 'Ticket #12'  # a remark\n", []),
        ("text: >-\n  Ticket #12\n", []),
        ("number: 12  # a remark\n", []),
    ],
)
def test_a_text_that_yaml_would_cut_at_a_hash_is_refused(text: str, expected: list[str]) -> None:
    """What follows would be lost without a word."""
    assert [str(problem) for problem in content.load(PATH, text.encode()).problems] == expected
