"""Ids that readers' saved work and links hang on: once published, none goes in silence."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros import check, new
from tests.guide import Guide, example

PUBLISHED, RETIRED = check.PUBLISHED, check.RETIRED
RETIRED_FIELDS = "component, id, replaced_by, reason"
SHEET, LIST = "docs/worksheets/example-sheet.yml", "a list, each entry on its own line after a hyphen"


def published_guide(tmp_path: Path) -> Guide:
    """Make a guide whose ids are all recorded as published."""
    guide = Guide(tmp_path)
    new.record(tmp_path, check.check(tmp_path)[0])
    return guide


def missing(guide: Guide, component: str, id_: str) -> str:
    """Give the message for an id that went."""
    place = guide.place(PUBLISHED, f"{component}: {id_}\n")
    expected = f"the published id {id_} among the {component}s, or an entry in {RETIRED}"
    return f"{place}: {component}: expected {expected}; found neither"


def test_a_guide_that_holds_all_its_published_ids_is_sound(tmp_path: Path) -> None:
    """What the tests below break is sound."""
    assert published_guide(tmp_path).problems() == []


def test_fields_columns_options_and_steps_are_published_with_their_records(tmp_path: Path) -> None:
    """Readers' answers are stored under them."""
    published_guide(tmp_path)
    lines = (tmp_path / PUBLISHED).read_text(encoding="utf-8").split("\n")
    for id_ in ("share", "owned", "owned.decided", "callers", "callers.team", "callers.ready", "callers.ready.late"):
        assert f"- worksheet-field: example-sheet.{id_}" in lines
    assert "- checklist-step: one-project.choose" in lines
    assert "- claim: C901" in lines


REMOVALS = {
    "a term": ("term", "precision-example", "docs/reference/terms.yml", "id: precision-example", "id: precision-other"),
    "a mistake": ("mistake", "accuracy-alone", "docs/prepare/mistakes/accuracy-alone.yml", "", ""),
    "a step": ("checklist-step", "one-project.draw", "docs/prepare/checklist/example-section.yml", "draw", "sketch"),
    "an option": ("worksheet-field", "example-sheet.callers.ready.never", SHEET, ", {id: never, label: Never}", ""),
    "a column": (
        "worksheet-field",
        "example-sheet.callers.doc",
        SHEET,
        "          - {id: doc, label: Page, kind: link}\n",
        "",
    ),
}


@pytest.mark.parametrize(("component", "id_", "path", "old", "new"), REMOVALS.values(), ids=REMOVALS.keys())
def test_a_published_id_goes_only_with_an_entry_among_the_retired(
    tmp_path: Path, component: str, id_: str, path: str, old: str, new: str
) -> None:
    """The message stands at the id's line of the published list; the entry silences it."""
    guide = published_guide(tmp_path)
    if path.endswith("terms.yml"):
        guide.replace(path, "  see: [precision-example]\n", "")
    if path == SHEET and component.endswith("field"):
        guide.write(
            path, (tmp_path / path).read_text(encoding="utf-8").replace(', doc: "https://example.org/depot"', "")
        )
    if old:
        guide.write(path, (tmp_path / path).read_text(encoding="utf-8").replace(old, new, 1))
    else:
        (tmp_path / path).unlink()
    assert guide.problems() == [missing(guide, component, id_)]
    guide.write(RETIRED, f"- component: {component}\n  id: {id_}\n  reason: It was told twice.\n")
    assert guide.problems() == []


def test_ids_that_hide_in_a_broken_file_are_not_reported_as_gone(tmp_path: Path) -> None:
    """The slip in the file is the only problem."""
    guide = published_guide(tmp_path)
    guide.replace(SHEET, "minutes: 10", "minutes: ten")
    assert [problem.split(" ")[1] for problem in guide.problems()] == ["minutes:"]


def test_an_id_that_went_is_reported_beside_a_broken_file_of_another_kind(tmp_path: Path) -> None:
    """All problems come at once."""
    guide = published_guide(tmp_path)
    (tmp_path / "docs/prepare/mistakes/accuracy-alone.yml").unlink()
    guide.replace(SHEET, "minutes: 10", "minutes: ten")
    assert missing(guide, "mistake", "accuracy-alone") in guide.problems()
    assert len(guide.problems()) == 2


@pytest.mark.parametrize(
    ("path", "text", "message"),
    [
        (PUBLISHED, "claim: C901\n", f"1:1: file: expected {LIST}; found lines of the form name: value"),
        (PUBLISHED, "- C901\n", '1:3: [1]: expected lines of the form name: value; found "C901"'),
        (PUBLISHED, "- claim: [a]\n", "1:10: [1].claim: expected text; found a list of 1"),
        (RETIRED, "5\n", f"1:1: file: expected {LIST}; found the number 5"),
        (RETIRED, "- component: term\n  id: a\n", "1:3: a.reason: expected why it went; found no such field"),
        (
            RETIRED,
            "- {component: term, id: a, reason: b, reasn: c}\n",
            f'1:39: a.reasn: expected one of {RETIRED_FIELDS} (nearest: reason); found the field "reasn"',
        ),
    ],
)  # fmt: skip
def test_the_two_lists_of_ids_are_checked_like_content(tmp_path: Path, path: str, text: str, message: str) -> None:
    """A slip in one of them would make the check blind."""
    guide = Guide(tmp_path)
    guide.write(path, text)
    assert guide.problems() == [f"{path}:{message}"]


def test_recording_adds_ids_and_drops_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An id stays published although its record is gone."""
    guide = published_guide(tmp_path)
    before = (tmp_path / PUBLISHED).read_text(encoding="utf-8")
    (tmp_path / "docs/prepare/mistakes/accuracy-alone.yml").unlink()
    guide.write("docs/prepare/mistakes/other.yml", example("mistake").replace("accuracy-alone", "other"))
    new.record(tmp_path, check.check(tmp_path)[0])
    after = (tmp_path / PUBLISHED).read_text(encoding="utf-8")
    assert set(after.split("\n")) - set(before.split("\n")) == {"- mistake: other"}
    assert "- mistake: accuracy-alone\n" in after
    assert capsys.readouterr().out.endswith(", 1 of them new\n")
