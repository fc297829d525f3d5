"""The content check: everything that is wrong with the guide's content, at once, without building or writing anything."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pydantic import Field, TypeAdapter, ValidationError

from macros import content
from macros.components import KINDS
from macros.content import Document, Problem
from macros.fields import Line, Record
from macros.library import Library, load, navigation
from macros.wording import findings

PUBLISHED, RETIRED = "docs/reference/published.yml", "docs/reference/retired.yml"
OTHER_DATA = {PUBLISHED, RETIRED}


class Retired(Record):
    """An id that was given once and is no longer used."""

    component: Line = Field(description="the component it belonged to")
    id: Line = Field(description="the id")
    replaced_by: Line | None = Field(None, description="the id that took its place")
    reason: Line = Field(description="why it went")


def check(root: Path) -> tuple[Library, list[Problem]]:
    """Load the content below `root`; give it and every problem, in the order of files and lines."""
    library = load(root)
    problems = [*library.problems, *_pairs(library, root), *_nav(library, root), *_strays(root), *_published(library, root)]
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
    for component, folder in (("worksheet", "worksheets"), ("lab", "labs")):
        here = root / "docs" / folder
        for data in sorted(here.glob("*.yml")):
            if not data.with_suffix(".md").exists():
                path = data.relative_to(root).as_posix()
                yield Problem(path, 1, 1, "page", f"the page docs/{folder}/{data.stem}.md beside it", "no such file")
        for page in library.pages.values():
            name = page.source.removeprefix(f"{folder}/").removesuffix(".md")
            if page.source.startswith(f"{folder}/") and name != "index":
                if not (here / f"{name}.yml").exists():
                    yield Problem(page.path, 1, 1, "data", f"the data docs/{folder}/{name}.yml beside it", "no such file")
                elif page not in library.pages_with(component, name):
                    yield Problem(page.path, 1, 1, "macro", f'{{{{ {component}("{name}") }}}} on a line of its own', "none")


def _nav(library: Library, root: Path) -> Iterator[Problem]:
    """Every page is in the navigation, and every entry of it is a page."""
    listed = navigation(root / "mkdocs.yml")
    for page in library.pages.values():
        if page.source not in listed:
            yield Problem(page.path, 1, 1, "nav", f"the page {page.source} in the nav of mkdocs.yml", "no entry")
    for source in listed:
        if not (root / "docs" / source).is_file():
            yield Problem("mkdocs.yml", 1, 1, "nav", f"the page docs/{source}, which the nav lists", "no such file")


def _strays(root: Path) -> Iterator[Problem]:
    """A data file in the wrong folder would silently show nowhere."""
    docs = root / "docs"
    known = {path for kind in KINDS for path in docs.glob(kind.files)}
    for path in sorted([*docs.rglob("*.yml"), *docs.rglob("*.yaml")]):
        name = path.relative_to(root).as_posix()
        if path not in known and name not in OTHER_DATA:
            places = ", ".join(f"docs/{kind.files}" for kind in KINDS)
            yield Problem(name, 1, 1, "file", f"a data file in one of {places}", "it elsewhere")


def _published(library: Library, root: Path) -> Iterator[Problem]:
    """An id that was published is never dropped in silence: readers' saved work hangs on it."""
    given, broken = ids(library), {problem.path for problem in library.problems}
    retired = _retired(root)
    yield from retired.problems
    gone = {(item["component"], item["id"]) for item in retired.data or () if isinstance(item, dict) and "id" in item and "component" in item}
    published = _load(root, PUBLISHED)
    yield from published.problems
    for index, item in enumerate(published.data or ()):
        for component, id_ in item.items() if isinstance(item, dict) else ():
            # A file with errors gives no records; its own problems are reported, not the ids that it hides.
            if (component, id_) not in given and (component, id_) not in gone and not _hidden(component, broken):
                line, column = published.place((index, component), of_key=True)
                expected = f"the published id {id_} among the {component}s, or an entry in {RETIRED}"
                yield Problem(PUBLISHED, line, column, component, expected, "neither")


def _hidden(component: str, broken: set[str]) -> bool:
    kinds = {"worksheet-field": "worksheet", "checklist-step": "checklist-item"}
    folder = next((kind.files.rpartition("/")[0] for kind in KINDS if kind.component == kinds.get(component, component)), "?")
    return any(path.startswith(f"docs/{folder}/") and path.endswith(".yml") for path in broken)


def _retired(root: Path) -> Document:
    document = _load(root, RETIRED)
    shape = tuple[Retired, ...]
    try:
        TypeAdapter(shape).validate_python(document.data or ())
    except ValidationError as error:
        for finding in findings(document, error, shape):
            document.report(*finding[:3], of_key=finding.of_key)
    return document


def _load(root: Path, name: str) -> Document:
    path = root / name
    return content.load(name, path.read_bytes()) if path.exists() else Document(name, data=())
