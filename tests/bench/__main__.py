"""`python -m tests.bench`: measure the build, the pages' weight and the workspace; print one table."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from functools import partial
from pathlib import Path

from playwright.sync_api import sync_playwright

from macros.check import check
from tests.bench import build, gallery, growth, labs, weight, workspace
from tests.bench.table import Row, pairs, table
from tests.setup import browsers

ROOT = Path(__file__).parents[2]
RUNS, TIMES = 9, 10
SLOWER, GROWTH, CHECK_SECONDS, PAGE_KB = 1.3, 12, 2, 130
PAGES = {"home": ("", PAGE_KB), "prose": ("role/", PAGE_KB), "worksheet": ("worksheets/loop/", PAGE_KB)}
LEDGER = {"ledger": ("reference/evidence/", None)}
"""The longest page, which has no target of its own."""
INDEX = "search/search_index.json"


def main() -> None:
    """Measure everything and print it. A missed target is marked and is no failure."""
    with tempfile.TemporaryDirectory(prefix="guide-bench-") as name:
        scratch = Path(name)
        environment = build.environment(ROOT, scratch)
        rows = [
            *building(scratch, environment),
            *growing(scratch, environment),
            *weighing(scratch / "real"),
        ]
    print(table(rows))
    print(
        f"\n{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}; medians of {RUNS} runs are held against targets"
    )


def building(scratch: Path, environment: Mapping[str, str]) -> Iterator[Row]:
    """Build the site and its pasted twin in turn; the real one stays in scratch/real."""
    library, problems = check(ROOT)
    if problems:
        raise SystemExit("\n".join(map(str, problems)))
    pasted = build.paste(ROOT, library, scratch / "pasted")
    commands = build.command(ROOT / "mkdocs.yml", scratch / "real"), build.command(pasted, scratch / "twin")
    runs = [partial(build.spent, command, environment, ROOT) for command in commands]
    real, twin = build.interleaved(*runs, RUNS)
    unlike = build.differing(scratch / "real", scratch / "twin")
    yield Row("build: the guide", "s", [run.wall for run in real])
    yield Row(
        "build: the macros’ output pasted in", "s", [run.wall for run in twin], note=f"pages that differ: {len(unlike)}"
    )
    yield pairs("build: ratio, pair by pair", [run.wall for run in real], [run.wall for run in twin], SLOWER)
    yield pairs("build: the same in processor time", [run.processor for run in real], [run.processor for run in twin])


def growing(scratch: Path, environment: Mapping[str, str]) -> Iterator[Row]:
    """Time the macros' share on the real content and on ten of it, and the content check as people run it."""
    growth.lift_limit()
    one, ten = (growth.grow(ROOT, scratch / f"guide-{times}", times) for times in (1, TIMES))
    large, small = build.interleaved(partial(growth.macro_seconds, ten), partial(growth.macro_seconds, one), RUNS)
    yield Row("macros: load, check and render the guide", "s", small)
    yield Row(f"macros: the same for {TIMES} times the content", "s", large)
    yield pairs("macros: ratio, pair by pair", large, small, GROWTH)
    checks = [partial(build.spent, growth.check_command(), environment, folder) for folder in (ROOT, ten)]
    real, grown = build.interleaved(*checks, RUNS)
    yield Row("check: python -m macros check", "s", [run.wall for run in real], CHECK_SECONDS)
    yield Row(f"check: the same for {TIMES} times the content", "s", [run.wall for run in grown])


def weighing(site: Path) -> Iterator[Row]:
    """Weigh one cold load of each page, and what a search adds."""
    with ExitStack() as stack:
        playwright = stack.enter_context(sync_playwright())
        browser = stack.enter_context(browsers.launch(playwright, "chromium"))
        address, asked = stack.enter_context(weight.serving(site))
        for name, (path, target) in (PAGES | LEDGER).items():
            sizes = {file: weight.size(site, file) for file in weight.load(browser, address + path, asked)}
            kinds = ", ".join(f"{kind} {bytes_ / 1000:.1f}" for kind, bytes_ in weight.by_kind(sizes).most_common())
            total = sum(sizes.values()) / 1000
            yield Row(f"page: {name}, {len(sizes)} requests", "kB", [total], target, kinds)
        yield Row("page: largest parts of the last", "kB", [max(sizes.values()) / 1000], note=weight.largest(sizes, 4))
        yield Row("page: the index, fetched at the first search", "kB", [weight.size(site, INDEX) / 1000])
        yield from workspace.rows(browser, site, address, asked)
        yield from labs.rows(browser, site, address, asked)
        yield from gallery.rows(browser, site, address, asked)


if __name__ == "__main__":
    main()
