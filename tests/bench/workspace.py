"""What readers’ work costs: scripts by page, keystrokes and opening with much kept, on a slowed processor."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.bench import weight
from tests.bench.table import Row

SLOWDOWN, RUNS = 4, 5
SHEET, DOCUMENTS, MANY = "metric", 200, 1000
SCRIPT_KB = {"guide": ("role/", 4), "worksheet": (f"worksheets/{SHEET}/", 12)}
OURS = "/assets/javascripts/"
KEYSTROKE_MS, OPENING_MS, BACKUP_MS = 50, 400, 1000
TEXT = "One of every ten cases is read by a person, who writes down why. "

# Watched from before the first key: afterwards a browser gives only what took over 104 milliseconds.
WATCH = """() => {
    window.seen = [];
    new PerformanceObserver(list => window.seen.push(...list.getEntries().map(entry => entry.duration)))
        .observe({type: "event", durationThreshold: 16});
}"""
# A slow browser paints the theme's header by halves before it has read the page: what counts is what stands below.
SHIFTS = """() => new Promise(resolve => {
    let sum = 0;
    const part = ({node}) => node?.nodeType === 1 ? node : node?.parentElement;
    const isOurs = element => element && !element.closest("header, .md-tabs");
    new PerformanceObserver(list => list.getEntries().forEach(({value, sources}) => {
        if (sources.map(part).some(isOurs)) sum += value;
    }))
        .observe({type: "layout-shift", buffered: true});
    setTimeout(() => resolve(sum), 1500);
})"""


def rows(browser: Browser, site: Path, address: str, asked: list[str]) -> Iterator[Row]:
    """Measure everything."""
    for name, (path, target) in SCRIPT_KB.items():
        ours = [file for file in weight.load(browser, address + path, asked) if is_ours(file)]
        sizes = {file: weight.size(site, file) for file in ours}
        total = sum(sizes.values()) / 1000
        yield Row(f"script: ours on a {name} page", "kB", [total], target, weight.largest(sizes, 4))
    typed = [_typing(browser, address) for _ in range(RUNS)]
    yield Row(f"typing: slowest of 100 keys, {DOCUMENTS} documents", "ms", typed, KEYSTROKE_MS)
    with browser.new_context(viewport={"width": 1280, "height": 800}) as context:
        page = context.new_page()
        page.goto(address)
        _keep(page, DOCUMENTS)
        for name in ("", f"worksheets/{SHEET}/", "prepare/checklist/", "workspace/"):
            page.goto(address + name)
            yield Row(f"layout shift: /{name}", "", [page.evaluate(SHIFTS)], 0)
        _keep(page, MANY)
        opened, whole = _opening(page, address)
        yield Row(f"workspace: {MANY:,} documents, its own script", "ms", [opened], OPENING_MS)
        yield Row("workspace: the same from the click on its link", "ms", [whole])
        yield Row(f"backup: {MANY:,} documents", "ms", [_backup(page)], BACKUP_MS)


def is_ours(path: str) -> bool:
    """Tell whether a script is the guide's own."""
    # What guards against the theme is no part of what remembers.
    guards = path.endswith(("/keys.js", "/search.js"))
    return path.startswith(OURS) and ".min." not in path and "/workers/" not in path and not guards


def _keep(page: Page, count: int) -> None:
    """Keep so many documents, each with a few answers, and some ticks."""
    now = 1_790_000_000_000
    entries = {"item:decision-journal:state": "done"}
    for number in range(count):
        id_ = f"{SHEET}-{number:08d}"
        record = {"worksheet": SHEET, "name": f"Case {number}", "created": "2026-09-01T08:00:00.000Z"}
        entries[f"doc:{id_}:record"] = json.dumps(record)
        entries |= {f"field:{id_}:{field}": TEXT for field in ("decision", "positive", "basis", "bearers")}
    raw = {f"aipm:1:{key}": json.dumps({"v": text, "t": now}) for key, text in entries.items()}
    page.evaluate("raw => Object.entries(raw).forEach(([key, text]) => localStorage.setItem(key, text))", raw)


def slow(page: Page, rate: int) -> None:
    """Slow a page's processor down so many times."""
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": rate})


def _typing(browser: Browser, address: str) -> float:
    with browser.new_context(viewport={"width": 1280, "height": 800}) as context:
        page = context.new_page()
        page.goto(address)
        _keep(page, DOCUMENTS)
        page.goto(f"{address}worksheets/{SHEET}/")
        page.wait_for_selector("aipm-worksheet[data-ready]")
        slow(page, SLOWDOWN)
        page.locator(".aipm-sheet textarea").first.click()
        page.evaluate(WATCH)
        page.keyboard.type((TEXT * 2)[:100], delay=30)
        page.wait_for_timeout(1000)
        return max([0, *page.evaluate("window.seen")])


def _opening(page: Page, address: str) -> tuple[float, float]:
    """Give the milliseconds from the element's start to its readiness, and from the start of the navigation."""
    page.add_init_script(
        """const ready = new MutationObserver(() => {
            if (!document.querySelector("aipm-workspace[data-ready]")) return;
            window.readyAt = performance.now();
            ready.disconnect();
        });
        ready.observe(document, {subtree: true, attributes: true, childList: true});"""
    )
    slow(page, SLOWDOWN)
    page.goto(f"{address}workspace/")
    page.wait_for_selector("aipm-workspace[data-ready]")
    found = page.evaluate(
        """() => {
            const last = Math.max(...performance.getEntriesByType("resource")
                .filter(({name}) => name.includes("/javascripts/")).map(({responseEnd}) => responseEnd));
            return [window.readyAt - last, window.readyAt];
        }"""
    )
    slow(page, 1)
    return found[0], found[1]


def _backup(page: Page) -> float:
    return page.evaluate(
        """() => new Promise(resolve => {
            const start = performance.now(), make = URL.createObjectURL;
            URL.createObjectURL = blob => { resolve(performance.now() - start); return make(blob); };
            document.querySelector("[data-do=backup]").click();
        })"""
    )
