"""How the macros' share grows with the guide: the content check and all views, on the real content and on ten of it."""

from __future__ import annotations

import gc
import re
import shutil
import sys
import time
from pathlib import Path
from typing import Any

import yaml

from macros import decoding
from macros.check import check
from macros.components import KINDS
from macros.kind import Kind
from macros.rendering import Here
from macros.views import VIEWS

REFERENCES = {"claims", "sources", "labs", "worksheets", "see"}
"""Fields that list ids of other records."""
SINGLE = {"loop"}
"""Kinds of which there is one, by design."""
ANY_SIZE = 10**9
CHECK = f"""
import sys
from macros import decoding
decoding.LARGEST = {ANY_SIZE}
from macros.__main__ import main
sys.exit(main(["check"]))
"""


class Written(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):
    """Writes each value out: the content check refuses aliases."""

    def ignore_aliases(self, data: Any) -> bool:
        """Never refer to a value that was written before."""
        return True


def grow(root: Path, folder: Path, times: int) -> Path:
    """Write the guide into a folder with every structured record `times` times; give the folder.

    Each copy refers to copies of its own number, so that the web of links is as dense as the real one. Worksheets and
    labs bring their pages. Also at one time the data is written anew, so that both guides are laid out alike.
    """
    shutil.copytree(root / "docs", folder / "docs")
    pages: list[str] = []
    for kind in KINDS:
        if kind.component not in SINGLE:
            for path in sorted((root / "docs").glob(kind.files)):
                pages += _multiply(kind, path, folder / "docs" / path.parent.relative_to(root / "docs"), times)
    settings = (root / "mkdocs.yml").read_text(encoding="utf-8")
    nav = "nav:\n" + "".join(f"  - {page}\n" for page in pages)
    settings = re.sub(r"^nav:\n", nav, settings, flags=re.MULTILINE)
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    return folder


def _multiply(kind: Kind, path: Path, folder: Path, times: int) -> list[str]:
    """Write one data file's copies; give the pages that came with them, as the navigation names them."""
    data = yaml.safe_load(path.read_bytes())
    copies = [_copied(kind, data, number) for number in range(times)]
    if "*" not in kind.files:
        # One file holds all of a list, so ten times its content would be more than a file may hold: see `lift_limit`.
        _write(folder / path.name, [record for copy in copies for record in copy])
        return []
    pages = []
    for number, copy in enumerate(copies):
        target = folder / f"{copy['id']}.yml"
        _write(target, copy)
        page = path.with_suffix(".md")
        if number and page.exists():
            text = page.read_text(encoding="utf-8").replace(f'("{data["id"]}")', f'("{copy["id"]}")')
            target.with_suffix(".md").write_text(text, encoding="utf-8")
            pages.append(f"{folder.name}/{target.stem}.md")
    return pages


def _write(path: Path, data: Any) -> None:
    text = yaml.dump(data, Dumper=Written, allow_unicode=True, sort_keys=False, width=118)
    path.write_text(text, encoding="utf-8")


def _copied(kind: Kind, data: Any, number: int) -> Any:
    """Give a file's data as its copy of that number, with ids and references renamed."""
    copy = _referring(data, number)
    named = [copy] if isinstance(copy, dict) else []
    for record in [*named, *(record for _, record in kind.records(copy) if record is not copy)]:
        record["id"] = renamed(record["id"], number)
    return copy


def _referring(value: Any, number: int, name: str = "") -> Any:
    if isinstance(value, dict):
        # An example's answers stand under names of the worksheet's own, which may be any word.
        return {key: part if key == "example" else _referring(part, number, key) for key, part in value.items()}
    if isinstance(value, list):
        return [_referring(part, number, name) for part in value]
    return renamed(value, number) if name in REFERENCES else value


def renamed(id_: str, number: int) -> str:
    """Give an id of a copy: C17 becomes C317 in the third copy, words get a suffix, the first keeps its name."""
    if not number:
        return id_
    numbered = re.fullmatch(r"([BC])(\d+)", id_)
    return f"{numbered[1]}{int(numbered[2]) + 100 * number}" if numbered else f"{id_}-x{number}"


def lift_limit() -> None:
    """Let content files be of any size, in this process."""
    decoding.LARGEST = ANY_SIZE


def check_command() -> list[str]:
    """Give `python -m macros check` without the limit on the size of a file; it checks the folder it runs in."""
    return [sys.executable, "-c", CHECK]


def macro_seconds(root: Path) -> float:
    """Give the time that our side of a build takes: load, check, and every macro call of every page."""
    gc.collect()  # what the run before left behind is not for this one to clear away
    begun = time.perf_counter()
    library, problems = check(root)
    if problems:
        raise ValueError(f"{len(problems)} problems, the first: {problems[0]}")
    for page in library.pages.values():
        here = Here(page.url, "https://example.org/ai-pm-field-guide", library)
        for call in page.calls:
            VIEWS[call.name](here, *call.arguments)
    return time.perf_counter() - begun
