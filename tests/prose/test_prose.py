"""What a copy editor would ask of every page: substance, marked figures, short sentences, links that say where to."""

from __future__ import annotations

import re

import pytest

from macros.library import Library
from tests.prose.reader import LINK, TERM, Block, Prose, is_prose, read

PAGES = read()
ARGUING = [name for name in PAGES if is_prose(name)]
FIGURE = re.compile(
    r"\d[\d,.]*\s?%|[$€£]\s?\d|\b\d[\d,.]*[-\s]?(?:times|fold)\b|[×]\s?\d|\b\d[\d,.]*\s?×"
    r"|\b\d[\d,.]*(?:[-–]\d[\d,.]*)?[-\s](?:second|minute|hour|day|week|month|quarter|year)s?\b",
    re.IGNORECASE,
)
DURATION = re.compile(r"\b\d[\d,.]*(?:[-–]\d[\d,.]*)?[-\s](?:minute|hour|day|week)s?\b", re.IGNORECASE)
FILLER = re.compile(
    r"in today['’]s|\bdelve|\bcrucial|\bleverag(?:e|ing)\b|it['’]s not (?:just )?[\w ]{2,30}, it['’]s|game.chang"
    r"|\bseamless|unlock the|\brobust\b|\bholistic|\bsynerg|at the end of the day|needless to say"
    r"|it is important to note|\bvery unique|\bin order to\b|\butili[sz]e|\bcutting.edge|\bstate.of.the.art|\bpivotal"
    r"|\btapestry|\bnavigate the\b",
    re.IGNORECASE,
)
VAGUE_LINKS = {"here", "this", "link", "click here", "read more", "more", "this page", "this link", "page"}
TIME_BOXES = {"Do this week", "Three things to do this week", "Where to use it", "Run a drill against the clock"}
"""Sections that propose times to spend: those are no claims about the world."""


def page_params(names: list[str]) -> list:
    """Give a test parameter for each page, named by its path."""
    return [pytest.param(PAGES[name], id=name) for name in names]


def bare_figures(page: Prose) -> list[str]:
    """Find figures without mark, source or “illustrative” in their block, or before their table or list."""
    found, before = [], None
    for block in page.blocks:
        if block.kind in ("paragraph", "list", "table"):
            leans = before is not None and before.section == block.section and before.marked
            if not block.marked and not (block.kind != "paragraph" and leans):
                text = re.sub(r"`[^`]*`", "", block.source) if "`" in block.source else block.text
                text = DURATION.sub("", text) if block.section in TIME_BOXES else text
                found += [f"{page.source}:{block.line}: {match[0]}" for match in FIGURE.finditer(text)]
            before = block
        elif block.kind == "heading":
            before = None
    return found


@pytest.mark.parametrize("page", page_params(ARGUING))
def test_a_page_that_argues_has_600_to_1800_words(page: Prose) -> None:
    assert 600 <= page.words <= 1800


@pytest.mark.parametrize("page", page_params(ARGUING))
def test_a_page_that_argues_ends_in_things_to_do_this_week(page: Prose) -> None:
    headings = [block.text for block in page.blocks if block.kind == "heading" and block.source.startswith("## ")]
    assert headings[-1] == "Do this week"
    tasks = " ".join(block.source for block in page.blocks if block.section == "Do this week")
    assert re.search(r"\]\([^)]*(worksheets|labs|interviews|mistakes|checklist)/", tasks)


@pytest.mark.parametrize("page", page_params(ARGUING))
def test_a_page_that_argues_cites_two_sources(page: Prose) -> None:
    cited = set(re.findall(r'source\("(B\d+)"\)', " ".join(block.source for block in page.blocks)))
    doors = {"role/for-product.md", "role/for-engineers.md"}
    assert len(cited) >= 2 or page.source in doors


