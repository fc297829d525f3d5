"""Private notes: how a worksheet's file marks them, and how its page says so."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter, ValidationError

from macros.binder.view import GROUPS
from macros.content import Implicit
from macros.fields import Flag
from macros.library import Library
from macros.rendering import Here
from macros.worksheet.view import render

FLAG = TypeAdapter(Flag)


def test_a_flag_is_true_or_false_as_yaml_writes_it_and_nothing_else() -> None:
    assert [FLAG.validate_python(Implicit(word, "true or false")) for word in ("true", "false")] == [True, False]
    for other in (Implicit("yes", "true or false"), Implicit("True", "true or false"), "true", 1, True, None):
        with pytest.raises(ValidationError, match="true or false"):
            FLAG.validate_python(other)


def test_each_private_field_says_so_once_and_others_do_not(library: Library, here: Here) -> None:
    marked = 0
    for entry in library["worksheet"].values():
        html = render(entry, here)
        for field in entry.record.fields:
            note = f'id="{entry.record.id}.{field.id}.private">Private:'
            assert html.count(note) == field.private
            marked += field.private
    assert marked >= 14


def test_the_binders_groups_name_worksheets_that_exist_once_each(library: Library) -> None:
    named = [id_ for ids in GROUPS.values() for id_ in ids]
    assert len(named) == len(set(named))
    assert set(named) <= library["worksheet"].keys()
