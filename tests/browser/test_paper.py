"""Every worksheet on paper, blank and without script, from both browsers on both sizes of sheet."""

from __future__ import annotations

import datetime
import functools
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Page

from tests.browser.marks import NIGHT, once
from tests.browser.paper import A4, LETTER, MARGIN, MM, Paper, Sheet, Word, letters, print_out
from tests.conftest import ROOT

FILES = sorted((ROOT / "docs/worksheets").glob("*.yml"))
SHEETS = {path.stem: yaml.safe_load(path.read_text(encoding="utf-8")) for path in FILES}
"""What the worksheets ask, read without any code of the guide."""

EACH = pytest.mark.parametrize("name", SHEETS)
LINES: dict[str, Callable[[dict[str, Any]], int]] = {
    "text": lambda field: field.get("lines", 1),
    "link": lambda field: field.get("lines", 1),
    "long-text": lambda field: field.get("lines", 5),
    "decision": lambda _: 5,  # two for what, three for why
    "table": lambda field: field["rows"] + 2,  # one under each row, the headings' included, and one over them
}
"""How many lines go from margin to margin below a question."""

Press = Callable[[str, Sheet], Paper]


@pytest.fixture(scope="module")
def plain(scriptless: Browser) -> Iterator[Page]:
    """A page without script, which none of these tests leaves changed."""
    with scriptless.new_context() as context:
        yield context.new_page()


@pytest.fixture(scope="module")
def sizes(plain: Page) -> tuple[Sheet, ...]:
    """The sheets to print on. Firefox takes long to print, and breaks lines alike on both: by day it takes one."""
    chromium = plain.context.browser.browser_type.name == "chromium"
    return (A4, LETTER) if chromium or NIGHT else (A4,)


@pytest.fixture(scope="module")
def press(plain: Page, origin: str, tmp_path_factory: pytest.TempPathFactory) -> Press:
    """Prints a worksheet as the site gives it, once for each size."""
    folder = tmp_path_factory.mktemp("paper")

    @functools.cache
    def blank(name: str, sheet: Sheet) -> Paper:
        plain.goto(f"{origin}worksheets/{name}/")
        assert plain.evaluate("document.documentElement.className") == "no-js"
        return print_out(plain, sheet, folder)

    return blank


def questions(name: str) -> list[dict[str, Any]]:
    """Give all fields of a worksheet in the order of the page."""
    return [field for section in SHEETS[name]["sections"] for field in section["fields"]]


def place(paper: Paper, *phrases: str) -> tuple[Word, Word]:
    """Give the first and the last word of texts that stand once, one after the other."""
    found = paper.places(" ".join(phrases))
    assert len(found) == 1, f"{phrases} stand {len(found)} times"
    return found[0]


def numbered(paper: Paper, name: str) -> list[tuple[Word, Word]]:
    """Give the place of each question, found by its number and its words."""
    return [place(paper, str(number), field["label"]) for number, field in enumerate(questions(name), 1)]


def titles(paper: Paper, name: str) -> list[tuple[Word, Word]]:
    """Give the place of each section's title together with its first question."""
    number, found = 1, []
    for section in SHEETS[name]["sections"]:
        first = section["fields"][0]["label"]
        found.append(place(paper, section["title"], section.get("intro", ""), str(number), first))
        number += len(section["fields"])
    return found


def asked(name: str) -> Iterator[str]:
    """Give every text that a blank worksheet needs to be filled in by hand."""
    yield SHEETS[name]["title"]
    yield SHEETS[name]["purpose"]
    for section in SHEETS[name]["sections"]:
        yield section["title"]
        yield section.get("intro", "")
        for field in section["fields"]:
            yield from (field.get(part, "") for part in ("label", "hint", "check", "unit", "low", "high"))
            for part in (*field.get("options", ()), *field.get("columns", ())):
                yield part["label"]
                yield from (option["label"] for option in part.get("options", ()))


