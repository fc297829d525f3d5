"""What one cold page load brings: requests and bytes by kind, compressed as a host sends them."""

from __future__ import annotations

import functools
import gzip
import http.server
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Browser

KINDS = {".html": "html", ".css": "css", ".js": "js", ".json": "json"}
OTHER = "image"
COMPRESSED = {".html", ".css", ".js", ".json", ".svg"}
LEVEL = 6
"""Of gzip, as most hosts have it."""
QUIET = 1000
"""Milliseconds to wait after the network is idle: a search worker's own requests come late."""


class Recorder(http.server.SimpleHTTPRequestHandler):
    """Serves a site and notes what is asked of it: a browser's own list leaves out what its workers fetch."""

    def __init__(self, *arguments: object, asked: list[str], **named: object) -> None:
        self.asked = asked
        super().__init__(*arguments, **named)

    def do_GET(self) -> None:
        """Serve and note a file."""
        path = unquote(urlsplit(self.path).path)
        self.asked.append(path + "index.html" if path.endswith("/") else path)
        super().do_GET()

    def log_message(self, *_: object) -> None:
        """Requests are no news."""


@contextmanager
def serving(site: Path) -> Iterator[tuple[str, list[str]]]:
    """Serve a built site; give its address and the growing list of paths that were asked for."""
    asked: list[str] = []
    handler = functools.partial(Recorder, directory=str(site), asked=asked)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/", asked
    finally:
        server.shutdown()


def load(browser: Browser, address: str, asked: list[str]) -> list[str]:
    """Open one page with nothing in any cache; give the paths that it asked for."""
    asked.clear()
    with browser.new_context(viewport={"width": 1280, "height": 800}) as context:
        page = context.new_page()
        page.goto(address, wait_until="networkidle")
        page.wait_for_timeout(QUIET)
    return list(asked)


def size(site: Path, path: str) -> int:
    """Give the bytes of a file's body as it travels."""
    body = (site / path.lstrip("/")).read_bytes()
    return len(gzip.compress(body, LEVEL, mtime=0)) if Path(path).suffix in COMPRESSED else len(body)


def by_kind(sizes: dict[str, int]) -> Counter[str]:
    """Add up sizes by kind of file."""
    total: Counter[str] = Counter()
    for path, bytes_ in sizes.items():
        total[KINDS.get(Path(path).suffix, OTHER)] += bytes_
    return total


def largest(sizes: dict[str, int], count: int) -> str:
    """Name the largest files, in kB."""
    heaviest = sorted(sizes.items(), key=lambda item: -item[1])[:count]
    return ", ".join(f"{path.lstrip('/')} {bytes_ / 1000:.1f}" for path, bytes_ in heaviest)
