"""All content, loaded once: records by component and id, pages by their path, and everything that is wrong with them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from pydantic import TypeAdapter, ValidationError

from macros import content, pages
from macros.components import KINDS
from macros.content import Document, Problem
from macros.kind import Entry, Kind
from macros.pages import Page
from macros.wording import findings


@dataclass
class Library:
    """What the guide holds, and its problems."""

    records: dict[str, dict[str, Entry]] = field(default_factory=lambda: defaultdict(dict))
    files: dict[str, list[Any]] = field(default_factory=lambda: defaultdict(list))
    pages: dict[str, Page] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def __getitem__(self, component: str) -> Mapping[str, Entry]:
        return self.records[component]

    def pages_with(self, macro: str, id_: str) -> Iterator[Page]:
        """Give the pages that call `macro` with an id, in the order of their paths."""
        for page in self.pages.values():
            if any(call.name == macro and call.arguments[:1] == (id_,) for call in page.calls):
                yield page


def load(root: Path) -> Library:
    """Load every data file and page below `root`/docs. Problems are collected, nothing is raised or written."""
    library, docs = Library(), root / "docs"
    documents = [
        (kind, content.load(path.relative_to(root).as_posix(), path.read_bytes()))
        for kind in KINDS
        for path in sorted(docs.glob(kind.files))
    ]
    sources = {path.relative_to(docs).as_posix(): path for path in sorted(docs.rglob("*.md"))}
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
    """Collect the ids of all records before any is validated, so that references can be checked in place."""
    ids: dict[str, dict[str, str]] = defaultdict(dict)
    for kind, document in documents:
        for path, data in kind.records(document.data):
            id_ = data.get("id") if isinstance(data, dict) else None
            if not isinstance(id_, str):
                continue
            line, _ = document.place((*path, "id"))
            if id_ in ids[kind.component]:
                document.report((*path, "id"), f"an id that no other {kind.component} has", f"{id_}, first given at {ids[kind.component][id_]}")
            else:
                ids[kind.component][id_] = f"{document.path}:{line}"
                _expect_file_name(kind, document, path, id_)
    return ids


def _expect_file_name(kind: Kind, document: Document, path: tuple, id_: str) -> None:
    stem = Path(document.path).stem
    if "*" in kind.files and not kind.inside and id_ != stem:
        document.report((*path, "id"), f"{stem}, the name of the file", id_)


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
        entry = library[kind.component].get(data.get("id")) if isinstance(data, dict) else None
        if entry and entry.path == document.path:
            for inner, expected, found in kind.rules(entry.record, library):
                document.report((*path, *inner), expected, found)


_ADAPTERS: dict[str, TypeAdapter] = {}


def _adapter(kind: Kind) -> TypeAdapter[Any]:
    return _ADAPTERS.setdefault(kind.component, TypeAdapter(kind.shape))


def navigation(path: Path) -> dict[str, tuple[int, int]]:
    """Give the pages in the nav of an mkdocs.yml, each with line and column. Tags such as !ENV are not resolved."""
    root = yaml.compose(path.read_text(encoding="utf-8"), Loader=content.Loader)
    nav = next((value for key, value in root.value if key.value == "nav"), None)
    return dict(_scalars(nav)) if nav else {}


def _scalars(node: yaml.Node) -> Iterator[tuple[str, tuple[int, int]]]:
    if isinstance(node, yaml.ScalarNode):
        if node.value.endswith(".md"):
            yield node.value, (node.start_mark.line + 1, node.start_mark.column + 1)
    else:
        for child in node.value:
            yield from _scalars(child[1] if isinstance(child, tuple) else child)
