"""Scripts of the built site, made small: what explains them to us is weight to readers."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path


def slim(site: Path) -> None:
    """Rewrite the guide's own scripts below `site`; the theme's come minified.

    The minifier has no wheel for every system. Where there is none, scripts stay as they were written: they weigh
    more and do the same. The site is published from Linux.
    """
    try:
        minify = import_module("minify")
    except ImportError:
        return
    folder = site / "assets/javascripts"
    theme = {folder / "lunr", folder / "workers"}
    for path in sorted(folder.rglob("*.js")):
        if not path.name.endswith(".min.js") and theme.isdisjoint(path.parents):
            small = minify.string("application/javascript", path.read_text(encoding="utf-8"))
            path.write_text(small, encoding="utf-8")
