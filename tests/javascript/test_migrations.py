"""Readers' work of every schema that was ever released can still be read (S-10)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.javascript.node import ModuleError, Node

HERE = Path(__file__).parent
TOOLS = "../../../tests/javascript/backups.mjs"
NOW = 1_800_000_000_000


def backup(schema: int) -> str:
    """The backup file that is kept of a released schema."""
    return (HERE / "backups" / f"schema-{schema}.json").read_text("utf-8")


def entry(v: str) -> dict[str, object]:
    return {"v": v, "t": 5}


def test_every_schema_up_to_the_current_has_a_backup_that_parses_whole(node: Node):
    current = node.call(TOOLS, "constant", "store.js", "SCHEMA")
    for schema in range(1, current + 1):
        text = backup(schema)
        read = node.call("model/backup.js", "parse", text, {"schema": current, "now": NOW})
        assert read["rejected"] == []
        assert read["schema"] == schema == json.loads(text)["schema"]
        assert len(read["entries"]) >= 12
    assert read["entries"] == json.loads(backup(current))["data"]


def test_every_schema_before_the_current_has_a_step(node: Node):
    current = node.call(TOOLS, "constant", "store.js", "SCHEMA")
    assert node.call(TOOLS, "starts") == list(range(1, current))


def test_the_backup_of_schema_1_holds_every_kind_of_entry():
    data = json.loads(backup(1))["data"]
    for part in (
        ":record",
        ":settings.order",
        ":settings.k7qd.setting",
        ":view.confidence",
        ":state",
        ":proof",
        ":revision",
        ":step.list-candidates",
        "meta:app:binder",
        "meta:app:self-check.live-rate",
    ):
        assert any(key.endswith(part) for key in data), part
    assert {key.split(":")[0] for key in data} == {"doc", "field", "item", "meta"}


def test_the_backup_of_the_current_schema_is_written_again_byte_by_byte(node: Node):
    current = node.call(TOOLS, "constant", "store.js", "SCHEMA")
    text = backup(current)
    read = node.call("model/backup.js", "parse", text, {"schema": current, "now": NOW})
    about = {name: json.loads(text)[name] for name in ("exported", "app", "schema")}
    assert node.call("model/backup.js", "serialise", {"$map": read["entries"]}, about) == text


def test_steps_run_in_order_from_the_schema_of_the_entries_to_the_wanted_one(node: Node):
    old = {"item:loop:state": entry("skip"), "item:loop:proof": entry("a link")}
    new = {"item:loop:state": entry("later"), "item:loop:proof.link": entry("a link")}
    assert node.call(TOOLS, "migrated", {"$map": old}, 1, 3)["after"] == new
    assert node.call(TOOLS, "migrated", {"$map": old}, 1, 2)["after"] == {**old, "item:loop:state": entry("later")}
    assert node.call(TOOLS, "migrated", {"$map": new}, 3, 3)["after"] == new


def test_a_migration_leaves_the_entries_it_was_given(node: Node):
    old = {"item:loop:state": entry("skip"), "item:loop:proof": entry("a link")}
    assert node.call(TOOLS, "migrated", {"$map": old}, 1, 3)["untouched"]
    assert node.call(TOOLS, "migrated", {"$map": old}, 3, 3)["untouched"]


def test_a_missing_step_is_an_error_and_never_skipped(node: Node):
    with pytest.raises(ModuleError, match="There is no migration from schema 3"):
        node.call(TOOLS, "migrated", {"$map": {}}, 1, 4)


def test_a_backup_of_an_older_schema_is_migrated_when_it_is_parsed(node: Node):
    read = node.call(TOOLS, "parsed", backup(1), 3, NOW)
    assert read["schema"] == 1
    assert read["rejectedCount"] == 0
    assert read["entries"]["item:decision-journal:state"]["v"] == "later"
    assert "item:model-projects:proof.link" in read["entries"]
    assert "item:model-projects:proof" not in read["entries"]
