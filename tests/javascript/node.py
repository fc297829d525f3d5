"""A Node process that calls functions of the guide's modules: one process, a line of JSON each way."""

from __future__ import annotations

import json
import math
import subprocess
from pathlib import Path
from types import TracebackType
from typing import Any

from playwright._impl._driver import compute_driver_executable

PROGRAM = Path(__file__).with_name("server.mjs")


class ModuleError(Exception):
    """A module's function threw; the text is what it said."""


class Node:
    """Calls exported functions, as `node.call("model/backup.js", "parse", text)`.

    Arguments and results are what JSON can carry, and besides NaN, infinities and Maps: a Map comes back as a dict,
    and a dict under the key "$map" goes in as a Map.
    """

    def __init__(self, modules: Path) -> None:
        self._modules = modules

    def __enter__(self) -> Node:
        node, _ = compute_driver_executable()
        self._process = subprocess.Popen(
            [node, str(PROGRAM), self._modules.as_uri() + "/"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._process.stdin.close()
        self._process.wait(timeout=10)
        self._process.stdout.close()

    def call(self, module: str, function: str, *arguments: Any) -> Any:
        """Call one exported function and give its result, awaited if it is a promise.

        Raises ModuleError with the words of the error.
        """
        self._process.stdin.write(json.dumps([module, function, _sendable(arguments)]) + "\n")
        self._process.stdin.flush()
        answer = json.loads(self._process.stdout.readline(), object_hook=_number)
        if "thrown" in answer:
            raise ModuleError(answer["thrown"])
        return answer.get("value")


def _sendable(value: Any) -> Any:
    """Replace what JSON lacks: infinities and what is not a number."""
    if isinstance(value, float) and not math.isfinite(value):
        return {"$number": {"inf": "Infinity", "-inf": "-Infinity"}.get(str(value), "NaN")}
    if isinstance(value, dict):
        return {name: _sendable(part) for name, part in value.items()}
    return [_sendable(part) for part in value] if isinstance(value, list | tuple) else value


def _number(found: dict[str, Any]) -> Any:
    return float(found["$number"].replace("Infinity", "inf")) if found.keys() == {"$number"} else found
