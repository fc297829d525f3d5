"""Search: it finds records under their own titles, and costs nothing until somebody turns to it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Request, Route

from tests.browser.marks import ONCE

# The theme listens to keys, not to input: typed as a person types.
INPUT, RESULT = ".md-search__input", ".md-search-result__item"


def index_requests(page: Page) -> list[str]:
    """Collect the requests for the search index from now on."""
    seen: list[str] = []

    def note(request: Request) -> None:
        if request.url.endswith("search_index.json"):
            seen.append(request.url)

    page.on("request", note)
    return seen


def test_the_index_is_fetched_only_when_somebody_turns_to_the_search(page: Page, origin: str) -> None:
    seen = index_requests(page)
    page.goto(f"{origin}role/", wait_until="networkidle")
    assert seen == []
    page.focus(INPUT)
    page.locator(INPUT).press_sequentially("shadow run")
    page.wait_for_selector(RESULT)
    assert len(seen) == 1


def test_who_turned_to_the_search_before_the_scripts_came_finds_as_well(page: Page, origin: str) -> None:
    held: list[Route] = []
    page.route("**/search.js", lambda route: held.append(route))
    page.goto(f"{origin}role/", wait_until="commit")
    page.focus(INPUT)
    held[0].continue_()
    page.wait_for_load_state("networkidle")
    page.locator(INPUT).press_sequentially("shadow run")
    page.wait_for_selector(RESULT)


def test_on_a_phone_the_magnifier_opens_the_search_and_it_finds(page: Page, origin: str) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto(f"{origin}role/")
    page.click(".aipm-search-button")
    page.locator(INPUT).press_sequentially("rollback")
    page.wait_for_selector(RESULT)


@ONCE
@pytest.mark.parametrize(
    ("query", "anchor"),
    [
        ("shadow run lasts", "reference/evidence/#C17-title"),
        ("silent decline", "prepare/interviews/#silent-decline-title"),
        ("decision journal", "worksheets/journal/"),
        ("feedback loop", "reference/glossary/#feedback-loop-title"),
    ],
)
def test_a_record_is_found_under_its_own_title(page: Page, origin: str, query: str, anchor: str) -> None:
    page.goto(origin)
    page.focus(INPUT)
    page.locator(INPUT).press_sequentially(query)
    page.wait_for_selector(RESULT)
    links = page.eval_on_selector_all(f"{RESULT} a", "links => links.map(link => link.href)")
    assert any(anchor in link for link in links), links
