"""Backups of a workspace: their text, and how a reader hands them in."""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import Locator, Page

from tests.browser.kept import TIME, button, document

WORK = {
    **document("tradeoff", "aaaaaaaa", "Captions", limit="2 seconds", chosen="Small"),
    "item:mock-interviews:state": "done",
    "item:mock-interviews:proof": "Five cards",
}
KEY = "field:tradeoff-aaaaaaaa:limit"


def backup(data: dict[str, Any] | None = None, **changes: Any) -> str:
    """Give a backup's text: of all work, or of these entries; a text stands for an entry of the usual time."""
    entries = {
        key: {"v": e, "t": TIME} if isinstance(e, str) else e for key, e in (WORK if data is None else data).items()
    }
    return json.dumps(
        {"format": "aipm-guide", "schema": 1, "exported": "2026-09-30T12:00:00Z", "data": entries} | changes
    )


def dialog(page: Page) -> Locator:
    """Ask to restore, and give the dialog."""
    button(page, "Restore from backup").click()
    return page.get_by_role("dialog", name="Restore from backup")


def choose(page: Page, content: str | bytes) -> None:
    """Choose a file with this content."""
    content = content if isinstance(content, bytes) else content.encode()
    page.get_by_label("Backup file").set_input_files({"name": "b.json", "mimeType": "text/plain", "buffer": content})
