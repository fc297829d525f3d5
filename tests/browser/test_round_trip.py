"""Work that leaves as a backup comes back the same: any text, half-good files, full storage, and in the real page."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest
from hypothesis import given, settings
from playwright.sync_api import Page, expect

from tests.browser.backups import KEY, WORK, backup, choose, dialog
from tests.browser.kept import TIME, answers, at, button, fill_storage, keep, open_ready, ready, stored, taken
from tests.browser.marks import ONCE
from tests.javascript.backup_files import NO_TIME, NOT_OURS, NOT_TEXT, NOW, TOO_LONG
from tests.javascript.test_backup_mutations import SNAPSHOTS, cleaned

MODULES = """const here = document.querySelector("script[src$='widgets.js']").src.replace("widgets.js", "");
    const {apply, entries} = await import(`${here}store.js`);
    const {decode, parse, plan, serialise} = await import(`${here}model/backup.js`);"""
EVIL = '<img src=x onerror="window.ran=1"><script>window.ran = 1</script> [x](javascript:alert(1))'
ODD = "\u202eback\u202c \u2066in\u2069 zero\u200bwidth \ufeffmark"


def restore(page: Page, text: str) -> None:
    """Restore a backup with this text."""
    box = dialog(page)
    choose(page, text)
    button(page, "Restore").click()
    expect(box).to_have_count(0)
    page.evaluate("navigator.locks.request('aipm', () => {})")  # it is done once the lock is free


def test_a_backup_erased_and_restored_gives_the_same_backup(workspace: Page) -> None:
    keep(workspace, {"item:charisma:state": "done", KEY: f"{EVIL}\n{ODD} 語 🧪"})
    first, second = [], []
    for found in (first, second):
        _, content = taken(workspace, button(workspace, "Download backup").click)
        found += [line for line in content.decode().split("\n") if not line.startswith('  "exported": ')]
        if found is first:
            button(workspace, "Erase everything").click()
            button(workspace, "Erase").click()
            expect(workspace.locator(".aipm-shelf")).to_have_count(0)
            assert stored(workspace) == {}
            restore(workspace, content.decode())
    assert first == second
    assert len(first) > 20


def test_any_workspace_comes_back_as_it_was(bench: Page) -> None:
    bench.evaluate("localStorage.clear()")
    started = time.monotonic()

    @settings(max_examples=60, deadline=None, database=None)
    @given(SNAPSHOTS)
    def comes_back(snapshot: dict[str, Any]) -> None:
        found = bench.evaluate(
            """async text => {
                MODULES
                const about = {exported: "2026-11-25T12:00:00.000Z", app: "2026.11", schema: 1};
                const none = () => new Map([...entries().keys()].map(key => [key, null]));
                const kept = apply(new Map(Object.entries(JSON.parse(text)))).ok;
                const first = serialise(entries(), about);
                apply(none());
                const empty = entries().size === 0;
                const {text: read} = decode(new TextEncoder().encode(first));
                const {entries: theirs} = parse(read, {schema: 1, now: NOW});
                apply(plan("replace", entries(), theirs));
                const second = serialise(entries(), about);
                apply(none());
                return [kept, empty, second === first, first];
            }""".replace("MODULES", MODULES).replace("NOW", str(NOW)),
            json.dumps(snapshot),
        )
        assert found[:3] == [True, True, True]
        assert json.loads(found[3])["data"] == {
            key: {"v": cleaned(entry["v"]), "t": entry["t"]} for key, entry in snapshot.items()
        }

    comes_back()
    assert time.monotonic() - started < 60


NUMBERS = json.loads('[-1, 1e999, "1", null, [1]]')
WRONG = {f"item:a{number}:proof": {"v": "x", "t": t} for number, t in enumerate(NUMBERS)} | {
    f"item:b{number}:proof": {"v": v, "t": 1} for number, v in enumerate([1, None, [], {}, True])
}


@ONCE
def test_i_06_what_is_wrong_in_a_file_is_listed_and_left_out(workspace: Page) -> None:
    data = WRONG | {"item:c:proof": {"v": "x" * 20_001, "t": 1}, "<img src=x>": {"v": "x", "t": 1}, "item:d:e": 7}
    box = dialog(workspace)
    choose(workspace, backup(data | {"item:decision-journal:state": "doing"}).replace("Infinity", "1e999"))
    expect(box.locator("summary")).to_have_text("13 entries can’t be read and will be left out")
    box.locator("summary").click()
    reasons = [line.split(": ")[1] for line in box.locator("li").all_inner_texts()]
    assert reasons == [NO_TIME] * 5 + [NOT_TEXT] * 5 + [TOO_LONG, NOT_OURS, NOT_TEXT]
    assert box.locator("img").count() == 0
    expect(workspace.get_by_label("Replace everything")).to_be_disabled()  # it would remove what the file has lost
    button(workspace, "Restore").click()
    expect(button(workspace, "Undo restore")).to_be_visible()
    assert answers(workspace) == WORK | {"item:decision-journal:state": "doing"}


@ONCE
@pytest.mark.parametrize("place", ['"data": {', '"t": 1790000000001, '])
def test_i_01_a_prototype_in_a_file_pollutes_nothing(workspace: Page, place: str) -> None:
    text = backup({KEY: {"t": TIME + 1, "v": "3"}})
    assert place in text
    restore(workspace, text.replace(place, place + '"__proto__": {"polluted": 1, "v": "x", "t": 1}, '))
    assert answers(workspace) == WORK | {KEY: "3"}
    assert workspace.evaluate("({}).polluted") is None


@ONCE
def test_i_02_names_that_every_object_has_are_ids_that_nobody_asked_for(workspace: Page) -> None:
    data = {"item:constructor:state": "done", "doc:constructor-aaaaaaaa:record": '{"worksheet": "constructor"}'}
    box = dialog(workspace)
    choose(workspace, backup(data | {"item:hasOwnProperty:state": "done", "toString": "x", "__defineGetter__": "x"}))
    expect(box).to_contain_text("2 answers belong to questions that the guide does not ask")
    expect(box).to_contain_text("3 entries can’t be read")
    button(workspace, "Restore").click()
    expect(workspace.locator("[data-part=orphans] li")).to_have_count(2)


@ONCE
def test_i_07_markup_in_a_file_is_shown_as_text_wherever_it_appears(workspace: Page, origin: str) -> None:
    record = json.dumps({"worksheet": "tradeoff", "name": EVIL, "created": EVIL})
    evil = {"doc:tradeoff-aaaaaaaa:record": {"v": record, "t": TIME + 1}, KEY: {"v": EVIL, "t": TIME + 1}}
    restore(workspace, backup(evil | {"item:charisma:proof": EVIL, "doc:evil-aaaaaaaa:record": record}))
    expect(workspace.get_by_role("link", name=EVIL).first).to_be_visible()
    expect(workspace.locator("[data-part=orphans]")).to_contain_text(EVIL)
    for address in ("", "worksheets/tradeoff/#doc=tradeoff-aaaaaaaa"):
        workspace.goto(origin + address)
        expect(workspace.get_by_text(EVIL).first).to_be_attached()
        assert workspace.locator("main img[src=x], [onerror]").count() == 0
        assert workspace.evaluate("window.ran") is None
    expect(at(ready(workspace), "limit")).to_have_value(EVIL)
    button(workspace, "Delete").click()
    expect(button(workspace, "Undo")).to_be_focused()
    open_ready(workspace, f"{origin}workspace/", "workspace")
    expect(workspace.get_by_role("button", name="Undo: Deleted")).to_contain_text(EVIL)


@ONCE
def test_i_08_to_i_16_odd_texts_times_and_ids_come_in_tamed(workspace: Page) -> None:
    """Signs that turn the line, halves of letters, doubles, a mark at the start, times to come, unknown ids."""
    future = {"v": "x", "t": 9e15}
    data = {KEY: {"v": ODD, "t": TIME + 1}, "item:decision-journal:proof": "HALF", "item:charisma:proof": future}
    text = (
        backup(data).replace("HALF", "\\ud800").replace('"data": {', '"data": {"item:twice:proof": {"v": "1", "t": 1},')
    )
    restore(workspace, "\ufeff" + text[:-2] + ', "item:twice:proof": {"v": "2", "t": 1}}}')
    kept = answers(workspace)
    assert (kept[KEY], kept["item:decision-journal:proof"]) == (ODD, "\ufffd")
    assert kept["item:twice:proof"] == "2"
    assert json.loads(stored(workspace)["aipm:1:item:charisma:proof"])["t"] <= workspace.evaluate("Date.now()")
    shown = workspace.locator("[data-part=orphans] li", has_text="item:charisma:proof")
    expect(shown.locator("[dir=auto]")).to_have_text("x")


def test_i_18_a_restore_that_finds_no_room_changes_nothing_at_all(workspace: Page) -> None:
    keep(workspace, {"item:decision-journal:proof": "x" * 8000})
    fill_storage(workspace)
    workspace.evaluate("localStorage.setItem('other-0', localStorage.getItem('other-0').slice(1000))")
    before = stored(workspace)
    late = {"t": TIME + 1}
    data = {"item:decision-journal:proof": {"v": "short", **late}, KEY: {"v": "y" * 8000, **late}}
    restore(workspace, backup(data | {"item:mock-interviews:proof": {"v": "z" * 5000, **late}}))
    expect(workspace.get_by_role("alert")).to_contain_text("Not saved: storage is full")
    assert stored(workspace) == before
    restore(workspace, backup(data))
    assert answers(workspace)[KEY] == "y" * 8000


def test_a_backup_of_full_storage_comes_back_after_all_is_erased(workspace: Page) -> None:
    workspace.evaluate(
        """() => {
            const mine = () => Object.entries(localStorage).filter(([key]) => !key.includes(":meta:"));
            window.all = () => JSON.stringify(mine().sort());
            URL.createObjectURL = blob => (window.file = blob, "#");  // 13 megabytes that need not leave the page
            HTMLAnchorElement.prototype.click = () => {};
            for (let n = 0; ; n++) {
                const id = `tradeoff-${String(n).padStart(8, "0")}`, v = (n % 2 ? "語" : "x").repeat(20000);
                try {
                    localStorage.setItem(`aipm:1:doc:${id}:record`, JSON.stringify(
                        {v: JSON.stringify({worksheet: "tradeoff", name: id, created: ""}), t: 1}));
                    localStorage.setItem(`aipm:1:field:${id}:limit`, JSON.stringify({v, t: 1}));
                } catch { break; }
            }
            window.before = all();
        }"""
    )
    assert workspace.evaluate("before.length") > 4_900_000
    button(workspace, "Download backup").click()
    button(workspace, "Erase everything").click()
    button(workspace, "Erase").click()
    expect(workspace.locator("dialog")).to_have_count(0)
    box = dialog(workspace)
    box.locator("input[type=file]").evaluate(
        """input => {
            const chosen = new DataTransfer();
            chosen.items.add(new File([file], "b.json"));
            input.files = chosen.files;
            input.dispatchEvent(new Event("change", {bubbles: true}));
        }"""
    )
    expect(button(workspace, "Restore")).to_be_enabled(timeout=20_000)
    button(workspace, "Restore").click()
    expect(button(workspace, "Undo restore")).to_be_visible(timeout=20_000)
    assert workspace.evaluate("all() === before")
