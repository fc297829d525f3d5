"""The loop as an SVG ring of four stations, with the same content as a list."""

from __future__ import annotations

from math import cos, radians, sin

from macros.kind import Entry
from macros.rendering import Here, block, fragment

CENTRE_X, CENTRE_Y, RADIUS = 200, 180, 120
NAME_BELOW, NAME_ABOVE = 46, -36
# Degrees clockwise from the top. The arcs keep clear of the stations and of the names under the two at the sides.
ARCS = ((17, 72), (125, 162), (198, 235), (288, 343))


def point(angle: float, radius: float = RADIUS) -> tuple[float, float]:
    """Give x and y of a point of the ring, `angle` in degrees clockwise from the top."""
    turn = radians(angle)
    return round(CENTRE_X + radius * sin(turn), 1), round(CENTRE_Y - radius * cos(turn), 1)


def arc(start: float, end: float) -> str:
    """Give the SVG path of an arc with an arrow head at its end."""
    (x1, y1), (x2, y2) = point(start), point(end)
    (x3, y3), (x4, y4) = point(end - 6, RADIUS + 8), point(end - 6, RADIUS - 8)
    return f"M{x1} {y1}A{RADIUS} {RADIUS} 0 0 1 {x2} {y2}M{x3} {y3}L{x2} {y2}L{x4} {y4}"


def render(entry: Entry, here: Here) -> str:
    """Render the loop."""
    stations = []
    for number, station in enumerate(entry.record.stations):
        x, y = point(90 * number)
        stations.append({"name": station.name, "x": x, "y": y, "name_y": y + (NAME_BELOW if number else NAME_ABOVE)})
    return block(
        fragment("loop", "figure", here, ring=entry.record, stations=stations, arcs=[arc(*ends) for ends in ARCS])
    )


def index(here: Here) -> str:
    """Render the guide's one loop."""
    return render(here.library["loop"]["loop"], here)
