"""What the content check says about the self-check: every page has a place and a reason, and a third at most may go."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.library import Library
from macros.self_check.model import read_through
from macros.self_check.view import PACE, minutes
from tests.guide import Guide

CHECK = "docs/prepare/self-check.yml"
NEW = "docs/role/new.md"
HEAD = """id: example-check
title: Which third may I skip?
doors:
  - {{id: products, title: I run products, read: [{read}]}}
  - {{id: systems, title: I build systems, read: [{read}]}}
questions:
  - {{id: one, asks: Do you know it?, check: A name., skip: {{pages: [{skip}], why: Known.}}}}
"""


@pytest.fixture
def guide(tmp_path: Path) -> Guide:
    """A tiny guide with a second page of prose, which its self-check knows."""
    made = Guide(tmp_path)
    made.write(NEW, "# New\n\nWords.\n")
    made.replace("mkdocs.yml", "  - role/index.md\n", "  - role/index.md\n  - role/new.md\n")
    made.write(CHECK, HEAD.format(read="role/index.md, role/new.md", skip="role/index.md"))
    return made


def keep(guide: Guide) -> None:
    """Keep the new page, whatever is answered."""
    guide.replace(CHECK, "questions:\n", "kept:\n  - {page: role/new.md, why: Everything leans on it.}\nquestions:\n")


def test_a_page_with_a_place_and_a_reason_is_sound(guide: Guide) -> None:
    keep(guide)
    assert guide.problems() == []


def test_a_page_that_no_question_is_about_needs_a_reason_to_stay(guide: Guide) -> None:
    expected = "kept: expected role/new.md, or a question of the door {} about it; found neither"
    assert [problem.partition(" ")[2] for problem in guide.problems()] == [
        expected.format("products"), expected.format("systems"),
    ]  # fmt: skip


@pytest.mark.parametrize(("pages", "times"), [("role/index.md", 0), ("role/index.md, role/new.md, role/new.md", 2)])
def test_a_page_has_one_place_at_each_door(guide: Guide, pages: str, times: int) -> None:
    keep(guide)
    text = "[role/index.md, role/new.md]}\n  - {id: systems"
    guide.replace(CHECK, text, text.replace("role/index.md, role/new.md", pages))
    (problem,) = guide.problems()
    assert problem == (
        f"{CHECK}:4:5: doors[1]: expected role/new.md once among the pages to read or skim; found it {times} times"
    )


def test_a_question_moves_only_pages_of_its_door(guide: Guide) -> None:
    keep(guide)
    guide.replace(CHECK, "pages: [role/index.md]", "pages: [role/index.md, index.md]")
    found = [problem for problem in guide.problems() if "reads or skims" in problem]
    assert [problem.partition(": ")[2] for problem in found] == [
        f"questions[1].skip.pages[2]: expected a page that the door {door} reads or skims; found index.md"
        for door in ("products", "systems")
    ]


def test_no_more_than_a_third_may_be_skipped(guide: Guide) -> None:
    guide.replace(CHECK, "pages: [role/index.md]", "pages: [role/index.md, role/new.md]")
    assert [problem.partition(": ")[2] for problem in guide.problems()] == [
        f"questions: expected at most 1 pages that the door {door} may skip; found 2 of 2"
        for door in ("products", "systems")
    ]


def test_pages_that_a_macro_fills_are_used_and_not_read_through(library: Library) -> None:
    prose = {source for source, page in library.pages.items() if read_through(page)}
    assert {"role/index.md", "craft/data.md", "prepare/index.md", "offer/index.md"} <= prose
    for tool in ("prepare/checklist/index.md", "prepare/mistakes/index.md", "prepare/self-check.md", "labs/index.md"):
        assert tool not in prose


def test_minutes_follow_from_the_words_that_are_read(library: Library) -> None:
    """A copy editor's count differs in signs and tables; a reading time does not."""
    page = library.pages["craft/data.md"]
    assert 1300 <= page.words <= 1800
    assert minutes(page.words) == round(page.words / PACE)
    assert minutes(3) == 1
