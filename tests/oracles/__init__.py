"""Independent computations of the figures that the guide prints: an edit that breaks the arithmetic breaks a test."""

from __future__ import annotations

import re
from collections.abc import Iterable


def words(text: str) -> str:
    """Give a text with single spaces, however its lines are folded in the file."""
    return " ".join(text.split())


def as_shown(value: float, shown: str) -> str:
    """Give a value in the manner of a text that shows one: its sign for money or per cent, its digits, its commas."""
    places = len(re.search(r"\d(?:\.(\d+))?(?=%?$)", shown)[1] or "")
    number = f"{value * 100 if shown.endswith('%') else value:,.{places}f}".replace("-", "−")
    if "," not in shown:
        number = number.replace(",", "")
    money = "$" if "$" in shown else ""
    return f"{money}{number}{'%' if shown.endswith('%') else ''}"


def unaccounted(text: str, phrases: Iterable[str]) -> list[str]:
    """Give the phrases that a text lacks, and the figures that stand in none of them."""
    rest, missing = words(text), []
    for phrase in phrases:
        if phrase in rest:
            rest = rest.replace(phrase, "…", 1)
        else:
            missing.append(phrase)
    return missing + re.findall(r"\S*\d\S*", rest)


def between(interval: tuple[float, float], times: float = 1, to: str = " to ", places: int = 0) -> str:
    """Give the two ends of an interval as a sentence has them, with a real minus sign."""
    return to.join(f"{end * times:.{places}f}".replace("-", "−") for end in interval)
