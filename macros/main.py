"""Where MkDocs meets the guide: load the content, refuse it when it is wrong, register the macros."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import Any

# mkdocs-macros runs this file afresh at each build, but not what it imports: while serving, old code would answer.
for _name in [name for name in sys.modules if name.startswith("macros.") and name != __name__]:
    del sys.modules[_name]

from mkdocs.exceptions import PluginError  # noqa: E402

from macros.check import check  # noqa: E402
from macros.rendering import Here  # noqa: E402
from macros.views import VIEWS  # noqa: E402


def define_env(env: Any) -> None:
    """Register every macro of `VIEWS`.

    Raises PluginError with every problem of the content, in the words of the content check.
    """
    library, problems = check(Path(env.project_dir))
    if problems:
        raise PluginError("\n".join(["the content has errors", *map(str, problems), f"{len(problems)} to mend"]))

    # The header counts what is done of the checklist, on every page.
    env.conf["extra"]["checklist"] = " ".join(library["checklist-item"])

    def call(name: str, *arguments: str) -> str:
        return VIEWS[name](Here(env.page.url, env.conf["repo_url"] or "", library), *arguments)

    for name in VIEWS:
        env.macro(partial(call, name), name)
