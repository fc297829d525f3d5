"""Writing for contributors and maintainers: a new file from an example, and the list of published ids."""

from __future__ import annotations

import sys
from pathlib import Path

from macros import check
from macros.fields import WORDS
from macros.library import Library

FOLDERS = {"mistake": "docs/prepare/mistakes", "scenario": "docs/prepare/interviews"}
HEAD = """# Every id that was ever published, as component: id. Readers' saved work and links hang on them.
# Made by `python -m macros record`; an id that goes moves to retired.yml with its reason.
"""


def scaffold(root: Path, kind: str, id_: str) -> int:
    """Copy the component's example to a new file under a new id; give the exit status."""
    target = root / FOLDERS[kind] / f"{id_}.yml"
    if not WORDS.fullmatch(id_) or target.exists():
        print(f"{id_}: expected an unused id of lower-case words joined by hyphens", file=sys.stderr)
        return 1
    example = Path(__file__).parent / kind / "examples.yml"
    first = example.read_text(encoding="utf-8").split("\n---\n")[0]
    lines = [f"id: {id_}" if line.startswith("id:") else line for line in first.split("\n") if not line.startswith("#")]
    target.write_text("\n".join(lines).strip() + "\n", encoding="utf-8")
    print(f"wrote {target.relative_to(root)}: put your own words in, then run `python -m macros check`")
    return 0


def record(root: Path, library: Library) -> int:
    """Add the ids of all content to published.yml, sorted; give the exit status."""
    path = root / check.PUBLISHED
    before = (
        {line for line in path.read_text(encoding="utf-8").split("\n") if line.startswith("- ")}
        if path.exists()
        else set()
    )
    lines = before | {f"- {component}: {id_}" for component, id_ in check.ids(library)}
    path.write_text(HEAD + "\n".join(sorted(lines)) + "\n", encoding="utf-8")
    print(f"{len(lines)} ids, {len(lines - before)} of them new")
    return 0
