"""Restoring a backup: told before it happens, done in one step or not at all, taken back; no file does any harm."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.backups import KEY, WORK, backup, choose, dialog
from tests.browser.kept import TIME, answers, button, stored
from tests.browser.marks import ONCE
from tests.javascript.backup_files import EMPTY, FOREIGN, LARGE, NEWER, NO_SCHEMA, NOT_JSON, NOT_UTF8, TOO_MANY, UTF16


def paste(page: Page, text: str) -> None:
    """Paste this text."""
    page.get_by_label("paste its text").fill(text)


def drop(page: Page, text: str) -> None:
    """Drop a file with this text on the dialog."""
    page.locator("dialog[open]").evaluate(
        """(dialog, text) => {
            const dataTransfer = new DataTransfer();
            dataTransfer.items.add(new File([text], "b.json"));
            dialog.dispatchEvent(new DragEvent("drop", {dataTransfer, bubbles: true, cancelable: true}));
        }""",
        text,
    )


@pytest.mark.parametrize("give", [choose, paste, drop])
def test_a_backup_is_restored_by_file_by_paste_and_by_drop_and_taken_back(
    workspace: Page, give: Callable[[Page, str], None]
) -> None:
    before = answers(workspace)
    with_more = backup(WORK | {KEY: {"v": "3 seconds", "t": TIME + 1}, "item:decision-journal:state": "doing"})
    box = dialog(workspace)
    expect(button(workspace, "Restore")).to_be_disabled()
    give(workspace, with_more)
    expect(box).to_contain_text("Made on 2026-09-30. 6 answers: 1 new here, 1 different from yours, 4 the same.")
    button(workspace, "Restore").click()
    expect(button(workspace, "Undo restore")).to_be_visible()
    expect(box).to_have_count(0)
    expect(button(workspace, "Restore from backup")).to_be_focused()
    assert answers(workspace) == before | {KEY: "3 seconds", "item:decision-journal:state": "doing"}
    button(workspace, "Undo restore").click()
    assert answers(workspace) == before


@ONCE
def test_the_summary_counts_what_would_change_before_anything_does(workspace: Page) -> None:
    before = stored(workspace)
    older, newer = {"v": "older", "t": TIME - 1}, {"v": "newer", "t": TIME + 1}
    data = {KEY: older, "item:mock-interviews:proof": newer, "item:charisma:state": "done", "field:bad": "x", "z": "x"}
    box = dialog(workspace)
    paste(workspace, backup(data))
    for words in (
        "3 answers: 1 new here, 2 different from yours, 0 the same.",
        "Of those that differ, the file has the newer of 1 and this browser of 1.",
        "3 answers of yours are not in the file: merging keeps them, replacing removes them.",
        "1 answer belongs to questions that the guide does not ask (any more).",
        "2 entries can’t be read and will be left out",
    ):
        expect(box).to_contain_text(words)
    box.get_by_text("2 entries can’t be read").click()
    assert box.locator("li").all_inner_texts() == ["field:bad: not a key of this guide", "z: not a key of this guide"]
    workspace.keyboard.press("Escape")
    expect(button(workspace, "Restore from backup")).to_be_focused()
    assert stored(workspace) == before


MIXED = {KEY: {"v": "older", "t": TIME - 1}, "item:mock-interviews:proof": {"v": "newer", "t": TIME + 1}}


@pytest.mark.parametrize(
    ("mode", "expected"),
    [
        ("Merge, newer wins", WORK | {"item:mock-interviews:proof": "newer"}),
        ("Replace everything", {KEY: "older", "item:mock-interviews:proof": "newer"}),
    ],
)
def test_merging_keeps_the_newer_and_replacing_leaves_only_the_file(
    workspace: Page, mode: str, expected: dict[str, str]
) -> None:
    dialog(workspace)
    paste(workspace, backup(MIXED))
    expect(workspace.get_by_label("Merge, newer wins")).to_be_checked()
    workspace.get_by_label(mode).check()
    button(workspace, "Restore").click()
    expect(button(workspace, "Undo restore")).to_be_visible()
    assert answers(workspace) == expected


def test_another_file_is_merged_again_unless_the_reader_says_otherwise_again(workspace: Page) -> None:
    box = dialog(workspace)
    choose(workspace, backup({}))
    workspace.get_by_label("Replace everything").check()
    choose(workspace, backup(MIXED))
    expect(box).to_contain_text("2 answers:")
    expect(workspace.get_by_label("Merge, newer wins")).to_be_checked()
    button(workspace, "Restore").click()
    expect(button(workspace, "Undo restore")).to_be_visible()
    assert answers(workspace) == WORK | {"item:mock-interviews:proof": "newer"}


def test_i_17_the_same_file_twice_changes_nothing_and_the_first_can_still_be_undone(workspace: Page) -> None:
    for counts, words in (
        ("1 new here, 0 different from yours, 0", "Restored."),
        ("0 new here, 0 different from yours, 1", "There was nothing to restore"),
    ):
        box = dialog(workspace)
        paste(workspace, backup({"item:decision-journal:state": "doing"}))
        expect(box).to_contain_text(counts)
        button(workspace, "Restore").click()
        expect(workspace.get_by_role("status")).to_contain_text(words)
        assert answers(workspace) == WORK | {"item:decision-journal:state": "doing"}
    button(workspace, "Undo restore").click()
    assert answers(workspace) == WORK


DEEP = "[" * 10_000 + "]" * 10_000
REFUSED = {
    "I-01 a root that inherits": ('{"__proto__": {"polluted": 1, "format": "aipm-guide", "schema": 1}}', FOREIGN),
    "I-03 empty": (b"", EMPTY),
    "I-03 a document renamed": (b"PK\x03\x04\x14\x00\xff\xfe\x9c", NOT_UTF8),
    "I-04 deep": (DEEP, FOREIGN),
    "I-05 too many": (backup(dict.fromkeys(map(str, range(200_001)), "")), TOO_MANY),
    "I-11 newer": (backup(schema=999), NEWER),
    "I-11 a text": (backup(schema="3"), NO_SCHEMA),
    "I-11 nothing": (backup(schema=None), NO_SCHEMA),
    "I-11 below nothing": (backup(schema=-1), NO_SCHEMA),
    "I-12 another tool's": ('{"name": "x", "version": "1.0.0"}', FOREIGN),
    "I-12 a list": ("[]", FOREIGN),
    "I-12 a text": ('"<img src=x onerror=alert(1)>"', FOREIGN),
    "I-12 half a file": (backup()[:100], NOT_JSON),
    "I-14 UTF-16": (backup().encode("utf-16"), UTF16),
    "I-14 Windows-1252": (backup({KEY: "caf\xe9"}).replace("\\u00e9", "é").encode("cp1252"), NOT_UTF8),
}


@ONCE
@pytest.mark.parametrize(("content", "sentence"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_backup_is_explained_in_one_sentence_and_changes_nothing(
    workspace: Page, content: str | bytes, sentence: str
) -> None:
    before = stored(workspace)
    box = dialog(workspace)
    choose(workspace, backup())
    expect(button(workspace, "Restore")).to_be_enabled()
    choose(workspace, content)
    expect(box.locator(".aipm-flaw")).to_have_text(f"{sentence} Nothing was changed.")
    expect(button(workspace, "Restore")).to_be_disabled()
    assert box.locator("img, li").count() == 0
    button(workspace, "Cancel").click()
    assert stored(workspace) == before
    assert workspace.evaluate("({}).polluted") is None


@ONCE
def test_i_03_a_huge_file_is_refused_unread(workspace: Page) -> None:
    before = stored(workspace)
    box = dialog(workspace)
    box.locator("input[type=file]").evaluate(
        """input => {
            const chosen = new DataTransfer();
            chosen.items.add(new File([new Uint8Array(100e6)], "b.json"));
            Blob.prototype.arrayBuffer = () => { throw new Error("read"); };
            input.files = chosen.files;
            input.dispatchEvent(new Event("change", {bubbles: true}));
        }"""
    )
    expect(box.locator(".aipm-flaw")).to_have_text(f"{LARGE} Nothing was changed.")
    assert stored(workspace) == before
