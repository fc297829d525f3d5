"""What a page may hold: its front matter, and where in it marks and lists may stand."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.guide import Guide

PAGE = "docs/role/index.md"
MARK = '{{ claim("C901") }}'
KEYS = "title, description, tags, hide, reviewed"
SEEN = "text: expected only characters that can be seen"
FENCES = "1:1: front matter: expected lines of the form name: value between two lines ---"
PLAIN = "front matter: expected plain text"
QUOTES = "quotes around a text that holds a colon and a space, or one indent for all lines of a record"


def problems(tmp_path: Path, text: str | bytes) -> list[str]:
    """Give what is wrong with a guide whose only doubtful page holds a text, without the page's path."""
    guide = Guide(tmp_path)
    guide.write(PAGE, text)
    return [problem.removeprefix(f"{PAGE}:") for problem in guide.problems()]


FRONT_MATTER = {
    "an unknown key": (
        "---\ntitl: Role\n---\n",
        f'2:1: titl: expected one of {KEYS} (nearest: title); found the field "titl"',
    ),
    "a key of mkdocs-macros": (
        "---\ntitle: Role\nrender_macros: false\n---\n",
        f'3:1: render_macros: expected one of {KEYS}; found the field "render_macros"',
    ),
    "a key of the theme": (
        "---\ntemplate: x.html\n---\n",
        f'2:1: template: expected one of {KEYS}; found the field "template"',
    ),
    "no fences": ("render_macros: false\n\n# Role\n", f'{FENCES}; found "render_macros: false"'),
    "no fences, and spaces": ("   Title: Role\n", f'{FENCES}; found "Title: Role"'),
    "one fence": ("---\ntitle: Role\n\n# Role\n", f'{FENCES}; found "---"'),
    "fences around nothing": ("---\n\n---\n", f'{FENCES}; found "---"'),
    "fences around a comment": ("---\n# title\n---\n", "2:1: front matter: expected content; found nothing"),
    "a list": ("---\n- title\n---\n", "2:1: front matter: expected lines of the form name: value; found a list of 1"),
    "a colon in a text": ("---\ntitle: Role: what\n---\n", f'2:12: yaml: expected {QUOTES}; found "title: Role: what"'),
    "a key given twice": (
        "---\ntitle: A\ntitle: B\n---\n",
        "3:1: title: expected each field once; found title again, first on line 2",
    ),
    "a description that is too long": (
        f"---\ndescription: {'a' * 161}\n---\n",
        "2:14: description: expected at most 160 characters; found 161 characters",
    ),
    "a word that nothing hides": (
        "---\nhide: [tok]\n---\n",
        '2:8: hide[1]: expected one of navigation, toc, footer (nearest: toc); found "tok"',
    ),
    "a date that is none": (
        "---\nreviewed: soon\n---\n",
        '2:11: reviewed: expected a date such as 2026-11-22; found "soon"',
    ),
    "a date for a title": (
        "---\ntitle: 2026-11-22\n---\n",
        "2:8: title: expected text, so in quotes; found 2026-11-22 without quotes, which YAML reads as a date",
    ),
    "a mark": (f"---\ntitle: '{MARK}'\n---\n", f'2:9: {PLAIN}; found "{{{{"'),
    "a tag of Jinja": ('---\ntitle: "{% set x = 1 %}"\n---\n', f'2:9: {PLAIN}; found "{{%"'),
    "a comment of Jinja": ('---\ntitle: "{# x #}"\n---\n', f'2:9: {PLAIN}; found "{{#"'),
    "braces written as escapes": (
        '---\ntitle: "\\x7b\\x7b 7*7 }}"\n---\n',
        '2:8: title: expected plain text; found "{{ 7*7 }}"',
    ),
    "braces joined across lines": (
        '---\ntitle: "{\\\n  { 7*7 }}"\n---\n',
        '2:8: title: expected plain text; found "{{ 7*7 }}"',
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "message"), FRONT_MATTER.values(), ids=FRONT_MATTER.keys())
def test_front_matter_that_mkdocs_would_swallow_or_run_is_refused(tmp_path: Path, text: str, message: str) -> None:
    """MkDocs passes over its slips without a word, and mkdocs-macros renders the title."""
    assert problems(tmp_path, text + "\n# Role\n") == [message]


