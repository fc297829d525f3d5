"""The list of what there is: every kind of content, and every macro that a page may call."""

from __future__ import annotations

from dataclasses import dataclass

from macros.checklist.model import KIND as CHECKLIST
from macros.claim.model import KIND as CLAIM
from macros.claim_check.model import HALVES, LABELS, MEASURED, RULES
from macros.lab.model import KIND as LAB
from macros.loop.model import KIND as LOOP
from macros.mistake.model import KIND as MISTAKE
from macros.plan.model import KIND as PLAN
from macros.round.model import KIND as ROUND
from macros.scenario.model import KIND as SCENARIO
from macros.self_check.model import KIND as SELF_CHECK
from macros.source.model import KIND as SOURCE
from macros.term.model import KIND as TERM
from macros.worksheet.model import KIND as WORKSHEET

KINDS = (CLAIM, SOURCE, TERM, LAB, WORKSHEET, CHECKLIST, MISTAKE, ROUND, SCENARIO, LOOP, SELF_CHECK, PLAN)
SETS = (LABELS, *HALVES, RULES, MEASURED)
"""Data that is read and checked like all content, and whose records stand on no page: no address, no published id."""


@dataclass(frozen=True)
class Call:
    """How a macro is called in a page."""

    takes: str = ""
    """The component whose id is its first argument; empty: it takes none."""
    inline: bool = False
    """Whether it stands inside a sentence; else alone on a line."""
    words: bool = False
    """Whether a second argument, the words to show, may follow."""


CALLS = {
    "checklist": Call(),
    "mistakes": Call(),
    "rounds": Call(),
    "worksheet": Call(takes="worksheet"),
    "worksheets": Call(),
    "lab": Call(takes="lab"),
    "labs": Call(),
    "drills": Call(),
    "claims": Call(),
    "claim_check": Call(),
    "sources": Call(),
    "terms": Call(),
    "loop": Call(),
    "self_check": Call(),
    "ownership": Call(),
    "plan": Call(),
    "workspace": Call(),
    "binder": Call(),
    "standing": Call(),
    "claim": Call(takes="claim", inline=True),
    "source": Call(takes="source", inline=True),
    "term": Call(takes="term", inline=True, words=True),
}
