"""How a lab's figures go into worksheets: which field takes the whole, which fields take one input or result."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import Field

from macros.fields import Id, Record, reference
from macros.lab.inputs import Name
from macros.wording import nearest

NOTES = ("text", "long-text")
SINGLE = ("text", "number", "date", "choice")


class Save(Record):
    """A worksheet that takes a lab's figures."""

    worksheet: reference("worksheet") = Field(description="the worksheet")  # type: ignore[valid-type]
    note: Id = Field(description="the field of text that takes sentence, inputs, results, date and link")
    fields: dict[Id, Name] = Field(default_factory=dict, description="its other fields: the input or result for each")


def rules(lab: Any, library: Any) -> Iterator[tuple[tuple, str, str]]:
    """Fields that take figures stand in their worksheet and can hold them; what they take is an input or a result.

    A field in per cent takes a fraction that the reader types, in per cent: results are handed over as they are.
    """
    inputs = {asked.name: asked.kind for asked in lab.inputs}
    names = {*inputs, *(row.name for row in lab.results)}
    for index, save in enumerate(lab.saves):
        sheet = library["worksheet"].get(save.worksheet)
        fields = {field.id: field for field in sheet.record.fields} if sheet else {}
        for way, field, kinds in _wanted(save):
            fit = [id_ for id_, there in fields.items() if there.kind in kinds]
            if sheet and field not in fit:
                expected = f"a field of the worksheet {save.worksheet} for {' or '.join(kinds)}{nearest(field, fit)}"
                yield ("saves", index, *way), expected, field
        for field, name in save.fields.items():
            in_per_cent = getattr(fields.get(field), "unit", "").startswith("%")
            if name not in names:
                yield ("saves", index, "fields", field), f"the name of an input or result{nearest(name, names)}", name
            elif in_per_cent and inputs.get(name) != "fraction":
                yield ("saves", index, "fields", field), "an input that is a fraction, since the field is in %", name


def _wanted(save: Save) -> Iterator[tuple[tuple, str, tuple[str, ...]]]:
    """Give each field that takes something: the way to it, its id, the kinds it may be of."""
    yield ("note",), save.note, NOTES
    for field in save.fields:
        yield ("fields", field), field, SINGLE
