"""Journals to look at: entries kept, reviewed or overdue, and where the page lists them."""

from __future__ import annotations

from datetime import date, timedelta

from playwright.sync_api import Locator, Page

from tests.browser.kept import document

JOURNAL = "worksheets/journal/"
GROUPS = {"below 50%": (45, 2, 3), "60–69%": (60, 4, 6), "80–89%": (80, 3, 5), "90–100%": (95, 5, 6)}
"""What was stated, how often it came true, of how many."""


def ago(days: int) -> date:
    """Give the day that was so many days ago."""
    return date.today() - timedelta(days=days)


def reviewed() -> dict[str, str]:
    """Give the journal entries of GROUPS, and one that could not be told."""
    outcomes = [(stated, n < right) for stated, right, of in GROUPS.values() for n in range(of)]
    made = document("journal", "unclear0", "Unclear", confidence=70, came_true="cannot-tell", happened="Nobody counted")
    for number, (stated, true) in enumerate(outcomes):
        came = "came-true" if true else "missed"
        fields = {"decision": f"Decision {number}", "decided_on": ago(100 + number), "due": ago(10)}
        made |= document("journal", f"reviewed{number}", "", confidence=stated, came_true=came, happened="So", **fields)
    return made


def log(page: Page) -> Locator:
    """Give the log below the sheet."""
    return page.locator("[data-log]")


def items(page: Page) -> Locator:
    """Give its entries, in order."""
    return log(page).get_by_role("listitem")


def heading(page: Page) -> Locator:
    """Give its heading."""
    return log(page).get_by_role("heading", name="All your entries")
