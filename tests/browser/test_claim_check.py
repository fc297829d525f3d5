"""Findings beneath a claim: there once it is saved, gone with it, in the way of nothing, text whatever is written."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from macros.library import Library
from tests.browser.axe import flaws, views
from tests.browser.fit import misfits
from tests.browser.kept import answers, at, button, document, keep, listen, open_ready, ready
from tests.browser.marks import CHROMIUM, ONCE
from tests.browser.stillness import moved, watch
from tests.conftest import PAGES

SHEET = "worksheets/claim/"
RULES = "contributing/claim-check/"
WEAK = "Worked with data science on the best model, <img src=x onerror=alert(1)> I guess."
STRONG = "I refused the launch: 31 of 500 letters failed, and that cost us a month. I still don't know why."
FAULTS = {"Stood near the work": ["Worked with"], "A claim nobody can check": ["best"], "Hedged": ["I guess"]}
KEPT = document("claim", "aaaaaaaa", "Mine", weak=WEAK, strong=STRONG)


def findings(page: Page, field: str, tone: str) -> Locator:
    """Give the findings of one tone beneath a field."""
    return page.locator(f"[data-name={field}] li[data-tone={tone}]")


def quoted(finding: Locator) -> list[str]:
    """Give the words that a finding quotes."""
    return finding.locator("q").all_text_contents()


@pytest.fixture
def sheet(page: Page, origin: str) -> Page:
    """The claim sheet, ready."""
    return open_ready(page, origin + SHEET)


def test_findings_come_with_the_save_and_go_with_the_text(sheet: Page) -> None:
    at(sheet, "weak").fill(WEAK)
    found = findings(sheet, "weak", "fault")
    expect(found.filter(has_text="Hedged")).to_have_attribute("data-rule", "hedge")
    for title, words in FAULTS.items():
        assert quoted(found.filter(has_text=title)) == words
    assert sheet.locator("[data-name=weak] .aipm-findings img").count() == 0
    at(sheet, "weak").fill("")
    expect(found).to_have_count(0)
    expect(sheet.locator("[data-name=weak] .aipm-findings")).to_have_text("")


@ONCE
def test_a_finding_says_what_it_means_and_how_often_it_was_right(sheet: Page, library: Library) -> None:
    at(sheet, "strong").fill(STRONG)
    expect(findings(sheet, "strong", "good").first).to_be_visible()
    found = sheet.locator("[data-name=strong] li")
    rules = {result.id: result.held_out for result in library["measured"]["measured"].record.results}
    ids = found.evaluate_all("all => all.map(one => one.dataset.rule)")
    assert {"ownership", "result", "trade-off", "honesty"} <= set(ids)
    for place, id_ in enumerate(ids):
        label, recall = library["label"][id_].record, rules[id_].recall
        expect(found.nth(place)).to_contain_text(label.title)
        expect(found.nth(place)).to_contain_text(f"found {recall.count} of {recall.of}")
    expect(sheet.locator("[data-name=strong]")).to_contain_text("What is good in it")


@ONCE
def test_the_text_box_is_described_by_how_much_was_found(sheet: Page) -> None:
    at(sheet, "strong").fill("I guess we helped.")
    place = sheet.locator("[id='claim.strong.findings']")
    expect(place).to_have_text("Claim check: 3 possible faults, no good signs")
    assert "claim.strong.findings" in at(sheet, "strong").get_attribute("aria-describedby").split()


@ONCE
def test_no_more_is_said_aloud_than_that_it_is_saved(sheet: Page) -> None:
    said = listen(sheet)
    at(sheet, "weak").press_sequentially("Helped. I guess it was the best", delay=20)
    assert said() == ["Saved"]
    expect(findings(sheet, "weak", "fault").filter(has_text="Hedged")).to_be_visible()
    assert said() == []


def test_findings_on_kept_texts_stand_there_at_once_and_push_nothing(browser: Browser, origin: str) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        open_ready(page, origin + SHEET)
        keep(page, KEPT)
        watch(page)
        ready(page.reload() and page)
        assert moved(page) == []
        assert findings(page, "weak", "fault").count() >= 3


def test_a_press_that_saves_reaches_what_it_presses(sheet: Page) -> None:
    """What is found appears above the button only after the press."""
    at(sheet, "strong").fill(WEAK)
    box = sheet.locator("[name=signals]").first
    box.scroll_into_view_if_needed()
    box.click()
    expect(box).to_be_checked()
    assert "ownership" in answers(sheet).values()


def test_the_link_leads_to_the_page_and_is_reached_by_keyboard(sheet: Page) -> None:
    at(sheet, "weak").fill(WEAK)
    link = sheet.locator("[data-name=weak]").get_by_role("link", name="How good is this check?")
    expect(link).to_be_visible()
    at(sheet, "weak").press("Tab")
    expect(link).to_be_focused()
    link.press("Enter")
    sheet.wait_for_url(f"**/{RULES}")
    expect(sheet.get_by_role("heading", name="How often each rule is right")).to_be_visible()


@ONCE
def test_where_the_rules_cannot_be_had_the_sheet_works_and_the_next_save_finds_them(page: Page, origin: str) -> None:
    page.route(f"**/{RULES}", lambda route: route.abort())
    open_ready(page, origin + SHEET)
    at(page, "weak").fill("Helped.")
    expect(page.locator("[data-part=saved]")).to_contain_text("Saved")
    page.wait_for_timeout(600)
    assert findings(page, "weak", "fault").count() == 0
    page.unroute(f"**/{RULES}")
    at(page, "weak").fill("Helped them.")
    expect(findings(page, "weak", "fault").first).to_be_visible()


@ONCE
def test_practice_in_the_gallery_has_the_same_findings(page: Page, origin: str) -> None:
    open_ready(page, origin + PAGES["gallery"], "gallery")
    button(page, "Practise").first.click()
    box = page.get_by_label("My version")
    box.fill(WEAK)
    found = page.locator(".aipm-practice li[data-rule]")
    expect(found.filter(has_text="Hedged")).to_be_visible()
    box.fill("")
    expect(found).to_have_count(0)
    box.fill(STRONG)
    expect(found.filter(has_text="Your own decision")).to_be_visible()
    button(page, "Reveal").click()
    expect(found.filter(has_text="Your own decision")).to_be_visible()


@CHROMIUM
def test_a_printed_sheet_has_no_findings(sheet: Page) -> None:
    at(sheet, "weak").fill(WEAK)
    expect(findings(sheet, "weak", "fault").first).to_be_visible()
    sheet.emulate_media(media="print")
    expect(findings(sheet, "weak", "fault").first).to_be_hidden()


@CHROMIUM
def test_axe_finds_nothing_in_findings(shown: Page, origin: str) -> None:
    open_ready(shown, origin + SHEET)
    keep(shown, KEPT)
    ready(shown.reload() and shown)
    expect(findings(shown, "strong", "good").first).to_be_visible()
    for view in views(shown):
        assert (view, flaws(shown)) == (view, [])
    assert misfits(shown) == []
