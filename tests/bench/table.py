"""What the benchmark prints: one row a measurement, its spread over several runs beside its target."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

COLUMNS = ("", "least", "median", "most", "target", "unit", "")


@dataclass(frozen=True)
class Row:
    """One measurement: what each run gave, and the most that its median should be."""

    name: str
    unit: str
    values: Sequence[float]
    target: float | None = None
    note: str = ""

    @property
    def missed(self) -> bool:
        """Whether the median is above the target."""
        return self.target is not None and median(self.values) > self.target

    def cells(self) -> tuple[str, ...]:
        """Give what the table shows of it."""
        figures = [shown(figure) for figure in (min(self.values), median(self.values), max(self.values))]
        if len(self.values) == 1:
            figures = ["", figures[1], ""]
        target = "" if self.target is None else f"≤ {shown(self.target)}"
        return (self.name, *figures, target, self.unit, f"{'MISSED ' if self.missed else ''}{self.note}".strip())


def shown(figure: float) -> str:
    """Give a figure with as many digits as a noisy machine is good for."""
    return f"{figure:,.0f}" if isinstance(figure, int) or figure >= 1000 else f"{figure:.3g}"


def table(rows: Sequence[Row]) -> str:
    """Lay out the rows: names to the left, figures to the right."""
    lines = [COLUMNS, *(row.cells() for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(COLUMNS))]
    left = {0, 5, 6}
    return "\n".join(
        "  ".join(
            cell.ljust(width) if column in left else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in lines
    )


def pairs(name: str, first: Sequence[float], second: Sequence[float], target: float | None = None) -> Row:
    """Give the ratios of two series run by run: what slows the machine for a while slows both halves of a pair."""
    return Row(name, "×", [one / other for one, other in zip(first, second, strict=True)], target)