@pytest.mark.parametrize("page", page_params(ARGUING))
def test_a_page_that_argues_opens_with_its_answer_in_two_to_four_sentences(page: Prose) -> None:
    opening = next(block for block in page.blocks if block.kind == "paragraph")
    assert page.blocks[0].source.startswith("# ")
    assert page.blocks[1] == opening
    assert 1 <= len(re.findall(r"[.!?](?:\s|$)", opening.text)) <= 5
    assert len(opening.text.split()) <= 90


@pytest.mark.parametrize("page", page_params(list(PAGES)))
def test_every_figure_carries_a_mark_a_source_or_the_word_illustrative(page: Prose) -> None:
    if page.source.startswith("contributing/"):
        return
    assert bare_figures(page) == []


@pytest.mark.parametrize("page", page_params(list(PAGES)))
def test_no_heading_or_description_holds_a_figure_that_was_only_reported(page: Prose, library: Library) -> None:
    """Headings and descriptions hold no percentages, money or durations at all: simpler to keep, and stricter."""
    headings = [block.text for block in page.blocks if block.kind == "heading"]
    assert [text for text in [*headings, page.description] if FIGURE.search(text)] == []


@pytest.mark.parametrize("page", page_params(ARGUING))
def test_no_reported_figure_stands_in_the_opening(page: Prose, library: Library) -> None:
    opening = page.blocks[1]
    claims = re.findall(r'claim\("(C\d+)"\)', opening.source)
    reported = [id_ for id_ in claims if library["claim"][id_].record.mark == "reported"]
    assert not (reported and FIGURE.search(opening.text))


@pytest.mark.parametrize("page", page_params(list(PAGES)))
def test_no_filler(page: Prose) -> None:
    assert [match[0] for block in page.blocks for match in FILLER.finditer(block.text)] == []


@pytest.mark.parametrize("page", page_params(ARGUING))
def test_sentences_are_short(page: Prose) -> None:
    lengths = [len(sentence.split()) for sentence in page.sentences]
    assert sum(lengths) / len(lengths) < 20
    assert [sentence for sentence in page.sentences if len(sentence.split()) > 45] == []


@pytest.mark.parametrize("page", page_params(list(PAGES)))
def test_links_say_where_they_go(page: Prose) -> None:
    words = [match[1].strip().casefold() for block in page.blocks for match in LINK.finditer(block.source)]
    assert [text for text in words if not text or text in VAGUE_LINKS] == []


@pytest.mark.parametrize("page", page_params(list(PAGES)))
def test_every_page_has_a_plain_description_that_fits(page: Prose) -> None:
    assert 40 <= len(page.description) <= 160


@pytest.mark.parametrize("page", page_params(list(PAGES)))
def test_a_term_is_linked_once_and_at_its_first_use(page: Prose, library: Library) -> None:
    body = [block for block in page.blocks if block.kind in ("paragraph", "list", "table")]
    linked = [match[1] for block in body for match in TERM.finditer(block.source)]
    assert len(linked) == len(set(linked)), "a term is linked twice"
    for id_, entry in library["term"].items():
        first = next((block for block in body if mentions(block, entry.record.term)), None)
        assert first is None or id_ in linked, f"line {first.line} uses {entry.record.term} without its link"


def mentions(block: Block, term: str) -> bool:
    """Whether a block uses a term in plain text: not in a link, in code or in another term's words."""
    title = re.sub(r"^!!! .*$", " ", block.source, flags=re.MULTILINE)
    text = LINK.sub(" ", re.sub(r"`[^`]*`|\{\{.*?\}\}", " ", title, flags=re.DOTALL))
    return re.search(rf"(?<![\w-]){re.escape(term)}s?(?![\w-])", " ".join(text.split()), re.IGNORECASE) is not None


def test_no_term_stands_in_the_glossary_that_no_page_uses(library: Library) -> None:
    used = {call.arguments[0] for page in library.pages.values() for call in page.calls if call.name == "term"}
    assert set(library["term"]) - used == set()
