"""Readers' work in a browser: pages that are ready to remember, and what their storage holds."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect

TIME = 1_790_000_000_000
"""A moment in September 2026, in milliseconds."""
QUIET = 2000
"""Milliseconds after which the page has said what it had to say: it saves, and waits for a second of quiet."""


def ready(page: Page, element: str = "worksheet") -> Page:
    """Wait until the element of the page listens."""
    expect(page.locator(f"aipm-{element}[data-ready]")).to_be_attached()
    return page


def settled(page: Page) -> Page:
    """Wait until every element of the guide on the page listens."""
    names = [
        "worksheet",
        "checklist",
        "workspace",
        "binder",
        "lab",
        "gallery",
        "rounds",
        "drill",
        "self-check",
        "ownership",
        "plan",
    ]
    waiting = ", ".join(f"aipm-{name}:not([data-ready])" for name in names)
    expect(page.locator(waiting)).to_have_count(0)
    return page


def open_ready(page: Page, address: str, element: str = "worksheet") -> Page:
    """Open a page and wait until its element listens."""
    page.goto(address)
    return ready(page, element)


def open_all(page: Page) -> None:
    """Open whatever can be opened in the text."""
    page.evaluate("document.querySelectorAll('main details').forEach(details => details.open = true)")


def at(page: Page, name: str) -> Locator:
    """Give the control with a name."""
    return page.locator(f"[name='{name}']")


def button(page: Page, name: str) -> Locator:
    """Give the button with exactly this name."""
    return page.get_by_role("button", name=name, exact=True)


def stored(page: Page) -> dict[str, str]:
    """Give everything that the guide keeps, as it stands: only its own keys."""
    return page.evaluate(
        "() => Object.fromEntries(Object.entries(localStorage).filter(([k]) => k.startsWith('aipm:')))"
    )


def answers(page: Page) -> dict[str, str]:
    """Give the texts that are kept, by key without what comes before kind and id; the device's own left out."""
    entries = {key.removeprefix("aipm:1:"): json.loads(raw)["v"] for key, raw in stored(page).items()}
    return {key: text for key, text in entries.items() if not key.startswith("meta:")}


def keep(page: Page, entries: dict[str, str], t: int = TIME) -> None:
    """Put texts where the guide keeps them, spelled as it spells them; the page must be on the site already."""
    raw = {
        f"aipm:1:{key}": json.dumps({"v": text, "t": t}, separators=(",", ":"), ensure_ascii=False)
        for key, text in entries.items()
    }
    page.evaluate("raw => Object.entries(raw).forEach(([key, text]) => localStorage.setItem(key, text))", raw)


def document(worksheet: str, id_: str, name: str, **fields: Any) -> dict[str, str]:
    """Give the entries of a document: its record and its answers, underscores in their names as hyphens."""
    record = {"worksheet": worksheet, "name": name, "created": "2026-09-01T08:00:00.000Z"}
    made = {f"doc:{worksheet}-{id_}:record": json.dumps(record)}
    return made | {f"field:{worksheet}-{id_}:{field.replace('_', '-')}": str(text) for field, text in fields.items()}


def fill_storage(page: Page) -> None:
    """Fill what is left of the browser's storage, to the last kilobyte and then to the last characters."""
    page.evaluate(
        """() => {
            for (let size = 1 << 20, n = 0; size >= 1; size = size >> 1) {
                for (;;) { try { localStorage.setItem(`other-${n++}`, "x".repeat(size)); } catch { break; } }
            }
        }"""
    )


def empty_storage(page: Page) -> None:
    """Take away what filled it."""
    page.evaluate(
        "for (const key of Object.keys(localStorage)) if (key.startsWith('other-')) localStorage.removeItem(key)"
    )


@contextmanager
def before_script(page: Page, address: str) -> Iterator[None]:
    """Open a page whose script comes only after what is done within: the reader is faster."""
    held = []
    page.route("**/widgets.js", lambda route: held.append(route))
    page.goto(address, wait_until="commit")
    yield
    held[0].continue_()
    page.unroute("**/widgets.js")


def taken(page: Page, act: Callable[[], None]) -> tuple[str, bytes]:
    """Do what makes the page hand over a file; give its name and content."""
    if page.context.browser.browser_type.name == "chromium":
        with page.expect_download() as download:
            act()
        return download.value.suggested_filename, Path(download.value.path()).read_bytes()
    # A stock Firefox does not tell Playwright of downloads: what the page hands to it is read there.
    page.evaluate(
        """() => {
            const make = URL.createObjectURL;
            let blob;
            URL.createObjectURL = given => make.call(URL, blob = given);
            window.taken = new Promise(done => addEventListener("click", event => {
                if (!event.target.download) return;
                event.preventDefault();
                URL.createObjectURL = make;
                blob.arrayBuffer().then(content => done([event.target.download, [...new Uint8Array(content)]]));
            }, {capture: true}));
        }"""
    )
    act()
    name, content = page.evaluate("window.taken")
    return name, bytes(content)


def listen(page: Page) -> Callable[[], list[str]]:
    """Hear from now on what the page says by itself; what is returned gives it, once a quiet while has passed."""
    page.clock.install()  # that while passes at once
    page.evaluate(
        """() => {
            const region = document.querySelector("[role=status]");
            window.said = [];
            new MutationObserver(() => said.push(region.textContent.trim())).observe(region, {childList: true});
        }"""
    )

    def said() -> list[str]:
        page.clock.run_for(QUIET)
        return page.evaluate("window.said.splice(0)")

    return said
