"""In which browsers and widths a test runs, where it does not run in all."""

from __future__ import annotations

import pytest

CHROMIUM = pytest.mark.parametrize("browser", ["chromium"], indirect=True)
"""What the content or the style sheet decides is looked at once; axe reads the page, not the browser."""
WIDTHS = pytest.mark.parametrize("width", [320, 1280])
