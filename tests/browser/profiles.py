"""The two browsers as some readers have set them up: a dark system, or no storage for sites."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import BrowserContext, Playwright

from tests.setup import browsers

STORAGE = ("chromium-no-cookies", "firefox-no-cookies", "firefox-no-storage")
"""The ways in which browsers keep a site from storing anything."""
FIREFOX_DARK = {"layout.css.prefers-color-scheme.content-override": 0}
FIREFOX_STORAGE = {
    "firefox-no-cookies": {"network.cookie.cookieBehavior": 2},
    "firefox-no-storage": {"dom.storage.enabled": False},
}


@contextmanager
def dark(playwright: Playwright, name: str, *, javascript: bool = True) -> Iterator[BrowserContext]:
    """Give a browser on a system that is set to dark colours."""
    options = browsers.launch_options(name, getattr(browsers.find(), name), javascript)
    if name == "firefox":  # which takes no notice of a context's color_scheme
        options["firefox_user_prefs"] = options.get("firefox_user_prefs", {}) | FIREFOX_DARK
    with getattr(playwright, name).launch(**options) as browser, browser.new_context(color_scheme="dark") as context:
        yield context


@contextmanager
def without_storage(playwright: Playwright, way: str, folder: Path) -> Iterator[BrowserContext]:
    """Give a browser that lets no site store anything; `folder` is for its profile."""
    if way.startswith("firefox"):
        prefs = FIREFOX_STORAGE[way]
        with browsers.launch(playwright, "firefox", firefox_user_prefs=prefs) as browser, browser.new_context() as context:
            yield context
        return
    # Chromium reads this from a profile alone.
    preferences = folder / "Default/Preferences"
    preferences.parent.mkdir(parents=True)
    preferences.write_text(json.dumps({"profile": {"default_content_setting_values": {"cookies": 2}}}), encoding="utf-8")
    options = browsers.launch_options("chromium", browsers.find().chromium, javascript=True)
    with playwright.chromium.launch_persistent_context(folder, **options) as context:
        yield context
