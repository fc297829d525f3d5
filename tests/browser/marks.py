"""In which browsers and widths a test runs, where it does not run in all."""

from __future__ import annotations

import os

import pytest

from tests.conftest import ENGINES

NIGHT = bool(os.environ.get("AIPM_BOTH"))
"""Each night all that is left out by day runs as well."""


def once(fixture: str) -> pytest.MarkDecorator:
    """Run by day in Chromium alone what content and script decide and no browser."""
    return pytest.mark.parametrize(fixture, ENGINES if NIGHT else ENGINES[:1], indirect=True)


CHROMIUM = pytest.mark.parametrize("browser", ["chromium"], indirect=True)
"""What Chromium alone can tell, or axe, which reads the page and not the browser."""
ONCE = once("browser")
WIDTHS = pytest.mark.parametrize("width", [320, 1280])
