"""What all tests share: the content, the site as it is published, a server for it, and the two browsers."""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from mkdocs.commands.build import build
from mkdocs.config import load_config
from playwright.sync_api import Browser, Page, Playwright, sync_playwright

from macros.check import check
from macros.library import Library
from macros.publish import scripts
from macros.rendering import Here
from tests.javascript.node import Node
from tests.setup import browsers

# The same inputs in every run, so that a change is to blame for what fails; other inputs each night.
settings.register_profile("repeatable", derandomize=True)
settings.register_profile("exploring", print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "repeatable"))

ROOT = Path(__file__).parent.parent
ENGINES = ("chromium", "firefox")
PAGES = {
    "home": "",
    "prose": "role/",
    "checklist": "prepare/checklist/",
    "gallery": "prepare/mistakes/",
    "self-check": "prepare/self-check/",
    "scenarios": "prepare/interviews/",
    "plan": "prepare/plan/",
    "worksheets": "worksheets/",
    "worksheet": "worksheets/loop/",
    "lab": "labs/thresholds/",
    "binder": "workspace/binder/",
    "ledger": "reference/evidence/",
    "reading": "reference/reading/",
    "glossary": "reference/glossary/",
    "contributing": "contributing/",
    "claim-check": "contributing/claim-check/",
    "not-found": "404.html",
}
"""One page of each type."""


@pytest.fixture(scope="session")
def library() -> Library:
    """The guide's content, which must be sound before anything else is worth testing."""
    found, problems = check(ROOT)
    assert not problems, "\n".join(map(str, problems))
    return found


@pytest.fixture(scope="session")
def here(library: Library) -> Here:
    """A page two levels deep, from which records are rendered."""
    return Here("craft/evaluation/", "https://example.org/guide", library)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built in this process, strictly, as `make build` does."""
    target = tmp_path_factory.mktemp("site")
    config = load_config(str(ROOT / "mkdocs.yml"), site_dir=str(target), strict=True)
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    return target


class _Quiet(http.server.SimpleHTTPRequestHandler):
    # One connection for a page's forty files, as any host has it: a tenth of a page's time.
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def log_message(self, *_: object) -> None:
        """Requests are no news."""

    def send_error(self, code: int, *rest: object, **named: object) -> None:
        """Answer a missing page as the host of the site does: with 404.html."""
        if code != http.HTTPStatus.NOT_FOUND:
            super().send_error(code, *rest, **named)
            return
        body = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture(scope="session")
def origin(site: Path) -> Iterator[str]:
    """The address of a server that serves the built site, with a slash at its end."""
    handler = functools.partial(_Quiet, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


@pytest.fixture(scope="session")
def node(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Node]:
    """A Node process that calls functions of the guide's modules as readers load them: without comments."""
    copy = tmp_path_factory.mktemp("modules")
    for folder in ("overrides/assets/javascripts", "tests/javascript"):
        shutil.copytree(ROOT / folder, copy / folder)
    scripts.slim(copy / "overrides")
    with Node(copy / "overrides/assets/javascripts") as started:
        yield started


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """Playwright itself, started once."""
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session", params=ENGINES)
def browser(playwright: Playwright, request: pytest.FixtureRequest) -> Iterator[Browser]:
    """Chromium, then Firefox."""
    with browsers.launch(playwright, request.param) as started:
        yield started


@pytest.fixture(scope="session", params=ENGINES)
def scriptless(playwright: Playwright, request: pytest.FixtureRequest) -> Iterator[Browser]:
    """Both browsers with script switched off."""
    with browsers.launch(playwright, request.param, javascript=False) as started:
        yield started


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh page in a fresh context."""
    with browser.new_context() as context:
        yield context.new_page()


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Name a failure at once: a run that is cut off still tells what it found."""
    if report.failed and "PYTEST_XDIST_WORKER" not in os.environ:
        why = getattr(report.longrepr, "reprcrash", report.longrepr)
        print(f"\n{report.nodeid} ({report.when}): {why}", flush=True)
