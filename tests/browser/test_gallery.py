"""The gallery: filtered by link and by hand, counted in words, and practised pair by pair without losing a word."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from macros.library import Library
from tests.browser.axe import flaws, views
from tests.browser.kept import answers, button, document, fill_storage, keep, listen, open_ready, ready
from tests.browser.marks import CHROMIUM, ONCE
from tests.browser.paper import A4, letters, print_out
from tests.browser.stillness import moved, watch
from tests.conftest import PAGES

GALLERY = PAGES["gallery"]
PAIR, OTHER = "accuracy-without-base-rate", "winner-without-an-interval"
WEAK = "Our model is 96% accurate."
STAGES = ("Filter", "Write", "Reveal", "Keep", "Stop practising")
MINE = "At 3% duplicates a model that flags nobody scores 97%, so I chose recall at a fixed load of reviews."


@pytest.fixture
def gallery(page: Page, origin: str) -> Page:
    """The gallery, ready."""
    return open_ready(page, origin + GALLERY, "gallery")


def article(page: Page, id_: str = PAIR) -> Locator:
    """Give a pair."""
    return page.locator(f"#{id_}")


def practise(page: Page, id_: str = PAIR) -> Locator:
    """Start to practise a pair; give it."""
    article(page, id_).get_by_role("button", name="Practise").click()
    return article(page, id_)


def visible(page: Page) -> set[str]:
    """Give the ids of the pairs that are shown."""
    return set(
        page.locator("[data-component=mistake]").evaluate_all(
            "all => all.filter(one => one.checkVisibility()).map(one => one.id)"
        )
    )


def having(library: Library, **asked: str) -> set[str]:
    """Give the ids of the pairs of a category, or with a fault or a signal."""
    records = [entry.record for entry in library["mistake"].values()]
    fields = {"category": lambda r: [r.category], "fault": lambda r: r.faults, "signal": lambda r: r.signals}
    return {r.id for r in records if all(value in fields[key](r) for key, value in asked.items())}


def documents(page: Page) -> list[str]:
    """Give the ids of the documents that are kept."""
    return [key.split(":")[1] for key in answers(page) if key.startswith("doc:")]


@ONCE
def test_all_pairs_are_there_to_browse_until_somebody_asks_for_less(gallery: Page, library: Library) -> None:
    assert visible(gallery) == library["mistake"].keys()
    expect(gallery.get_by_text("27 of 27 shown", exact=True)).to_be_visible()
    expect(button(gallery, "Clear all")).to_be_hidden()
    expect(article(gallery).get_by_text("Why it works")).to_be_visible()


@ONCE
@pytest.mark.parametrize(
    ("hash_", "asked", "count"),
    [
        ("#category=data", {"category": "data"}, 4),
        ("#signal=trade-off", {"signal": "trade-off"}, 23),
        ("#fault=hedge", {"fault": "hedge"}, 3),
        ("#category=evaluation&signal=trade-off", {"category": "evaluation", "signal": "trade-off"}, 4),
        ("#category=nonsense&signal=%3Cimg%3E&x=1", {}, 27),
    ],
)
def test_a_link_filters(
    page: Page, origin: str, library: Library, hash_: str, asked: dict[str, str], count: int
) -> None:
    open_ready(page, origin + GALLERY + hash_, "gallery")
    assert visible(page) == having(library, **asked)
    expect(page.get_by_text(f"{count} of 27 shown", exact=True)).to_be_visible()


@ONCE
def test_boxes_filter_and_write_their_link(gallery: Page, library: Library) -> None:
    headings = gallery.locator("aipm-gallery h2:visible")
    assert headings.count() == 6
    gallery.get_by_role("group", name="Category").get_by_label("Data", exact=True).check()
    gallery.get_by_role("group", name="Category").get_by_label("Safety", exact=True).check()
    gallery.get_by_role("group", name="The strong one").get_by_label("Names the data").check()
    both = having(library, category="data", signal="data") | having(library, category="safety", signal="data")
    assert visible(gallery) == both
    expect(gallery.get_by_text(f"{len(both)} of 27 shown", exact=True)).to_be_visible()
    assert headings.all_inner_texts() == ["Data", "Safety"]
    gallery.wait_for_url("**/#category=data&category=safety&signal=data")
    ready(gallery.reload() and gallery, "gallery")
    assert visible(gallery) == both
    button(gallery, "Clear all").click()
    assert visible(gallery) == library["mistake"].keys()
    expect(gallery.get_by_label("Ownership", exact=True).first).to_be_focused()
    gallery.wait_for_url(re.compile(r"/mistakes/$"))


@ONCE
def test_where_nothing_is_left_the_page_says_so(gallery: Page) -> None:
    gallery.get_by_label("Lists skills").first.check()
    gallery.get_by_label("Hedged").first.check()
    expect(gallery.get_by_text("0 of 27 shown", exact=True)).to_be_visible()
    expect(gallery.get_by_text("No pair is all of this.")).to_be_visible()
    expect(button(gallery, "Practise the next pair")).to_be_disabled()


@ONCE
def test_an_anchor_leads_to_a_pair_that_the_filter_hides(gallery: Page, library: Library) -> None:
    gallery.get_by_role("group", name="Category").get_by_label("Safety", exact=True).check()
    expect(article(gallery)).to_be_hidden()
    gallery.evaluate(f"location.hash = '{PAIR}'")
    expect(article(gallery)).to_be_in_viewport()
    assert visible(gallery) == library["mistake"].keys()
    gallery.evaluate("location.hash = 'category=data'")
    expect(gallery.get_by_text("4 of 27 shown", exact=True)).to_be_visible()
    gallery.evaluate("location.hash = 'do-this-week'")
    expect(gallery.get_by_text("4 of 27 shown", exact=True)).to_be_visible()


def test_a_claim_is_rewritten_revealed_ticked_and_kept_as_a_claim_sheet(gallery: Page, origin: str) -> None:
    pair = practise(gallery)
    for hidden in ("Strong", "Why it works", "figure without a base", "names the metric"):
        expect(pair.get_by_text(hidden, exact=True)).to_be_hidden()
    expect(pair.get_by_text(WEAK)).to_be_visible()
    expect(pair.get_by_text("That may be worse than doing nothing")).to_be_visible()
    mine = gallery.get_by_label("My version")
    expect(mine).to_be_focused()
    gallery.keyboard.type(MINE)
    button(gallery, "Reveal").click()
    expect(pair.get_by_text("About 3% of our invoices")).to_be_visible()
    expect(pair.get_by_text("Why it works", exact=True)).to_be_visible()
    assert pair.get_by_role("checkbox").count() == 8
    marked = pair.locator("li:has([data-weak]:not([hidden])) label")
    assert marked.all_inner_texts() == ["Figure without a base", "No decision of one’s own"]
    pair.get_by_label("No constraint").check()
    pair.get_by_label("Figure without a base").check()
    button(gallery, "Keep").click()
    expect(pair.get_by_role("button", name="Practise the next pair")).to_be_focused()
    (id_,) = documents(gallery)
    kept = answers(gallery)
    assert {key: text for key, text in kept.items() if key.startswith("field:")} == {
        f"field:{id_}:weak": WEAK,
        f"field:{id_}:faults": "no-base\nno-decision",
        f"field:{id_}:strong": MINE,
        f"field:{id_}:left": "no-base\nno-constraint",
    }
    assert re.search(r'"name":"\d+ \w+ \d{4}: An accuracy with no base rate"', kept[f"doc:{id_}:record"])
    pair.get_by_text("Kept as").get_by_role("link").click()
    gallery.wait_for_url(f"{origin}worksheets/claim/#doc={id_}")
    ready(gallery)
    expect(gallery.get_by_label("My sentence as it stands")).to_have_value(WEAK)
    expect(gallery.get_by_label("My claim in one to three sentences")).to_have_value(MINE)
    ticked = gallery.locator(".aipm-sheet input:checked").evaluate_all(
        "boxes => boxes.map(box => `${box.name} ${box.value}`)"
    )
    assert ticked == ["faults no-base", "faults no-decision", "left no-base", "left no-constraint"]


def test_a_reload_in_the_middle_goes_on_where_it_was(gallery: Page) -> None:
    pair = practise(gallery)
    gallery.keyboard.type(MINE)
    gallery.wait_for_url(f"**/#practise={PAIR}")
    ready(gallery.reload() and gallery, "gallery")
    expect(gallery.get_by_label("My version")).to_have_value(MINE)
    expect(gallery.get_by_label("My version")).to_be_focused()
    expect(gallery.get_by_label("My version")).to_be_in_viewport()
    expect(pair.get_by_text("Strong", exact=True)).to_be_hidden()
    button(gallery, "Reveal").click()
    pair.get_by_label("Hedged").check()
    gallery.wait_for_timeout(400)
    ready(gallery.reload() and gallery, "gallery")
    expect(pair.get_by_text("Strong", exact=True)).to_be_visible()
    expect(pair.get_by_label("Hedged")).to_be_checked()
    button(gallery, "Keep").click()
    gallery.wait_for_timeout(400)
    ready(gallery.reload() and gallery, "gallery")
    expect(pair.get_by_text("Kept as")).to_be_visible()
    assert len(documents(gallery)) == 1


def test_leaving_at_once_loses_no_key(gallery: Page, origin: str) -> None:
    practise(gallery)
    gallery.keyboard.type("x")
    gallery.goto(f"{origin}404.html")
    assert "x" in answers(gallery).values()


@ONCE
def test_two_pairs_are_two_documents_and_a_practised_pair_says_so(gallery: Page, origin: str) -> None:
    button(gallery, "Practise the next pair").click()
    first = gallery.locator(".aipm-mistake:has(form)").get_attribute("id")
    gallery.keyboard.type("My first")
    button(gallery, "Reveal").click()
    button(gallery, "Keep").click()
    gallery.keyboard.press("Enter")
    second = gallery.locator(".aipm-mistake:has(form)").get_attribute("id")
    assert second != first
    expect(gallery.get_by_label("My version")).to_be_focused()
    expect(gallery.get_by_label("My version")).to_have_value("")
    gallery.keyboard.type("My second")
    button(gallery, "Stop practising").click()
    expect(article(gallery, second).get_by_role("button", name="Practise")).to_be_focused()
    expect(article(gallery, first)).to_contain_text(re.compile(r"You rewrote this on \d+ \w+ \d{4}\."))
    expect(article(gallery, second)).to_contain_text(re.compile(r"You began to rewrite this on \d+ \w+ \d{4}\."))
    for id_ in (first, second):
        expect(article(gallery, id_).get_by_text("Why it works")).to_be_visible()
    practise(gallery, second)
    expect(gallery.get_by_label("My version")).to_have_value("My second")
    practise(gallery, first)
    expect(gallery.get_by_label("My version")).to_have_value("")
    gallery.keyboard.type("My third")
    button(gallery, "Stop practising").click()
    assert sorted(text for key, text in answers(gallery).items() if key.endswith(":strong")) == [
        "My first",
        "My second",
        "My third",
    ]
    article(gallery, first).get_by_role("link", name="Your version").click()
    ready(gallery)
    expect(gallery.get_by_label("My claim in one to three sentences")).to_have_value("My first")


@ONCE
def test_the_next_pair_is_one_within_the_filter_that_was_not_practised(
    page: Page, origin: str, library: Library
) -> None:
    within = [id_ for id_ in library["mistake"] if library["mistake"][id_].record.category == "data"]
    done, weak = within[0], library["mistake"][within[0]].record.weak
    page.goto(f"{origin}404.html")
    keep(page, document("claim", "ab12cd34", "Old", weak=weak, strong="Mine", faults="no-base"))
    open_ready(page, f"{origin}{GALLERY}#category=data", "gallery")
    expect(article(page, done)).to_contain_text("You rewrote this on 1 Sept 2026.")
    button(page, "Practise the next pair").click()
    assert page.locator(".aipm-mistake:has(form)").get_attribute("id") == within[1]


@ONCE
def test_nothing_written_is_nothing_to_keep(gallery: Page) -> None:
    pair = practise(gallery)
    button(gallery, "Reveal").click()
    button(gallery, "Keep").click()
    expect(gallery.get_by_label("My version")).to_be_focused()
    expect(pair.get_by_text("Nothing is written yet")).to_be_visible()
    assert gallery.get_by_label("My version").get_attribute("aria-invalid") is not None
    assert documents(gallery) == []
    gallery.keyboard.type("Now")
    expect(pair.get_by_text("Nothing is written yet")).to_be_hidden()


@ONCE
def test_a_filter_that_hides_what_is_practised_ends_it_and_keeps_the_words(gallery: Page) -> None:
    practise(gallery)
    gallery.keyboard.type(MINE)
    gallery.get_by_role("group", name="Category").get_by_label("Safety", exact=True).check()
    assert gallery.locator("form.aipm-practice").count() == 0
    assert MINE in answers(gallery).values()
    gallery.wait_for_url("**/#category=safety")


def test_it_is_practised_by_keyboard_alone(gallery: Page) -> None:
    article(gallery).get_by_role("button", name="Practise").focus()
    gallery.keyboard.press("Enter")
    gallery.keyboard.type(MINE)
    for key in ("Tab", "Enter"):
        gallery.keyboard.press(key)
    expect(article(gallery).locator(".aipm-pair__strong")).to_be_focused()
    gallery.keyboard.press("Tab")
    gallery.keyboard.press("Space")
    while gallery.evaluate("document.activeElement.dataset.do") != "keep":
        gallery.keyboard.press("Tab")
    gallery.keyboard.press("Enter")
    assert gallery.evaluate("document.activeElement.textContent") == "Practise the next pair"
    gallery.keyboard.press("Tab")
    gallery.keyboard.press("Enter")
    expect(article(gallery).get_by_role("button", name="Practise")).to_be_focused()
    assert [text for key, text in answers(gallery).items() if key.endswith(":left")] == ["proximity"]


@ONCE
def test_the_page_says_one_thing_at_most_for_each_act(page: Page, origin: str) -> None:
    open_ready(page, origin + GALLERY, "gallery")
    said = listen(page)
    page.get_by_role("group", name="Category").get_by_label("Data", exact=True).check()
    assert said() == ["4 of 27 shown"]
    button(page, "Clear all").click()
    assert said() == ["27 of 27 shown"]
    pair = practise(page)
    assert said() == []
    page.keyboard.type(MINE)
    assert len(said()) == 1
    button(page, "Reveal").click()
    pair.get_by_label("Hedged").check()
    assert len(said()) <= 1
    button(page, "Keep").click()
    assert [re.sub(r"\d+ \w+ \d+", "today", words) for words in said()] == [
        "Kept as “today: An accuracy with no base rate”"
    ]
    button(page, "Stop practising").click()
    assert said() == []


def test_another_tab_that_writes_the_same_version_is_asked_about(gallery: Page, origin: str) -> None:
    practise(gallery)
    gallery.keyboard.type("Here")
    gallery.wait_for_url("**/#practise=*")
    gallery.wait_for_timeout(500)
    twin = open_ready(gallery.context.new_page(), f"{origin}{GALLERY}#practise={PAIR}", "gallery")
    expect(twin.get_by_label("My version")).to_have_value("Here")
    gallery.get_by_label("My version").press_sequentially(" and")
    twin.get_by_label("My version").fill("There")
    twin.wait_for_timeout(600)
    asked = [tab for tab in (gallery, twin) if tab.get_by_text("Changed in another tab").count()]
    assert asked
    asked[0].get_by_role("button", name="Stop practising").click()
    assert asked[0].locator("form.aipm-practice").count() == 1
    expect(asked[0].get_by_role("button", name="Keep mine")).to_be_focused()


@ONCE
def test_full_storage_is_told_and_nothing_is_called_kept(gallery: Page) -> None:
    fill_storage(gallery)
    pair = practise(gallery)
    gallery.keyboard.type(MINE * 3)
    expect(gallery.get_by_text("Not saved: storage is full.")).to_be_visible()
    button(gallery, "Reveal").click()
    button(gallery, "Keep").click()
    expect(pair.get_by_text("Kept as")).to_be_hidden()
    expect(gallery.get_by_label("My version")).to_have_value(MINE * 3)


def test_where_storage_is_blocked_practice_works_and_says_that_nothing_is_saved(
    blocked: BrowserContext, origin: str
) -> None:
    page = blocked.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    open_ready(page, f"{origin}{GALLERY}#category=evaluation", "gallery")
    pair = practise(page)
    expect(page.get_by_text("Not saved: this browser blocks storage.")).to_be_visible()
    page.keyboard.type(MINE)
    button(page, "Reveal").click()
    expect(pair.get_by_text("About 3% of our invoices")).to_be_visible()
    button(page, "Stop practising").click()
    expect(pair.get_by_text("Why it works")).to_be_visible()
    assert errors == []
    page.close()


@CHROMIUM
@pytest.mark.parametrize("until", STAGES)
def test_axe_finds_nothing_in_any_state(shown: Page, origin: str, until: str) -> None:
    open_ready(shown, f"{origin}{GALLERY}#category=evaluation&fault=no-base", "gallery")
    for stage in STAGES[1 : STAGES.index(until) + 1]:
        if stage == "Write":
            practise(shown)
            shown.keyboard.type(MINE)
        else:
            button(shown, stage).click()
    for view in views(shown):
        assert (view, flaws(shown)) == (view, [])
        assert shown.evaluate("document.documentElement.scrollWidth <= innerWidth")


@CHROMIUM
@pytest.mark.parametrize("hash_", ["", "#category=safety", f"#practise={PAIR}", f"#{PAIR}"])
@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_moves_by_itself(browser: Browser, origin: str, hash_: str, width: int) -> None:
    with browser.new_context(viewport={"width": width, "height": 800}) as context:
        page = context.new_page()
        page.goto(f"{origin}404.html")
        keep(page, document("claim", "ab12cd34", "Old", weak=WEAK, strong="Mine", faults="no-base"))
        watch(page)
        page.goto(origin + GALLERY + hash_)
        ready(page, "gallery")
        assert moved(page) == []


@ONCE
def test_paper_holds_what_is_shown_with_my_version_and_the_strong_one(page: Page, origin: str, tmp_path: Path) -> None:
    open_ready(page, f"{origin}{GALLERY}#category=evaluation", "gallery")
    practise(page)
    page.keyboard.type(MINE)
    paper = print_out(page, A4, tmp_path)
    there = [MINE, "About 3% of our invoices are duplicates", "Which of these does my version still have?"]
    assert paper.lacks(there) == []
    assert paper.strays() == []
    printed = letters(paper.text)
    for absent in ("We tested the new prompt against the old one", "Stop practising", "Clear all", "of 27 shown"):
        assert letters(absent) not in printed
