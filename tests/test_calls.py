"""A page is data: of all that Jinja could do, it may call the listed macros with constants. Nothing is run to know."""

from __future__ import annotations

from pathlib import Path

import jinja2
import pytest

from macros.calls import Text, find
from macros.components import CALLS
from tests.guide import Guide

PAGE = "docs/role/index.md"
IDS = {"claim": {"C17": None}, "source": {"B27": None}, "term": {"recall": None}, "worksheet": {"loop": None}}
KNOWN = f"expected one of the calls {', '.join(CALLS)}"
CONSTANTS = "expected words in quotes between the brackets, and nothing else"
ENDED = 'expected a call such as {{ claim("C17") }}, ended by }}'
TAGS = "expected no {% but {% raw %} and {% endraw %}"
WITHIN_RAW = "expected text without tags between raw and endraw"
SIGNS = "expected {{ and }} without + or -"
COMMENT = "expected { #id } with a space: {# begins a comment that swallows text"
REFUSED = {
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}": KNOWN,
    "{{ lipsum.__globals__['os'].environ }}": KNOWN,
    "{{ self.__init__.__globals__ }}": KNOWN,
    "{{ joiner.__init__.__globals__.__builtins__.open('x') }}": KNOWN,
    "{{ ''.__class__.__mro__[1].__subclasses__() }}": KNOWN,
    "{{ config }}": KNOWN,
    "{{ config.plugins }}": KNOWN,
    "{{ page.meta }}": KNOWN,
    "{{ environ }}": KNOWN,
    "{{ range(10**9)|list }}": KNOWN,
    "{{ 'a' * 10**10 }}": KNOWN,
    "{{ 7*7 }}": KNOWN,
    "{{ }}": KNOWN,
    "{{ claim }}": KNOWN,
    "{{ claim('C17')|safe }}": KNOWN,
    "{{ claim('C17').__class__ }}": KNOWN,
    "{{ claim('C17')('x') }}": KNOWN,
    "{{ claim['__globals__'] }}": KNOWN,
    "{{ claim('C17') ~ config }}": KNOWN,
    "{{ claim('C17'), config }}": KNOWN,
    "{{ claim('C17') if config }}": KNOWN,
    "{{ config and claim('C17') }}": KNOWN,
    "{{ klaim('C17') }}": f"{KNOWN} (nearest: claim)",
    "{{ macros_info() }}": KNOWN,
    "{{ claim(C17) }}": CONSTANTS,
    "{{ claim(17) }}": CONSTANTS,
    "{{ claim('C' ~ '17') }}": CONSTANTS,
    "{{ claim('C17'|upper) }}": CONSTANTS,
    "{{ claim(claim('C17')) }}": CONSTANTS,
    "{{ claim(cycler.__init__) }}": CONSTANTS,
    "{{ claim(id_='C17') }}": CONSTANTS,
    "{{ claim('C17', caller=config) }}": CONSTANTS,
    "{{ claim(*['C17']) }}": CONSTANTS,
    "{{ claim(**{'id': 'C17'}) }}": CONSTANTS,
    "{{ claim(['C17']) }}": CONSTANTS,
    "{{ claim() }}": 'expected claim("…") with one claim id',
    "{{ claim('C17', 'B27') }}": 'expected claim("…") with one claim id',
    "{{ term('recall', 'a', 'b') }}": 'expected term("…") with one term id',
    "{{ mistakes('C17') }}": "expected mistakes() with empty brackets",
    "{{ claim('C18') }}": "expected the id of a claim that exists (nearest: C17)",
    "{{ source('b27') }}": "expected the id of a source that exists (nearest: B27)",
    "{{ term('specificity') }}": "expected the id of a term that exists",
    "{{ worksheet('lop') }}": "expected the id of a worksheet that exists (nearest: loop)",
    "{{- claim('C17') }}": SIGNS,
    "{{ claim('C17') -}}": SIGNS,
    "{{+ claim('C17') }}": SIGNS,
    "{% set x = cycler.__init__ %}": TAGS,
    "{% for x in range(10**9) %}{% endfor %}": TAGS,
    "{% include 'mkdocs.yml' %}": TAGS,
    "{% import 'x' as x %}": TAGS,
    "{% extends 'x' %}": TAGS,
    "{% macro x() %}{% endmacro %}": TAGS,
    "{% call x() %}{% endcall %}": TAGS,
    "{% filter upper %}{% endfilter %}": TAGS,
    "{%- raw -%}x{%- endraw -%}": TAGS,
    "{% raw %}{% set x = 1 %}{% endraw %}": WITHIN_RAW,
    "{% raw %}<script>{% endraw %}": WITHIN_RAW,
    "{% raw %}</a>{% endraw %}": WITHIN_RAW,
    "{% raw %}{{ config }}": "expected {% endraw %} after it",
    "{{ claim('C17')": ENDED,
    "{{ claim('C17') }": ENDED,
    "{{ claim('C17) }}": ENDED,
    "{{ claim('C17' }}": ENDED,
    "{# {{ config }} #}": COMMENT,
    "{#{{ config }}": COMMENT,
    "{# a": COMMENT,
}  # fmt: skip


