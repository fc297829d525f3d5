"""What a plan is: steps in their order, each with a day and minutes, or counted as decisions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field

from macros.fields import Id, Labs, Line, Pages, Paragraph, Record, Title, Worksheets, problem, some
from macros.kind import Kind

SHEET = "plan"
"""The worksheet whose documents readers' plans are."""


def _row(text: str) -> str:
    if not re.fullmatch(r"[a-z][a-z0-9]{3}", text):
        raise problem("four lower-case letters or digits, such as tchk: it names a row in readers’ documents for good")
    return text


class Step(Record):
    """One thing to do or to decide, and what there is afterwards."""

    id: Annotated[str, AfterValidator(_row)] = Field(description="its id of four characters, given once for all plans")
    day: int | None = Field(None, ge=1, le=84, description="the day on which it is due, counted from 1")
    minutes: int | None = Field(None, ge=5, le=240, description="minutes it takes")
    title: Line = Field(description="what to do or to decide, in one line")
    result: Line = Field(description="what there is afterwards")
    doors: tuple[Id, ...] = Field((), description="the doors it is for; none: all")
    routes: tuple[Id, ...] = Field((), description="the routes it is for; none: all")
    worksheets: Worksheets = Field((), description="ids of worksheets to fill")
    labs: Labs = Field((), description="ids of labs")
    pages: Pages = Field((), description="pages to read or to work on")

    def fits(self, door: str, route: str) -> bool:
        """Say whether it belongs to the plan of a reader with this door and route."""
        return (not self.doors or door in self.doors) and (not self.routes or route in self.routes)


def _dated(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    last = 1
    for index, step in enumerate(steps):
        if len({step.day is None, step.minutes is None, steps[0].day is None}) > 1:
            raise problem("a day and minutes for every step of a plan, or for none", f"{step.id} without", (index,))
        if step.day is not None and (step.day < last or (index == 0 and step.day != 1)):
            raise problem("day 1 first, and days that never go back", f"day {step.day}", (index, "day"))
        last = step.day or 1
    return steps


class Plan(Record):
    """One plan."""

    id: Id = Field(description="its id, an option of the plan worksheet’s field kind")
    title: Title = Field(description="its title")
    unit: Literal["day", "week", "decision"] = Field(description="what its steps are counted in")
    whom: Paragraph = Field(description="for whom it is")
    pages: Pages = Field(description="the page that explains it")
    steps: Annotated[some(Step, 1, 40), AfterValidator(_dated)] = Field(description="its steps, in order")  # type: ignore[valid-type]


def parts(plan: Plan) -> Iterator[tuple[str, str]]:
    """Ticks are saved under the ids of steps."""
    return (("plan-step", step.id) for step in plan.steps)


def rules(plan: Plan, library: Any) -> Iterator[tuple[tuple, str, str]]:
    """Ids of steps are given once for all plans; plan, doors and routes are options of the worksheet."""
    taken = {step.id: id_ for id_, entry in library["plan"].items() if id_ != plan.id for step in entry.record.steps}
    sheet = library["worksheet"].get(SHEET)
    fields = sheet.record.fields if sheet else ()
    known = {field.id: [option.id for option in getattr(field, "options", ())] for field in fields}
    if plan.id not in known.get("kind", [plan.id]):
        yield ("id",), f"one of {', '.join(known['kind'])}", plan.id
    for index, step in enumerate(plan.steps):
        at = ("steps", index)
        if step.id in taken:
            yield (*at, "id"), "an id that no step of another plan has", f"{step.id}, also in {taken[step.id]}"
        for name, options in (("doors", known.get("door")), ("routes", known.get("route"))):
            for number, one in enumerate(getattr(step, name)):
                if options and one not in options:
                    yield (*at, name, number), f"one of {', '.join(options)}", one


KIND = Kind("plan", tuple[Plan, ...], "prepare/plan.yml", "prepare/plan/#{id}", ("*",), parts=parts, rules=rules)
