"""What pydantic found, said in words: what was expected, what was found, and the nearest allowed word."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator
from types import UnionType
from typing import Annotated, Any, NamedTuple, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from macros.content import Document, Implicit

KINDS = {
    "string_type": "text",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "finite_number": "a finite number",
    "tuple_type": "a list, each entry on its own line after a hyphen",
    "list_type": "a list, each entry on its own line after a hyphen",
    "dict_type": "lines of the form name: value",
    "model_type": "lines of the form name: value",
    "model_attributes_type": "lines of the form name: value",
}
BOUNDS = {
    "greater_than_equal": ("ge", "{} or more"),
    "less_than_equal": ("le", "{} or less"),
    "greater_than": ("gt", "more than {}"),
    "less_than": ("lt", "less than {}"),
}


class Finding(NamedTuple):
    """Where in the document, what was expected, what was found, and whether the name itself is at fault."""

    path: tuple
    expected: str
    found: str
    of_key: bool = False


def nearest(word: Any, allowed: Iterable[str]) -> str:
    """Give ` (nearest: …)` when one of the allowed words is close to `word`, else nothing."""
    close = difflib.get_close_matches(word, list(allowed), 1, 0.6) if isinstance(word, str) else []
    return f" (nearest: {close[0]})" if close else ""


def shorten(text: str, limit: int = 60) -> str:
    """Quote a text on one line, cut at `limit` characters."""
    line = " ".join(text.split())
    return f'"{line[:limit]}…"' if len(line) > limit else f'"{line}"'


def describe(value: Any) -> str:
    """Say what a value from a content file is, as its writer would see it."""
    if isinstance(value, Implicit):
        if not value.raw:
            return "nothing"
        return f"{shorten(value.raw)[1:-1]} without quotes, which YAML reads as {value.reading}"
    if isinstance(value, str):
        return shorten(value) if value.strip() else "an empty text"
    if isinstance(value, int | float):
        return f"the number {value}"
    if isinstance(value, list | tuple):
        return f"a list of {len(value)}"
    return "lines of the form name: value" if isinstance(value, dict) else "nothing"


def findings(document: Document, error: ValidationError, shape: Any) -> Iterator[Finding]:
    """Turn each of pydantic's errors into a finding with the place where its writer must look."""
    told: dict[tuple, Finding] = {}
    for item in error.errors(include_url=False):
        # Pydantic counts only the entries that are right; the others have findings of their own.
        if item["type"] == "too_short" and len(item["input"]) >= item["ctx"]["min_length"]:
            continue
        finding = _finding(document, item, shape)
        # A value that may be one of two things gets an error for each; they are told as one.
        same = told.get((finding.path, finding.found))
        expected = f"{same.expected} or {finding.expected}" if same else finding.expected
        told[finding.path, finding.found] = finding._replace(expected=expected)
    yield from told.values()


def _finding(document: Document, item: dict, shape: Any) -> Finding:
    kind, context = item["type"], item.get("ctx", {})
    path = _real_path(document, item["loc"], missing=kind == "missing")
    value = item["input"]
    if kind == "missing":
        info = _fields(shape, item["loc"][:-1]).get(item["loc"][-1])
        return Finding(path, (info and info.description) or "this field", "no such field")
    if kind == "extra_forbidden":
        allowed = list(_fields(shape, item["loc"][:-1]))
        expected = f"one of {', '.join(allowed)}{nearest(path[-1], allowed)}"
        return Finding(path, expected, f"the field {shorten(path[-1])}", of_key=True)
    if kind == "literal_error":
        allowed = re.findall(r"'([^']*)'", context["expected"])
        return Finding(path, f"one of {', '.join(allowed)}{nearest(value, allowed)}", describe(value))
    if kind in ("union_tag_invalid", "union_tag_not_found"):
        members = _bare(_at(shape, item["loc"]))[1] or get_args(_at(shape, item["loc"]))
        allowed = [kind for member in members for kind in _kinds(member)]
        if not isinstance(value, dict):
            return Finding(path, KINDS["dict_type"], describe(value))
        tag = context["discriminator"].strip("'")
        found = describe(value[tag]) if tag in value else "no such field"
        return Finding((*path, tag), f"one of {', '.join(allowed)}{nearest(value.get(tag), allowed)}", found)
    if kind == "problem":
        at = (*path, *context["at"])
        return Finding(at, context["expected"], context["found"] or describe(value))
    if kind == "string_too_long":
        return Finding(path, f"at most {context['max_length']} characters", f"{len(value)} characters")
    if kind in ("too_short", "too_long"):
        bound = f"at least {context['min_length']}" if kind == "too_short" else f"at most {context['max_length']}"
        return Finding(path, bound + (" entry" if bound.endswith(" 1") else " entries"), f"{len(value)}")
    if kind in BOUNDS:
        name, words = BOUNDS[kind]
        return Finding(path, words.format(context[name]), describe(value))
    expected = KINDS.get(kind, item["msg"])
    unquoted = isinstance(value, Implicit | int | float) and value != Implicit("", "nothing")
    return Finding(path, "text, so in quotes" if expected == "text" and unquoted else expected, describe(value))


def _real_path(document: Document, loc: tuple, *, missing: bool) -> tuple:
    """Drop the parts that pydantic adds to a location for the member that it tried of a union."""
    path: tuple = ()
    for number, part in enumerate(loc, 1):
        if (*path, part) in document.nodes or (missing and number == len(loc)):
            path = (*path, part)
    return path


def _step(shape: Any, part: Any) -> Any:
    """Go one step down a type annotation: into a list's entries, a union's member by its kind, or a model's field."""
    shape, arguments = _bare(shape)
    if isinstance(shape, type) and issubclass(shape, BaseModel):
        info = _named(shape).get(part)
        return info.annotation if info else None
    if isinstance(part, int):
        return arguments[0] if arguments else None
    return next((member for member in arguments if part in _kinds(member)), None)


def _bare(shape: Any) -> tuple[Any, tuple]:
    """Strip `Annotated` and `… | None` off a type; give what is left and its arguments."""
    while True:
        arguments = tuple(argument for argument in get_args(shape) if argument is not type(None))
        if get_origin(shape) is Annotated or (get_origin(shape) in (Union, UnionType) and len(arguments) == 1):
            shape = arguments[0]
        else:
            return shape, arguments


def _kinds(member: Any) -> tuple[str, ...]:
    """Give the kinds, or the rules, that a union's member stands for."""
    fields = member.model_fields if isinstance(member, type) and issubclass(member, BaseModel) else {}
    info = fields.get("kind") or fields.get("rule")
    return get_args(info.annotation) if info else ()


def _at(shape: Any, location: tuple) -> Any:
    """Follow pydantic's location down a type annotation; None where it leaves it."""
    for part in location:
        shape = _step(shape, part)
    return _bare(shape)[0]


def _fields(shape: Any, location: tuple) -> dict[str, FieldInfo]:
    """Give the fields of the model at a location, by name."""
    model = _at(shape, location)
    return _named(model) if isinstance(model, type) and issubclass(model, BaseModel) else {}


def _named(model: type[BaseModel]) -> dict[str, FieldInfo]:
    """Give a model's fields by the names that writers use."""
    return {info.alias or name: info for name, info in model.model_fields.items()}
