"""Labs in a browser: the reader's numbers in, agreeing figures out; links that carry inputs and touch nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import flaws, views
from tests.browser.kept import answers, before_script, document, keep, open_all, open_ready, ready, stored
from tests.browser.keys import tab_to
from tests.browser.marks import CHROMIUM, ONCE
from tests.browser.paper import A4, letters, print_out
from tests.conftest import ROOT
from tests.javascript.node import Node

LABS = {
    path.stem: yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted((ROOT / "docs/labs").glob("*.yml"))
}
EACH = pytest.mark.parametrize("lab", LABS)
FORBIDDEN = re.compile(r"\b(NaN|Infinity|undefined|null)\b")
TABLES = """figures => figures.map(figure =>
    [...figure.querySelectorAll("table tr")].map(row => [...row.cells].map(cell => cell.textContent)))"""
HOSTILE = [
    "p1=1e309&p2=-0",
    "p1=%3Cimg%20src=x%20onerror=alert(1)%3E",
    "__proto__[x]=1&constructor=2",
    "p1=0.5&p1=0.6&nonsense=%00",
    "p1=" + "9" * 100_000,
]


def figures(page: Page) -> dict[str, str | None]:
    """Give every result by name: its value in full, or None where it has none."""
    found = page.locator("aipm-lab [data-result]").evaluate_all(
        "all => all.map(d => [d.dataset.result, d.getAttribute('value')])"
    )
    return dict(found)


def change(lab: str) -> tuple[str, str, str]:
    """Give an input that the figures depend on, another value as links have it, and the same as it is typed."""
    if lab == "drift":
        return "current", "30,70,80,90,100,100,110,120,130,170", "30,70,80,90,100,100,110,120,130,170"
    wanted = "months_per_decision" if lab == "timeline" else None
    asked = next(a for a in LABS[lab]["inputs"] if a.get("default") and "min" in a and wanted in (None, a["name"]))
    value = asked["default"] + 1 if asked["kind"] == "integer" else round(asked["default"] * 0.9, 6)
    return asked["name"], f"{value:.10g}", f"{value * (100 if asked['kind'] == 'fraction' else 1):.10g}"


def field(page: Page, name: str) -> Locator:
    """Give the control of an input."""
    return page.locator(f"aipm-lab [name='{name}']")


@EACH
def test_a_lab_opens_on_its_worked_example(page: Page, origin: str, lab: str) -> None:
    open_ready(page, f"{origin}labs/{lab}/", "lab")
    wanted = {row["name"]: row["value"] for table in LABS[lab]["worked"]["tables"] for row in table["rows"]}
    found = figures(page)
    assert found.keys() == wanted.keys()
    for name, value in wanted.items():
        if isinstance(value, int | float):
            assert float(found[name]) == pytest.approx(value, rel=1e-9) or name in (
                "mean",
                "p50",
                "p95",
                "p99",
                "within_budget",
            )
        else:
            assert found[name] == str(value)
    expect(page.locator("aipm-lab figure svg").first).to_be_visible()
    assert not FORBIDDEN.search(page.locator("aipm-lab").inner_text())


@ONCE
@EACH
def test_a_link_brings_the_same_inputs_and_figures_and_writes_nothing(page: Page, origin: str, lab: str) -> None:
    page.goto(f"{origin}404.html")
    keep(page, document("metric", "aaaaaaaa", "Mine", decision="Untouched"))
    before = stored(page)
    name, linked, _ = change(lab)
    open_ready(page, f"{origin}labs/{lab}/#{name}={linked}", "lab")
    expect(page.get_by_text("came with the link")).to_be_visible()
    first, typed = figures(page), field(page, name).input_value()
    # The address after a keystroke is the link that the button copies.
    field(page, name).press("End")
    page.wait_for_timeout(200)
    ready(page.reload() and page, "lab")
    assert figures(page) == first
    assert field(page, name).input_value() == typed
    assert stored(page) == before
    page.get_by_role("button", name="Reset").click()
    expect(field(page, name)).not_to_have_value(typed)
    assert figures(page) != first
    assert "#" not in page.url


def test_a_number_that_was_typed_before_the_script_came_counts(page: Page, origin: str) -> None:
    address = f"{origin}labs/ab-test/"
    with before_script(page, address):
        field(page, "samples").fill("4")
    ready(page, "lab")
    assert figures(page)["deff"] == str(1 + 3 * 0.3)


def test_going_to_a_place_on_the_page_leaves_the_reader_s_numbers_alone(page: Page, origin: str) -> None:
    """An anchor is no link to inputs, however late the script for links comes."""
    held = []
    page.route("**/lab-link.js", lambda route: held.append(route))
    open_ready(page, f"{origin}labs/ab-test/", "lab")
    page.locator(".md-skip").press("Enter")
    field(page, "samples").fill("4")
    for route in held:
        route.continue_()
    page.evaluate("() => import('/assets/javascripts/parts/lab-link.js')")
    page.wait_for_url("**/#samples=4")
    expect(field(page, "samples")).to_have_value("4")
    page.evaluate("location.hash = 'what-it-cannot-tell'")
    page.go_back()
    page.wait_for_timeout(200)
    expect(field(page, "samples")).to_have_value("4")
    expect(page.get_by_text("came with the link")).to_have_count(0)


@ONCE
def test_a_reset_right_after_a_key_leaves_the_address_clean(page: Page, origin: str) -> None:
    held = []
    page.route("**/lab-link.js", lambda route: held.append(route))
    open_ready(page, f"{origin}labs/ab-test/", "lab")
    field(page, "samples").fill("4")
    page.get_by_role("button", name="Reset").click()
    page.wait_for_timeout(600)
    for route in held:
        route.continue_()
    expect(field(page, "samples")).to_have_value("5")
    assert "#" not in page.url


@ONCE
@pytest.mark.parametrize("hash_", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_link_gives_words_and_usual_values(page: Page, origin: str, hash_: str) -> None:
    faults = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("dialog", lambda dialog: faults.append(dialog.message))
    open_ready(page, f"{origin}labs/ab-test/#{hash_}", "lab")
    assert faults == []
    assert not FORBIDDEN.search(page.locator("aipm-lab").inner_text())
    assert page.evaluate("({}).x") is None
    assert stored(page) == {}


@ONCE
def test_a_value_outside_its_range_is_brought_within_it_and_said(page: Page, origin: str) -> None:
    open_ready(page, f"{origin}labs/ab-test/#alpha=0.9&power=abc", "lab")
    expect(field(page, "alpha")).to_have_value("50")
    note = page.locator("aipm-lab [data-part=note]")
    expect(note).to_contain_text("outside what it may be")
    expect(note).to_contain_text("can’t be read")


@ONCE
def test_a_link_with_part_of_a_person_is_rounded_and_said(page: Page, origin: str) -> None:
    """What only comes whole has no half: the page still opens on figures, and its link can be copied."""
    open_ready(page, f"{origin}labs/ab-test/#samples=3.7", "lab")
    expect(field(page, "samples")).to_have_value("4")
    expect(page.locator("aipm-lab [data-part=note]")).to_contain_text("brought within it")
    assert figures(page)["deff"] == str(1 + 3 * 0.3)


@ONCE
def test_what_is_typed_wrong_is_said_beside_it_and_the_last_figures_are_marked(page: Page, origin: str) -> None:
    open_ready(page, f"{origin}labs/ab-test/", "lab")
    before = figures(page)
    field(page, "p1").fill("sixty")
    expect(page.get_by_text("This is not a number.")).to_be_visible()
    expect(field(page, "p1")).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_text("the last inputs that made sense")).to_be_visible()
    assert figures(page) == before
    field(page, "p1").fill("62 %")
    expect(page.get_by_text("This is not a number.")).to_have_count(0)
    expect(page.get_by_text("the last inputs that made sense")).to_have_count(0)


@ONCE
def test_equal_rates_are_explained_in_words(page: Page, origin: str) -> None:
    open_ready(page, f"{origin}labs/ab-test/", "lab")
    field(page, "p2").fill("62")
    expect(page.locator("[data-result=n_per_arm]")).not_to_have_attribute("value", re.compile("."))
    assert len(page.locator("[data-result=n_per_arm]").inner_text().split()) > 3


@CHROMIUM  # each browser's own arithmetic is compared with the worked example
@EACH
def test_sentence_figures_pictures_and_tables_agree_after_a_change(
    page: Page, origin: str, node: Node, lab: str
) -> None:
    """All of them tell what one computation gives for what stands in the form."""
    open_ready(page, f"{origin}labs/{lab}/", "lab")
    expect(page.locator("aipm-lab figure svg").first).to_be_visible()
    name, _, typed = change(lab)
    before = figures(page)
    field(page, name).fill(typed)
    page.wait_for_url("**/#*")
    inputs = page.evaluate("document.querySelector('aipm-lab').given")
    results = node.call(f"labs/{lab}.js", "compute", inputs)["results"]
    found = figures(page)
    assert found != before
    for key, value in results.items():
        if isinstance(value, int | float):
            # Node's arithmetic and Chromium's differ in the last digit.
            assert float(found[key]) == pytest.approx(value, rel=1e-12), key
        else:
            assert found[key] == value, key
    assert page.locator("[data-part=sentence]").inner_text() == node.call(f"labs/{lab}.js", "sentence", inputs, results)
    drawn = node.call(f"pictures/{lab}.js", "picture", inputs, results)
    drawn = drawn if isinstance(drawn, list) else [drawn]
    expect(page.locator("aipm-lab figcaption")).to_have_text([one["title"] for one in drawn])
    assert page.locator("aipm-lab figure").evaluate_all(TABLES) == [[one["head"], *one["rows"]] for one in drawn]
    assert not FORBIDDEN.search(page.locator("aipm-lab").inner_text())


@EACH
def test_a_lab_is_used_by_keyboard_alone(page: Page, origin: str, lab: str) -> None:
    open_ready(page, f"{origin}labs/{lab}/", "lab")
    before = figures(page)
    name, _, typed = change(lab)
    usual = field(page, name).input_value()
    tab_to(page, ".md-skip", limit=3)
    page.keyboard.press("Enter")
    tab_to(page, f"aipm-lab [name='{name}']", limit=40)
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type(typed)
    page.wait_for_url(f"**/#*{name}=*")  # the skip link has an anchor of its own
    assert figures(page) != before
    tab_to(page, "aipm-lab [data-do=reset]", limit=60)
    page.keyboard.press("Enter")
    expect(field(page, name)).to_have_value(usual)
    assert figures(page) == before


def test_figures_are_saved_into_a_worksheet_and_taken_back(page: Page, origin: str) -> None:
    open_ready(page, f"{origin}labs/thresholds/#prevalence=0.02", "lab")
    page.get_by_role("button", name="Save to a worksheet").click()
    page.get_by_role("dialog").get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Saved to", exact=False).last).to_be_visible()
    texts = "\n".join(answers(page).values())
    assert "#prevalence=0.02" in texts
    assert "Inputs." in texts
    page.locator("aipm-lab [data-part=note]").get_by_role("button", name="Undo").click()
    expect(page.get_by_text("Taken back.")).to_be_visible()
    assert "#prevalence=0.02" not in "\n".join(answers(page).values())


@CHROMIUM
@EACH
def test_axe_finds_nothing_in_a_live_lab(shown: Page, origin: str, lab: str) -> None:
    open_ready(shown, f"{origin}labs/{lab}/", "lab")
    expect(shown.locator("aipm-lab figure svg").first).to_be_visible()
    open_all(shown)
    for view in views(shown):
        assert (view, flaws(shown)) == (view, [])
        assert shown.evaluate("document.documentElement.scrollWidth") <= view[0]


@CHROMIUM
@EACH
def test_the_longest_figures_fit_a_phone(page: Page, origin: str, lab: str) -> None:
    """Every number as large as it may be: sums beyond all budgets break, the page stays as wide as the screen."""
    page.set_viewport_size({"width": 320, "height": 800})
    open_ready(page, f"{origin}labs/{lab}/", "lab")
    most = page.evaluate(
        "[...document.querySelectorAll('aipm-lab [data-most]')].map(control => [control.name, control.dataset.most])"
    )
    page.goto("about:blank")
    open_ready(page, f"{origin}labs/{lab}/#{'&'.join('='.join(pair) for pair in most)}", "lab")
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    assert not re.search("NaN|Infinity|undefined", page.locator("aipm-lab").inner_text())


@ONCE
@EACH
def test_a_lab_prints_inputs_results_picture_and_table(page: Page, origin: str, lab: str, tmp_path: Path) -> None:
    open_ready(page, f"{origin}labs/{lab}/", "lab")
    expect(page.locator("aipm-lab figure svg").first).to_be_visible()
    paper = print_out(page, A4, tmp_path)
    record = LABS[lab]
    assert paper.lacks([asked["label"] for asked in record["inputs"]]) == []
    assert paper.lacks([row["label"] for table in record["worked"]["tables"] for row in table["rows"]]) == []
    assert letters(page.locator("aipm-lab figcaption").first.inner_text()) in letters(paper.text)
    assert paper.strays() == []
