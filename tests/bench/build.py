"""How long the site takes to build, against the same site with the macros' output pasted in."""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from macros.library import Library
from macros.rendering import Here
from macros.views import VIEWS

REPOSITORY = "https://example.org/ai-pm-field-guide"
"""As in mkdocs.yml, so that both sites hold the same links."""
Command = list[str]
Run = Callable[[], Any]
"""Does something once and gives what it took."""


class Spent(NamedTuple):
    """Seconds: by the clock on the wall, and of a processor, which other work on the machine shakes less."""

    wall: float
    processor: float


def command(config: Path, site: Path) -> Command:
    """Give the command that builds a site strictly, as `make build` does."""
    return [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "-f", str(config), "-d", str(site)]


def environment(root: Path, scratch: Path) -> dict[str, str]:
    """Give the environment of every command that is timed."""
    # Compiled code is kept, as on a reader's machine whatever this one is set to, but away from the working tree.
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | {
        "PYTHONPYCACHEPREFIX": str(scratch / "compiled"),
        "PYTHONPATH": str(root),  # the pasted site needs the macros too: its hook publishes the built pages
        "NO_MKDOCS_2_WARNING": "1",
        "REPO_URL": REPOSITORY,
    }


def spent(command: Command, environment: Mapping[str, str], folder: Path) -> Spent:
    """Run a command in a process of its own and give what it took, the start of Python included."""
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, env=environment, cwd=folder, check=True, stdout=subprocess.DEVNULL)
    wall, after = time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_CHILDREN)
    return Spent(wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def paste(root: Path, library: Library, folder: Path) -> Path:
    """Write the guide as plain Markdown and HTML into a folder; give its mkdocs.yml, which names no macros plugin."""
    shutil.copytree(root / "docs", folder / "docs")
    for source, page in library.pages.items():
        text = (root / page.path).read_text(encoding="utf-8")
        (folder / "docs" / source).write_text(rendered(text, Here(page.url, REPOSITORY, library)), encoding="utf-8")
    # Everything else is inherited, so the two sites cannot grow apart. JSON is YAML that needs no care with quotes.
    settings = {
        "INHERIT": str(root / "mkdocs.yml"),
        "plugins": ["search"],
        "hooks": [str(root / "macros/hooks.py")],
        "theme": {"custom_dir": str(root / "overrides")},
        "watch": [],
        "extra": {"checklist": " ".join(library["checklist-item"])},  # as main.py gives it to the header
    }
    config = folder / "mkdocs.yml"
    config.write_text(json.dumps(settings), encoding="utf-8")
    return config


def rendered(text: str, here: Here) -> str:
    """Give a page with what its macro calls give. Jinja does it, as in the build, because of raw blocks."""
    views = {name: partial(_markup, name, here) for name in VIEWS}
    return Environment(undefined=StrictUndefined, autoescape=True).from_string(text).render(views)


def _markup(name: str, here: Here, *arguments: str) -> Markup:
    return Markup(VIEWS[name](here, *arguments))


def differing(one: Path, other: Path) -> list[str]:
    """Give the pages that two built sites do not share to the byte."""
    names = {path.relative_to(site).as_posix() for site in (one, other) for path in site.rglob("*.html")}
    return [name for name in sorted(names) if _bytes(one / name) != _bytes(other / name)]


def _bytes(path: Path) -> bytes:
    return path.read_bytes() if path.exists() else b""


def interleaved(first: Run, second: Run, runs: int) -> tuple[list[Any], list[Any]]:
    """Time two things A B A B after a warm-up of each, which fills the disk's and Python's caches."""
    first(), second()
    times = [(first(), second()) for _ in range(runs)]
    return [one for one, _ in times], [other for _, other in times]
