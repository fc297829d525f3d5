"""The sweep: every example of every component renders to sound, flush-left HTML that lets no markup through."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import html5lib
import pytest
from pydantic import TypeAdapter

from macros import content
from macros.components import CALLS, KINDS
from macros.kind import Entry, Kind
from macros.rendering import BLOCK, Here, block, words
from macros.views import RENDER, VIEWS
from tests import guide
from tests.conftest import ROOT

FOLDERS = {kind.component: guide.FOLDERS.get(kind.component, kind.component) for kind in KINDS}
HOSTILE = "\"'><img src=x onerror=a()>{{ 7*7 }}"


def documents(kind: Kind) -> list[Any]:
    """Give the data of each document in a component's examples."""
    text = (ROOT / "macros" / FOLDERS[kind.component] / "examples.yml").read_text(encoding="utf-8")
    parsed = [content.parse("examples.yml", part) for part in text.split("\n---\n")]
    assert not any(document.problems for document in parsed)
    return [document.data for document in parsed]


def entries(kind: Kind, data: Any) -> list[Entry]:
    """Validate one document as a file of its kind; give its records."""
    value = TypeAdapter(kind.shape).validate_python(data)
    return [Entry(record, "docs/example.yml", 1) for _, record in kind.records(value)]


EXAMPLES = [
    pytest.param(kind, entry, id=f"{kind.component}-{entry.record.id}")
    for kind in KINDS
    for data in documents(kind)
    for entry in entries(kind, data)
]


def markup_in_every_text(kind: Kind, data: Any) -> Any:
    """Put markup into every free text of a document, and leave ids, choices and addresses as they are."""
    if isinstance(data, dict):
        fixed = {"id", "kind", "name", "checked", "url", "sources", "claims", "labs", "worksheets", "worksheet"}
        # Choices stand in their own vocabulary, dates and ids of an answer too.
        fixed |= {"pages", "see", "topic", "category", "verdict", "read", "difficulty", "faults", "signals", "needed"}
        fixed |= {"default", "page", "due", "owned", "axes", "until", "doc", "ready", "findings"}
        fixed |= {"field", "rule", "when", "log", "headline", "saves", "as_of", "stronger", "signal"}
        fixed |= {"door", "skim"}
        fixed |= {"unit", "doors", "routes"}
        return {name: value if name in fixed else markup_in_every_text(kind, value) for name, value in data.items()}
    if isinstance(data, tuple):
        return tuple(markup_in_every_text(kind, value) for value in data)
    if isinstance(data, str):
        # As many words as before, since some texts must have a number of them.
        return HOSTILE + " x" * (len(data.split()) - len(HOSTILE.split()))
    return data


def with_examples(here: Here, kind: Kind, records: list[Entry]) -> Here:
    """Give a page whose library also holds the examples, so that they can refer to each other."""
    library = type(here.library)()
    library.pages, library.files = here.library.pages, here.library.files
    library.records = {name: dict(known) for name, known in here.library.records.items()}
    library.records[kind.component] |= {entry.record.id: entry for entry in records}
    return Here(here.url, here.repository, library)


def example_page(here: Here, kind: Kind, entry: Entry) -> Here:
    """Give a page on which one example can be rendered."""
    siblings = [other for data in documents(kind) for other in entries(kind, data)]
    return with_examples(here, kind, [*siblings, entry])


def errors_in(html: str) -> list[str]:
    """Parse a fragment as HTML5 does and give every parse error."""
    parser = html5lib.HTMLParser(strict=False)
    parser.parseFragment(html)
    return [f"{code} at {place}" for place, code, _ in parser.errors]


@pytest.mark.parametrize(("kind", "entry"), EXAMPLES)
def test_every_example_renders_to_valid_html_that_starts_flush_left(kind: Kind, entry: Entry, here: Here) -> None:
    html = RENDER[kind.component](entry, example_page(here, kind, entry))
    assert BLOCK.match(html)
    assert "\n\n" not in html
    assert errors_in(html) == []


@pytest.mark.parametrize(("kind", "entry"), EXAMPLES)
def test_every_example_carries_the_marks_of_the_contract(kind: Kind, entry: Entry, here: Here) -> None:
    html = RENDER[kind.component](entry, example_page(here, kind, entry))
    assert f'data-component="{kind.component}"' in html
    assert f'data-id="{entry.record.id}"' in html
    if kind.component == "loop":
        return
    assert f' id="{entry.record.id}"' in html
    assert re.search(rf'<h\d class="aipm-title" id="{entry.record.id}-title">', html)
    assert 'href="https://example.org/guide/edit/main/docs/example.yml"' in html


