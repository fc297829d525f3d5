"""Which view answers which macro. The calls that a page may make are listed in components.py."""

from __future__ import annotations

from macros.binder import view as binder
from macros.checklist import view as checklist
from macros.claim import view as claim
from macros.claim_check import view as claim_check
from macros.lab import view as lab
from macros.loop import view as loop
from macros.mistake import view as mistake
from macros.plan import view as plan
from macros.rendering import View
from macros.round import view as round_
from macros.scenario import view as scenario
from macros.self_check import view as self_check
from macros.source import view as source
from macros.term import view as term
from macros.worksheet import view as worksheet
from macros.workspace import view as workspace

VIEWS: dict[str, View] = {
    "checklist": checklist.index,
    "mistakes": mistake.index,
    "rounds": round_.index,
    "worksheet": worksheet.one,
    "worksheets": worksheet.index,
    "workspace": workspace.page,
    "binder": binder.page,
    "standing": workspace.standing,
    "lab": lab.one,
    "labs": lab.index,
    "drills": scenario.index,
    "claims": claim.index,
    "claim_check": claim_check.index,
    "sources": source.index,
    "terms": term.index,
    "loop": loop.index,
    "self_check": self_check.index,
    "ownership": self_check.ownership,
    "plan": plan.index,
    "claim": claim.mark,
    "source": source.cite,
    "term": term.link,
}
RENDER = {
    "checklist-item": checklist.render,
    "claim": claim.render,
    "lab": lab.render,
    "loop": loop.render,
    "mistake": mistake.render,
    "round": round_.render,
    "plan": plan.render,
    "scenario": scenario.render,
    "self-check": self_check.render,
    "source": source.render,
    "term": term.render,
    "worksheet": worksheet.render,
}
