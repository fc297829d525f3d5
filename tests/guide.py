"""A tiny guide in a folder: one page and one file of each kind, made from the components' own examples."""

from __future__ import annotations

import re
from pathlib import Path

from macros import check
from macros.components import KINDS

MACROS = Path(check.__file__).parent
FOLDERS = {"checklist-item": "checklist", "self-check": "self_check"}
"""The folder of a component's code, where it isn't named like the component."""

# The examples point at records of the real guide; here they point at each other.
ADAPT = (
    (r"\bB\d\d\b", "B901"),
    (r"\bC\d\d\b", "C904"),
    (r"worksheets: \[loop\]", "worksheets: [example-sheet]"),
    (r"worksheet: loop\b", "worksheet: example-sheet"),
)

PAGES = {
    "index.md": '# The guide\n\nIt uses {{ claim("C901") }}, {{ source("B901") }} and {{ term("recall-example") }}.\n',
    "role/index.md": "# The role\n\n{{ loop() }}\n",
    "prepare/checklist/index.md": "# Checklist\n\n{{ checklist() }}\n",
    "prepare/mistakes/index.md": "# Mistakes\n\n{{ mistakes() }}\n",
    "prepare/self-check.md": "# Self-check\n\n{{ self_check() }}\n",
    "prepare/interviews/index.md": "# Interviews\n\n{{ drills() }}\n",
    "prepare/plan.md": "# Plan\n\n{{ plan() }}\n",
    "worksheets/example-sheet.md": '# Sheet\n\n{{ worksheet("example-sheet") }}\n',
    "labs/example-lab.md": '# Lab\n\n{{ lab("example-lab") }}\n',
    "reference/evidence.md": "# Evidence\n\n{{ claims() }}\n",
    "reference/reading.md": "# Reading\n\n{{ sources() }}\n",
    "reference/glossary.md": "# Glossary\n\n{{ terms() }}\n",
}


class Guide:
    """A sound guide to break on purpose: `root` holds its mkdocs.yml and docs/."""

    def __init__(self, root: Path) -> None:
        self.root = root
        nav = "".join(f"  - {page}\n" for page in PAGES)
        self.write("mkdocs.yml", f"site_url: !ENV [SITE_URL, 'https://example.org/']\nnav:\n{nav}")
        for page, text in PAGES.items():
            self.write(f"docs/{page}", text)
        for kind in KINDS:
            text = example(kind.component)
            id_ = re.search(r"^id: (.+)$", text, re.MULTILINE)
            self.write("docs/" + kind.files.replace("*", id_[1] if id_ else ""), text)

    def write(self, path: str, text: str | bytes) -> None:
        """Write a file below the root, as bytes or as text with the line ends it has."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())

    def replace(self, path: str, old: str, new: str) -> None:
        """Replace a text that stands once in a file."""
        text = (self.root / path).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
        self.write(path, text.replace(old, new))

    def place(self, path: str, text: str) -> str:
        """Give path:line:column of a text that stands once in a file."""
        before, *after = (self.root / path).read_text(encoding="utf-8").split(text)
        assert len(after) == 1, f"{text!r} stands {len(after)} times in {path}"
        return f"{path}:{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"

    def problems(self) -> list[str]:
        """Give what the content check says, line by line."""
        return [str(problem) for problem in check.check(self.root)[1]]


def example(component: str) -> str:
    """Give the first example of a component, with its references turned to records of the tiny guide."""
    text = (MACROS / FOLDERS.get(component, component) / "examples.yml").read_text(encoding="utf-8").split("\n---\n")[0]
    for old, new in ADAPT:
        text = re.sub(old, new, text)
    return text
