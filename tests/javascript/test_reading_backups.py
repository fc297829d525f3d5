"""A backup file is read whatever it holds: rows I-01 to I-16, as far as no browser is needed."""

from __future__ import annotations

import io
import json
import zipfile
from typing import Any

import pytest

from tests.javascript.backup_files import (
    ABOUT,
    BACKUP,
    EMPTY,
    EXPORTED,
    FOREIGN,
    GOOD,
    KEY,
    LARGE,
    NEWER,
    NO_DATA,
    NO_SCHEMA,
    NO_TIME,
    NOT_JSON,
    NOT_OURS,
    NOT_TEXT,
    NOT_UTF8,
    NOW,
    SENTENCES,
    TOO_LONG,
    TOO_MANY,
    TOOLS,
    UTF16,
    backup,
    parse,
    read,
    why,
)
from tests.javascript.node import Node

PROTO = '{"__proto__": {"polluted": 1, "v": "x", "t": 1, "format": "aipm-guide"}'


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        (PROTO + ', "format": "aipm-guide", "schema": 1, "data": {}}', {}),
        ('{"format": "aipm-guide", "schema": 1, "data": ' + PROTO + "}}", {}),
        ('{"format": "aipm-guide", "schema": 1, "data": {"item:a:state": ' + PROTO + "}}}", {}),
        (
            '{"format": "aipm-guide", "schema": 1, "data": {"item:a:state": ' + PROTO + ', "v": "y", "t": 2}}}',
            {"item:a:state": {"v": "y", "t": 2}},
        ),
    ],
)
def test_i_01_a_prototype_in_a_file_is_data_like_any_other(node: Node, text: str, entries: dict[str, Any]):
    assert parse(node, text)["entries"] == entries
    assert node.call(TOOLS, "intact")


def test_i_01_a_root_that_only_inherits_its_format_is_foreign(node: Node):
    assert parse(node, PROTO + ', "schema": 1, "data": {}}')["problem"] == FOREIGN


@pytest.mark.parametrize(
    "key", ["constructor.prototype", "toString", "hasOwnProperty", "__defineGetter__", "__proto__", "constructor"]
)
def test_i_02_names_that_objects_inherit_are_no_keys(node: Node, key: str):
    assert why(node, key, GOOD) == NOT_OURS
    assert node.call(BACKUP, "parts", f"item:{key}:state") is None or key in ("constructor.prototype", "constructor")
    assert node.call(TOOLS, "intact")


def test_i_02_an_inherited_name_as_an_id_is_an_entry_like_any_other_and_unknown(node: Node):
    found = parse(node, backup({"item:constructor:state": GOOD}))["entries"]
    summary = node.call(TOOLS, "compared", {"$map": {}}, {"$map": found}, [KEY])
    assert summary["added"] == summary["unknown"] == ["item:constructor:state"]


def test_i_03_six_megabytes_are_read(node: Node):
    data = {f"item:a{count}:proof": {"v": "x" * 20_000, "t": 1} for count in range(300)}
    assert parse(node, backup(data))["entries"] == data


@pytest.mark.parametrize(("text", "units"), [("語" * 20_000, 3.0), ("", 1.0), ('"\\\n' * 6000, 1.0), ("é", 1.0)])
def test_i_03_a_backup_of_full_storage_restores(node: Node, text: str, units: float):
    """The size limit stands above anything that storage can hold: long texts, tiny ones, ones full of escapes."""
    found = node.call(TOOLS, "full", text, 5056 * 1024)
    assert found["same"]
    assert found["rejectedCount"] == 0
    assert 0.9 * units * 5056 * 1024 < found["bytes"] <= 16 * 1024 * 1024
    assert found["count"] <= node.call(TOOLS, "constant", BACKUP, "MAX_KEYS")


def test_i_03_a_huge_file_is_refused_by_its_size(node: Node):
    assert node.call(BACKUP, "tooLarge", 100_000_000) == LARGE
    assert node.call(BACKUP, "tooLarge", 16 * 1024 * 1024 + 1) == LARGE
    assert node.call(BACKUP, "tooLarge", 16 * 1024 * 1024) == ""
    assert read(node, "語".encode() * 6_000_000) == {"problem": LARGE}
    assert parse(node, " " * (16 * 1024 * 1024 + 1)) == {"problem": LARGE}


