"""A kind of content: which files hold it, which model they follow, where its records and their page stand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple


@dataclass(frozen=True)
class Kind:
    """One kind of structured content."""

    component: str
    """The name in `data-component`, in messages and in published.yml."""
    shape: Any
    """The type that a whole file follows."""
    files: str
    """Glob below docs/, such as `prepare/mistakes/*.yml`."""
    address: str
    """Where a record stands in the site, such as `reference/evidence/#{id}`; empty for data of no page."""
    inside: tuple[str, ...] = ()
    """The way from a file's top to its records; `*` stands for each entry. Empty: the file is the record."""
    parts: Callable[[Any], Iterable[tuple[str, str]]] = lambda record: ()
    """Ids inside a record that readers' saved work leans on, as (component, id)."""
    rules: Callable[[Any, Any], Iterable[tuple[tuple, str, str]]] = lambda record, library: ()
    """What a record must fulfil with regard to others: (path in the record, expected, found)."""

    def records(self, value: Any) -> Iterator[tuple[tuple, Any]]:
        """Give each record of a file's data or of its validated model, with its path."""
        yield from _descend(value, self.inside, ())


class Entry(NamedTuple):
    """A record and the place where it is written."""

    record: Any
    path: str
    line: int


def _descend(value: Any, way: tuple[str, ...], path: tuple) -> Iterator[tuple[tuple, Any]]:
    if not way:
        yield path, value
    elif way[0] == "*":
        for index, child in enumerate(value if isinstance(value, list | tuple) else ()):
            yield from _descend(child, way[1:], (*path, index))
    else:
        child = value.get(way[0]) if isinstance(value, dict) else getattr(value, way[0], None)
        yield from _descend(child, way[1:], (*path, way[0]))
