"""A Markdown extension: each table of a page in a frame that scrolls sideways, takes the focus and has a name.

The theme wraps tables by script, in frames that no keyboard reaches (WCAG 2.1.1). This needs no script.
"""

from __future__ import annotations

import re
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor


class _Frames(Treeprocessor):
    def run(self, root: Element) -> None:
        """Put each table into a frame named by its column heads."""
        for parent in list(root.iter()):
            for index, child in enumerate(list(parent)):
                if child.tag == "table" and "class" not in child.attrib:
                    # Raw HTML stands as a placeholder between control characters here; a name has no use for it.
                    words = [re.sub("\x02.*?\x03", "", "".join(head.itertext())).strip() for head in child.iter("th")]
                    name = "Table: " + ", ".join(words)
                    child.set("class", "aipm-table")
                    frame = Element(
                        "div",
                        {"class": "aipm-scroll", "role": "region", "tabindex": "0", "aria-label": name},
                    )
                    frame.append(child)
                    parent.remove(child)
                    parent.insert(index, frame)


class Frames(Extension):
    """Registers the frames."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (the name is Python-Markdown's)
        """Run after the other tree processors, so that nothing wraps a frame again."""
        md.treeprocessors.register(_Frames(md), "aipm-tables", 5)


def makeExtension(**options: Any) -> Frames:  # noqa: N802 (the name is Python-Markdown's)
    """Give the extension to Python-Markdown."""
    return Frames(**options)
