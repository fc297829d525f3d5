"""What the claim check says of sentences of our own, and that no text makes it slow, unsteady or wrong about places."""

from __future__ import annotations

import re
import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.library import Library
from tests.claim_check import rules
from tests.javascript.node import Node

SAYS = {
    "proximity": (
        "Helped the data team to ship a forecast.",
        "I was involved in rolling out a chatbot.",
        "Collaborated with scientists on ranking.",
        "I was part of the pricing team when the model went live.",
    ),
    "skill-list": (
        "Proficient in Python and Tableau.",
        "Python, Kubernetes and Airflow.",
        "Familiar with retrieval; certified in cloud.",
    ),
    "magic": (
        "The AI figured out which invoices were wrong.",
        "Our bot learns by itself.",
        "An AI-powered triage of complaints.",
    ),
    "no-base": ("Cut handling time by 40%.", "Churn improved after we shipped it.", "The pilot was a great success."),
    "no-constraint": ("We launched the assistant in May.", "The agents were rolled out to every branch."),
    "no-decision": ("The model was trained on tickets.", "I led the project."),
    "superlative": ("The best forecast in the industry.", "It is flawless and world-class.", "A cutting-edge model."),
    "hedge": (
        "I sort of owned the launch.",
        "It was basically done.",
        "I guess we did well.",
        "I’d probably retrain it.",
    ),
    "ownership": (
        "I chose recall.",
        "Refused the launch twice.",
        "• Set the threshold at 0.7",
        "I therefore capped the budget.",
        "I read the letters and decided to stop.",
        "It was my decision.",
    ),
    "data": ("Two people labelled 400 calls.", "κ was 0.7 on a fresh set.", "Trained on two years of tickets."),
    "metric": ("Recall was what counted.", "At the 95th percentile.", "Cost per ticket.", "False alarms halved."),
    "trade-off": (
        "We gave up speed.",
        "It costs us a week.",
        "I accepted slower answers.",
        "Chose it even though it is dearer.",
    ),
    "result": ("31 of 500 failed.", "Fell from 9% to 4%.", "three out of seven", "420 right against 355."),
    "honesty": ("I was wrong.", "I don't know how many.", "That is still not tested.", "I should have asked."),
}
SILENT = {
    "proximity": (
        "The support agents see one draft.",
        "An unsupported statement was deleted.",
        "I helped the team, and I refused the launch.",
        "Assistants answered.",
    ),
    "skill-list": ("I chose Python over SQL, R and Scala.", "We built it in Python.", "Three agents labelled."),
    "magic": ("A machine learning team of four.", "It is no wizardry."),
    "no-base": ("I chose to improve the letters first.", "Fell from 9% to 4%.", "It reads invoices."),
    "no-constraint": ("We launched in May, because the budget ended in June.", "It reads invoices."),
    "no-decision": ("I stopped the launch.",),
    "superlative": ("At best it is a draft.", "Unique visitors rose.", "Always on.", "A best guess of 12."),
    "hedge": ("What kind of error hurts?", "A mayor and a guesthouse.", "Three kinds of letters."),
    "ownership": (
        "The team chose recall.",
        "Set up a meeting.",
        "They decided.",
        "I reported to the head of AI.",
        "I picked up Python.",
    ),
    "data": ("A private label.", "A table of it."),
    "metric": ("I recall a meeting.", "A two-day workshop."),
    "trade-off": ("It found acceptance.", "A lost and found office."),
    "result": ("A team of seven.", "From 2 to 5 people.", "It grew by 9%."),
    "honesty": ("It is right.", "I guess so."),
}


@pytest.fixture(scope="module")
def known(library: Library) -> list[dict[str, Any]]:
    """The rules as a page carries them."""
    return rules(library)


