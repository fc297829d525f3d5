"""The claim check's figures are those of its rules, its page tells them, and a wrong rule is named at its line."""

from __future__ import annotations

import json
import re
from pathlib import Path

import html5lib
import pytest

from macros.claim_check.model import HALVES, LABELS, MEASURED, RULES, Counts, Measured
from macros.claim_check.shares import LEAST, Share
from macros.claim_check.view import index, said, trust
from macros.library import Library
from macros.rendering import Here
from tests.claim_check import measure, rules
from tests.conftest import ROOT
from tests.guide import Guide
from tests.javascript.node import Node
from tests.oracles import intervals
from tests.test_components import HOSTILE, errors_in
from tests.test_labelled_claims import CLAIM, LABEL, PART, SOUND

PAGE = ROOT / "docs/contributing/claim-check.md"


@pytest.fixture(scope="module")
def measured(library: Library) -> Measured:
    """What is published."""
    return library["measured"]["measured"].record


@pytest.mark.parametrize("half", ["tuning", "held_out"])
def test_every_published_count_is_what_the_rules_do(
    half: str, library: Library, node: Node, measured: Measured
) -> None:
    """On failure: `python -m tests.claim_check record`, once the rules are final. Only counts are told."""
    files = dict(zip(("tuning", "held_out"), (kind.files for kind in HALVES), strict=True))
    published = {result.id: getattr(result, half).model_dump() for result in measured.results}
    assert measure(library, node, files[half]) == published


def test_every_published_interval_is_scipys(measured: Measured) -> None:
    shares = [share for r in measured.results for c in (r.held_out, r.tuning) for share in (c.precision, c.recall)]
    assert len(shares) == 56
    for share in (*shares, Share(0, 12), Share(12, 12), Share(1, 10_000)):
        assert share.interval == pytest.approx(intervals.wilson(*share), abs=1e-12)


def test_the_page_shows_every_count_and_figure(here: Here, library: Library, measured: Measured) -> None:
    html = index(here)
    assert errors_in(html) == []
    tree = html5lib.parseFragment(html, namespaceHTMLElements=False)
    for result in measured.results:
        (card,) = tree.findall(f".//section[@id='rule-{result.id}']")
        counts = result.held_out
        cells = [int("".join(cell.itertext()).split()[0]) for cell in card.findall(".//tbody//td")]
        assert cells == [counts.found, counts.false, counts.missed, counts.silent]
        text = " ".join("".join(card.itertext()).split())
        for name, share in (("Precision", counts.precision), ("Recall", counts.recall)):
            shown = f"{name} {share.count} of {share.of}, {share.count / share.of:.0%}, 95% interval {share.between}."
            bare = f"{name} has no figure: {share.count} of {share.of}, and fewer than 10 say nothing."
            assert (shown in text) == share.enough
            assert (bare in text) == (not share.enough)
    assert f"n = {sum(cells)}" in html


def test_the_most_trustworthy_rules_stand_first(here: Here, measured: Measured) -> None:
    shares = {result.id: result.held_out.precision for result in measured.results}
    tree = html5lib.parseFragment(index(here), namespaceHTMLElements=False)
    for table in tree.findall(".//table[@class='aipm-measured']"):
        order = [shares[link.get("href").removeprefix("#rule-")] for link in table.findall(".//th/a")]
        worth = [intervals.wilson(*share)[0] if share.of >= LEAST else -1 for share in order]
        assert worth == sorted(worth, reverse=True)


def counts(found: int, false: int, missed: int) -> Counts:
    """Give counts of a half."""
    return Counts(found=found, false=false, missed=missed, silent=100)


@pytest.mark.parametrize(
    ("given", "words", "beside"),
    [
        ((40, 0, 0), "seldom wrong, misses few", "right 40 times in 40 and found 40 of 40."),
        ((16, 3, 12), "mostly right, misses many", "right 16 times in 19 and found 16 of 28."),
        ((5, 5, 5), "often wrong, misses many", "right 5 times in 10 and found 5 of 10."),
        ((7, 2, 12), "found too seldom to say, misses many", "found 7 of 19, too few to say how often it is right."),
        ((0, 0, 3), "found too seldom to say, too few to find", "found 0 of 3, too few to say how often it is right."),
    ],
)
def test_what_a_finding_is_worth_is_said_in_words(given: tuple[int, ...], words: str, beside: str) -> None:
    """Below ten texts there is no figure."""
    assert trust(counts(*given)) == words
    assert said(counts(*given)).endswith(beside)


