"""All content, loaded once: records by component and id, pages by path, and all that is wrong with them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml
from pydantic import TypeAdapter, ValidationError

from macros import content, pages
from macros.components import KINDS, SETS
from macros.content import Document
from macros.kind import Entry, Kind
from macros.pages import Page
from macros.problems import Problem
from macros.wording import describe, findings


@dataclass
class Library:
    """What the guide holds, and its problems."""

    records: dict[str, dict[str, Entry]] = field(default_factory=lambda: defaultdict(dict))
    files: dict[str, list[Any]] = field(default_factory=lambda: defaultdict(list))
    pages: dict[str, Page] = field(default_factory=dict)
    retired: dict[tuple[str, str], str | None] = field(default_factory=dict)
    """What took the place of a retired component and id, if anything did."""
    problems: list[Problem] = field(default_factory=list)

    def __getitem__(self, component: str) -> Mapping[str, Entry]:
        return self.records[component]

    def pages_using(self, component: str, id_: str) -> list[Page]:
        """Give the pages that use a claim or a source, themselves or in a record that stands on them."""
        return self._uses.get((component, id_), [])

    @cached_property
    def _uses(self) -> dict[tuple[str, str], list[Page]]:
        at = {page.url: page for page in self.pages.values()}
        uses = {
            (call.name, call.arguments[0], page.url)
            for page in self.pages.values()
            for call in page.calls
            if call.arguments
        }
        for kind in KINDS:
            for id_, entry in self[kind.component].items():
                url = kind.address.format(id=id_).partition("#")[0]
                uses |= {("claim", claim, url) for claim in getattr(entry.record, "claims", ())}
                # That a claim of the ledger rests on a source is said in the reading list as such.
                if kind.component != "claim":
                    uses |= {("source", source, url) for source in getattr(entry.record, "sources", ())}
        pages: dict[tuple[str, str], list[Page]] = defaultdict(list)
        for component, id_, url in sorted(uses):
            if url in at:
                pages[component, id_].append(at[url])
        return pages


def load(root: Path) -> Library:
    """Load every data file and page below `root`/docs. Problems are collected, nothing is raised or written."""
    library, docs = Library(), root / "docs"
    documents = [
        (kind, content.load(path.relative_to(root).as_posix(), path.read_bytes()))
        for kind in (*KINDS, *SETS)
        for path in sorted(docs.glob(kind.files))
        if path.is_file()
    ]
    sources = {path.relative_to(docs).as_posix(): path for path in sorted(docs.rglob("*.md")) if path.is_file()}
    ids = _ids(library, documents) | {"page": dict.fromkeys(sources)}
    for kind, document in documents:
        _validate(library, kind, document, ids)
    for source, path in sources.items():
        page, problems = pages.read(path.relative_to(root).as_posix(), source, path.read_bytes(), ids)
        library.problems += problems
        if page:
            library.pages[source] = page
    for kind, document in documents:
        _apply_rules(library, kind, document)
        library.problems += document.problems
    return library


def _ids(library: Library, documents: list[tuple[Kind, Document]]) -> dict[str, dict[str, str]]:
    """Collect the ids of all records before any is validated, so that references can be checked in place.

    Where a file can't be read, its id is that of its name; a list that can't be read leaves its component out.
    """
    ids: dict[str, dict[str, str]] = {kind.component: {} for kind in (*KINDS, *SETS)}
    unread = {kind.component for kind, document in documents if document.data is None and kind.inside}
    for kind, document in documents:
        if document.data is None and not kind.inside:
            ids[kind.component].setdefault(Path(document.path).stem, document.path)
        for path, data in kind.records(document.data):
            id_ = data.get("id") if isinstance(data, dict) else None
            if not isinstance(id_, str):
                continue
            line, _ = document.place((*path, "id"))
            if id_ in ids[kind.component]:
                document.report(
                    (*path, "id"),
                    f"an id that no other {kind.component} has",
                    f"{id_}, first given at {ids[kind.component][id_]}",
                )
            else:
                ids[kind.component][id_] = f"{document.path}:{line}"
                _expect_file_name(kind, document, path, id_)
    return {component: known for component, known in ids.items() if component not in unread}


def _expect_file_name(kind: Kind, document: Document, path: tuple, id_: str) -> None:
    stem = Path(document.path).stem
    if "*" in kind.files and not kind.inside and id_ != stem:
        document.report((*path, "id"), f"{stem}, the name of the file", describe(id_))


def _validate(library: Library, kind: Kind, document: Document, ids: dict[str, dict[str, str]]) -> None:
    """Validate one file and put its records into the library."""
    if document.data is None:
        return
    try:
        value = _adapter(kind).validate_python(document.data, context={"ids": ids})
    except ValidationError as error:
        for finding in findings(document, error, kind.shape):
            document.report(*finding[:3], of_key=finding.of_key)
        return
    library.files[kind.component].append(value)
    for path, record in kind.records(value):
        line, _ = document.place(path)
        library.records[kind.component].setdefault(record.id, Entry(record, document.path, line))


def _apply_rules(library: Library, kind: Kind, document: Document) -> None:
    """Apply the rules that look beyond one field, to the records that this file gave."""
    for path, data in kind.records(document.data):
        id_ = data.get("id") if isinstance(data, dict) else None
        entry = library[kind.component].get(id_) if isinstance(id_, str) else None
        if entry and entry.path == document.path:
            for inner, expected, found in kind.rules(entry.record, library):
                document.report((*path, *inner), expected, found)


_ADAPTERS: dict[str, TypeAdapter] = {}


def _adapter(kind: Kind) -> TypeAdapter[Any]:
    return _ADAPTERS.setdefault(kind.component, TypeAdapter(kind.shape))


def navigation(path: Path) -> dict[str, tuple[int, int]]:
    """Give the pages in the nav of an mkdocs.yml, each with line and column. Tags such as !ENV are not resolved.

    Raises yaml.YAMLError when it can't be read.
    """
    root = yaml.compose(path.read_text(encoding="utf-8"), Loader=content.Loader)
    nav = next((value for key, value in root.value if key.value == "nav"), None) if root else None
    return dict(_scalars(nav)) if nav else {}


def _scalars(node: yaml.Node) -> Iterator[tuple[str, tuple[int, int]]]:
    if isinstance(node, yaml.ScalarNode):
        if node.value.endswith(".md"):
            yield node.value, (node.start_mark.line + 1, node.start_mark.column + 1)
    else:
        for child in node.value:
            yield from _scalars(child[1] if isinstance(child, tuple) else child)
