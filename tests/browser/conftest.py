"""A workspace that many tests of backups use, and browsers that store nothing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright

from tests.browser import profiles
from tests.browser.backups import WORK
from tests.browser.kept import keep, open_ready, ready


@pytest.fixture(scope="session", params=profiles.STORAGE)
def blocked(
    playwright: Playwright, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[BrowserContext]:
    """A browser that lets no site store anything."""
    with profiles.without_storage(playwright, request.param, tmp_path_factory.mktemp("profile")) as started:
        yield started


@pytest.fixture(scope="module")
def bench(browser: Browser, origin: str) -> Iterator[Page]:
    """A workspace that is used by test after test; it must not be shaken by any of them."""
    with browser.new_context() as context:
        page = context.new_page()
        shaken = []
        page.on("dialog", lambda told: (shaken.append(told.message), told.dismiss()))
        page.on("pageerror", lambda error: shaken.append(str(error)))
        open_ready(page, f"{origin}workspace/", "workspace")
        yield page
        assert shaken == []
        assert page.evaluate("[({}).polluted, window.ran]") == [None, None]


@pytest.fixture
def workspace(bench: Page) -> Page:
    """That workspace, with the usual work in it."""
    bench.evaluate("localStorage.clear()")
    keep(bench, WORK)
    return ready(bench.reload() and bench, "workspace")


@pytest.fixture
def shelf(page: Page, origin: str) -> Page:
    """A page of the site on which nothing has been loaded yet that would hear of new entries."""
    page.goto(f"{origin}404.html")
    return page


@pytest.fixture
def shown(browser: Browser) -> Iterator[Page]:
    """A page to be shown in every width and colour, without things that move."""
    with browser.new_context(reduced_motion="reduce") as context:
        yield context.new_page()
