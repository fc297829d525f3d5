"""Scripts of the built site without comments and needless spaces: what explains them to us is weight to readers."""

from __future__ import annotations

from pathlib import Path

import rjsmin


def slim(site: Path) -> None:
    """Rewrite the guide's own scripts below `site`; the theme's come minified."""
    folder = site / "assets/javascripts"
    theme = {folder / "lunr", folder / "workers"}
    for path in sorted(folder.rglob("*.js")):
        if not path.name.endswith(".min.js") and theme.isdisjoint(path.parents):
            path.write_text(rjsmin.jsmin(path.read_text(encoding="utf-8")), encoding="utf-8")
