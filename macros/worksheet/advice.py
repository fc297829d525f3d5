"""Advice beside a field: what is missing and why it matters. The rules are data; `model/advice.js` follows them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from macros.fields import Id, Line, Record, some


class _Advice(Record):
    id: Id = Field(description="its id, which no other advice of the sheet has")
    field: Id = Field(description="the id of the field it stands beside")
    say: Line = Field(description="one sentence: what is missing and why it matters")


class _OfText(_Advice):
    """Judges a text, or each filled cell of a table; silent while there is none."""

    columns: some(Id, 0, 6) = Field((), description="of a table or decision: the columns to judge; else all of them")  # type: ignore[valid-type]
    where: Id | None = Field(None, description="judge only rows that have one of the options in this column")
    options: some(Id, 0, 12) = Field((), description="those options")  # type: ignore[valid-type]
    unless: some(Line, 0, 40) = Field((), description="words that settle it, with * for any ending")  # type: ignore[valid-type]


class Has(_OfText):
    """The text has at least one of the marks. A count and an interval are asked for only beside a percentage."""

    rule: Literal["has"] = Field(description="the rule")
    any: some(Literal["number", "unit", "count", "interval", "first-person"], 1, 6) = Field(  # type: ignore[valid-type]
        description="the marks, one of which is enough"
    )


class Words(_OfText):
    """The text holds one of the words; or none of them; or others besides them."""

    rule: Literal["mentions", "no-words", "not-only"] = Field(description="the rule")
    words: some(Line, 1, 60) = Field(description="the words, with * for any ending")  # type: ignore[valid-type]


class NotRound(_OfText):
    """Not every number in the text is a round one, such as 10,000."""

    rule: Literal["not-round"] = Field(description="the rule")


class Needs(_Advice):
    """Once another field has an answer, this one has one too."""

    rule: Literal["needs"] = Field(description="the rule")
    when: Id = Field(description="the id of the other field")
    column: Id | None = Field(None, description="if the other is a table: the column that counts")
    options: some(Id, 0, 12) = Field((), description="only these answers there count")  # type: ignore[valid-type]
    instead: Id | None = Field(None, description="a field that may be filled in place of this one")


class RowNeeds(_Advice):
    """Each row with something in one of the columns has something in all the others named."""

    rule: Literal["row-needs"] = Field(description="the rule")
    columns: some(Id, 1, 6) = Field(description="the columns of which one filled cell is enough")  # type: ignore[valid-type]
    options: some(Id, 0, 12) = Field((), description="only these options there count")  # type: ignore[valid-type]
    needs: some(Id, 1, 5) = Field(description="the columns that must be filled then")  # type: ignore[valid-type]


class SomeRow(_Advice):
    """Among the filled rows is one with one of the options, and with something in the columns named."""

    rule: Literal["some-row"] = Field(description="the rule")
    where: Id = Field(description="the column with the option")
    options: some(Id, 1, 12) = Field(description="the options, one of which is enough")  # type: ignore[valid-type]
    needs: some(Id, 0, 5) = Field((), description="the columns that must be filled in that row")  # type: ignore[valid-type]


class SameAs(_Advice):
    """Two choices are the same."""

    rule: Literal["same-as"] = Field(description="the rule")
    other: Id = Field(description="the id of the other field")


class SameSum(_Advice):
    """Every complete row of a table has the same sum over some columns."""

    rule: Literal["same-sum"] = Field(description="the rule")
    columns: some(Id, 2, 6) = Field(description="the columns to add up")  # type: ignore[valid-type]


class Tie(_Advice):
    """The lowest total is called different only if the next is at least two standard errors of their gap away."""

    rule: Literal["tie"] = Field(description="the rule")
    option: Id = Field(description="the option that calls it a difference")
    table: Id = Field(description="the id of the table with the totals")
    total: Id = Field(description="its column of totals")
    error: Id = Field(description="its column of standard errors")


class NotAlone(_Advice):
    """Of several choices, all of them made, this is not the only one with the option."""

    rule: Literal["not-alone"] = Field(description="the rule")
    option: Id = Field(description="the option")
    others: some(Id, 1, 6) = Field(description="the ids of the other fields")  # type: ignore[valid-type]


class PastDue(_Advice):
    """A date has not passed, or what was due then is filled in."""

    rule: Literal["past-due"] = Field(description="the rule")
    done: Id = Field(description="the id of the field that is filled once it is done")


AnyAdvice = Annotated[
    Has | Words | NotRound | Needs | RowNeeds | SomeRow | SameAs | SameSum | Tie | NotAlone | PastDue,
    Field(discriminator="rule"),
]