def test_i_03_an_empty_file_and_a_renamed_document_are_explained(node: Node):
    document = io.BytesIO()
    with zipfile.ZipFile(document, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", bytes(range(256)) * 12)
    assert read(node, b"") == {"problem": EMPTY}
    assert read(node, document.getvalue()) == {"problem": NOT_UTF8}
    assert read(node, b"   \n") == {"problem": NOT_JSON}


DEEP = "[" * 10_000 + "]" * 10_000


@pytest.mark.parametrize("place", ["format", "schema", "app", "exported", "data", "else", "v", "t", "entry"])
def test_i_04_depth_does_no_harm_wherever_it_is(node: Node, place: str):
    marked = backup(**{place: "DEEP"}) if place not in ("v", "t", "entry") else backup({KEY: {**GOOD, place: "DEEP"}})
    if place == "entry":
        marked = backup({KEY: "DEEP"})
    found = parse(node, marked.replace('"DEEP"', DEEP))
    if place in ("format", "schema", "data"):
        assert found["problem"] in SENTENCES
    else:
        assert found["entries"] == ({} if place in ("v", "t", "entry") else {KEY: GOOD})
        assert found["rejectedCount"] == (place in ("v", "t", "entry"))


def test_i_04_depth_alone_is_foreign(node: Node):
    assert parse(node, DEEP) == {"problem": FOREIGN}
    assert parse(node, DEEP * 2) == {"problem": NOT_JSON}


def test_i_05_a_million_keys_are_refused(node: Node):
    members = ",".join(f'"{count:x}":1' for count in range(1_000_000))
    text = backup({}).replace('"data": {}', '"data": {' + members + "}")
    assert parse(node, text) == {"problem": TOO_MANY}


def test_i_05_only_the_first_fifty_rejected_are_listed_and_all_are_counted(node: Node):
    data = {KEY: GOOD} | {f"nonsense {n} " + "x" * n: 1 for n in range(200)}
    found = parse(node, backup(data))
    assert found["entries"] == {KEY: GOOD}
    assert len(found["rejected"]) == 50
    assert found["rejectedCount"] == 200
    assert all(rejected["why"] == NOT_OURS for rejected in found["rejected"])


def test_i_05_a_rejected_key_is_shown_shortened_and_as_text_that_can_be_shown(node: Node):
    keys = ["k" * 1_000_000, "k" * 99 + "👍", "tab\tnul\x00line\u2028", "\ud800"]
    found = parse(node, backup(dict.fromkeys(keys, GOOD)))
    shown = ["k" * 100 + "…", "k" * 99 + "\ufffd…", "tab\tnulline\u2028", "\ufffd"]
    assert [rejected["key"] for rejected in found["rejected"]] == shown


def test_i_05_texts_are_as_long_as_a_field_may_be(node: Node):
    """The store takes its limit from the same place, model/entries.js; that it keeps to it is tested in a browser."""
    assert node.call(TOOLS, "constant", BACKUP, "LONGEST") == 20_000
    assert why(node, "item:a:proof", {"v": "x" * 20_000, "t": 1}) is None
    assert why(node, "item:a:proof", {"v": "x" * 20_001, "t": 1}) == TOO_LONG
    assert why(node, "item:a:proof", {"v": "x" * 1_000_000, "t": 1}) == TOO_LONG
    assert why(node, "item:a:proof", {"v": [0] * 100_000, "t": 1}) == NOT_TEXT


@pytest.mark.parametrize("wrong", [0, 1.5, True, None, [], ["x"], {}, {"toString": 1}, {"v": "x", "t": 1}])
def test_i_06_an_answer_that_is_no_text_is_rejected_alone(node: Node, wrong: Any):
    assert why(node, "item:a:state", {"v": wrong, "t": 1}) == NOT_TEXT
    assert why(node, "item:a:state", wrong) == (None if wrong == {"v": "x", "t": 1} else NOT_TEXT)


@pytest.mark.parametrize("wrong", ["5", "true", None, True, [], [5], {}, {"valueOf": 1}, -1, "NaN"])
def test_i_06_a_time_that_is_no_time_is_rejected_alone(node: Node, wrong: Any):
    assert why(node, "item:a:state", {"v": "x", "t": wrong}) == NO_TIME
    assert why(node, "item:a:state", {"v": "x"}) == NO_TIME


def test_i_06_infinity_is_no_time_and_minus_zero_is_zero(node: Node):
    data = '{"item:a:state": {"v": "x", "t": 1e999}, "item:b:state": {"v": "y", "t": -0}}'
    found = parse(node, backup("DATA").replace('"DATA"', data))
    assert found["entries"] == {"item:b:state": {"v": "y", "t": 0}}
    assert found["rejected"] == [{"key": "item:a:state", "why": NO_TIME}]
    assert parse(node, backup().replace(str(GOOD["t"]), "NaN")) == {"problem": NOT_JSON}


@pytest.mark.parametrize("v", ["<img src=x onerror=alert(1)>", "<script>", "javascript:alert(1)", "{{ none }}"])
def test_i_07_markup_is_text_and_comes_through_as_it_is(node: Node, v: str):
    entries = {"item:a:proof": {"v": v, "t": 1}}
    assert parse(node, node.call(BACKUP, "serialise", {"$map": entries}, ABOUT))["entries"] == entries
    assert why(node, f"item:{v}:state", GOOD) == NOT_OURS


def test_i_08_invisible_signs_are_kept_and_control_characters_dropped(node: Node):
    signs = "\u202e\u2066\u2069\u200b\u200d\ufeff\u2028"
    v = f"a{signs}\x00\x07\x1b\x7f\x85\tb\nc\r\nd\re"
    text = node.call(BACKUP, "serialise", {"$map": {KEY: {"v": v, "t": 1}}}, ABOUT)
    assert parse(node, text)["entries"] == {KEY: {"v": f"a{signs}\tb\nc\nd\ne", "t": 1}}
    assert parse(node, backup({KEY: {"v": v, "t": 1}}))["entries"][KEY]["v"] == v


def test_i_09_a_lone_surrogate_becomes_the_replacement_character_both_ways(node: Node):
    entries = {KEY: {"v": "\ud800a\udc00👍\ud83d", "t": 1}}
    mended = {KEY: {"v": "\ufffda\ufffd👍\ufffd", "t": 1}}
    text = node.call(BACKUP, "serialise", {"$map": entries}, ABOUT)
    assert json.loads(text)["data"] == mended
    assert parse(node, backup(entries))["entries"] == mended


def test_i_10_of_the_same_key_twice_the_last_counts(node: Node):
    data = '{"KEY": {"v": "first", "t": 9}, "KEY": {"v": "last", "t": 5}}'.replace("KEY", KEY)
    assert parse(node, backup("DATA").replace('"DATA"', data))["entries"] == {KEY: {"v": "last", "t": 5}}


@pytest.mark.parametrize(
    ("schema", "problem"),
    [(999, NEWER), (2, NEWER), ("3", NO_SCHEMA), (None, NO_SCHEMA), (-1, NO_SCHEMA), (0, NO_SCHEMA), (1.5, NO_SCHEMA),
     (True, NO_SCHEMA), ([1], NO_SCHEMA), ({}, NO_SCHEMA)],
)  # fmt: skip
def test_i_11_a_schema_that_is_newer_missing_or_absurd_is_refused(node: Node, schema: Any, problem: str):
    assert parse(node, backup(schema=schema)) == {"problem": problem}
    assert parse(node, '{"format": "aipm-guide", "data": {}}') == {"problem": NO_SCHEMA}
    assert parse(node, backup(schema="E").replace('"E"', "1e999")) == {"problem": NO_SCHEMA}


@pytest.mark.parametrize(
    "text",
    ['{"name": "guide", "version": "1.0.0"}', "[]", '"text"', "5", "null", "true", '[{"format": "aipm-guide"}]',
     '{"format": "excalidraw"}', '{"format": ["aipm-guide"]}', "{}"],
)  # fmt: skip
def test_i_12_the_json_of_another_tool_is_not_a_backup(node: Node, text: str):
    assert parse(node, text) == {"problem": FOREIGN}


@pytest.mark.parametrize("data", [None, [], [GOOD], "x", 5])
def test_i_12_a_backup_without_a_list_of_answers_is_refused(node: Node, data: Any):
    assert parse(node, backup(data=data) if data is not None else backup().replace('"data"', '"date"')) == {
        "problem": NO_DATA
    }


def test_i_13_a_byte_order_mark_is_no_part_of_the_text(node: Node):
    assert read(node, b"\xef\xbb\xbf" + backup().encode())["entries"] == {KEY: GOOD}
    assert parse(node, "\ufeff" + backup())["entries"] == {KEY: GOOD}


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_i_14_utf_16_is_recognised(node: Node, encoding: str):
    assert read(node, backup().encode(encoding)) == {"problem": UTF16}


def test_i_14_other_encodings_are_explained(node: Node):
    text = backup({KEY: {"v": "café", "t": 1}}).replace("\\u00e9", "é")
    assert read(node, text.encode("windows-1252")) == {"problem": NOT_UTF8}
    assert read(node, text.encode())["entries"][KEY]["v"] == "café"


def test_i_14_a_truncated_file_is_explained(node: Node):
    assert read(node, backup().encode()[:-1]) == {"problem": NOT_JSON}


@pytest.mark.parametrize("t", [9e15, NOW + 1, 1.7e308])
def test_i_15_a_time_to_come_becomes_the_time_of_the_file_or_now(node: Node, t: float):
    """The file's own time where it has one, so that the same file twice does not beat what was typed in between."""
    made = 1_795_608_000_000
    assert parse(node, backup({KEY: {"v": "x", "t": t}}))["entries"] == {KEY: {"v": "x", "t": made}}
    for exported in ("2199-01-01T00:00:00Z", "0001-01-01T00:00:00Z", "2026-99-99T00:00:00Z", "soon", None, [EXPORTED]):
        found = parse(node, backup({KEY: {"v": "x", "t": t}}, exported=exported))
        assert found["entries"] == {KEY: {"v": "x", "t": NOW}}


def test_i_15_a_time_that_has_been_is_kept(node: Node):
    for t in (0, 0.5, NOW - 1, NOW):
        assert parse(node, backup({KEY: {"v": "x", "t": t}}))["entries"][KEY]["t"] == t


@pytest.mark.parametrize("exported", [5, None, "yesterday", {"toString": 1}, [EXPORTED], "2026-99-99T00:00:00Z", "<b>"])
def test_the_day_of_a_backup_is_told_only_if_it_is_one(node: Node, exported: Any):
    assert parse(node, backup(exported=exported))["exported"] == ""
    assert parse(node, backup())["exported"] == EXPORTED