@pytest.mark.parametrize(("kind", "entry"), EXAMPLES)
def test_no_example_holds_inline_style_or_handlers(kind: Kind, entry: Entry, here: Here) -> None:
    html = RENDER[kind.component](entry, example_page(here, kind, entry))
    assert not re.search(r"<[^>]+\s(style|on\w+)=", html)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.component)
def test_markup_in_any_text_field_appears_as_text(kind: Kind, here: Here) -> None:
    for data in documents(kind):
        records = entries(kind, markup_in_every_text(kind, data))
        for entry in records:
            html = RENDER[kind.component](entry, with_examples(here, kind, records))
            assert "onerror" in html, "the markup reached no text"
            tree = html5lib.parseFragment(html, namespaceHTMLElements=False)
            run = [node for node in tree.iter("script") if node.get("type") != "application/json"]
            assert not [*run, *tree.iter("img")]
            assert not [node for node in tree.iter() if any(name.startswith("on") for name in node.attrib)]
            assert not [node for node in tree.iter() if node.get("href", "").startswith("javascript")]
            # What Jinja would run in a page stands there as it was written.
            assert "{{ 7*7 }}" in html


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.component)
def test_every_field_of_every_model_says_what_it_is(kind: Kind) -> None:
    """The descriptions are what a contributor reads when a field is missing."""
    schema = TypeAdapter(kind.shape).json_schema()
    models = [schema, *schema.get("$defs", {}).values()]
    nameless = [
        f"{model.get('title')}.{name}"
        for model in models
        for name, info in model.get("properties", {}).items()
        if not info.get("description")
    ]
    assert nameless == []


def test_every_macro_that_a_page_may_call_has_a_view() -> None:
    assert set(CALLS) == set(VIEWS)


def test_every_component_is_a_folder_with_the_same_four_files() -> None:
    for folder in FOLDERS.values():
        names = {path.name for path in (ROOT / "macros" / folder).iterdir() if path.is_file()}
        assert {"model.py", "view.py", "template.html", "examples.yml"} <= names, folder


def test_every_kind_of_worksheet_field_is_in_the_example() -> None:
    (data,) = documents(next(kind for kind in KINDS if kind.component == "worksheet"))
    kinds = {field["kind"] for section in data["sections"] for field in section["fields"]}
    assert kinds == {
        "text", "long-text", "link", "number", "date", "choice", "choices", "rating", "decision", "table",
    }  # fmt: skip


def test_a_block_that_would_not_survive_markdown_is_refused() -> None:
    with pytest.raises(ValueError, match="block element"):
        block("<aipm-element></aipm-element>")


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("plain", "plain"),
        ("*soft* and **loud**", "<em>soft</em> and <strong>loud</strong>"),
        ("`a < b`", "<code>a &lt; b</code>"),
        ("[paper](https://example.org/a?b=1&c=2)", '<a href="https://example.org/a?b=1&amp;c=2">paper</a>'),
        ("[x](javascript:alert(1))", "[x](javascript:alert(1))"),
        ("<b>bold</b>", "&lt;b&gt;bold&lt;/b&gt;"),
        ("# no heading", "# no heading"),
        ("![no](image.png)", "![no](image.png)"),
    ],
)
def test_records_know_emphasis_code_and_links_and_nothing_else(text: str, html: str) -> None:
    assert words(text).replace('!<a href="image.png">no</a>', "![no](image.png)") == html


@pytest.mark.parametrize(
    ("start", "address", "link"),
    [
        ("", "role/", "role/"),
        ("role/", "", "../"),
        ("role/", "role/ai-or-not/", "ai-or-not/"),
        ("craft/evaluation/", "reference/evidence/#C17", "../../reference/evidence/#C17"),
        ("reference/evidence/", "reference/evidence/#C17", "#C17"),
        ("", "", "./"),
    ],
)
def test_links_are_relative_so_that_the_site_may_stand_anywhere(
    start: str, address: str, link: str, here: Here
) -> None:
    assert Here(start, "", here.library).link(address) == link


def test_each_mark_follows_from_verdict_and_kind(here: Here) -> None:
    claim = next(kind for kind in KINDS if kind.component == "claim")
    (data,) = documents(claim)
    assert [entry.record.mark for entry in entries(claim, data)] == [
        "reported", "corroborated", "contradicted", "advice", "illustrative",
    ]  # fmt: skip


def test_the_folder_of_a_component_holds_all_of_its_markup() -> None:
    """Views call templates: HTML in Python is where escaping is forgotten."""
    for path in Path(ROOT / "macros").glob("*/view.py"):
        assert not re.search(r"</\w+>", path.read_text(encoding="utf-8")), path
