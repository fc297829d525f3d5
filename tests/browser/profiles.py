"""The two browsers as some readers have set them up: dark, with large text, or without storage for sites."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Playwright

from tests.setup import browsers

STORAGE = ("chromium-no-cookies", "firefox-no-cookies", "firefox-no-storage")
"""The ways in which browsers keep a site from storing anything."""
FIREFOX_DARK = {"layout.css.prefers-color-scheme.content-override": 0}
FIREFOX_LARGE = {"font.size.variable.x-western": 32, "font.size.monospace.x-western": 26}
FIREFOX_STORAGE = {
    "firefox-no-cookies": {"network.cookie.cookieBehavior": 2},
    "firefox-no-storage": {"dom.storage.enabled": False},
}


@contextmanager
def dark(playwright: Playwright, name: str, *, javascript: bool = True) -> Iterator[BrowserContext]:
    """Give a browser on a system that is set to dark colours."""
    # Firefox takes no notice of a context's color_scheme, Chromium needs nothing else.
    with (
        _browser(playwright, name, javascript, prefs=FIREFOX_DARK) as browser,
        browser.new_context(color_scheme="dark") as context,
    ):
        yield context


@contextmanager
def large_text(playwright: Playwright, name: str) -> Iterator[Browser]:
    """Give a browser whose reader has set text to twice the usual size."""
    with _browser(playwright, name, javascript=True, prefs=FIREFOX_LARGE, blink="defaultFontSize=32") as browser:
        yield browser


def _browser(playwright: Playwright, name: str, javascript: bool, prefs: dict[str, int], blink: str = "") -> Browser:
    options = browsers.launch_options(name, browsers.path(name), javascript)
    if name == "firefox":
        options["firefox_user_prefs"] = options.get("firefox_user_prefs", {}) | prefs
    elif blink:
        options["args"].append(f"--blink-settings={blink}")
    return getattr(playwright, name).launch(**options)


@contextmanager
def without_storage(playwright: Playwright, way: str, folder: Path) -> Iterator[BrowserContext]:
    """Give a browser that lets no site store anything; `folder` is for its profile."""
    if way.startswith("firefox"):
        prefs = FIREFOX_STORAGE[way]
        with (
            browsers.launch(playwright, "firefox", firefox_user_prefs=prefs) as browser,
            browser.new_context() as context,
        ):
            yield context
        return
    # Chromium reads this from a profile alone.
    preferences = folder / "Default/Preferences"
    preferences.parent.mkdir(parents=True)
    preferences.write_text(
        json.dumps({"profile": {"default_content_setting_values": {"cookies": 2}}}), encoding="utf-8"
    )
    options = browsers.launch_options("chromium", browsers.find().chromium, javascript=True)
    with playwright.chromium.launch_persistent_context(folder, **options) as context:
        yield context
