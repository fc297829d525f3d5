"""Nothing goes anywhere: every request stays on the site's own origin, and no storage is needed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.kept import settled
from tests.browser.marks import ONCE
from tests.conftest import PAGES

WATCH_POLICY = """
window.violations = [];
document.addEventListener("securitypolicyviolation", event =>
    violations.push(`${event.effectiveDirective} ${event.blockedURI}`));
"""


class Log:
    """What happened in a context: every address asked for, and everything that went wrong."""

    def __init__(self) -> None:
        self.requests: list[str] = []
        self.faults: list[str] = []

    def strangers(self, origin: str) -> list[str]:
        """Give the addresses outside the origin; `data:` and `blob:` never leave the browser."""
        return [url for url in self.requests if not url.startswith((origin, "data:", f"blob:{origin}"))]


@contextmanager
def logged(context: BrowserContext) -> Iterator[tuple[Page, Log]]:
    """Open a page and write down what happens; at the end add what the policy refused."""
    log, page = Log(), context.new_page()
    page.add_init_script(WATCH_POLICY)
    context.on("request", lambda request: log.requests.append(request.url))
    page.on("requestfailed", lambda request: log.faults.append(f"failed: {request.url}"))
    page.on("pageerror", lambda error: log.faults.append(f"uncaught: {error}"))
    page.on("console", lambda said: log.faults.append(f"{said.type}: {said.text}") if said.type == "error" else None)
    yield page, log
    log.faults += page.evaluate("window.violations")
    page.close()


def search(page: Page, words: str) -> None:
    """Search as readers do, and wait for something to be found."""
    page.get_by_role("textbox", name="Search").click()
    page.keyboard.type(words)
    expect(page.locator(".md-search-result__item").first).to_be_visible()


def test_visits_to_every_page_type_ask_nobody_but_the_site(page: Page, origin: str) -> None:
    with logged(page.context) as (page, log):
        for address in PAGES.values():
            before = len(log.requests)
            page.goto(origin + address, wait_until="networkidle")
            assert len(log.requests) > before + 5
    assert log.strangers(origin) == []
    assert log.faults == []


def test_a_search_asks_nobody_but_the_site(page: Page, origin: str) -> None:
    with logged(page.context) as (page, log):
        page.goto(origin + PAGES["worksheet"])
        search(page, "recall")
        page.wait_for_load_state("networkidle")
    assert any("search_index" in address for address in log.requests)
    assert log.strangers(origin) == []
    assert log.faults == []


@ONCE
def test_an_address_without_a_page_gets_the_guides_own_answer(page: Page, origin: str) -> None:
    context = page.context
    with logged(context) as (page, log):
        answer = page.goto(f"{origin}craft/no/such/page/", wait_until="networkidle")
        assert answer.status == 404
        expect(page.get_by_role("heading", level=1)).to_have_text("There is no page at this address")
        search(page, "recall")
        page.keyboard.press("Escape")
        page.get_by_role("link", name="Start at the front page").click()
        page.wait_for_url(lambda url: "/no/such/" not in url)
        expect(page.locator("h1")).to_be_visible()
    assert log.strangers(origin) == []
    # The address itself is what failed, and nothing else.
    assert [fault for fault in log.faults if "404" not in fault] == []
    assert len(log.faults) <= 1


def test_no_page_fails_where_storage_is_blocked(blocked: BrowserContext, origin: str) -> None:
    with logged(blocked) as (page, log):
        for address in PAGES.values():
            settled(page.goto(origin + address) and page)
            assert page.locator("html").get_attribute("data-storage") == "memory", address
            # The theme's script has run to its end when the page has its colours.
            expect(page.locator(".md-header label[for^=__palette]:visible")).to_have_count(1)
    assert log.faults == []


def test_search_finds_what_it_should_where_storage_is_blocked(blocked: BrowserContext, origin: str) -> None:
    with logged(blocked) as (page, log):
        page.goto(origin + PAGES["worksheet"])
        search(page, "recall")
        assert page.locator(".md-search-result__item").count() >= 3
    assert log.faults == []


def test_where_storage_is_allowed_the_browsers_own_is_used(page: Page, origin: str) -> None:
    page.goto(origin)
    assert page.locator("html").get_attribute("data-storage") is None
    assert page.evaluate("Object.prototype.toString.call(localStorage)") == "[object Storage]"
