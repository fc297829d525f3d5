"""In which browsers and widths a test runs, where it does not run in all."""

from __future__ import annotations

import os

import pytest

from tests.conftest import ENGINES

CHROMIUM = pytest.mark.parametrize("browser", ["chromium"], indirect=True)
"""What Chromium alone can tell, or axe, which reads the page and not the browser."""
ONCE = pytest.mark.parametrize("browser", ENGINES if os.environ.get("AIPM_BOTH") else ["chromium"], indirect=True)
"""What content and script decide and no browser: each night it runs in both, as all else does in every run."""
WIDTHS = pytest.mark.parametrize("width", [320, 1280])