def test_front_matter_takes_five_keys_and_an_unquoted_date(tmp_path: Path) -> None:
    """These and no others."""
    front = "title: Role\ndescription: About it.\ntags: [a]\nhide: [toc]\nreviewed: 2026-11-22\n"
    assert problems(tmp_path, f"---\n{front}---\n# Role\n") == []


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["Unix", "Windows", "old Mac"])
def test_a_page_is_read_alike_with_the_line_ends_of_every_system(tmp_path: Path, end: str) -> None:
    """Front matter is found, and places are true."""
    text = end.join(["---", "title: Role", "---", "# Role", "", f"A {MARK}", "", "é {{ x }}", ""])
    assert [problem.partition(" ")[0] for problem in problems(tmp_path, text)] == ["8:3:"]


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        ("# Role\n\né\u202e\n".encode(), f"3:2: {SEEN}; found U+202E, right-to-left override"),
        ("# Ro\u200ble\n".encode(), f"1:5: {SEEN}; found U+200B, zero width space"),
        ("\ufeff# Role\n".encode(), f"1:1: {SEEN}; found U+FEFF, zero width no-break space"),
        ("---\ntitle: a\u2066\n---\n# Role\n".encode(), f"2:9: {SEEN}; found U+2066, left-to-right isolate"),
        ("# Café\n".encode("latin-1"), "1:6: file: expected text saved as UTF-8; found the byte 0xe9"),
        (b"# Role\n" + b"x" * 199_994, "1:1: file: expected at most 200 KB; found 200,001 bytes"),
    ],
)
def test_a_page_that_hides_something_or_cannot_be_read_is_refused(tmp_path: Path, raw: bytes, message: str) -> None:
    """As in data, with the column in characters."""
    assert problems(tmp_path, raw) == [message]


def test_an_empty_page_is_no_problem_of_the_check(tmp_path: Path) -> None:
    """It holds nothing that is wrong."""
    assert problems(tmp_path, b"") == []


def test_a_brace_with_a_hash_is_refused_everywhere_and_the_rest_is_still_read(tmp_path: Path) -> None:
    """Jinja takes it for a comment and swallows the text up to the next one."""
    expected = "macro: expected { #id } with a space: {# begins a comment that swallows text; found"
    assert problems(tmp_path, "# Role {#role}\n\nA {{ x }}.\n\n    {# b #}\n") == [
        f'1:8: {expected} "{{#"',
        problems(tmp_path, "# Role\n\nA {{ x }}.\n")[0],
        f'5:5: {expected} "{{#"',
    ]


CONFINED = {
    "a heading": (f"## Part {MARK}\n", "1:9", "a heading"),
    "a heading with hashes behind": (f"## Part {MARK} ##\n", "1:9", "a heading"),
    "a heading that is underlined": (f"Part {MARK}\n====\n", "1:6", "a heading"),
    "a lesser heading that is underlined": (f"Part {MARK}\n---\n", "1:6", "a heading"),
    "a heading in a list": (f"- # Part {MARK}\n", "1:10", "a heading"),
    "a heading behind raw": (f"{{% raw %}}## {{% endraw %}}{MARK}\n", "1:25", "a heading"),
    "a heading in HTML": (f"<h2>Part {MARK}</h2>\n", "1:10", "a heading"),
    "a link": (f"[Part {MARK}](x.md)\n", "1:7", "link text"),
    "a link by reference": (f"[Part {MARK}][x]\n\n[x]: x.md\n", "1:7", "link text"),
    "a link in a heading": (f"# [Part {MARK}](x.md)\n", "1:9", "a heading and link text"),
    "a link in HTML": (f'<a href="x">{MARK}</a>\n', "1:13", "link text"),
    "code": (f"Type `{MARK}` here.\n", "1:7", "code"),
    "code between two backticks": (f"Type `` {MARK} `` here.\n", "1:9", "code"),
    "a fenced block": (f"```\n{MARK}\n```\n", "2:1", "code"),
    "a fenced block of a language": (f"~~~ python\nx = 1  # {MARK}\n~~~\n", "2:10", "code"),
    "a fenced block in a list": (f"- A\n\n    ```\n    {MARK}\n    ```\n", "4:5", "code"),
    "an indented block": (f"Text.\n\n    {MARK}\n", "3:5", "code"),
    "an image": (f"![A {MARK}](x.png)\n", "1:5", "an address, an image's text or a comment"),
    "the address of a link": (f"[A](x.md?{MARK})\n", "1:10", "an address, an image's text or a comment"),
    "the address of a reference": (f"[A][b]\n\n[b]: {MARK}\n", "3:6", "an address, an image's text or a comment"),
    "a comment": (f"A <!-- {MARK} --> b\n", "1:8", "an address, an image's text or a comment"),
    "an attribute": (f'<div title="{MARK}">A</div>\n', "1:13", "an address, an image's text or a comment"),
    "a heading, hidden by a placeholder": (f"# {MARK}\n\nzqx0xqz\n", "1:3", "a heading"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "place", "found"), CONFINED.values(), ids=CONFINED.keys())
