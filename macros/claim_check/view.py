"""The claim check as its page tells of it: every rule with what was measured, and what the script reads."""

from __future__ import annotations

from typing import Any

from macros.claim_check.model import Counts, Label, Rule
from macros.claim_check.shares import LEAST, Share
from macros.rendering import Here, block, fragment, plain

RIGHT = ((0.75, "seldom wrong"), (0.5, "mostly right"), (0.0, "often wrong"))
MISSES = ((0.75, "misses few"), (0.5, "misses some"), (0.0, "misses many"))
"""What a rule is worth in words, by the lower ends of the intervals of its precision and of its recall."""


def index(here: Here) -> str:
    """Render what was measured of every rule, the most trustworthy first."""
    (measured,) = (entry.record for entry in here.library["measured"].values())
    labels = {id_: entry.record for id_, entry in here.library["label"].items()}
    results = {tone: [r for r in measured.results if labels[r.id].tone == tone] for tone in ("fault", "good")}
    for members in results.values():
        members.sort(key=lambda result: worth(result.held_out), reverse=True)
    rules = {id_: entry.record for id_, entry in here.library["rule"].items()}
    parts = {"measured": measured, "results": results, "labels": labels, "rules": rules, "trust": trust}
    return block(fragment("claim_check", "page", here, **parts, least=LEAST, carried=carried(here)))


def worth(counts: Counts) -> float:
    """Give the lower end of the interval of a rule's precision; without a figure, less than any."""
    return lower(counts.precision)


def lower(share: Share) -> float:
    """Give the lower end of a share's interval; without a figure, less than any."""
    return share.interval[0] if share.enough else -1.0


def trust(counts: Counts) -> str:
    """Say in words what a finding and what silence is worth."""
    right = next((words for least, words in RIGHT if worth(counts) >= least), "found too seldom to say")
    misses = next((words for least, words in MISSES if lower(counts.recall) >= least), "too few to find")
    return f"{right}, {misses}"


def carried(here: Here) -> list[dict[str, Any]]:
    """Give the rules as the script reads them, each with what is shown beside a finding."""
    (measured,) = (entry.record for entry in here.library["measured"].values())
    results = {result.id: result.held_out for result in measured.results}
    labels, rules = here.library["label"], here.library["rule"]
    return [rule(entry.record, labels[id_].record, results[id_]) for id_, entry in rules.items()]


def rule(found: Rule, label: Label, counts: Counts) -> dict[str, Any]:
    """Give one rule as the script reads it."""
    means = {"title": plain(label.title), "means": first_sentence(label.means)}
    return {**found.model_dump(), "tone": label.tone, **means, "trust": said(counts)}


def first_sentence(text: str) -> str:
    """Give what a label means; what follows draws its border."""
    return plain(text).split(". ")[0].removesuffix(".") + "."


def said(counts: Counts) -> str:
    """Say beside a finding how far to trust it."""
    right, recall = counts.precision, counts.recall
    found = f"found {recall.count} of {recall.of}"
    if not right.enough:
        return f"In the test it {found}, too few to say how often it is right."
    return f"In the test it was right {right.count} times in {right.of} and {found}."
