"""Types that content models are made of: ids, texts, references, dates, links. One place for limits and their words."""

from __future__ import annotations

import datetime
import re
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, Strict, ValidationInfo
from pydantic_core import PydanticCustomError

from macros.content import Implicit
from macros.wording import nearest

WORDS = re.compile(r"(?=.{1,60}$)[a-z][a-z0-9]*(-[a-z0-9]+)*")


class Record(BaseModel):
    """Base of every content model: unknown fields are errors, nothing changes after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


def problem(expected: str, found: str | None = None, at: tuple = ()) -> PydanticCustomError:
    """Make a validation error in the house's words; `at` points deeper into the value that is checked."""
    return PydanticCustomError("problem", "{expected}", {"expected": expected, "found": found, "at": at})


def _filled(text: str) -> str:
    if not text.strip():
        raise problem("some text", "an empty text")
    return text


def _word_id(text: str) -> str:
    if not WORDS.fullmatch(text):
        raise problem('lower-case words joined by hyphens, such as "decision-journal", at most 60 characters')
    return text


def _numbered(letter: str) -> AfterValidator:
    def check(text: str) -> str:
        if not re.fullmatch(letter + r"\d{2,3}", text):
            raise problem(f"{letter} and a number, such as {letter}17")
        return text

    return AfterValidator(check)


def _date(value: Any) -> Any:
    if isinstance(value, Implicit) and value.reading == "a date":
        value = value.raw
    try:
        return datetime.date.fromisoformat(value).isoformat()
    except (TypeError, ValueError):
        raise problem("a date such as 2026-11-22") from None


def _flag(value: Any) -> Any:
    words = {"true": True, "false": False}
    if isinstance(value, Implicit) and value.raw in words:
        return words[value.raw]
    raise problem("true or false")


def _address(text: str) -> str:
    if not re.fullmatch(r"https?://[^\s\"'<>]+", text):
        raise problem("an address that starts with https://")
    return text


def reference(component: str) -> Any:
    """Give the type of an id that must exist among the records of `component` (or `page`: a file below docs)."""

    def check(value: str, info: ValidationInfo) -> str:
        known = (info.context or {}).get("ids", {}).get(component)
        if known is not None and value not in known:
            name = "path" if component == "page" else "id"
            raise problem(f"the {name} of a {component} that exists{nearest(value, known)}")
        return value

    return Annotated[str, AfterValidator(check)]


def text(limit: int) -> Any:
    """Give the type of a text of 1 to `limit` characters."""
    return Annotated[str, Field(max_length=limit), AfterValidator(_filled)]


Id = Annotated[str, AfterValidator(_word_id)]
ClaimId = Annotated[str, _numbered("C")]
SourceId = Annotated[str, _numbered("B")]
Date = Annotated[str, BeforeValidator(_date)]
Flag = Annotated[bool, BeforeValidator(_flag)]
Address = Annotated[str, Field(max_length=300), AfterValidator(_address)]
Number = Annotated[float, Strict(), Field(allow_inf_nan=False)]
Title = text(90)
Line = text(200)
Paragraph = text(900)
Story = text(3000)

Claims = tuple[reference("claim"), ...]
Sources = tuple[reference("source"), ...]
Labs = tuple[reference("lab"), ...]
Worksheets = tuple[reference("worksheet"), ...]
Pages = tuple[reference("page"), ...]


class Option(Record):
    """One answer to choose."""

    id: Id = Field(description="its id, which links and readers' work carry")
    label: Line = Field(description="what the reader sees")


def some(item: Any, least: int, most: int) -> Any:
    """Give the type of a list of `least` to `most` items; ids among them are given once."""
    return Annotated[tuple[item, ...], Field(min_length=least, max_length=most), AfterValidator(_distinct)]


def _distinct(items: tuple) -> tuple:
    seen: dict[str, int] = {}
    for index, item in enumerate(items):
        id_ = getattr(item, "id", None)
        if id_ in seen:
            found = f"{id_}, first given to entry {seen[id_]}"
            raise problem("an id that no other entry of the list has", found, (index, "id"))
        if id_:
            seen[id_] = index + 1
    return items
