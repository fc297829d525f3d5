"""The planner: what a plan is made from, and the three plans as lists to tick."""

from __future__ import annotations

from macros.kind import Entry
from macros.plan.model import SHEET, Plan, Step
from macros.rendering import Here, block, fragment

ASKED = ("kind", "door", "route", "hours", "start")
"""The fields of the plan worksheet that every plan is made from."""
COUNTED = ("owned", "target", "pace")
"""Those that a plan of decisions needs besides."""


def render(entry: Entry, here: Here) -> str:
    """Render one plan: its steps in order, undated, each with a box to tick."""
    plan = entry.record
    words = _labels(here)
    steps = [
        {
            "step": step,
            "place": place(step, plan.unit),
            "time": spell(step.minutes) if step.minutes else "",
            "only": [words.get(id_, id_) for id_ in (*step.doors, *step.routes)],
        }
        for step in plan.steps
    ]
    return block(fragment("plan", "record", here, entry=entry, steps=steps, total=_total(plan)))


def index(here: Here) -> str:
    """Render the planner: the questions of the plan worksheet, then every plan."""
    fields = {field.id: field for field in here.library["worksheet"][SHEET].record.fields}
    asked, counted = ([fields[id_] for id_ in ids] for ids in (ASKED, COUNTED))
    plans = [render(entry, here) for entry in here.library["plan"].values()]
    return block(fragment("plan", "planner", here, asked=asked, counted=counted, plans=plans))


def place(step: Step, unit: str) -> str:
    """Say where in its plan a step stands, such as Week 2; decisions have no number, since few get all of them."""
    return {"day": f"Day {step.day}", "week": f"Week {((step.day or 0) + 6) // 7}", "decision": "Decision"}[unit]


def spell(minutes: int) -> str:
    """Say a time as people do: 45 minutes, 90 minutes, 2 hours, 11 hours 10 minutes."""
    hours, rest = divmod(minutes, 60)
    if not hours or (hours == 1 and rest):
        return f"{minutes} minutes"
    said = f"{hours} hour{'s' * (hours != 1)}"
    return f"{said} {rest} minutes" if rest else said


def _total(plan: Plan) -> str:
    """Say how many steps one reader gets, and how long they take; how long decisions take nobody knows."""
    if plan.unit == "decision":
        return ""
    # Steps for one door or route alone stand in for each other: the first of each is counted.
    doors = [door for step in plan.steps for door in step.doors][:1]
    routes = [route for step in plan.steps for route in step.routes][:1]
    steps = [step for step in plan.steps if step.fits(*(doors or [""]), *(routes or [""]))]
    return f"{len(steps)} steps, {spell(sum(step.minutes for step in steps))} in all (illustrative)"


def _labels(here: Here) -> dict[str, str]:
    """Give the words for doors and routes, by id."""
    fields = here.library["worksheet"][SHEET].record.fields
    return {option.id: option.label for field in fields if field.id in ("door", "route") for option in field.options}