@EACH
def test_everything_that_a_worksheet_asks_is_on_its_paper(press: Press, sizes: tuple[Sheet, ...], name: str) -> None:
    for sheet in sizes:
        printed = letters(press(name, sheet).text)
        assert (sheet.name, [text for text in asked(name) if letters(text) not in printed]) == (sheet.name, [])


@EACH
def test_the_margins_stay_free(press: Press, sizes: tuple[Sheet, ...], name: str) -> None:
    for sheet in sizes:
        assert (sheet.name, press(name, sheet).strays()) == (sheet.name, [])


@EACH
def test_each_question_stands_above_as_many_lines_as_its_file_says(
    press: Press, sizes: tuple[Sheet, ...], name: str
) -> None:
    """The lines are looked for between a question and what comes next on the same sheet, so none got away from it."""
    expected = {field["label"]: LINES[field["kind"]](field) for field in questions(name) if field["kind"] in LINES}
    for sheet in sizes:
        assert (sheet.name, ruled(press(name, sheet), name)) == (sheet.name, expected)


def ruled(paper: Paper, name: str) -> dict[str, int]:
    """Give how many lines each question that is answered in writing has below it."""
    sheet = paper.sheet
    lines = [raster.lines(MARGIN, sheet.width - MARGIN) for raster in paper.rasters]
    labels = numbered(paper, name)
    (colophon, _) = place(paper, "AI PM Field Guide, edition")
    ends = [(word.sheet, word.top) for word, _ in (*labels, *titles(paper, name))]
    ends.append((colophon.sheet, colophon.top - 3 * MM))  # it has a line of its own
    found = {}
    for field, (_, label) in zip(questions(name), labels, strict=True):
        if field["kind"] in LINES:
            end = min(
                (top for number, top in ends if number == label.sheet and top > label.bottom), default=sheet.height
            )
            found[field["label"]] = sum(label.bottom < line < end for line in lines[label.sheet])
    return found


@EACH
def test_a_section_title_stays_with_its_first_question(press: Press, sizes: tuple[Sheet, ...], name: str) -> None:
    for sheet in sizes:
        apart = [title.text for title, question in titles(press(name, sheet), name) if title.sheet != question.sheet]
        assert (sheet.name, apart) == (sheet.name, [])


@EACH
@once("scriptless")
def test_a4_and_letter_take_the_same_number_of_sheets_or_one_more(press: Press, name: str) -> None:
    assert abs(press(name, A4).sheets - press(name, LETTER).sheets) <= 1


@EACH
def test_no_sheet_but_the_last_is_left_half_empty(press: Press, sizes: tuple[Sheet, ...], name: str) -> None:
    for sheet in sizes:
        inside = sheet.height - MARGIN
        for raster in press(name, sheet).rasters[:-1]:
            lowest = max(height for height in raster.inked(MARGIN, sheet.width - MARGIN) if height < inside)
            assert lowest > inside * 0.6, sheet.name


@EACH
def test_nothing_that_works_on_a_screen_only_is_on_paper(press: Press, plain: Page, origin: str, name: str) -> None:
    plain.goto(f"{origin}worksheets/{name}/")
    screen = plain.evaluate(
        """() => [...document.querySelectorAll(
            ".md-skip, .md-content__button, .aipm-edit, .aipm-imprint p, .aipm-example > summary, .md-footer__link"
        )].map(element => element.textContent + (element.title ?? ""))"""
    )
    printed = letters(press(name, A4).text)
    assert len(screen) >= 6
    assert [text for text in screen if letters(text) in printed] == []


@EACH
def test_the_paper_says_where_it_came_from_and_when(press: Press, name: str) -> None:
    title = re.search(
        r"^title: (.+)$", (ROOT / f"docs/worksheets/{name}.md").read_text(encoding="utf-8"), re.MULTILINE
    )[1]
    wiring = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    edition = re.search(r'edition: "(.+)"', wiring)[1]
    address = re.search(r'"(https://.+?)"', wiring)[1] + f"worksheets/{name}/"
    today = datetime.datetime.now(datetime.UTC).date()
    place(press(name, A4), title, f"AI PM Field Guide, edition {edition}, built {today} {address}")
