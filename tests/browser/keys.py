"""The Tab key pressed through a page: what it reaches, and whether the focus is seen on the way."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.browser.kept import button

STEP = """() => {
    const element = document.activeElement;
    if (!element || element === document.body || element === document.documentElement) return null;
    (window.visited ??= new Set()).add(element);
    document.getAnimations().forEach(animation => animation.finish());
    // A toggle shows as the label beside it.
    const faces = [element, ...(element.labels ?? []), element.nextElementSibling].filter(face =>
        (face === element || face?.localName === "label") &&
        face.checkVisibility({visibilityProperty: true, opacityProperty: true}) && face.getClientRects()[0]?.width > 1);
    const flaws = [];
    if (!faces.length) flaws.push("cannot be seen");
    const width = style => style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth);
    const ring = face => width(getComputedStyle(face));
    if (faces.length && Math.max(...faces.map(ring)) < 2) flaws.push("has no outline");
    const free = faces.some(face => {
        const box = face.getClientRects()[0];
        const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)];
        const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
        const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
        return left < right && top < bottom && hit && (face.contains(hit) || hit.closest("label")?.control === element);
    });
    if (faces.length && !free) flaws.push("is covered or outside the window");
    return flaws.map(flaw => `${element.outerHTML.slice(0, 120)} ${flaw}`);
}"""
MISSED = """() => [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")]
    .filter(element => element.tabIndex >= 0 && !element.disabled)
    .filter(element => element.checkVisibility({visibilityProperty: true}))
    .filter(element => !visited.has(element))
    .filter(element => element.type !== "radio" || ![...visited].some(other => other.name === element.name))
    .map(element => element.outerHTML.slice(0, 120))"""

DRAWN = 50
"""Milliseconds in which a page is drawn."""
SCROLLED = 300
"""Milliseconds after which a busy browser has scrolled."""


def tab(page: Page) -> None:
    """Press Tab once the page has been drawn, as a person does."""
    # Of two that come at once, a busy Firefox at times forgets to scroll: 3 of 64 walks, and with the pause none of 78.
    page.wait_for_timeout(DRAWN)
    page.keyboard.press("Tab")


def hidden(page: Page) -> list[str] | None:
    """Give what keeps a reader from seeing where the focus is; None where it is on nothing."""
    flaws = page.evaluate(STEP)
    if flaws:
        # A busy browser brings what has the focus into view a frame or two later.
        page.wait_for_timeout(SCROLLED)
        flaws = page.evaluate(STEP)
    return flaws


def walk(page: Page, limit: int = 500) -> list[str]:
    """Press Tab until the focus has left the page at its end; give what was wrong on the way."""
    flaws: list[str] = []
    for _ in range(limit):
        tab(page)
        found = hidden(page)
        if found is None:
            return flaws
        flaws += found
    raise AssertionError(f"{limit} presses of Tab did not leave {page.url}")


def tab_to(page: Page, selector: str, limit: int = 60) -> None:
    """Press Tab until an element that matches has the focus."""
    for _ in range(limit):
        tab(page)
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"{selector} was not reached with {limit} presses of Tab")


def tab_to_name(page: Page, name: str, limit: int = 120) -> None:
    """Press Tab until the control with this name has the keyboard, which must be seen on the way."""
    wanted = (
        page.get_by_label(name, exact=True).or_(button(page, name)).or_(page.get_by_role("link", name=name, exact=True))
    )
    for _ in range(limit):
        tab(page)
        assert not hidden(page)
        if wanted.evaluate_all("all => all.includes(document.activeElement)"):
            return
    raise AssertionError(f"{limit} presses of Tab did not reach {name}")
