"""What the content check says about advice that does not fit its sheet, and how a page carries it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import html5lib
import pytest

from macros import check
from macros.publish import pages
from macros.rendering import Here
from macros.worksheet import view
from tests.guide import Guide
from tests.test_answers import PATH, SHEET, guide_with

ADVICE = """\
advice:
  - {id: name-counted, field: name, rule: has, any: [number], say: A number.}
  - {id: callers-ready, field: callers, rule: row-needs, columns: [team], needs: [ready], say: A state.}
  - {id: late-caller, field: callers, rule: some-row, where: ready, options: [ready], say: A caller.}
  - {id: due-set, field: due, rule: needs, when: owned, options: [decided], say: A date.}
  - {id: speed-weighed, field: axes, rule: needs, when: verdict, say: Speed.}
  - {id: owned-alone, field: owned, rule: not-alone, option: decided, others: [clear], say: Another.}
  - {id: why-said, field: verdict, rule: mentions, columns: [why], words: [because], say: Why.}
"""
OF_TEXTS = "has, mentions, no-words, not-only, not-round"
RULES = f"{OF_TEXTS}, needs, row-needs, some-row, same-as, same-sum, tie, not-alone, past-due"
TEXTS = "text or long-text or link or decision or table"
PARTS = "id, field, say, columns, where, options, unless, rule, any"
MARKS = "number, unit, count, interval, first-person"
BREAKS = {
    "a rule is unknown": (
        ("rule: row-needs", "rule: row-need"),
        ("row-need,", f'[2].rule: expected one of {RULES} (nearest: row-needs); found "row-need"'),
    ),
    "a rule is left out": (
        ("rule: has, ", ""),
        ("{id: name-counted", f"[1].rule: expected one of {RULES}; found no such field"),
    ),
    "a rule lacks what it needs": (
        ("needs: [ready], ", ""),
        ("{id: callers-ready", "[2].needs: expected the columns that must be filled then; found no such field"),
    ),
    "a rule has what another one has": (
        ("any: [number]", "any: [number], words: [two]"),
        ("words: [two]", f'[1].words: expected one of {PARTS}; found the field "words"'),
    ),
    "a mark is unknown": (
        ("any: [number]", "any: [numbers]"),
        ("numbers", f'[1].any[1]: expected one of {MARKS} (nearest: number); found "numbers"'),
    ),
    "an id is given twice": (
        ("id: callers-ready", "id: name-counted"),
        (
            "name-counted, field: callers",
            "[2].id: expected an id that no other entry of the list has; found name-counted, first given to entry 1",
        ),
    ),
    "a field is unknown": (
        ("field: name,", "field: names,"),
        ("names,", '[1].field: expected the id of a field (nearest: name); found "names"'),
    ),
    "a field of the condition is unknown": (
        ("when: owned", "when: ownd"),
        ("ownd", '[4].when: expected the id of a field (nearest: owned); found "ownd"'),
    ),
    "one of several fields is unknown": (
        ("others: [clear]", "others: [clear, cleer]"),
        ("cleer", '[6].others[2]: expected the id of a field (nearest: clear); found "cleer"'),
    ),
    "a field is of another kind": (
        ("field: name, rule: has", "field: share, rule: has"),
        ("share, rule: has", f"[1].field: expected a field of the kind {TEXTS}; found share, a number field"),
    ),
    "a column is unknown": (
        ("columns: [team]", "columns: [tem]"),
        ("tem]", '[2].columns[1]: expected a column: team, ready (nearest: team); found "tem"'),
    ),
    "a column that must be filled is unknown": (
        ("needs: [ready]", "needs: [read]"),
        ("read]", '[2].needs[1]: expected a column: team, ready (nearest: ready); found "read"'),
    ),
    "a field has no columns": (
        ("any: [number]", "any: [number], columns: [tent]"),
        ("tent]", '[1].columns[1]: expected a column, and this has none; found "tent"'),
    ),
    "a decision has other parts": (
        ("columns: [why]", "columns: [who]"),
        ("who]", '[7].columns[1]: expected a column: what, why, confidence (nearest: why); found "who"'),
    ),
    "an option of a column is unknown": (
        ("options: [ready]", "options: [reads]"),
        ("reads]", '[3].options[1]: expected an option: ready, late (nearest: ready); found "reads"'),
    ),
    "an option of the condition is unknown": (
        ("options: [decided]", "options: [decide]"),
        ("decide]", '[4].options[1]: expected an option: advised, decided (nearest: decided); found "decide"'),
    ),
    "an option of the field is unknown": (
        ("option: decided", "option: decide"),
        ("decide,", '[6].option: expected an option: advised, decided (nearest: decided); found "decide"'),
    ),
}


def advising(tmp_path: Path, old: str = "", new: str = "") -> Guide:
    """Make a guide whose small sheet has advice, changed in one place."""
    guide = guide_with(tmp_path)
    guide.write(PATH, SHEET + ADVICE)
    if old:
        guide.replace(PATH, old, new)
    return guide


def test_a_worksheet_with_advice_is_sound(tmp_path: Path) -> None:
    """What the tests below break is sound."""
    assert advising(tmp_path).problems() == []


@pytest.mark.parametrize(("change", "problem"), BREAKS.values(), ids=BREAKS.keys())
def test_advice_that_does_not_fit_its_sheet_says_where(
    tmp_path: Path, change: tuple[str, str], problem: tuple[str, str]
) -> None:
    """With the name that was probably meant."""
    guide, (at, message) = advising(tmp_path, *change), problem
    assert guide.problems() == [f"{guide.place(PATH, at)}: advice{message}"]


def test_the_page_carries_its_advice_as_data(tmp_path: Path) -> None:
    """No text ends the element early, and what is left at its default is left out."""
    guide = advising(tmp_path, "say: A number.", "say: 'A </script><script>alert(1)</script> & “{{ number }}”.'")
    library, problems = check.check(guide.root)
    assert problems == []
    html = view.one(Here("worksheets/small/", "https://example.org/guide", library), "small")
    found = html5lib.parseFragment(html, namespaceHTMLElements=False).findall(".//form//script[@data-advice]")
    assert json.loads(found[0].text)[:1] == [
        {
            "id": "name-counted",
            "field": "name",
            "say": "A </script><script>alert(1)</script> & “{{ number }}”.",
            "rule": "has",
            "any": ["number"],
        }
    ]
    assert len(re.findall("<script", html)) == len(found) == 1
    scan = pages.scan(html)
    assert (scan.refused, scan.scripts) == ([], [])
