"""Logs below their sheets: every entry, what is due for review, and confidence against results as a picture."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.kept import at, document, keep, open_ready
from tests.browser.test_accessibility import flaws
from tests.browser.test_reflow import CUT, SIDEWAYS, WIDEN
from tests.oracles.intervals import wilson

JOURNAL = "worksheets/journal/"
CHROMIUM = pytest.mark.parametrize("browser", ["chromium"], indirect=True)
GROUPS = {"below 50%": (45, 2, 3), "60–69%": (60, 4, 6), "80–89%": (80, 3, 5), "90–100%": (95, 5, 6)}
"""What was stated, how often it came true, of how many."""
BOX = """const boxOf = part => {
    // Without its stroke, which browsers measure differently.
    const box = part.getBBox(), to = part.getScreenCTM();
    const [left, top] = [to.a * box.x + to.e, to.d * box.y + to.f];
    return {left, top, right: left + to.a * box.width, bottom: top + to.d * box.height};
};"""
TEXTS = (
    "figure => {"
    + BOX
    + """
    const frame = figure.getBoundingClientRect();
    return [...figure.querySelectorAll("svg text")].map(text => {
        const box = boxOf(text), size = parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a;
        const inside = box.left >= frame.left - 1 && box.right <= frame.right + 1;
        return {words: text.textContent, label: text.matches("[class$=label]"), size, inside, ...box};
    });
}"""
)
PLACES = (
    "figure => {"
    + BOX
    + """
    const all = kind => [...figure.querySelectorAll(`.aipm-chart__${kind}`)].map(boxOf);
    const [line, grid] = [all("line")[0], all("grid")];
    const x = at => 100 * (at - line.left) / (line.right - line.left);
    const y = at => 100 * (grid[0].top - at) / (grid[0].top - grid[4].top);
    const points = all("point").map(box => [x((box.left + box.right) / 2), y((box.top + box.bottom) / 2)]);
    return points.map((point, n) => [...point, y(all("interval")[n].bottom), y(all("interval")[n].top)]);
}"""
)


def written(day: date) -> str:
    """Give a day as the page writes it."""
    return f"{day.day} {day:%b} {day.year}".replace("Sep ", "Sept ")


def ago(days: int) -> date:
    """Give the day that was so many days ago."""
    return date.today() - timedelta(days=days)


def reviewed() -> dict[str, str]:
    """Give the journal entries of GROUPS, and one that could not be told."""
    outcomes = [(stated, n < right) for stated, right, of in GROUPS.values() for n in range(of)]
    made = document("journal", "unclear0", "Unclear", confidence=70, came_true="cannot-tell", happened="Nobody counted")
    for number, (stated, true) in enumerate(outcomes):
        came = "came-true" if true else "missed"
        fields = {"decision": f"Decision {number}", "decided_on": ago(100 + number), "due": ago(10)}
        made |= document("journal", f"reviewed{number}", "", confidence=stated, came_true=came, happened="So", **fields)
    return made


def log(page: Page) -> Locator:
    """Give the log below the sheet."""
    return page.locator("[data-log]")


def items(page: Page) -> Locator:
    """Give its entries, in order."""
    return log(page).get_by_role("listitem")


def heading(page: Page) -> Locator:
    """Give its heading."""
    return log(page).get_by_role("heading", name="All your entries")


@pytest.fixture
def shelf(page: Page, origin: str) -> Page:
    """A page of the site on which nothing has been loaded yet that would hear of new entries."""
    page.goto(f"{origin}404.html")
    return page


def test_nothing_is_shown_before_there_is_an_entry(page: Page, origin: str) -> None:
    open_ready(page, origin + JOURNAL)
    page.wait_for_load_state("networkidle")
    expect(log(page)).to_be_hidden()


def test_what_is_written_into_two_documents_is_listed_and_opens_from_the_list(page: Page, origin: str) -> None:
    open_ready(page, origin + "worksheets/outcomes/")
    at(page, "change").fill("  \nThe line moved\nto 0.8")
    at(page, "logged-on").fill("2026-02-07")
    expect(items(page)).to_have_text([re.compile("^The line moved ?7 Feb 2026; edited .+; open above$")])
    page.get_by_role("button", name="New document").click()
    page.keyboard.press("Enter")
    at(page, "change").fill("שינוי שני")
    at(page, "logged-on").fill("2026-03-01")
    expect(items(page)).to_have_text(
        [re.compile("^שינוי שני ?1 Mar 2026;.+open above$"), re.compile("^The line moved ?7 Feb 2026")]
    )
    expect(heading(page)).to_have_text("All your entries (2)")
    expect(log(page)).to_contain_text("The latest first, by “Date”.")
    links = items(page).get_by_role("link")
    assert links.evaluate_all("links => links.map(link => link.dir)") == ["auto", "auto"]

    links.nth(1).press("Enter")
    expect(at(page, "change")).to_have_value("  \nThe line moved\nto 0.8")
    expect(page.get_by_label("Document", exact=True)).to_be_focused()
    expect(page.get_by_label("Document", exact=True)).to_be_in_viewport()
    expect(items(page).nth(1)).to_contain_text("open above")
    expect(items(page).nth(0)).not_to_contain_text("open above")


def test_an_entry_without_words_is_called_by_its_documents_name(page: Page, origin: str) -> None:
    open_ready(page, origin + "worksheets/company/")
    at(page, "why-core").fill("Nothing is left to sell")
    expect(items(page)).to_have_count(1)
    page.get_by_role("button", name="Rename").click()
    page.keyboard.type("Calloway")
    page.keyboard.press("Enter")
    expect(items(page).get_by_role("link")).to_have_text(["Calloway"])
    expect(log(page)).to_contain_text("The latest edited first.")
    page.get_by_role("button", name="Delete").click()
    expect(log(page)).to_be_hidden()
    page.get_by_role("button", name="Undo").click()
    expect(items(page).get_by_role("link")).to_have_text(["Calloway"])


def test_what_is_due_for_review_comes_first_and_says_so(shelf: Page, origin: str) -> None:
    keep(shelf, document("journal", "aaaaaaaa", "", decision="New", decided_on=ago(3), due=ago(-40)))
    keep(shelf, document("journal", "bbbbbbbb", "", decision="Overdue", decided_on=ago(200), due=ago(20)))
    keep(shelf, document("journal", "cccccccc", "", decision="Open", decided_on=ago(5)))
    keep(shelf, document("journal", "dddddddd", "", decision="Longer", decided_on=ago(150), due=ago(30)))
    keep(
        shelf, document("journal", "eeeeeeee", "", decision="Told", decided_on=ago(99), due=ago(30), happened="It did")
    )
    page = open_ready(shelf, f"{origin}{JOURNAL}#doc=journal-dddddddd")
    expect(heading(page)).to_have_text("All your entries (5, 2 due for review)")
    states = ["review due since " + written(ago(30)), "review due since " + written(ago(20))]
    expect(items(page).locator("strong")).to_have_text(states)
    titles = ["Longer", "Overdue", "New", "Open", "Told"]
    expect(items(page).get_by_role("link")).to_have_text(titles)
    for number, words in ((2, f"review on {written(ago(-40))}"), (3, "no day set for its review"), (4, "; reviewed;")):
        expect(items(page).nth(number)).to_contain_text(words)

    at(page, "happened").fill("The figure came in at 3.5%")
    expect(heading(page)).to_have_text("All your entries (5, 1 due for review)")
    expect(items(page).locator("strong")).to_have_text(states[1:])


def test_another_tabs_entries_appear(page: Page, origin: str) -> None:
    open_ready(page, origin + JOURNAL)
    other = page.context.new_page()
    open_ready(other, origin + JOURNAL)
    at(other, "decision").fill("Shall we wait?")
    expect(items(page).get_by_role("link")).to_have_text(["Shall we wait?"])
    at(other, "due").fill(ago(4).isoformat())
    expect(heading(page)).to_have_text("All your entries (1, 1 due for review)")


@pytest.mark.parametrize(
    ("count", "words"), [(0, "no reviewed entries say"), (1, "1 reviewed entry says"), (9, "9 reviewed entries say")]
)
def test_too_few_reviewed_entries_are_told_and_not_drawn(shelf: Page, origin: str, count: int, words: str) -> None:
    keep(shelf, document("journal", "aaaaaaaa", "", decision="Not yet reviewed", confidence=80))
    for number in range(count):
        keep(shelf, document("journal", f"reviewed{number}", "", confidence=80, came_true="missed"))
    page = open_ready(shelf, origin + JOURNAL)
    expect(log(page)).to_contain_text(f"Too few to tell: {words} both how sure you were and whether it came true.")
    expect(log(page)).to_contain_text("A comparison starts at 10.")
    expect(log(page).locator("figure")).to_have_count(0)


def test_the_tenth_review_draws_the_picture_and_taking_it_back_removes_it(shelf: Page, origin: str) -> None:
    for number in range(10):
        keep(shelf, document("journal", f"reviewed{number}", "", confidence=80, came_true="missed" if number else ""))
    page = open_ready(shelf, f"{origin}{JOURNAL}#doc=journal-reviewed0")
    expect(log(page)).to_contain_text("9 reviewed entries")
    page.get_by_label("It did", exact=True).check()
    finding = "You are surer than you are right: you said 80% on average and were right in 1 of 10"
    expect(page.get_by_role("img", name=finding)).to_be_visible()
    page.get_by_label("Cannot tell").first.check()
    expect(log(page).locator("figure")).to_have_count(0)


@pytest.fixture
def judged(shelf: Page, origin: str) -> Page:
    """A journal with twenty reviewed entries, its picture shown."""
    keep(shelf, reviewed())
    page = open_ready(shelf, origin + JOURNAL)
    expect(log(page).locator("figure svg")).to_be_visible()
    return page


def test_the_picture_its_name_and_its_table_say_the_same_numbers(judged: Page) -> None:
    figure = log(judged).locator("figure")
    said = "Too few to tell a gap: you said 73% on average and were right in 14 of 20 (70%; 95% interval 48% to 85%)"
    expect(figure.locator("figcaption")).to_contain_text(said)
    expect(judged.get_by_role("img", name=said)).to_be_visible()
    figure.get_by_text("Show as table").click()
    expected = []
    for label, (stated, right, of) in GROUPS.items():
        low, high = (f"{100 * end:.0f}%" for end in wilson(right, of))
        expected.append([label, f"{stated}%", f"{right} of {of} ({100 * right / of:.0f}%)", f"{low} to {high}"])
    assert (
        figure.locator("tbody tr").evaluate_all("rows => rows.map(row => [...row.cells].map(cell => cell.textContent))")
        == expected
    )
    labels = figure.locator("svg .aipm-chart__label").all_text_contents()
    assert labels == ["as often as said", *(f"{right} of {of}" for _, right, of in GROUPS.values())]


def test_the_points_and_intervals_stand_where_their_numbers_say(judged: Page) -> None:
    figure = log(judged).locator("figure")
    expected = [
        [stated, 100 * right / of, *(100 * end for end in wilson(right, of))] for stated, right, of in GROUPS.values()
    ]
    for found, exact in zip(figure.evaluate(PLACES), expected, strict=True):
        assert found == pytest.approx(exact, abs=0.5)


def test_the_table_stays_open_and_the_picture_follows_a_new_review(judged: Page) -> None:
    figure = log(judged).locator("figure")
    figure.get_by_text("Show as table").click()
    items(judged).get_by_role("link", name="Unclear").click()
    judged.get_by_label("It did", exact=True).check()
    expect(figure.locator("tbody")).to_contain_text("70–79%70%1 of 1 (100%)21% to 100%")
    expect(figure.locator("tbody")).to_be_visible()
    expect(figure.locator("svg .aipm-chart__point")).to_have_count(5)


@pytest.fixture
def sized(browser: Browser, origin: str, width: int, scheme: str) -> Iterator[Page]:
    """The journal with its picture and table, in a window of this width and in these colours."""
    with browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme, reduced_motion="reduce"
    ) as context:
        page = context.new_page()
        page.goto(f"{origin}404.html")
        keep(page, reviewed() | document("journal", "overdue0", "", decision="W" * 200, due=ago(9)))
        open_ready(page, origin + JOURNAL)
        expect(log(page).locator("figure svg")).to_be_visible()
        log(page).get_by_text("Show as table").click()
        page.evaluate("scrollTo(0, 0)")
        yield page


@CHROMIUM
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_a_log_with_its_picture(sized: Page) -> None:
    assert flaws(sized) == []


@pytest.mark.parametrize("width", [320, 768, 1280])
@pytest.mark.parametrize("scheme", ["light"])
def test_a_log_fits_and_every_word_of_its_picture_can_be_read(sized: Page) -> None:
    assert sized.evaluate(WIDEN) <= 0
    assert sized.evaluate(CUT) == []
    assert sized.evaluate(SIDEWAYS) == []
    texts = log(sized).locator("figure").evaluate(TEXTS)
    assert len(texts) > 15
    assert [text["words"] for text in texts if text["size"] < 12 or not text["inside"]] == []
    for one, other in combinations([text for text in texts if text["label"]], 2):
        across = one["right"] <= other["left"] or other["right"] <= one["left"]
        apart = across or one["bottom"] <= other["top"] or other["bottom"] <= one["top"]
        assert apart, f"{one['words']} over {other['words']}"


DRAWN = """figure => {
    const ground = getComputedStyle(document.body).backgroundColor;
    return [...figure.querySelectorAll("svg path, svg text")].map(part => {
        const style = getComputedStyle(part), paint = part.localName === "text" ? style.fill : style.stroke;
        return [part.getAttribute("class"), paint !== ground && paint !== "none"];
    }).filter(([, seen]) => !seen);
}"""


@CHROMIUM
@pytest.mark.parametrize("media", ["print", "forced"])
def test_the_picture_is_strokes_where_grounds_are_gone(judged: Page, media: str) -> None:
    if media == "print":
        judged.emulate_media(media="print")
    else:
        judged.emulate_media(forced_colors="active")
    figure = log(judged).locator("figure")
    assert figure.evaluate(DRAWN) == []
    dashes = figure.locator("svg path").evaluate_all(
        """paths => paths.filter(path => getComputedStyle(path).strokeDasharray !== "none")
            .map(path => path.getAttribute("class"))"""
    )
    assert dashes == ["aipm-chart__line"]


def test_nothing_moves_when_the_log_appears(shelf: Page, origin: str) -> None:
    keep(shelf, reviewed())
    shelf.add_init_script(
        """window.moved = [];
        const inText = ({node}) => (node?.nodeType === 1 ? node : node?.parentElement)?.closest(".md-content");
        const note = list => moved.push(...list.getEntries().filter(({sources}) => sources.some(inText)));
        if (PerformanceObserver.supportedEntryTypes.includes("layout-shift"))
            new PerformanceObserver(note).observe({type: "layout-shift", buffered: true});"""
    )
    page = open_ready(shelf, origin + JOURNAL)
    top = at(page, "decision").bounding_box()
    expect(log(page).locator("figure svg")).to_be_attached()
    page.wait_for_load_state("networkidle")
    assert at(page, "decision").bounding_box() == top
    assert page.evaluate("moved.length") == 0