def check(node: Node, text: str, known: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Give what the check finds."""
    return node.call("model/claim-check.js", "check", text, known)


def found(node: Node, text: str, known: list[dict[str, Any]]) -> set[str]:
    """Give the rules that speak."""
    return {one["rule"] for one in check(node, text, known)}


@pytest.mark.parametrize(("rule", "text"), [(rule, text) for rule, texts in SAYS.items() for text in texts])
def test_a_rule_speaks(rule: str, text: str, node: Node, known: list[dict[str, Any]]) -> None:
    assert rule in found(node, text, known)
    assert rule in found(node, text.replace("’", "'").upper(), known)


@pytest.mark.parametrize(("rule", "text"), [(rule, text) for rule, texts in SILENT.items() for text in texts])
def test_a_rule_is_silent(rule: str, text: str, node: Node, known: list[dict[str, Any]]) -> None:
    assert rule not in found(node, text, known)


def test_a_finding_says_which_words_and_where(node: Node, known: list[dict[str, Any]]) -> None:
    text = "🙂 Helped, and was\nsort of  involved."
    findings = {one["rule"]: one for one in check(node, text, known)}
    units = text.encode("utf-16-le")
    for words in (findings["proximity"]["words"], findings["hedge"]["words"]):
        for word in words:
            start = 2 * word["start"]
            assert units[start : start + 2 * len(word["text"])].decode("utf-16-le") == word["text"]
    assert [word["text"] for word in findings["proximity"]["words"]] == ["Helped", "involved"]
    assert [word["text"] for word in findings["hedge"]["words"]] == ["sort of"]
    assert findings["proximity"]["tone"] == "fault"


def test_what_is_missing_is_told_without_words(node: Node, known: list[dict[str, Any]]) -> None:
    findings = {one["rule"]: one["words"] for one in check(node, "We launched it, and churn improved.", known)}
    assert findings == {"no-base": [], "no-constraint": [], "no-decision": []}


def test_rules_speak_in_their_order_and_each_once(node: Node, known: list[dict[str, Any]], library: Library) -> None:
    spoken = [one["rule"] for one in check(node, "I guess I helped; the best AI learned, improved, launched.", known)]
    assert spoken == [id_ for id_ in library["rule"] if id_ in spoken]
    assert len(spoken) >= 5


@pytest.mark.parametrize("text", ["", "  \n\t", "…", "42", "これは最高のモデルです。", "Лучшая модель"])
def test_a_text_without_latin_letters_gets_no_finding(text: str, node: Node, known: list[dict[str, Any]]) -> None:
    """The words are English: of another script the check knows nothing, not even what is missing."""
    assert check(node, text, known) == []


PIECES = [
    "i ",
    "I helped ",
    "from 1 ",
    "from 1 to ",
    "1 of ",
    "1 ",
    "ai ",
    "and ",
    "- ",
    "’",
    ".\n",
    "set … ",
    "a",
    "1,",
    " ",
    "$ ",
    "N ",
]


@pytest.mark.parametrize("piece", PIECES)
def test_twenty_thousand_characters_take_no_longer_than_a_blink(
    piece: str, node: Node, known: list[dict[str, Any]]
) -> None:
    """Whatever they are: the time grows with the length alone."""
    check(node, "warm", known)
    start = time.perf_counter()
    check(node, (piece * 20_000)[:20_000], known)
    assert time.perf_counter() - start < 1.5


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=300))
def test_any_text_gets_the_same_findings_twice_and_they_quote_it(
    node: Node, known: list[dict[str, Any]], text: str
) -> None:
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    once = check(node, text, known)
    assert check(node, text, known) == once
    for finding in once:
        assert all(word["text"] in text for word in finding["words"])


CLAIMS = st.sampled_from(sorted({text for texts in SAYS.values() for text in texts}))
NEUTRAL = st.sampled_from(
    ["It rained on a Tuesday.", "The office is in Leith.", "A train passed <b>slowly</b>.", "Olá, mundo."]
)


@settings(deadline=None, max_examples=80)
@given(CLAIMS, NEUTRAL)
def test_a_sentence_about_nothing_takes_no_word_away(
    node: Node, known: list[dict[str, Any]], claim: str, neutral: str
) -> None:
    before, after = (
        {(one["rule"], word["text"], word["start"]) for one in check(node, text, known) for word in one["words"]}
        for text in (claim, f"{claim} {neutral}")
    )
    assert before <= after


def spoken(phrase: str) -> str:
    """Give a text that says a phrase."""
    said = phrase.replace("*", "s").replace("…", "so they").replace("~", "I ")
    return re.sub(r"\bN\b", "7", said)


def test_every_phrase_can_be_found(node: Node, known: list[dict[str, Any]]) -> None:
    """A phrase that nothing matches is dead weight."""
    lists = ("words", "several", "harmless", "unless")
    phrases = [phrase for rule in known for name in lists for phrase in rule[name]]
    assert [one for one in phrases if not node.call("model/words.js", "says", f"So {spoken(one)}, so.", [one])] == []
