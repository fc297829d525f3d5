"""A backup file is written whole, and read whatever it holds: rows I-01 to I-16 as far as no browser is needed."""

from __future__ import annotations

import base64
import io
import json
import zipfile
from typing import Any

import pytest

from tests.javascript.node import Node

BACKUP = "model/backup.js"
TOOLS = "../../../tests/javascript/backups.mjs"
NOW = 1_800_000_000_000
EXPORTED = "2026-11-25T12:00:00.000Z"
ABOUT = {"exported": EXPORTED, "app": "2026.11", "schema": 1}
KEY = "item:mock-interviews:state"
GOOD = {"v": "doing", "t": 1_795_600_000_000}

EMPTY = "The file is empty."
LARGE = "The file is larger than 16 MB, so it is not a backup of this guide."
UTF16 = "The file is saved as UTF-16: save it as UTF-8, or choose the backup as it was downloaded."
NOT_UTF8 = "The file is not UTF-8 text: choose the backup as it was downloaded."
NOT_JSON = "This is not a backup of this guide, or only a part of one: it can’t be read as JSON."
FOREIGN = "This is not a backup of this guide."
NO_SCHEMA = "This backup does not say which version of the guide’s data it holds."
NEWER = "This backup was made by a newer version of the guide; reload the page and try again."
NO_DATA = "This backup has no answers in it."
TOO_MANY = "This backup has more than 200,000 entries: no browser can keep so many."
SENTENCES = {EMPTY, LARGE, UTF16, NOT_UTF8, NOT_JSON, FOREIGN, NO_SCHEMA, NEWER, NO_DATA, TOO_MANY}

NOT_OURS = "not a key of this guide"
DEVICE = "belongs to one device only"
NOT_TEXT = "its answer is not text"
TOO_LONG = "longer than 20,000 characters"
NO_TIME = "its time is not a number of milliseconds"


def backup(data: Any = None, **changes: Any) -> str:
    """A backup file's text, with these entries."""
    return json.dumps({"format": "aipm-guide", **ABOUT, "data": {KEY: GOOD} if data is None else data, **changes})


def parse(node: Node, text: str) -> dict[str, Any]:
    return node.call(BACKUP, "parse", text, {"schema": 1, "now": NOW})


def read(node: Node, content: bytes) -> dict[str, Any]:
    return node.call(TOOLS, "read", [base64.b64encode(content).decode()], {"schema": 1, "now": NOW})[0]


def why(node: Node, key: str, entry: Any) -> str | None:
    """Why an entry beside a good one is rejected; None if it is not."""
    found = parse(node, backup({KEY: GOOD, key: entry}))
    assert found["entries"][KEY] == GOOD
    assert found["rejectedCount"] == len(found["rejected"]) == 2 - len(found["entries"])
    return found["rejected"][0]["why"] if found["rejected"] else None


# Keys


@pytest.mark.parametrize(
    ("key", "parts"),
    [
        ("item:mock-interviews:step.two-more", ("item", "mock-interviews", "step.two-more")),
        ("doc:metric-k3x9w2ab:record", ("doc", "metric-k3x9w2ab", "record")),
        ("field:metric-k3x9w2ab:settings.r1.cost", ("field", "metric-k3x9w2ab", "settings.r1.cost")),
        ("meta:app:binder", ("meta", "app", "binder")),
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
    kept = {KEY: GOOD, "meta:app:binder": GOOD}
    text = node.call(BACKUP, "serialise", {"$map": {**kept, "meta:app:undo": GOOD, "meta:app:edits": GOOD}}, ABOUT)
    assert json.loads(text)["data"] == kept
    assert why(node, "meta:app:undo", GOOD) == DEVICE
    assert why(node, "meta:app:binder", GOOD) is None


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


# Reading


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
    assert (
        node.call(TOOLS, "constant", "store.js", "LONGEST") == node.call(TOOLS, "constant", BACKUP, "LONGEST") == 20_000
    )
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
