"""What to practise: the choice of a scenario, the next one by the schedule, and the history of attempts."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.drills import card, open_drills, pick, run
from tests.browser.kept import answers, button, keep, ready, taken
from tests.browser.marks import ONCE


@ONCE
def test_topics_and_difficulty_narrow_the_choice(page: Page, origin: str) -> None:
    open_drills(page, origin)
    expect(pick(page).locator("option")).to_have_count(48)
    page.get_by_text("Topics: all").click()
    page.get_by_role("checkbox", name="Build or buy").check()
    expect(pick(page).locator("option")).to_have_count(3)
    expect(page.get_by_text("Topics: 1 of 12")).to_be_visible()
    page.get_by_role("checkbox", name="hard").check()
    hard = page.locator("[data-topic='build-or-buy'][data-difficulty=hard]:is(article)").count()
    expect(pick(page).locator("option")).to_have_count(hard)
    page.get_by_role("checkbox", name="Build or buy").uncheck()
    expect(pick(page).locator("option")).to_have_count(page.locator("article[data-difficulty=hard]").count())


@ONCE
def test_a_choice_that_nothing_fits_says_so(page: Page, origin: str) -> None:
    open_drills(page, origin)
    pairs = page.locator("article").evaluate_all("all => all.map(({dataset: d}) => `${d.topic} ${d.difficulty}`)")
    topics, levels = {pair.split()[0] for pair in pairs}, ("warm-up", "standard", "hard")
    empty = [(topic, level) for topic in topics for level in levels if f"{topic} {level}" not in pairs]
    assert empty, "every topic has every difficulty: this test has nothing left to say"
    topic, level = min(empty)
    page.get_by_text("Topics: all").click()
    page.locator(f"[name=topic][value='{topic}']").check()
    page.get_by_role("checkbox", name=level).check()
    expect(pick(page).locator("option")).to_have_count(0)
    button(page, "Start").click()
    expect(run(page)).to_be_hidden()
    button(page, "Surprise me").click()
    expect(page.get_by_text("No scenario fits. Untick a topic or a difficulty.")).to_be_visible()
    assert answers(page) == {}


@ONCE
def test_surprise_me_chooses_and_says_why(page: Page, origin: str) -> None:
    open_drills(page, origin)
    button(page, "Surprise me").click()
    expect(page.get_by_text("You have not practised this one yet, and it is a warm-up.")).to_be_visible()
    first = pick(page).input_value()
    assert page.locator(f"article#{first}").get_attribute("data-difficulty") == "warm-up"
    button(page, "Surprise me").click()
    expect(pick(page)).not_to_have_value(first)


@ONCE
def test_surprise_me_brings_back_what_was_missed(page: Page, origin: str) -> None:
    open_drills(page, origin)
    topic = page.locator("article[data-topic='build-or-buy']").evaluate_all("all => all.map(({id}) => id)")
    keep(page, card("aaaaaaaa", 2, scenario=f"X #{topic[0]}"))
    keep(page, card("bbbbbbbb", 2, "missed missed said said said said", scenario=f"X #{topic[1]}"))
    keep(page, card("cccccccc", 0, "missed missed missed missed missed missed", scenario=f"X #{topic[2]}"))
    page.reload()
    ready(page, "drill")
    page.get_by_text("Topics: all").click()
    page.get_by_role("checkbox", name="Build or buy").check()
    button(page, "Surprise me").click()
    expect(page.get_by_text("Due today: practised once, with 33% of the points missed last time.")).to_be_visible()
    expect(pick(page)).to_have_value(topic[1])
    button(page, "Surprise me").click()
    expect(pick(page)).to_have_value(topic[0])
    button(page, "Surprise me").click()
    expect(pick(page)).to_have_value(topic[2])


@ONCE
def test_the_history_lists_every_attempt_and_is_taken_away_as_markdown(page: Page, origin: str) -> None:
    open_drills(page, origin)
    keep(page, card("aaaaaaaa", 9, "missed partly said", structure=1, framing=4, minutes=9))
    keep(page, card("bbbbbbbb", 3, scenario="Mine <b>own</b> | x"))
    page.reload()
    ready(page, "drill")
    page.get_by_text("Your attempts (2)").click()
    rows = page.get_by_role("table").get_by_role("row")
    expect(rows).to_have_count(3)
    expect(rows.nth(1).get_by_role("link")).to_have_text("Mine <b>own</b> | x")
    expect(rows.nth(2).get_by_role("cell")).to_have_text([re.compile(r"\d{4}$"), "9", "1 of 3", "2.5"])
    assert rows.nth(2).get_by_role("link").get_attribute("href").endswith("worksheets/mock/#doc=mock-aaaaaaaa")
    name, content = taken(page, button(page, "Download Markdown").click)
    assert name == "mock-interviews.md"
    lines = content.decode().splitlines()
    assert "Mine \\<b\\>own\\</b\\> \\| x" in lines[6]
    assert lines[7].endswith("| 9 | 1 | 1 | 1 | 1 | 4 |  |  |  |  | 2.5 |")
