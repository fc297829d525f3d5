"""The self-check and the ownership audit to walk through: their page, what it asks, shows and keeps."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.browser.kept import document, keep, open_ready, ready, stored

ADDRESS = "prepare/self-check/"
GROUPS = ("first", "read", "skim", "skip")
STEPS = ("input", "transformation", "action", "feedback")
MINE = document("loop", "aaaaaaaa", "Repairs desk", input_owned="advised", action_owned="decided", problem="Late leaks")
KEPT = {f"meta:app:self-check.{name}": text for name, text in (("door", "systems"), ("reach", "yes"), ("told", "no"))}


def opened(page: Page, origin: str, kept: dict[str, str] | None = None) -> Page:
    """Open the page with this work in storage, and wait for both of its elements."""
    if kept:
        page.goto(f"{origin}404.html")
        keep(page, kept)
    open_ready(page, origin + ADDRESS, "self-check")
    return ready(page, "ownership")


def say(page: Page, **given: str) -> None:
    """Answer questions by their ids, underscores as hyphens."""
    for name, value in given.items():
        page.locator(f"[name='{name.replace('_', '-')}'][value='{value}']").check()


def order(page: Page, door: str) -> dict[str, list[str]]:
    """Give the pages of each group as the page shows them, by their titles."""
    return {
        group: page.locator(f"section[data-door={door}] [data-group={group}] li:visible > a").all_inner_texts()
        for group in GROUPS
    }


def sentence(page: Page) -> str:
    """Give what the page says it comes to."""
    return page.locator("[data-part=sentence]").inner_text()


def self_check(page: Page) -> dict[str, str]:
    """Give the kept answers of the self-check."""
    start = "aipm:1:meta:app:self-check."
    return {key.removeprefix(start): text for key, text in stored(page).items() if key.startswith(start)}


def ring(page: Page) -> dict[str, tuple[str, int]]:
    """Give for each step the word beside it and its shaded blocks, as drawn."""
    found = page.locator("aipm-ownership svg [data-step]").evaluate_all(
        """steps => steps.map(step => [step.dataset.step, step.querySelector(".aipm-owned__level").textContent,
            [...step.querySelectorAll("rect")].filter(block =>
                getComputedStyle(block).fill === getComputedStyle(block).stroke).length])"""
    )
    return {step: (level, blocks) for step, level, blocks in found}
