"""Any text survives a backup, and any damage to a file is survived: properties of reading and writing backups."""

from __future__ import annotations

import base64
import copy
import json
import random
import re
import string
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.javascript.backup_files import ABOUT, BACKUP, NOW, SENTENCES, TOOLS
from tests.javascript.node import Node

FIXTURE = (Path(__file__).parent / "backups/schema-1.json").read_bytes()
MADE = 1_795_608_000_000
OURS = re.compile(
    r"(item|doc|field):[a-z0-9][a-z0-9-]{0,79}:[a-z0-9][a-z0-9.-]{0,199}|meta:app:(binder|self-check\.[a-z0-9.-]{1,189})"
)


def well_formed(text: str) -> str:
    """Text as JavaScript sees it: surrogates that make a pair are one character, others the replacement character."""
    paired = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
    return re.sub("[\ud800-\udfff]", "\ufffd", paired)


def cleaned(text: str) -> str:
    """Text as a backup holds it."""
    return re.sub(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", "", re.sub(r"\r\n?", "\n", well_formed(text)))


WORDS = st.text("abc019-", min_size=1, max_size=8).filter(lambda word: word[0] != "-")
KINDS = st.sampled_from(["item", "doc", "field"])
KEYS = st.builds("{}:{}:{}".format, KINDS, WORDS, WORDS) | st.just("meta:app:binder")
TRICKY = st.sampled_from('\ud800\udc00\ud83d\r\n\t\x00"\\\u2028\ufeff')
ANY_TEXT = st.text(st.characters(exclude_categories=()) | TRICKY)
SNAPSHOTS = st.dictionaries(KEYS, st.builds(lambda v, t: {"v": v, "t": t}, ANY_TEXT, st.integers(0, NOW)), max_size=8)


@settings(deadline=None)
@given(SNAPSHOTS)
def test_what_is_written_is_read_again_whatever_the_text(node: Node, snapshot: dict[str, Any]):
    text = node.call(BACKUP, "serialise", {"$map": snapshot}, ABOUT)
    found = node.call(TOOLS, "read", [base64.b64encode(text.encode()).decode()], {"schema": 1, "now": NOW})[0]
    assert found["rejectedCount"] == 0
    assert found["entries"] == {key: {"v": cleaned(kept["v"]), "t": kept["t"]} for key, kept in snapshot.items()}
    assert node.call(BACKUP, "serialise", {"$map": found["entries"]}, ABOUT) == text


Chance = random.Random
ODD = [
    None, True, 0, -1, 1.5, 9e15, 1e308, "", "x", "\ud800", "\x00", "3", "aipm-guide", [], {}, [[]],
    {"v": "x", "t": 1}, {"v": 1, "t": "1"}, {"__proto__": {"v": "p", "t": 1}}, {"toString": 1, "valueOf": 1},
    json.loads("[" * 60 + "]" * 60), "x" * 20_001,
]  # fmt: skip
NAMES = [
    "__proto__", "constructor", "toString", "hasOwnProperty", "format", "schema", "data", "exported", "v", "t", "0", "",
    "item:constructor:state", "item:a:b", "meta:app:undo", "\ud800", "item:a:b\n",
]  # fmt: skip


def bits(content: bytes, chance: Chance) -> bytes:
    """A few bits flipped."""
    found = bytearray(content)
    for _ in range(chance.randint(1, 4)):
        found[chance.randrange(len(found))] ^= 1 << chance.randrange(8)
    return bytes(found)


def cut(content: bytes, chance: Chance) -> bytes:
    """A piece missing, often the end."""
    start = chance.randrange(len(content))
    return content[:start] + (b"" if chance.random() < 0.3 else content[start + chance.randint(1, 80) :])


def patched(content: bytes, chance: Chance) -> bytes:
    """Bytes put in: noise, signs of JSON, or a piece of the file itself."""
    at, other = chance.randrange(len(content)), chance.randrange(len(content))
    signs = "".join(chance.choices('{}[]":,\\0189eE-+.ntu' + string.whitespace, k=chance.randint(1, 3))).encode()
    piece = chance.choice([chance.randbytes(chance.randint(1, 6)), signs, content[other : other + 200]])
    return content[:at] + piece + content[at:]


def structure(content: bytes, chance: Chance) -> bytes:
    """One to three members of any object in the file removed, renamed, replaced, or added."""
    file = json.loads(content)
    for _ in range(chance.randint(1, 3)):
        records = [file]
        for record in records:
            records += [part for part in record.values() if isinstance(part, dict) and part]
        # Half of the time the envelope and the list of entries, which are two of many objects.
        record = chance.choice(records[:2] if chance.random() < 0.4 else records)
        name = chance.choice(list(record) or [""])
        act = chance.randrange(5)
        if act == 0:
            record.pop(name, None)
        elif act == 1 and name in record:
            record[chance.choice(NAMES)] = record.pop(name)
        elif act == 2:
            record[name] = copy.deepcopy(chance.choice(ODD))
        elif act == 3:
            record[chance.choice(NAMES)] = copy.deepcopy(chance.choice(ODD))
        elif name in record:
            record[name] = copy.deepcopy(chance.choice([part for record in records for part in record.values()]))
    text = json.dumps(file, ensure_ascii=chance.random() < 0.5, indent=chance.choice([None, 2]))
    if chance.random() < 0.1:
        text = text.replace('"t": 1', f'"t": {chance.choice(["1e999", "-1", "1e", "01", "-0", "NaN"])}', 1)
    return text.encode("utf-8", "surrogatepass")


def check(content: bytes, found: dict[str, Any]) -> str:
    """Hold what was read against the file as Python reads it; gives how the file fared."""
    assert "thrown" not in found, found["thrown"]
    if "problem" in found:
        assert found.keys() == {"problem"}
        assert found["problem"] in SENTENCES
        return "refused"
    data = json.loads(content.decode("utf-8-sig"))["data"]
    assert found["rejectedCount"] + len(found["entries"]) == len(data)
    assert len(found["rejected"]) == min(found["rejectedCount"], 50)
    for key, entry in found["entries"].items():
        assert OURS.fullmatch(key)
        assert entry.keys() == {"v", "t"}
        assert entry["v"] == well_formed(data[key]["v"])
        assert entry["t"] == data[key]["t"] or (data[key]["t"] > NOW and entry["t"] <= NOW)
    return "half-good" if found["rejectedCount"] else "good"


@pytest.mark.parametrize("mutate", [bits, cut, patched, structure])
def test_no_damage_to_a_file_throws_or_yields_what_was_not_in_it(node: Node, mutate: Callable[[bytes, Chance], bytes]):
    """2,500 files for each kind of damage."""
    chance = random.Random(mutate.__name__)  # noqa: S311 - the same files each time
    fates = set()
    for _ in range(5):
        files = [mutate(FIXTURE, chance) for _ in range(500)]
        sent = [base64.b64encode(file).decode() for file in files]
        results = node.call(TOOLS, "read", sent, {"schema": 1, "now": NOW})
        fates |= {check(file, found) for file, found in zip(files, results, strict=True)}
    assert fates == {"refused", "half-good", "good"}
    assert node.call(TOOLS, "intact")
