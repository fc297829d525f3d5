"""MkDocs hooks: after a build, hand the site to publish. `serve` goes without: its reload script has no hash."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mkdocs.exceptions import PluginError

serving = False


def on_startup(command: str, dirty: bool) -> None:
    """Remember which command runs."""
    global serving
    serving = command == "serve"


def on_post_build(config: Any) -> None:
    """Scan the built pages, give each its content-security policy, and take the comments out of the scripts.

    Raises PluginError with everything that the scan refuses.
    """
    from macros.publish import pages, scripts

    if serving:
        return
    refused = pages.publish(Path(config["site_dir"]))
    if refused:
        raise PluginError("\n".join(["the built site has what no page may have", *refused]))
    scripts.slim(Path(config["site_dir"]))