def test_what_the_page_says_of_the_set_is_so(library: Library, measured: Measured) -> None:
    text = PAGE.read_text(encoding="utf-8")
    texts, pairs = library["labelled-claim"], len(library["mistake"])
    decision = next(result.held_out for result in measured.results if result.id == "no-decision")
    having = decision.recall.of
    for said_ in (
        f"holds {len(texts)} texts",
        f"all {pairs} pairs",
        f"{len(texts) - 2 * pairs} claims written for it",
        f"a label of {having} of the {decision.texts} texts kept back",
        f"right {having / decision.texts:.0%} of the time",
    ):
        assert said_ in text, said_


def test_every_sentence_of_the_page_gets_the_finding_that_it_shows(node: Node, library: Library) -> None:
    rows = re.findall(r"^\| ([A-Z][^|]*) \| ([^|]*\.) \| ([^|]*) \|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    titles = {entry.record.title: id_ for id_, entry in library["label"].items()}
    assert [row[0] for row in rows] == list(titles)
    for title, sentence, sees in rows:
        found = {
            one["rule"]: one["words"] for one in node.call("model/claim-check.js", "check", sentence, rules(library))
        }
        quoted = [f"“{word['text']}”" for word in found[titles[title]]]
        assert sees in quoted if quoted else "“" not in sees


def test_the_page_carries_the_rules_as_data(here: Here, library: Library) -> None:
    """A label of markup stays text, and nothing ends the element early."""
    label = library["label"]["hedge"]
    loaded = type(library)()
    loaded.pages, loaded.files = library.pages, library.files
    loaded.records = {name: dict(known) for name, known in library.records.items()}
    hostile = label.record.model_copy(update={"title": f"{HOSTILE}</script>", "means": f"{HOSTILE}. Yes."})
    loaded.records["label"]["hedge"] = label._replace(record=hostile)
    html = index(Here(here.url, here.repository, loaded))
    tree = html5lib.parseFragment(html, namespaceHTMLElements=False)
    assert not list(tree.iter("img"))
    (data,) = tree.findall(".//script")
    carried = {rule["id"]: rule for rule in json.loads(data.text)}
    assert list(carried) == list(library["rule"])
    assert carried["hedge"]["means"] == f"{HOSTILE}."
    assert carried["no-decision"]["missing"]


RULE = "- {{id: hedge, {rest}}}\n"
RESULTS = """id: measured
times: 1
last: 2026-11-22
results:
  - {{id: hedge, {halves}}}
"""
HALF = "{found: 1, false: 0, missed: 0, silent: 0}"
WRONG: dict[str, tuple[str, str]] = {
    "an unknown label": (RULE.replace("hedge", "hedged").format(rest="words: [so]"), ".id: expected the id of a label"),
    "a capital word": (RULE.format(rest="words: [AI says]"), ".words[1]: expected words in lower case"),
    "a star inside a word": (RULE.format(rest="words: [work*ed]"), ".words[1]: expected words in lower case"),
    "a tilde inside": (RULE.format(rest="words: [i ~set]"), ".words[1]: expected words in lower case"),
    "a phrase twice": (RULE.format(rest="words: [so, so]"), ".words[2]: expected each phrase once; found so again"),
    "nothing to look for": (
        RULE.format(rest="unless: [so]"),
        ": expected words, several or missing; found none of them",
    ),
    "settled by itself": (RULE.format(rest="words: [so], settled: [hedge]"), ".settled[1]: expected another label"),
}


@pytest.fixture
def guide(tmp_path: Path) -> Guide:
    """Give a tiny guide with one label, one rule and what was measured of it."""
    guide = Guide(tmp_path)
    guide.write(f"docs/{LABELS.files}", LABEL.format(tone="fault"))
    for kind, claim in zip(HALVES, (SOUND, PART), strict=True):
        guide.write(f"docs/{kind.files}", CLAIM.format(**claim))
    guide.write(f"docs/{RULES.files}", RULE.format(rest="words: [~set, so*, N of N]"))
    guide.write(f"docs/{MEASURED.files}", RESULTS.format(halves=f"held_out: {HALF}, tuning: {HALF}"))
    assert guide.problems() == []
    return guide


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_rule_is_told_at_its_place(name: str, guide: Guide) -> None:
    text, message = WRONG[name]
    guide.write(f"docs/{RULES.files}", text)
    told = [problem for problem in guide.problems() if problem.startswith(f"docs/{RULES.files}:1:")]
    assert len(told) == 1
    assert message in told[0]


def test_a_rule_that_was_not_measured_is_told(guide: Guide) -> None:
    two = RULE.format(rest="words: [so]") + RULE.replace("hedge", "magic").format(rest="words: [ai]")
    guide.write(
        f"docs/{LABELS.files}", LABEL.format(tone="fault") + LABEL.format(tone="fault").replace("hedge", "magic")
    )
    guide.write(f"docs/{RULES.files}", two)
    (problem,) = guide.problems()
    assert problem.endswith("results: expected each rule in its order: hedge, magic; found hedge")
