"""As much of the WebDriver protocol as the journey needs, spoken with WebKitWebDriver: https://www.w3.org/TR/webdriver2/."""

from __future__ import annotations

import json
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
"""What the protocol calls an element."""
PATIENCE = 15
"""Seconds to wait for what should come true."""


class Session:
    """A browser window, driven by commands over HTTP."""

    def __init__(self, address: str) -> None:
        self._address = address
        options = {"webkitgtk:browserOptions": {"args": ["--automation"]}}
        made = self._send("POST", "/session", {"capabilities": {"alwaysMatch": options}})
        self._address += f"/session/{made['sessionId']}"

    def go(self, address: str) -> None:
        """Open an address and wait until it is loaded."""
        self._send("POST", "/url", {"url": address})

    def run(self, script: str, *arguments: Any) -> Any:
        """Run the body of a function in the page and give what it returns."""
        return self._send("POST", "/execute/sync", {"script": script, "args": arguments})

    def type(self, selector: str, text: str) -> None:
        """Type into the first element that matches."""
        found = self._send("POST", "/element", {"using": "css selector", "value": selector})
        self._send("POST", f"/element/{found[ELEMENT]}/value", {"text": text})

    def until(self, script: str, *arguments: Any) -> Any:
        """Wait until a script gives something true, and give that; raises TimeoutError."""
        return _patiently(lambda: self.run(script, *arguments), script)

    def quit(self) -> None:
        """Close the window."""
        self._send("DELETE", "")

    def _send(self, method: str, path: str, body: Any = None) -> Any:
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self._address + path, data, method=method)  # noqa: S310
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            raise RuntimeError(f"{method} {path}: {error.read().decode()}") from error


@contextmanager
def session() -> Iterator[Session]:
    """Start the driver and a window; close both at the end."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen(["WebKitWebDriver", f"--port={port}"])
    try:
        _patiently(lambda: _listens(port), "the driver")
        window = Session(f"http://127.0.0.1:{port}")
        yield window
        window.quit()
    finally:
        process.terminate()
        process.wait()


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def _patiently(look: Callable[[], Any], what: str) -> Any:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if found := look():
            return found
        time.sleep(0.1)
    raise TimeoutError(f"{what} did not come true within {PATIENCE} seconds")