def test_a_mark_outside_body_text_is_refused(tmp_path: Path, text: str, place: str, found: str) -> None:
    """Where it stands is what Markdown says, not what the line looks like."""
    assert problems(tmp_path, text) == [f"{place}: macro: expected the mark in body text; found it in {found}"]


@pytest.mark.parametrize(
    "text",
    [
        f"A sentence {MARK}.",
        f"{MARK} begins it.",
        f"*An {MARK} emphasis*, **{MARK}**.",
        f"- An item {MARK}\n    - and one in it {MARK}",
        f"1. One {MARK}\n\n    More {MARK}",
        f"| A | B |\n|---|---|\n| c {MARK} | d |",
        f"| A {MARK} | B |\n|---|---|\n| c | d |",
        f"!!! note\n    A note {MARK}.",
        f"> A quote {MARK}.",
        f'<div markdown="1">\nA {MARK}\n</div>',
        f"# Role\n\n[A link](x.md) and {MARK}, `code` and {MARK}.",
        'A {{ source("B901") }} and {{ term("recall-example", "what was caught") }}.',
        "A {{ term('recall-example') }} in single quotes, {{term(\"recall-example\")}} without spaces.",
    ],
)
def test_a_mark_in_body_text_is_accepted(tmp_path: Path, text: str) -> None:
    """In sentences, lists, tables, notes and quotes."""
    assert problems(tmp_path, text + "\n") == []


LISTS = {
    "a list": ("- A\n\n    {{ mistakes() }}\n", "3:5", "it in a list"),
    "an item": ("- {{ mistakes() }}\n", "1:3", "it in a list"),
    "a quote": ("> {{ mistakes() }}\n", "1:3", "it in a quote"),
    "a table": ("| A |\n|---|\n| {{ mistakes() }} |\n", "3:3", "it in a table"),
    "a sentence": ("See {{ mistakes() }} here.\n", "1:5", '"See {{ mistakes() }} here."'),
    "a note": ("!!! note\n    {{ mistakes() }}\n", "2:5", '"{{ mistakes() }}"'),
    "a heading": ("# {{ mistakes() }}\n", "1:3", "it in a heading"),
    "a fenced block": ("```\n{{ mistakes() }}\n```\n", "2:1", "it in code"),
    "a comment": ("<!--\n{{ mistakes() }}\n-->\n", "2:1", "it in an address, an image's text or a comment"),
    "a heading that is underlined": ("{{ mistakes() }}\n===\n", "1:1", "it in a heading"),
    "an item's second line": ("- A\n{{ mistakes() }}\n", "2:1", "it in a list"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "place", "found"), LISTS.values(), ids=LISTS.keys())
def test_a_whole_list_stands_alone_on_a_line(tmp_path: Path, text: str, place: str, found: str) -> None:
    """Its HTML would break what is around it."""
    expected = "macro: expected mistakes alone on a line, outside lists, quotes, tables and code"
    assert problems(tmp_path, text) == [f"{place}: {expected}; found {found}"]
