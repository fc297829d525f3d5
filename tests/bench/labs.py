"""What a lab costs: its scripts, one computation, from a key to the painted figures, and whether anything moves."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser

from tests.bench import weight, workspace
from tests.bench.table import Row

LABS = (
    "thresholds", "ab-test", "shadow-run", "inference-cost", "vendors", "latency", "drift", "fairness", "offers",
    "timeline",
)  # fmt: skip
SCRIPT_KB, COMPUTE_MS, SIMULATED_MS, PAINTED_MS = 16, 1, 30, 50
SLOWDOWN = 4
COMPUTE = """async () => {
    const lab = document.querySelector("aipm-lab"), spent = [];
    for (let round = 0; round < 60; round += 1) {
        const start = performance.now();
        lab.maths.compute(lab.given);
        spent.push(performance.now() - start);
    }
    return spent.sort((a, b) => a - b)[30];
}"""
PAINTED = """() => new Promise(done => {
    const {controls} = document.querySelector("aipm-lab"), spent = [];
    const input = controls.find(({dataset}) => dataset.least !== undefined) ?? controls[0];
    const once = round => {
        if (round === 9) return done(spent.sort((a, b) => a - b)[4]);
        const start = performance.now();
        if (!Number.isNaN(+input.value)) input.value = String(+input.value + (round % 2 ? -1 : 1));  // or a list
        input.dispatchEvent(new Event("input", {bubbles: true}));
        requestAnimationFrame(() => setTimeout(() => {
            spent.push(performance.now() - start);
            setTimeout(() => once(round + 1), 1200);
        }));
    };
    once(0);
})"""


def rows(browser: Browser, site: Path, address: str, asked: list[str]) -> Iterator[Row]:
    """Measure every lab; give one row a measure, the heaviest or slowest lab named in it."""
    weights, computed, painted, shifts = {}, {}, {}, {}
    for lab in LABS:
        ours = [file for file in weight.load(browser, f"{address}labs/{lab}/", asked) if workspace.is_ours(file)]
        weights[lab] = sum(weight.size(site, file) for file in ours) / 1000
        with browser.new_context(viewport={"width": 1280, "height": 800}) as context:
            page = context.new_page()
            page.goto(f"{address}labs/{lab}/")
            page.wait_for_selector("aipm-lab[data-ready]")
            shifts[lab] = page.evaluate(workspace.SHIFTS)
            computed[lab] = page.evaluate(COMPUTE)
            workspace.slow(page, SLOWDOWN)
            painted[lab] = page.evaluate(PAINTED)
            workspace.slow(page, 1)
    quick = {lab: spent for lab, spent in computed.items() if lab != "latency"}
    yield _worst("lab: our script on a page", "kB", weights, SCRIPT_KB)
    yield _worst("lab: one computation", "ms", quick, COMPUTE_MS)
    yield Row("lab: one simulation (latency)", "ms", [computed["latency"]], SIMULATED_MS)
    yield _worst(f"lab: from a key to painted figures, slowed {SLOWDOWN} times", "ms", painted, PAINTED_MS)
    yield _worst("lab: layout shift", "", shifts, 0)


def _worst(name: str, unit: str, found: dict[str, float], target: float) -> Row:
    worst = max(found, key=found.__getitem__)
    return Row(name, unit, [found[worst]], target, worst)
