"""Whatever value somebody puts in whatever place, the content check says what to do about it in its own words."""

from __future__ import annotations

import datetime
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from macros import check, content
from macros.components import KINDS
from tests.guide import Guide

MESSAGE = re.compile(r"docs/[^:\n]+:[1-9]\d*:[1-9]\d*: [^\n]+: expected [^\n]+; found [^\n]+")
FOREIGN = re.compile(r"Input should|valid |should have|Implicit\(|None\b|discriminat|constrained|function")
PLAIN = [None, True, 0, -1, 10**30, 0.5, 1e300, float("inf"), float("nan"), "", " ", "id", "a\nb", "\u202e", "x" * 4000]
VALUES = [*PLAIN, datetime.date(2026, 11, 22), [], {}, [[]], [None], [{"id": "a"}, {"id": "a"}], {"id": {"id": 1}}]
VALUES += [{"kind": "table"}, {"kind": ["text"]}, {"kind": None}, [{"kind": "choice", "id": "a"}], {"x": [1, {"y": 2}]}]
LISTS = {
    check.RETIRED: "- {component: term, id: gone, reason: It was told twice.}\n",
    check.PUBLISHED: "- claim: C901\n- term: gone\n",
}


def _paths(data: Any, path: tuple = ()) -> list[tuple]:
    children = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [path, *(inner for key, child in children for inner in _paths(child, (*path, key)))]


def _changed(data: Any, path: tuple, value: Any) -> Any:
    if not path:
        return value
    copy = dict(data) if isinstance(data, dict) else list(data)
    copy[path[0]] = _changed(data[path[0]], path[1:], value)
    return copy


@pytest.mark.parametrize("files", [f"docs/{kind.files}" for kind in KINDS] + list(LISTS))
@given(data=st.data())
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_value_in_any_place_is_told_in_our_own_words(tmp_path: Path, files: str, data: st.DataObject) -> None:
    """A file with one value exchanged gives sound content or whole messages, never a library's own words."""
    guide = Guide(tmp_path)
    for path, text in LISTS.items():
        guide.write(path, text)
    file = next(tmp_path.glob(files))
    sound = yaml.load(file.read_text(encoding="utf-8"), content.Loader)  # noqa: S506 - a safe loader
    where = data.draw(st.sampled_from(_paths(sound)), "where")
    changed = _changed(sound, where, data.draw(st.sampled_from(VALUES), "value"))
    guide.write(file.relative_to(tmp_path).as_posix(), yaml.safe_dump(changed, allow_unicode=True))
    for problem in guide.problems():
        assert MESSAGE.fullmatch(problem)
        assert not FOREIGN.search(problem)
