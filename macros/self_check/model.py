"""What the self-check is made of: two doors with their usual orders, pages that always stay, and the questions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any, Literal

from pydantic import Field

from macros.fields import Id, Line, Pages, Paragraph, Record, Sources, Title, reference, some
from macros.kind import Kind

PROSE = ("role/", "craft/", "path/", "prepare/", "offer/")
"""Where the pages stand that are read rather than used."""

Side = Literal["both", "products", "systems"]


class Door(Record):
    """One way into the guide, with the order of its pages before anything is asked."""

    id: Literal["products", "systems"] = Field(description="its id")
    title: Title = Field(description="how a reader at this door says it, such as I run products")
    read: Pages = Field(description="the pages to read, in order")
    skim: Pages = Field((), description="the pages to skim, in order")

    @property
    def order(self) -> tuple[str, ...]:
        """All of its pages."""
        return (*self.read, *self.skim)


class Kept(Record):
    """A page that no answer takes off the list."""

    page: reference("page") = Field(description="the page, such as craft/spec.md")  # type: ignore[valid-type]
    door: Side = Field("both", description="the door at which it stays")
    why: Line = Field(description="why it stays, in a sentence")


class Move(Record):
    """Pages that an answer moves."""

    pages: Pages = Field(min_length=1, description="the pages, such as craft/data.md")
    why: Line = Field(description="why, in a sentence")


class Question(Record):
    """One question that is answered in seconds with yes, partly or no."""

    id: Id = Field(description="its id, which readers' answers are kept under")
    door: Side = Field("both", description="the door at which it is asked")
    asks: Line = Field(description="the question, in a sentence")
    check: Paragraph = Field(description="what a reader who says yes would have said")
    first: Move | None = Field(None, description="the pages to read first after a no")
    skip: Move | None = Field(None, description="the pages that a yes lets one skip, if no other question forbids it")
    sources: Sources = Field((), description="ids of sources")


class SelfCheck(Record):
    """The self-check."""

    id: Id = Field(description="its id")
    title: Title = Field(description="its title")
    doors: some(Door, 2, 2) = Field(description="the two doors")  # type: ignore[valid-type]
    kept: tuple[Kept, ...] = Field((), description="pages that always stay, with a reason")
    questions: some(Question, 1, 30) = Field(description="the questions, in order")  # type: ignore[valid-type]

    def asked(self, door: str) -> list[Question]:
        """Give the questions of a door."""
        return [question for question in self.questions if question.door in ("both", door)]

    def stays(self, door: str) -> dict[str, str]:
        """Give the pages that stay at a door, with the reason."""
        return {kept.page: kept.why for kept in self.kept if kept.door in ("both", door)}

    def skippable(self, door: str) -> set[str]:
        """Give the pages that a reader who can say yes to everything may skip at a door."""
        named = {page for question in self.asked(door) if question.skip for page in question.skip.pages}
        return named - set(self.stays(door))


def read_through(page: Any) -> bool:
    """Whether a page is prose: what a macro fills with records or a form is used, not read from end to end."""
    return page.source.startswith(PROSE) and all(call.call.inline or call.name == "loop" for call in page.calls)


def rules(check: SelfCheck, library: Any) -> Iterator[tuple[tuple, str, str]]:
    """Every page of prose has one place at each door and a question or a reason; no more than a third may go."""
    prose = sorted(source for source, page in library.pages.items() if read_through(page))
    for index, door in enumerate(check.doors):
        places = Counter(door.order)
        for page in prose:
            if places[page] != 1:
                yield ("doors", index), f"{page} once among the pages to read or skim", f"it {places[page]} times"
        yield from _placed(check, door, prose)
        most = -(-len(places) // 3)
        if len(check.skippable(door.id)) > most:
            found = f"{len(check.skippable(door.id))} of {len(places)}"
            yield ("questions",), f"at most {most} pages that the door {door.id} may skip", found


def _placed(check: SelfCheck, door: Door, prose: list[str]) -> Iterator[tuple[tuple, str, str]]:
    moved = set()
    for index, question in enumerate(check.questions):
        if question.door not in ("both", door.id):
            continue
        for name in ("first", "skip"):
            for at, page in enumerate(getattr(question, name).pages if getattr(question, name) else ()):
                moved.add(page)
                if page not in door.order:
                    way = ("questions", index, name, "pages", at)
                    yield way, f"a page that the door {door.id} reads or skims", page
    for page in prose:
        if page not in moved | set(check.stays(door.id)):
            yield ("kept",), f"{page}, or a question of the door {door.id} about it", "neither"


def parts(check: SelfCheck) -> Iterator[tuple[str, str]]:
    """Answers are saved by the ids of questions."""
    return (("self-check-question", question.id) for question in check.questions)


KIND = Kind("self-check", SelfCheck, "prepare/self-check.yml", "prepare/self-check/", parts=parts, rules=rules)
