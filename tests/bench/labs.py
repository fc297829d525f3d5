"""What a lab costs: its scripts, one computation, from a key to the painted figures, and whether anything moves."""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.bench import weight, workspace
from tests.bench.table import Row

LABS = (
    "thresholds", "ab-test", "shadow-run", "inference-cost", "vendors", "latency", "drift", "fairness", "offers",
    "timeline",
)  # fmt: skip
SCRIPT_KB, COMPUTE_MS, SIMULATED_MS, PAINTED_MS = 16, 1, 30, 50
SLOWDOWN = 4
# Another number each time: what was simulated last is kept.
COMPUTE = """async () => {
    const lab = document.querySelector("aipm-lab"), spent = [];
    const kinds = ["fraction", "number", "money"].map(kind => `[data-kind=${kind}] *`).join();
    const name = lab.controls.find(control => control.matches(kinds))?.name;
    for (let round = 0; round < 60; round += 1) {
        const given = {...lab.given, ...(name && {[name]: lab.given[name] * (1 - round / 1000)})};
        const start = performance.now();
        lab.maths.compute(given);
        spent.push(performance.now() - start);
    }
    return spent.sort((a, b) => a - b)[30];
}"""
# From the key itself to the end of the frame's work that shows the figures, and of the one that shows the chart.
PAINTED = """() => {
    window.spent = {figures: [], chart: []};
    let pressed = 0;
    const told = what => requestAnimationFrame(
        () => setTimeout(() => window.spent[what].push(performance.now() - pressed)));
    addEventListener("input", ({timeStamp}) => { pressed = timeStamp; told("figures"); }, true);
    new MutationObserver(() => told("chart"))
        .observe(document.querySelector("aipm-lab .aipm-chart__place"), {childList: true});
}"""
KEYS, STILL = 8, 1500


def rows(browser: Browser, site: Path, address: str, asked: list[str]) -> Iterator[Row]:
    """Measure every lab; give one row a measure, the heaviest or slowest lab named in it."""
    weights, computed, painted, drawn, shifts = {}, {}, {}, {}, {}
    for lab in LABS:
        ours = [file for file in weight.load(browser, f"{address}labs/{lab}/", asked) if workspace.is_ours(file)]
        weights[lab] = sum(weight.size(site, file) for file in ours) / 1000
        with browser.new_context(viewport={"width": 1280, "height": 800}) as context:
            page = context.new_page()
            page.goto(f"{address}labs/{lab}/")
            page.wait_for_selector("aipm-lab[data-ready]")
            shifts[lab] = page.evaluate(workspace.SHIFTS)
            computed[lab] = page.evaluate(COMPUTE)
            painted[lab], drawn[lab] = _typing(page)
    quick = {lab: spent for lab, spent in computed.items() if lab != "latency"}
    yield _worst("lab: our script on a page", "kB", weights, SCRIPT_KB)
    yield _worst("lab: one computation", "ms", quick, COMPUTE_MS)
    yield Row("lab: one simulation (latency)", "ms", [computed["latency"]], SIMULATED_MS)
    yield _worst(f"lab: from a key to painted figures, slowed {SLOWDOWN} times", "ms", painted, PAINTED_MS)
    yield _worst("lab: the same to the painted chart", "ms", drawn, None)
    yield _worst("lab: layout shift", "", shifts, 0)


def _typing(page: Page) -> tuple[float, float]:
    """Type into the first number, key by key; give the medians until the figures and until the chart are painted."""
    page.wait_for_timeout(STILL)
    page.locator("aipm-lab input[data-least], aipm-lab input[name]").first.press("End")
    workspace.slow(page, SLOWDOWN)
    page.evaluate(PAINTED)
    for number in range(KEYS):
        page.keyboard.press("Backspace" if number % 2 else "1")
        page.wait_for_timeout(STILL)
    spent = page.evaluate("window.spent")
    workspace.slow(page, 1)
    return statistics.median(spent["figures"]), statistics.median(spent["chart"])


def _worst(name: str, unit: str, found: dict[str, float], target: float | None) -> Row:
    worst = max(found, key=found.__getitem__)
    return Row(name, unit, [found[worst]], target, worst)
