"""How good the claim check is: `python -m tests.claim_check` measures on the tuning half, `… record` on both.

The half kept back is for measuring alone. Nothing here prints a text of it or says which of them a rule got wrong, and
`record` writes down what came out and how often it was measured.
"""

from __future__ import annotations

import datetime
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import yaml

from macros.check import check
from macros.claim_check.model import HALVES, MEASURED, Counts
from macros.claim_check.view import rule
from macros.library import Library
from tests.javascript.node import Node

ROOT = Path(__file__).parent.parent
TUNING, HELD_OUT = (kind.files for kind in HALVES)
NOTHING = Counts(found=0, false=0, missed=0, silent=0)
HEAD = """\
# What was measured of the claim check. Written by `python -m tests.claim_check record`; a test measures it again.
"""


def rules(library: Library) -> list[dict[str, Any]]:
    """Give the rules as the script reads them."""
    labels = library["label"]
    return [rule(entry.record, labels[id_].record, NOTHING) for id_, entry in library["rule"].items()]


def measure(library: Library, node: Node, half: str) -> dict[str, dict[str, int]]:
    """Count for each rule on how many texts of a half it spoke, and on how many it was right."""
    known = rules(library)
    counts = {one["id"]: {"found": 0, "false": 0, "missed": 0, "silent": 0} for one in known}
    for entry in library["labelled-claim"].values():
        if entry.path != f"docs/{half}":
            continue
        said = {one["rule"] for one in node.call("model/claim-check.js", "check", entry.record.words(library), known)}
        labels = {*entry.record.faults, *entry.record.signals}
        for id_, tally in counts.items():
            right, wrong = ("found", "false") if id_ in said else ("missed", "silent")
            tally[right if id_ in labels else wrong] += 1
    return counts


def table(counts: dict[str, dict[str, int]]) -> Iterator[str]:
    """Give the counts as lines."""
    yield f"{'':14}{'TP':>5}{'FP':>5}{'FN':>5}{'TN':>5}   precision  recall"
    for id_, tally in counts.items():
        made = Counts(**tally)
        both = (made.precision, made.recall)
        shares = [str(share) if share.enough else f"{share.count} of {share.of}" for share in both]
        yield f"{id_:14}" + "".join(f"{number:5}" for number in tally.values()) + f"{shares[0]:>12}{shares[1]:>8}"


@contextmanager
def content() -> Iterator[tuple[Library, Node]]:
    """Give the guide's content and a Node process; what was measured before may be missing or old."""
    with Node(ROOT / "overrides/assets/javascripts") as node:
        library, problems = check(ROOT)
        wrong = [problem for problem in problems if problem.path != f"docs/{MEASURED.files}"]
        if wrong:
            sys.exit("\n".join(map(str, wrong)))
        yield library, node


def main(arguments: list[str]) -> None:
    """Measure and print; with `record`, write too."""
    if arguments not in ([], ["record"]):
        sys.exit(__doc__)
    with content() as (library, node):
        tuning = measure(library, node, TUNING)
        print(f"Tuning half\n{chr(10).join(table(tuning))}")
        if not arguments:
            return
        held_out = measure(library, node, HELD_OUT)
        print(f"Half kept back\n{chr(10).join(table(held_out))}")
        before = [entry.record.times for entry in library["measured"].values()]
        results = [{"id": id_, "held_out": held_out[id_], "tuning": tuning[id_]} for id_ in held_out]
        today = datetime.datetime.now(datetime.UTC).date().isoformat()
        data = {"id": "measured", "times": sum(before) + 1, "last": today, "results": results}
        text = yaml.safe_dump(data, sort_keys=False, default_flow_style=None, width=120).replace("'", "")
        (ROOT / "docs" / MEASURED.files).write_text(HEAD + text, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
