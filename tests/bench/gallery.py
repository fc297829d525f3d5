"""What the gallery costs: its scripts, and a filter over a thousand pairs on a slowed processor."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Page

from macros.check import check
from macros.mistake.view import index
from macros.rendering import Here
from tests.bench import weight, workspace
from tests.bench.table import Row

PAGE, TWIN = "prepare/mistakes/", "prepare/many/"
TIMES, SLOWDOWN = 38, 4
SCRIPT_KB, FILTER_MS = 14, 100
GALLERY = re.compile(r'<div class="aipm-gallery">.*?</aipm-gallery>\s*</div>', re.DOTALL)
ROOT = Path(__file__).parents[2]
FILTER = """() => new Promise(done => {
    const boxes = [...document.querySelectorAll("aipm-gallery [data-part=filter] input")], spent = [];
    // Each box is ticked and cleared: few are left, and all come back.
    const acts = boxes.flatMap(box => [box, box]);
    const once = () => {
        const box = acts.shift();
        if (!box) return done(spent);
        const start = performance.now();
        box.click();
        requestAnimationFrame(() => setTimeout(() => {
            spent.push(performance.now() - start);
            setTimeout(once, 300);
        }));
    };
    once();
})"""


def rows(browser: Browser, site: Path, address: str, asked: list[str]) -> Iterator[Row]:
    """Weigh the page's scripts and time every box of the filter: one row for all, so that its spread is seen."""
    ours = [file for file in weight.load(browser, address + PAGE, asked) if workspace.is_ours(file)]
    sizes = {file: weight.size(site, file) for file in ours}
    yield Row("script: ours on the gallery", "kB", [sum(sizes.values()) / 1000], SCRIPT_KB, weight.largest(sizes, 4))
    count = _multiply(site)
    with browser.new_context(viewport={"width": 1280, "height": 800}) as context:
        spent = filtering(context.new_page(), address + TWIN)
    yield Row(f"gallery: a filter over {count:,} pairs, slowed {SLOWDOWN} times", "ms", spent, FILTER_MS)


def filtering(page: Page, address: str) -> list[float]:
    """Give the milliseconds from each box to the painted pairs."""
    page.goto(address)
    page.wait_for_selector("aipm-gallery[data-ready]")
    workspace.slow(page, SLOWDOWN)
    spent = page.evaluate(FILTER)
    workspace.slow(page, 1)
    return spent


def _multiply(site: Path) -> int:
    """Write the page with a gallery of many times the pairs, as its view renders it; give how many."""
    library, _ = check(ROOT)
    pairs = library.records["mistake"]
    copies = [(f"{id_}-x{number}", entry) for id_, entry in pairs.items() for number in range(TIMES)]
    library.records["mistake"] = {
        id_: entry._replace(record=entry.record.model_copy(update={"id": id_})) for id_, entry in copies
    }
    many = index(Here(PAGE, "https://example.org/guide", library))
    text, found = GALLERY.subn(lambda _: many, (site / PAGE / "index.html").read_text(encoding="utf-8"))
    if found != 1:
        raise ValueError(f"{found} galleries in {PAGE}")
    (site / TWIN).mkdir(exist_ok=True)
    (site / TWIN / "index.html").write_text(text, encoding="utf-8")
    return len(copies)
