"""Whether a page fits its window: what is cut off, too wide, or too small to be hit."""

from __future__ import annotations

from playwright.sync_api import Page

WIDEN = "document.documentElement.scrollWidth - innerWidth"

CUT = """() => [...document.querySelectorAll("body *")].filter(element => {
    const style = getComputedStyle(element), box = element.getBoundingClientRect();
    if (!["hidden", "clip"].includes(style.overflowX) && !["hidden", "clip"].includes(style.overflowY)) return false;
    if (box.width <= 1 || box.height <= 1 || style.clipPath !== "none" || !element.textContent.trim()) return false;
    if (!element.checkVisibility({visibilityProperty: true, opacityProperty: true})) return false;
    return element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1;
}).map(element => element.outerHTML.slice(0, 120))"""

SIDEWAYS = """() => [...document.querySelectorAll("body *")].filter(element =>
    ["auto", "scroll"].includes(getComputedStyle(element).overflowX) && element.clientWidth > 1 &&
    element.scrollWidth > element.clientWidth + 1 && element.checkVisibility({visibilityProperty: true}))
    // Code keeps its lines, and every browser lets keys scroll it.
    .filter(element => !element.matches("pre > code"))
    .filter(element => element.tabIndex !== 0 || element.role !== "region" ||
        !(element.ariaLabel || element.getAttribute("aria-labelledby")))
    .map(element => element.outerHTML.slice(0, 120))"""

SMALL = """() => {
    const shows = element => element.checkVisibility({visibilityProperty: true, opacityProperty: true});
    const inText = element => {
        const block = element.closest("p, li, dd, dt, td, th, figcaption, label, h1, h2, h3");
        return (getComputedStyle(element).display === "inline" || element.matches(".aipm-mark")) && block &&
            block.textContent.trim() !== element.textContent.trim();
    };
    // A label counts where its control is out of sight.
    return [...document.querySelectorAll("a[href], button, input, select, textarea, summary, header label[for]")]
        .filter(element => shows(element) && !(element.control && shows(element.control)))
        .filter(element => !element.matches(".headerlink") && !inText(element))
        .map(element => [element, element.getBoundingClientRect()])
        .filter(([, box]) => box.width > 1 && box.height > 1 && (box.width < 23.95 || box.height < 23.95))
        .map(([element, {width, height}]) =>
            `${Math.round(width)} × ${Math.round(height)} ${element.outerHTML.slice(0, 120)}`);
}"""


def misfits(page: Page) -> list[str]:
    """Give what does not fit: a page that scrolls sideways, what is cut off, and frames that no key scrolls."""
    wide = page.evaluate(WIDEN)
    return [f"{wide} pixels too wide"] * (wide > 0) + page.evaluate(CUT) + page.evaluate(SIDEWAYS)
