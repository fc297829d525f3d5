"""A backup file is written whole, sorted, and under keys of known forms."""

from __future__ import annotations

import json

import pytest

from tests.javascript.backup_files import ABOUT, BACKUP, DEVICE, EXPORTED, GOOD, KEY, NOT_OURS, parse, why
from tests.javascript.node import Node

# Keys


@pytest.mark.parametrize(
    ("key", "parts"),
    [
        ("item:mock-interviews:step.two-more", ("item", "mock-interviews", "step.two-more")),
        ("doc:metric-k3x9w2ab:record", ("doc", "metric-k3x9w2ab", "record")),
        ("field:metric-k3x9w2ab:settings.r1.cost", ("field", "metric-k3x9w2ab", "settings.r1.cost")),
        ("meta:app:binder", ("meta", "app", "binder")),
        ("meta:app:self-check.live-rate", ("meta", "app", "self-check.live-rate")),
    ],
)
def test_a_key_of_ours_has_three_parts(node: Node, key: str, parts: tuple[str, str, str]):
    assert node.call(BACKUP, "parts", key) == dict(zip(("kind", "id", "field"), parts, strict=True))


def test_the_longest_ids_of_the_content_make_a_lawful_key(node: Node):
    word = "a" * 60
    assert node.call(BACKUP, "parts", f"field:{word}-k3x9w2ab:{word}.k7qd.{word}")


UNLAWFUL = [
    "", ":", "::", "item::state", "item:a:", "item:a", "item:a:b:c", "note:a:b", "Item:a:b", "item:A:b", "item:-a:b",
    "item:a:.b", "item:a b:c", "item:a:b\n", "\nitem:a:b", "item:ä:b", "item:a/b:c", "aipm:1:item:a:b", "item:a_b:c",
    "item:" + "a" * 81 + ":b", "item:a:" + "b" * 201,
]  # fmt: skip


@pytest.mark.parametrize("key", UNLAWFUL)
def test_any_other_key_is_not_ours(node: Node, key: str):
    assert node.call(BACKUP, "parts", key) is None
    assert why(node, key, GOOD) == NOT_OURS


def test_what_speaks_of_one_device_stays_out_of_a_backup_both_ways(node: Node):
    kept = {KEY: GOOD, "meta:app:binder": GOOD, "meta:app:self-check.live-rate": GOOD}
    text = node.call(BACKUP, "serialise", {"$map": {**kept, "meta:app:undo": GOOD, "meta:app:edits": GOOD}}, ABOUT)
    assert json.loads(text)["data"] == kept
    assert why(node, "meta:app:undo", GOOD) == DEVICE
    for other in ("meta:app:binder.x", "meta:app:self-check", "meta:app:self-checks.x", "meta:other:self-check.x"):
        assert why(node, other, GOOD) == DEVICE
    for key in ("meta:app:binder", "meta:app:self-check.live-rate"):
        assert why(node, key, GOOD) is None


# Writing


def test_a_backup_is_sorted_and_reads_well(node: Node):
    """S-14: two backups can be compared line by line."""
    expected = """{
  "format": "aipm-guide",
  "schema": 1,
  "app": "2026.11",
  "exported": "2026-11-25T12:00:00.000Z",
  "data": {
    "doc:plan-k3x9w2ab:record": {
      "v": "{\\"name\\":\\"é\\"}",
      "t": 7
    },
    "item:b:state": {
      "v": "done",
      "t": 5
    }
  }
}
"""
    entries = {"item:b:state": {"t": 5, "v": "done"}, "doc:plan-k3x9w2ab:record": {"v": '{"name":"é"}', "t": 7}}
    assert node.call(BACKUP, "serialise", {"$map": entries}, ABOUT) == expected
    assert node.call(BACKUP, "serialise", {"$map": dict(reversed(entries.items()))}, ABOUT) == expected


def test_a_backup_of_nothing_is_a_backup(node: Node):
    found = parse(node, node.call(BACKUP, "serialise", {"$map": {}}, ABOUT))
    assert found == {"entries": {}, "rejected": [], "rejectedCount": 0, "exported": EXPORTED, "schema": 1}


@pytest.mark.parametrize("t", [-1, float("nan"), float("inf"), -0.0])
def test_a_time_that_storage_should_not_hold_does_not_cost_the_answer(node: Node, t: float):
    text = node.call(BACKUP, "serialise", {"$map": {KEY: {"v": "kept", "t": t}}}, ABOUT)
    assert parse(node, text)["entries"] == {KEY: {"v": "kept", "t": 0}}


def test_an_answer_under_a_key_of_no_known_form_goes_into_the_file(node: Node):
    text = node.call(BACKUP, "serialise", {"$map": {"field:Metric:X": GOOD, "__proto__": GOOD}}, ABOUT)
    assert json.loads(text)["data"] == {"__proto__": GOOD, "field:Metric:X": GOOD}
