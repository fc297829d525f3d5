"""The binder: what a reader chooses is on its paper and in its file, whole and in order; nothing else is."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from playwright.sync_api import Browser, BrowserContext, Page, expect

from macros.library import Library
from tests.browser.axe import flaws, views
from tests.browser.fit import SMALL, misfits
from tests.browser.kept import answers, button, document, keep, listen, open_ready, ready, stored, taken
from tests.browser.keys import tab_to_name
from tests.browser.marks import CHROMIUM, ONCE
from tests.browser.paper import A4, LETTER, MARGIN, Paper, Sheet, letters, print_out
from tests.browser.stillness import moved, watch
from tests.conftest import PAGES

HOME = PAGES["binder"]
SHEETS = (
    *("stories", "claim", "outcomes", "journal", "loop", "metric"),
    *("tradeoff", "spec", "evaluation", "company", "offer", "mock", "plan"),
)
LONG = " ".join(
    ["A reviewer reads every tenth case and writes down why, in words that a stranger would understand."] * 4
)
HEAD = "Mara Lindqvist"


def filled(library: Library, worksheet: str) -> tuple[dict[str, str], list[str], list[str]]:
    """Fill in a worksheet with a mark at the start and the end of every text; give it, open marks and private ones."""
    id_ = f"{worksheet}-aaaaaaaa"
    kept, seen, hidden = document(worksheet, "aaaaaaaa", f"Name of {worksheet}"), [], []
    for number, field in enumerate(library["worksheet"][worksheet].record.fields):
        marks = hidden if field.private else seen
        parts = [f"{field.id}.what", f"{field.id}.why"] if field.kind == "decision" else []
        cells = [f"{field.id}.{row}.{column.id}" for row in ("r1", "zzzz") for column in getattr(field, "columns", ())]
        text = field.kind in ("text", "long-text", "link")
        for place, name in enumerate(parts + cells or [field.id] * text):
            mark = f"{worksheet.replace('-', '')}{number}x{place}"
            kept[f"field:{id_}:{name}"] = f"s{mark}s {'' if cells else LONG} e{mark}e"
            marks += [f"s{mark}s", f"e{mark}e"]
    return kept, seen, hidden


@pytest.fixture
def binder(page: Page, origin: str, library: Library) -> Page:
    """The binder of somebody with a document of each of thirteen worksheets, and two proofs."""
    page.goto(f"{origin}404.html")
    for worksheet in SHEETS:
        keep(page, filled(library, worksheet)[0])
    keep(page, {"item:mock-interviews:proof": "Five cards", "item:decision-journal:proof": "A book"})
    return open_ready(page, origin + HOME, "binder")


def choose(page: Page, *names: str) -> None:
    """Choose documents by name."""
    for name in names:
        page.get_by_role("checkbox", name=name).check()


def printed(page: Page, sheet: Sheet, folder: Path) -> Paper:
    """Press Print binder, and print when the page asks the browser to."""
    page.evaluate("() => { window.printed = new Promise((done) => { window.print = done; }); }")
    button(page, "Print binder").click()
    page.evaluate("window.printed")
    return print_out(page, sheet, folder)


def chapters(page: Page) -> list[str]:
    """Give the headings of the chapters, in order."""
    return page.locator(".aipm-chapter > header h2").all_text_contents()


# Firefox takes long to print, and breaks lines alike on both.
@pytest.mark.parametrize(
    ("browser", "sheet"), [("chromium", A4), ("chromium", LETTER), ("firefox", A4)], indirect=["browser"]
)
def test_twelve_documents_are_printed_whole_and_nothing_else_is(
    binder: Page, library: Library, sheet: Sheet, tmp_path: Path
) -> None:
    chromium = binder.context.browser.browser_type.name == "chromium"
    taken_in = [f"Name of {worksheet}" for worksheet in SHEETS if worksheet != "outcomes"]
    choose(binder, *taken_in)
    binder.get_by_label("Name", exact=True).fill(HEAD)
    binder.get_by_label("Title").fill("Portfolio for Larkspur")
    before = answers(binder)
    paper = printed(binder, sheet, tmp_path)
    text = letters(paper.text)
    for worksheet in SHEETS:
        _, seen, hidden = filled(library, worksheet)
        chosen = worksheet != "outcomes"
        assert [mark for mark in seen if (mark in text) != chosen] == []
        assert [mark for mark in hidden if mark in text] == []
    assert not re.search("fivecards|choosedocuments|erase|backup", text)
    foot = sheet.height - MARGIN
    sheets = [
        letters(" ".join(word.text for word in paper.on(number) if word.top < foot)) for number in range(paper.sheets)
    ]
    assert sheets[0].startswith("portfolioforlarkspurmaralindqvist")
    assert sheets[1].startswith("contents")
    places = [sheets[1].index(letters(name)) for name in map(str.lower, chapters(binder))]
    assert places == sorted(places)
    # Each document begins a sheet, under its name.
    starts = [
        next(n for n, words in enumerate(sheets) if n > 1 and letters(name) in words[:120]) for name in chapters(binder)
    ]
    assert starts == sorted(set(starts))
    assert starts[0] == 2
    titles = set(binder.locator(".aipm-chapter h3").all_text_contents())
    assert [title for title in titles for words in sheets if words.endswith(letters(title))] == []
    if chromium:
        lines = ([word for word in paper.on(number) if word.top > foot] for number in range(paper.sheets))
        feet = [" ".join(word.text for word in sorted(line, key=lambda word: word.left)) for line in lines]
        assert feet == [""] + [f"{HEAD} {number} / {paper.sheets}" for number in range(2, paper.sheets + 1)]
    assert sheet is LETTER or [stray for stray in paper.strays() if not re.match("'(Mara|Lindqvist)'", stray)] == []
    assert answers(binder) == before


@ONCE
def test_private_notes_are_told_only_when_chosen_and_counted_else(
    binder: Page, library: Library, tmp_path: Path
) -> None:
    choose(binder, "Name of offer", "Name of stories")
    _, seen, hidden = filled(library, "offer")
    box = binder.get_by_role("checkbox", name="Include private notes (4)")
    expect(box).not_to_be_checked()
    expect(binder.locator("[data-part=sum]")).to_contain_text("4 private notes")
    text = binder.locator(".aipm-binding").inner_text
    box.check()
    expect(binder.locator("[data-part=sum]")).not_to_contain_text("private")
    told = letters(printed(binder, A4, tmp_path).text)
    assert hidden
    assert [mark for mark in hidden + seen if mark not in told] == []
    ready(binder.reload() and binder, "binder")
    expect(box).to_be_checked()
    assert hidden[0] in text() or hidden[0] in binder.locator(".aipm-binding").text_content()


@ONCE
def test_the_markdown_has_the_same_headings_and_answers(binder: Page, library: Library) -> None:
    choose(binder, "Name of company", "Name of stories", "My proofs")
    name, content = taken(binder, button(binder, "Download Markdown").click)
    assert re.fullmatch(r"aipm-binder-\d{4}-\d\d-\d\d\.md", name)
    tokens = MarkdownIt("commonmark").parse(content.decode())
    found = [tokens[at + 1].content for at, token in enumerate(tokens) if token.tag == "h2" and token.nesting == 1]
    assert found == ["Contents", "1. Name of stories", "2. Name of company", "3. My proofs"]
    questions = [tokens[at + 1].content for at, token in enumerate(tokens) if token.tag == "h4" and token.nesting == 1]
    assert questions == binder.locator(".aipm-chapter dt").all_text_contents()
    text = content.decode()
    for worksheet in ("company", "stories"):
        _, seen, hidden = filled(library, worksheet)
        assert [mark for mark in seen if text.count(mark) != 1] == []
        assert [mark for mark in hidden if mark in text] == []
    assert "Five cards" in text


@ONCE
def test_the_order_is_the_guides_until_the_reader_moves_one(binder: Page, origin: str) -> None:
    choose(binder, "Name of plan", "Name of claim", "Name of stories")
    assert chapters(binder) == ["Name of stories", "Name of claim", "Name of plan"]
    binder.get_by_text("Change the order").click()
    button(binder, "Up: Name of plan").click()
    assert chapters(binder) == ["Name of stories", "Name of plan", "Name of claim"]
    expect(button(binder, "Up: Name of plan")).to_be_focused()
    button(binder, "Up: Name of plan").click()
    expect(button(binder, "Down: Name of plan")).to_be_focused()
    choose(binder, "Name of loop")
    moved = ["Name of plan", "Name of stories", "Name of claim", "Name of loop"]
    assert sorted(chapters(binder)) == sorted(moved)
    told = chapters(binder)
    kept = json.loads(json.loads(stored(binder)["aipm:1:meta:app:binder"])["v"])
    assert kept["documents"] == [f"{name.split()[-1]}-aaaaaaaa" for name in told]
    open_ready(binder, origin + HOME, "binder")
    assert chapters(binder) == told


@ONCE
def test_a_group_is_chosen_at_once_and_each_act_says_one_thing(binder: Page) -> None:
    heard = listen(binder)
    button(binder, "Choose all: Stories and claims").click()
    assert chapters(binder) == ["Name of stories", "Name of claim", "Name of outcomes"]
    assert heard() == ["3 of 14 chosen"]
    binder.get_by_role("checkbox", name="Name of claim").uncheck()
    assert heard() == ["2 of 14 chosen"]
    binder.get_by_role("checkbox", name="Include private notes").check()
    assert heard() == ["Private notes are in the binder"]
    binder.get_by_label("Title").fill("Mine")
    binder.get_by_label("Title").blur()
    assert heard() == ["The cover is changed"]
    taken(binder, button(binder, "Download Markdown").click)
    assert heard() == ["Binder downloaded"]
    button(binder, "Choose none: Stories and claims").click()
    assert heard() == ["0 of 14 chosen"]
    expect(button(binder, "Print binder")).to_be_hidden()


def test_what_another_tab_writes_is_in_the_binder_and_the_keyboard_stays(binder: Page, origin: str) -> None:
    choose(binder, "Name of stories")
    box = binder.get_by_role("checkbox", name="Name of stories")
    box.focus()
    other = binder.context.new_page()
    other.goto(f"{origin}404.html")
    keep(other, {"field:stories-aaaaaaaa:task": "Written elsewhere"})
    keep(other, document("stories", "bbbbbbbb", "A second one", task="New"))
    expect(binder.locator(".aipm-chapter")).to_contain_text("Written elsewhere")
    expect(binder.get_by_role("checkbox", name="A second one")).to_be_visible()
    # The other tab is in front, so nothing here has the browser's own focus.
    assert binder.evaluate("document.activeElement.id") == "choose-stories-aaaaaaaa"
    expect(box).to_be_checked()
    button(binder, "Choose none: Stories and claims").focus()
    keep(other, {"field:stories-aaaaaaaa:task": "Once more"})
    expect(binder.locator(".aipm-chapter")).to_contain_text("Once more")
    assert binder.evaluate("document.activeElement.dataset.do") == "none"


@ONCE
def test_the_choice_goes_with_a_backup_and_a_deleted_document_leaves_it(binder: Page, origin: str) -> None:
    choose(binder, "Name of stories", "Name of claim")
    open_ready(binder, f"{origin}workspace/", "workspace")
    binder.get_by_role("link", name="Binder", exact=True)
    _, content = taken(binder, button(binder, "Download backup").click)
    kept = json.loads(content)["data"]["meta:app:binder"]["v"]
    assert json.loads(kept)["documents"] == ["stories-aaaaaaaa", "claim-aaaaaaaa"]
    open_ready(binder, f"{origin}worksheets/claim/")
    button(binder, "Delete").click()
    expect(button(binder, "Undo")).to_be_focused()
    open_ready(binder, origin + HOME, "binder")
    assert chapters(binder) == ["Name of stories"]


@ONCE
def test_an_empty_binder_says_where_to_begin(page: Page, origin: str) -> None:
    open_ready(page, origin + HOME, "binder")
    for name, sheet in (("a story", "stories"), ("a claim", "claim"), ("a company", "company"), ("the loop", "loop")):
        expect(page.get_by_role("link", name=name, exact=True)).to_have_attribute("href", f"../../worksheets/{sheet}/")
    expect(button(page, "Print binder")).to_be_hidden()
    assert stored(page) == {}


def test_by_keyboard_alone_from_the_workspace_to_a_file(binder: Page, origin: str) -> None:
    open_ready(binder, f"{origin}workspace/", "workspace")
    tab_to_name(binder, "Binder")
    binder.keyboard.press("Enter")
    ready(binder, "binder")
    tab_to_name(binder, "Name of stories")
    binder.keyboard.press("Space")
    tab_to_name(binder, "Name of company")
    binder.keyboard.press("Space")
    tab_to_name(binder, "Name")
    binder.keyboard.insert_text(HEAD)
    binder.keyboard.press("Enter")
    expect(binder).to_have_url(origin + HOME)
    tab_to_name(binder, "Preview")
    binder.keyboard.press("Enter")
    expect(binder.locator(".aipm-binding")).to_be_visible()
    binder.keyboard.press("Shift+Tab")
    _, content = taken(binder, lambda: binder.keyboard.press("Enter"))
    assert content.decode().startswith(f"# Portfolio\n\n{HEAD}\n")


def test_where_storage_is_blocked_a_binder_lasts_as_long_as_the_page(blocked: BrowserContext, origin: str) -> None:
    page = open_ready(blocked.new_page(), origin + HOME, "binder")
    expect(page.get_by_role("alert")).to_contain_text("this browser blocks storage")
    faults = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    raw = {
        f"aipm:1:{key}": json.dumps({"v": text, "t": 1})
        for key, text in document("stories", "aaaaaaaa", "S", task="T").items()
    }
    page.evaluate("raw => Object.entries(raw).forEach(([key, text]) => localStorage.setItem(key, text))", raw)
    page.evaluate("dispatchEvent(new StorageEvent('storage', {key: null}))")
    page.get_by_role("checkbox", name="S", exact=True).check()
    assert chapters(page) == ["S"]
    _, content = taken(page, button(page, "Download Markdown").click)
    assert "## 1. S" in content.decode()
    assert faults == []
    page.close()


@CHROMIUM
@pytest.mark.parametrize("part", ["chooser", "order", "preview"])
def test_axe_finds_nothing_in_a_filled_binder_and_nothing_is_small_or_wide(
    shown: Page,
    origin: str,
    library: Library,
    part: str,
) -> None:
    shown.goto(f"{origin}404.html")
    long = "Anunbrokenwordthatisfarlongerthanaphoneiswide" * 4
    for worksheet in ("stories", "offer", "company", "vendor"):
        keep(shown, filled(library, worksheet)[0])
    keep(
        shown,
        document("stories", "bbbbbbbb", long, task=long, gone=long) | {"field:offer-aaaaaaaa:totals.r1.offer": long},
    )
    ids = ["stories-aaaaaaaa", "stories-bbbbbbbb", "offer-aaaaaaaa", "company-aaaaaaaa", "vendor-aaaaaaaa"]
    chosen = {"documents": ids, "secret": True, "name": long[:120], "title": long[:120]}
    keep(shown, {"meta:app:binder": json.dumps(chosen)})
    open_ready(shown, origin + HOME, "binder")
    if part == "order":
        shown.get_by_text("Change the order").click()
    elif part == "preview":
        button(shown, "Preview").click()
    for view in views(shown):
        assert (view, flaws(shown)) == (view, [])
        assert (view, shown.evaluate(SMALL)) == (view, [])
    assert misfits(shown) == []


@CHROMIUM
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("full", [False, True], ids=["empty", "filled"])
def test_nothing_moves_while_the_binder_loads(
    browser: Browser, origin: str, library: Library, width: int, full: bool
) -> None:
    with browser.new_context(viewport={"width": width, "height": 800}) as context:
        page = context.new_page()
        page.goto(f"{origin}404.html")
        if full:
            for worksheet in SHEETS:
                keep(page, filled(library, worksheet)[0])
        watch(page)
        open_ready(page, origin + HOME, "binder")
        assert moved(page) == []


def test_without_script_the_page_says_what_it_would_do(scriptless: Browser, origin: str) -> None:
    with scriptless.new_context() as context:
        page = context.new_page()
        page.goto(origin + HOME)
        text = page.locator("main").inner_text()
        assert "The binder is put together by JavaScript" in text
        assert "Nothing is kept" not in text
        assert "On the cover" not in text
