"""What restoring a backup would change is told before, and is never more than that (S-09, S-13, I-15 to I-17)."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.javascript.node import Node

BACKUP = "model/backup.js"
TOOLS = "../../../tests/javascript/backups.mjs"
Entries = dict[str, dict[str, Any]]


def entry(v: str, t: float = 5) -> dict[str, Any]:
    return {"v": v, "t": t}


def plan(node: Node, mode: str, mine: Entries, theirs: Entries) -> dict[str, Any]:
    return node.call(BACKUP, "plan", mode, {"$map": mine}, {"$map": theirs})


def restored(node: Node, mode: str, mine: Entries, theirs: Entries) -> Entries:
    """What is there once a plan is carried out."""
    after = {**mine, **plan(node, mode, mine, theirs)}
    return {key: kept for key, kept in after.items() if kept is not None}


MINE = {
    "item:a:state": entry("done"),
    "item:b:state": entry("doing", 9),
    "item:c:state": entry("todo", 3),
    "item:d:state": entry("skip"),
    "item:e:state": entry("todo"),
    "meta:app:undo": entry("x"),
    "meta:app:binder": entry("loop-ab12cd34"),
}
THEIRS = {
    "item:a:state": entry("done", 99),
    "item:b:state": entry("done", 8),
    "item:c:state": entry("doing", 4),
    "item:d:state": entry("done"),
    "item:f:state": entry("done"),
    "item:gone:state": entry("done"),
}


def test_the_summary_says_what_is_new_the_same_newer_older_only_here_and_unknown(node: Node):
    known = [key for key in THEIRS if "gone" not in key]
    assert node.call(TOOLS, "compared", {"$map": MINE}, {"$map": THEIRS}, known) == {
        "added": ["item:f:state", "item:gone:state"],
        "same": 1,
        "newer": ["item:c:state"],
        "older": ["item:b:state", "item:d:state"],
        "onlyMine": ["item:e:state", "meta:app:binder"],
        "unknown": ["item:gone:state"],
    }


def test_text_that_a_backup_only_cleaned_is_the_same(node: Node):
    mine, theirs = {"item:a:proof": entry("a\r\nb\x00")}, {"item:a:proof": entry("a\nb")}
    assert node.call(TOOLS, "compared", {"$map": mine}, {"$map": theirs}, list(mine))["same"] == 1


def test_merging_keeps_the_newer_and_mine_if_both_are_of_the_same_time(node: Node):
    assert plan(node, "merge", MINE, THEIRS) == {
        key: THEIRS[key] for key in ("item:a:state", "item:c:state", "item:f:state", "item:gone:state")
    }


def test_replacing_removes_what_the_file_lacks_but_nothing_of_this_device(node: Node):
    assert plan(node, "replace", MINE, THEIRS) == {**THEIRS, "item:e:state": None, "meta:app:binder": None}


def test_replacing_leaves_what_no_backup_could_bring_back(node: Node):
    assert plan(node, "replace", {"field:Old Form:x": entry("kept")}, {}) == {}


@pytest.mark.parametrize("mode", ["merge", "replace"])
def test_nothing_of_another_device_is_ever_planned(node: Node, mode: str):
    assert plan(node, mode, {}, {"meta:app:undo": entry("x"), "__proto__": entry("x"), "toString": entry("x")}) == {}


def test_i_16_an_answer_under_a_retired_id_moves_to_its_replacement(node: Node):
    entries = {"item:old:state": entry("done"), "item:old:step.one": entry("1"), "item:older:state": entry("todo")}
    assert node.call(BACKUP, "follow", {"$map": entries}, {"$map": {"item:old": "item:new"}}) == {
        "item:new:state": entry("done"),
        "item:new:step.one": entry("1"),
        "item:older:state": entry("todo"),
    }


def test_i_16_a_step_or_a_field_can_be_retired_too(node: Node):
    entries = {"item:a:step.old": entry("1"), "item:a:step.old-er": entry("1"), "field:x-ab12cd34:t.r1.c": entry("5")}
    retired = {"item:a:step.old": "item:a:step.new", "field:x-ab12cd34:t": "field:x-ab12cd34:table"}
    assert set(node.call(BACKUP, "follow", {"$map": entries}, {"$map": retired})) == {
        "item:a:step.new",
        "item:a:step.old-er",
        "field:x-ab12cd34:table.r1.c",
    }


def test_i_16_a_replacement_that_has_an_answer_keeps_it_and_the_old_one_stays_where_it_was(node: Node):
    entries = {"item:old:state": entry("done", 9), "item:old:proof": entry("p"), "item:new:state": entry("todo", 1)}
    assert node.call(BACKUP, "follow", {"$map": entries}, {"$map": {"item:old": "item:new"}}) == entries


def test_i_16_a_replacement_may_be_retired_and_a_circle_moves_nothing(node: Node):
    def follow(retired: dict[str, str], *ids: str) -> set[str]:
        return set(node.call(BACKUP, "follow", {"$map": {f"{one}:s": entry("x") for one in ids}}, {"$map": retired}))

    for retired in ({"item:a": "item:b", "item:b": "item:c"}, {"item:b": "item:c", "item:a": "item:b"}):
        assert follow(retired, "item:a") == {"item:c:s"}
        assert follow(retired, "item:a", "item:c") == {"item:a:s", "item:c:s"}
    assert follow({"item:a": "item:b", "item:b": "item:a"}, "item:a") == {"item:a:s"}


def test_i_17_the_same_file_twice_changes_nothing_the_second_time_even_with_absurd_times(node: Node):
    text = (
        '{"format": "aipm-guide", "schema": 1, "exported": "2026-11-25T12:00:00Z",'
        ' "data": {"item:a:state": {"v": "done", "t": 9e15}}}'
    )
    first, later = (
        node.call(BACKUP, "parse", text, {"schema": 1, "now": now})["entries"]
        for now in (1_800_000_000_000, 1_900_000_000_000)
    )
    assert plan(node, "merge", first, later) == plan(node, "replace", first, later) == {}
    typed_between = {"item:a:state": entry("doing", 1_850_000_000_000)}
    assert plan(node, "merge", typed_between, later) == {}


KEYS = st.sampled_from([f"item:{name}:state" for name in "abcde"] + ["meta:app:binder", "meta:app:undo", "Not:ours"])
WORK = st.dictionaries(KEYS, st.builds(entry, st.sampled_from(["", "x", "y\r"]), st.integers(0, 4)))


@settings(deadline=None)
@given(mine=WORK, theirs=WORK)
def test_i_17_planning_again_after_restoring_gives_nothing(node: Node, mine: Entries, theirs: Entries):
    for mode in ("merge", "replace"):
        assert plan(node, mode, restored(node, mode, mine, theirs), theirs) == {}


@settings(deadline=None)
@given(mine=WORK, theirs=WORK)
def test_merging_keeps_the_same_whichever_way_round_if_no_two_times_are_equal(
    node: Node, mine: Entries, theirs: Entries
):
    def portable(entries: Entries) -> Entries:
        return {
            key: {**kept, "t": 2 * kept["t"]}
            for key, kept in entries.items()
            if key.startswith("item:") or key == "meta:app:binder"
        }

    one, other = portable(mine), {key: {**kept, "t": kept["t"] + 1} for key, kept in portable(theirs).items()}
    assert restored(node, "merge", one, other) == restored(node, "merge", other, one)


@settings(deadline=None)
@given(mine=WORK, theirs=WORK)
def test_merging_loses_no_key_and_invents_no_entry(node: Node, mine: Entries, theirs: Entries):
    after = restored(node, "merge", mine, theirs)
    assert after.keys() >= mine.keys()
    assert all(kept in (mine.get(key), theirs.get(key)) for key, kept in after.items())


@settings(deadline=None)
@given(mine=WORK, theirs=WORK)
def test_the_summary_and_the_plan_agree(node: Node, mine: Entries, theirs: Entries):
    theirs = {key: kept for key, kept in theirs.items() if key.startswith("item:")}
    summary = node.call(TOOLS, "compared", {"$map": mine}, {"$map": theirs}, [])
    changed = {
        key
        for key, kept in plan(node, "merge", mine, theirs).items()
        if key not in mine or mine[key]["v"].replace("\r", "\n") != kept["v"].replace("\r", "\n")
    }
    assert changed == {*summary["added"], *summary["newer"]}
    assert len(theirs) == summary["same"] + sum(len(summary[name]) for name in ("added", "newer", "older"))
    removed = {key for key, kept in plan(node, "replace", mine, theirs).items() if kept is None}
    assert removed == set(summary["onlyMine"])
