"""`python -m tests.webkit`: save, reload and print once in WebKitGTK. Prints what holds; any failure is an error."""

from __future__ import annotations

import functools
import http.server
import json
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

from tests.webkit.driver import session

ROOT = Path(__file__).parents[2]
SHEET = "worksheets/tradeoff/"
BOX = ".aipm-sheet textarea"
READY = "return !!document.querySelector('aipm-worksheet[data-ready]')"
KEPT = "return JSON.stringify(Object.entries(localStorage).filter(([key]) => key.startsWith('aipm:')))"


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Requests are no news."""


def main() -> None:
    """Build the site, serve it, and go through the journey."""
    with tempfile.TemporaryDirectory(prefix="guide-webkit-") as name:
        site = Path(name) / "site"
        subprocess.run([sys.executable, "-m", "mkdocs", "build", "--strict", "-d", str(site)], cwd=ROOT, check=True)
        handler = functools.partial(_Quiet, directory=str(site))
        with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            origin = f"http://127.0.0.1:{server.server_address[1]}/"
            saved(origin)
            printed(origin, Path(name) / "sheet.pdf")
            server.shutdown()


def saved(origin: str) -> None:
    """What is typed is kept within half a second and stands there after a reload."""
    with session() as window:
        window.go(origin + SHEET)
        window.until(READY)
        window.type(BOX, "Two seconds")
        window.until("return Object.values(localStorage).some(text => text.includes('Two seconds'))")
        print("saved:", len(json.loads(window.run(KEPT))), "entries")
        window.go(origin + SHEET)
        window.until(READY)
        assert window.run(f"return document.querySelector('{BOX}').value") == "Two seconds"
        print("kept over a reload")


def printed(origin: str, path: Path) -> None:
    """A text longer than its box is on paper to its last word."""
    text = "A reviewer reads every tenth case and writes down why. " * 30 + "ENDPAPER"
    script = Path(__file__).with_name("print_page.py")
    command = ["/usr/bin/python3", str(script), origin + SHEET, str(path), text]
    subprocess.run(command, check=True, timeout=60)
    words = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, text=True, check=True).stdout
    assert "ENDPAPER" in words, words
    print("printed to its last word")


if __name__ == "__main__":
    main()
