"""Confidence against results as a picture: drawn once there is enough, and the same in numbers, places and words."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import flaws, views
from tests.browser.fit import misfits
from tests.browser.kept import document, keep, open_ready
from tests.browser.logs import GROUPS, JOURNAL, ago, items, log, reviewed
from tests.browser.marks import CHROMIUM, ONCE
from tests.oracles.intervals import wilson

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


@ONCE
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


@ONCE
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


@ONCE
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


@ONCE
def test_the_table_stays_open_and_the_picture_follows_a_new_review(judged: Page) -> None:
    figure = log(judged).locator("figure")
    figure.get_by_text("Show as table").click()
    items(judged).get_by_role("link", name="Unclear").click()
    judged.get_by_label("It did", exact=True).check()
    expect(figure.locator("tbody")).to_contain_text("70–79%70%1 of 1 (100%)21% to 100%")
    expect(figure.locator("tbody")).to_be_visible()
    expect(figure.locator("svg .aipm-chart__point")).to_have_count(5)


@pytest.fixture
def sized(browser: Browser, origin: str, width: int) -> Iterator[Page]:
    """The journal with its picture and table, in a window of this width."""
    with browser.new_context(viewport={"width": width, "height": 800}, reduced_motion="reduce") as context:
        page = context.new_page()
        page.goto(f"{origin}404.html")
        keep(page, reviewed() | document("journal", "overdue0", "", decision="W" * 200, due=ago(9)))
        open_ready(page, origin + JOURNAL)
        expect(log(page).locator("figure svg")).to_be_visible()
        log(page).get_by_text("Show as table").click()
        yield page


@CHROMIUM
@pytest.mark.parametrize("width", [1280])
def test_axe_finds_nothing_in_a_log_with_its_picture(sized: Page) -> None:
    for view in views(sized):
        assert (view, flaws(sized)) == (view, [])


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_a_log_fits_and_every_word_of_its_picture_can_be_read(sized: Page) -> None:
    assert misfits(sized) == []
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
