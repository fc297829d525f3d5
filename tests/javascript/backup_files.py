"""Backup files to write and to break, how the module is asked, and every sentence that it answers with."""

from __future__ import annotations

import base64
import json
from typing import Any

from tests.javascript.node import Node

BACKUP = "model/backup.js"
TOOLS = "../../../tests/javascript/backups.mjs"
NOW = 1_800_000_000_000
EXPORTED = "2026-11-25T12:00:00.000Z"
ABOUT = {"exported": EXPORTED, "app": "2026.11", "schema": 1}
KEY = "item:mock-interviews:state"
GOOD = {"v": "doing", "t": 1_795_600_000_000}

EMPTY = "The file is empty."
LARGE = "The file is larger than 16 MB, so it is not a backup of this guide."
UTF16 = "The file is saved as UTF-16: save it as UTF-8, or choose the backup as it was downloaded."
NOT_UTF8 = "The file is not UTF-8 text: choose the backup as it was downloaded."
NOT_JSON = "This is not a backup of this guide, or only a part of one: it can’t be read as JSON."
FOREIGN = "This is not a backup of this guide."
NO_SCHEMA = "This backup does not say which version of the guide’s data it holds."
NEWER = "This backup was made by a newer version of the guide; reload the page and try again."
NO_DATA = "This backup has no answers in it."
TOO_MANY = "This backup has more than 200,000 entries: no browser can keep so many."
SENTENCES = {EMPTY, LARGE, UTF16, NOT_UTF8, NOT_JSON, FOREIGN, NO_SCHEMA, NEWER, NO_DATA, TOO_MANY}

NOT_OURS = "not a key of this guide"
DEVICE = "belongs to one device only"
NOT_TEXT = "its answer is not text"
TOO_LONG = "longer than 20,000 characters"
NO_TIME = "its time is not a number of milliseconds"


def backup(data: Any = None, **changes: Any) -> str:
    """Give a backup file's text, with these entries."""
    return json.dumps({"format": "aipm-guide", **ABOUT, "data": {KEY: GOOD} if data is None else data, **changes})


def parse(node: Node, text: str) -> dict[str, Any]:
    """Read a text as the page does."""
    return node.call(BACKUP, "parse", text, {"schema": 1, "now": NOW})


def read(node: Node, content: bytes) -> dict[str, Any]:
    """Read a file's bytes as the page does."""
    return node.call(TOOLS, "read", [base64.b64encode(content).decode()], {"schema": 1, "now": NOW})[0]


def why(node: Node, key: str, entry: Any) -> str | None:
    """Say why an entry beside a good one is rejected; None if it is not."""
    found = parse(node, backup({KEY: GOOD, key: entry}))
    assert found["entries"][KEY] == GOOD
    assert found["rejectedCount"] == len(found["rejected"]) == 2 - len(found["entries"])
    return found["rejected"][0]["why"] if found["rejected"] else None