@pytest.mark.parametrize(("payload", "message"), REFUSED.items(), ids=REFUSED.keys())
def test_all_but_calls_with_constants_is_refused_where_it_begins(payload: str, message: str) -> None:
    """The first problem stands at the payload's first brace, or where the tag in raw begins."""
    calls, problems = find(Text("a.md", f"# A\n\nText é {payload}"), IDS)
    column = 8 + (9 if payload.startswith("{% raw %}") and message != "expected {% endraw %} after it" else 0)
    assert str(problems[0]).startswith(f"a.md:3:{column}: macro: {message}; found ")
    assert not calls


@pytest.mark.parametrize("payload", REFUSED)
def test_a_payload_is_refused_in_a_page_of_a_guide(tmp_path: Path, payload: str) -> None:
    """So the build, which asks the same check first, never renders it."""
    guide = Guide(tmp_path)
    guide.write(PAGE, f"# Role\n\nText {payload} and more\n")
    assert any(problem.startswith(f"{PAGE}:3:") for problem in guide.problems())


def test_nothing_is_compiled_or_rendered_to_know(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The check reads pages with Jinja's lexer and parser alone."""

    def forbidden(*_: object, **__: object) -> None:
        raise AssertionError("a page was compiled")

    monkeypatch.setattr(jinja2.Environment, "compile", forbidden)
    guide = Guide(tmp_path)
    guide.write(PAGE, "\n".join(["# Role", "", "{{ loop() }}", *REFUSED]))
    assert len(guide.problems()) > 10


@pytest.mark.parametrize(
    ("text", "calls"),
    [
        ("No braces at all, but 100 % of { #id } and {single} and }} and %}.", []),
        ("A {{ claim('C17') }}.", [("claim", ("C17",))]),
        ('A {{claim("C17")}}{{ source( "B27" ) }}', [("claim", ("C17",)), ("source", ("B27",))]),
        ("{{\n  term(\n    'recall', 'it''s'\n  )\n}}", [("term", ("recall", "its"))]),
        ("{{ term('recall', 'a }} b {{ c') }}", [("term", ("recall", "a }} b {{ c"))]),
        ("{{ mistakes() }}\n\n{{ worksheet('loop') }}", [("mistakes", ()), ("worksheet", ("loop",))]),
        ("{% raw %}{{ claim('C17') }} and {{ config }} and {single}{% endraw %}", []),
        ("{% raw %}{{ x }}{% endraw %} {{ claim('C17') }}", [("claim", ("C17",))]),
        ("# for x in y\n## {x}\n% set x = 1\n", []),
    ],
)
def test_calls_with_constants_and_raw_text_are_accepted(text: str, calls: list[tuple]) -> None:
    """Each call comes with its name, its arguments, and the braces it stands between."""
    found, problems = find(Text("a.md", text), IDS)
    assert (problems, [(call.name, call.arguments) for call in found]) == ([], calls)
    assert all(text[call.start : call.end].startswith("{{") for call in found)
    assert all(text[call.start : call.end].endswith("}}") for call in found)


def test_every_problem_of_a_page_is_reported_at_its_own_place() -> None:
    """One slip doesn't hide the next."""
    text = "{{ x }}\n\né {{ claim('C18') }} {# a\n{% if x %} {{ }}\n{{ claim('C17') }} {{ claim('C17') }\n"
    _, problems = find(Text("a.md", text, line_offset=3), IDS)
    assert sorted((p.line, p.column) for p in problems) == [(4, 1), (6, 3), (6, 22), (7, 1), (7, 12), (8, 20)]


@pytest.mark.parametrize(
    "text",
    [
        "# {% raw %}{{ 7*7 }}{% endraw %}\n",
        "   # {% raw %}{{ 7*7 }}{% endraw %}\n",
        "#{% raw %}{{ 7*7 }}{% endraw %}\n",
        "# A {% raw %}\n{% endraw %}\n",
        "{% raw %}\n# {{ 7*7 }}\n{% endraw %}\n",
        "{% raw %}\n{{ 7*7 }}\n===\n{% endraw %}\n",
        "{% raw %}{{ 7*7 }}\n---\n{% endraw %}\n",
        "- {% raw %}# {{ 7*7 }}{% endraw %}\n",
    ],
)
def test_braces_in_a_heading_are_refused_even_between_raw_and_endraw(tmp_path: Path, text: str) -> None:
    """A heading becomes the page's title, and mkdocs-macros renders that once more."""
    guide = Guide(tmp_path)
    guide.write(PAGE, text)
    assert guide.problems()
    assert all("heading: expected a heading of plain words; found " in problem for problem in guide.problems())


HOSTILE = {
    "brackets": "{{ " + "(" * 90_000 + " }}",
    "closed brackets": "{{ " + "[" * 900 + "]" * 900 + " }}",
    "digits": "{{ " + "9" * 9_000 + " }}",
    "braces": "{{" * 50_000,
    "tags": "{%" * 50_000,
    "comments": "{#" * 50_000,
    "calls": "{{ claim('C18') }}\n" * 2_000,
    "words": "# " + "a " * 90_000,
    "quotes": "{{ claim('C17') }} " + ">" * 20_000,
    "spaces": "{{ claim('C17') }}" + " " * 150_000 + "x",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_page_is_answered_without_an_exception(tmp_path: Path, text: str) -> None:
    """Whatever it holds, the answer is a list of problems."""
    guide = Guide(tmp_path)
    guide.write(PAGE, text)
    assert isinstance(guide.problems(), list)
