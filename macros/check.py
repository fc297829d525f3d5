"""The content check: all that is wrong with the guide's content, at once, without building or writing anything."""

from __future__ import annotations

from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import yaml
from pydantic import Field, TypeAdapter, ValidationError

from macros import content
from macros.components import KINDS, SETS
from macros.content import Document
from macros.fields import Line, Record
from macros.library import Library, load, navigation
from macros.problems import Problem
from macros.wording import findings

PUBLISHED, RETIRED = "docs/reference/published.yml", "docs/reference/retired.yml"
KEPT = (".md", ".yml", ".png", ".jpg")
"""What docs/ may hold: all that this check reads, and pictures."""


class Retired(Record):
    """An id that was given once and is no longer used."""

    component: Line = Field(description="the component it belonged to")
    id: Line = Field(description="the id")
    replaced_by: Line | None = Field(None, description="the id that took its place")
    reason: Line = Field(description="why it went")


def check(root: Path) -> tuple[Library, list[Problem]]:
    """Load the content below `root`; give it and every problem, in the order of files and lines."""
    library = load(root)
    problems = [
        *library.problems,
        *_pairs(library, root),
        *_nav(library, root),
        *_strays(root),
        *_published(library, root),
    ]
    return library, sorted(set(problems))


def ids(library: Library) -> dict[tuple[str, str], str]:
    """Give every id that readers' work or links lean on, as (component, id) → path of its file."""
    given = {}
    for kind in KINDS:
        for id_, entry in library[kind.component].items():
            given[kind.component, id_] = entry.path
            given |= dict.fromkeys(kind.parts(entry.record), entry.path)
    return given


def _pairs(library: Library, root: Path) -> Iterator[Problem]:
    """Every worksheet and lab has its page, every such page its data, and calls it."""
    faulty = {problem.path for problem in library.problems if problem.field == "macro"}
    for component, folder in (("worksheet", "worksheets"), ("lab", "labs")):
        here = root / "docs" / folder
        for data in sorted(here.glob("*.yml")):
            if not data.with_suffix(".md").exists():
                path = data.relative_to(root).as_posix()
                yield Problem(path, 1, 1, "page", f"the page docs/{folder}/{data.stem}.md beside it", "no such file")
        for page in library.pages.values():
            name = page.source.removeprefix(f"{folder}/").removesuffix(".md")
            if page.source.startswith(f"{folder}/") and name != "index":
                called = (component, (name,)) in {(call.name, call.arguments) for call in page.calls}
                if not (here / f"{name}.yml").exists():
                    expected = f"the data docs/{folder}/{name}.yml beside it"
                    yield Problem(page.path, 1, 1, "data", expected, "no such file")
                elif not called and page.path not in faulty:
                    expected = f'{{{{ {component}("{name}") }}}} on a line of its own'
                    yield Problem(page.path, 1, 1, "macro", expected, "none")


def _nav(library: Library, root: Path) -> Iterator[Problem]:
    """Every page is in the navigation, and every entry of it is a page."""
    path = root / "mkdocs.yml"
    try:
        listed = navigation(path)
    except yaml.YAMLError as error:
        yield content.syntax(Document(path.name), path.read_text(encoding="utf-8"), error)
        return
    for page in library.pages.values():
        if page.source not in listed:
            yield Problem(page.path, 1, 1, "nav", f"the page {page.source} in the nav of mkdocs.yml", "no entry")
    for source in listed:
        if not (root / "docs" / source).is_file():
            yield Problem(path.name, 1, 1, "nav", f"the page docs/{source}, which the nav lists", "no such file")


def _strays(root: Path) -> Iterator[Problem]:
    """A data file in the wrong folder shows nowhere; a page that this check can't see would be run by the build."""
    docs = root / "docs"
    known = {path for kind in (*KINDS, *SETS) for path in docs.glob(kind.files)} | {root / PUBLISHED, root / RETIRED}
    places = ", ".join(f"docs/{kind.files}" for kind in (*KINDS, *SETS))
    for path in sorted(docs.rglob("*")):
        name = path.relative_to(root).as_posix()
        if path.is_symlink():
            yield Problem(name, 1, 1, "file", "a file or folder of its own", "a link to another place")
        elif path.suffix == ".yml" and path not in known:
            yield Problem(name, 1, 1, "file", f"a data file in one of {places}", "it elsewhere")
        elif path.is_file() and path.suffix not in KEPT:
            # Pages of other names would be rendered unchecked, scripts served as our own.
            yield Problem(name, 1, 1, "file", f"a file whose name ends in {', '.join(KEPT)}", path.suffix or path.name)


def _published(library: Library, root: Path) -> Iterator[Problem]:
    """An id that was published is never dropped in silence: readers' saved work hangs on it."""
    retired = _listed(root, RETIRED, tuple[Retired, ...])
    published = _listed(root, PUBLISHED, tuple[dict[str, str], ...])
    yield from (*retired.problems, *published.problems)
    if retired.problems or published.problems:
        return
    library.retired = {(item["component"], item["id"]): item.get("replaced_by") for item in retired.data}
    gone = library.retired
    given, broken = ids(library), _without_records(library)
    for index, item in enumerate(published.data):
        for component, id_ in item.items():
            # A file with errors gives no records; its own problems are reported, not the ids that it hides.
            if (component, id_) not in given and (component, id_) not in gone and not _hidden(component, broken):
                line, column = published.place((index, component), of_key=True)
                expected = f"the published id {id_} among the {component}s, or an entry in {RETIRED}"
                yield Problem(PUBLISHED, line, column, component, expected, "neither")


def _without_records(library: Library) -> set[str]:
    """Give the paths of the data files that are too wrong to hold any record."""
    holding = {entry.path for kind in KINDS for entry in library[kind.component].values()}
    return {problem.path for problem in library.problems if problem.path.endswith(".yml")} - holding


def _hidden(component: str, broken: set[str]) -> bool:
    kinds = {"worksheet-field": "worksheet", "checklist-step": "checklist-item", "self-check-question": "self-check"}
    files = [kind.files for kind in KINDS if kind.component == kinds.get(component, component)]
    return any(fnmatch(path, f"docs/{glob}") for path in broken for glob in files)


def _listed(root: Path, name: str, shape: Any) -> Document:
    """Load a list that stands beside the content; where there is none, it is empty."""
    path = root / name
    document = content.load(name, path.read_bytes()) if path.is_file() else Document(name, data=())
    try:
        TypeAdapter(shape).validate_python(() if document.data is None else document.data)
    except ValidationError as error:
        for finding in findings(document, error, shape):
            document.report(*finding[:3], of_key=finding.of_key)
    return document
