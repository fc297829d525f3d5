"""Commands that need no build: `python -m macros check`, `… new mistake an-id`, `… record`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from macros import check, new
from macros.problems import Problem, printable

ROOT = Path.cwd()


def annotation(problem: Problem) -> str:
    """Give a problem as a GitHub annotation, with GitHub's own characters escaped as its toolkit does."""
    path = printable(problem.path).replace("%", "%25").replace(":", "%3A").replace(",", "%2C")
    words = problem.words.replace("%", "%25")
    return f"::error file={path},line={problem.line},col={problem.column}::{words}"


def main(arguments: list[str] | None = None) -> int:
    """Run one command in the working directory; give the exit status."""
    parser = argparse.ArgumentParser(prog="python -m macros", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    checking = commands.add_parser("check", help="report everything that is wrong with the content; writes nothing")
    checking.add_argument("--annotate", action="store_true", help="print GitHub annotations as well")
    making = commands.add_parser("new", help="start a mistake or a scenario from an example")
    making.add_argument("kind", choices=sorted(new.FOLDERS))
    making.add_argument("id", help="words joined by hyphens, given once, forever")
    commands.add_parser("record", help="note the ids of all content as published (maintainers, at a release)")
    chosen = parser.parse_args(arguments)
    if not (ROOT / "mkdocs.yml").is_file():
        parser.error("expected to run in the folder that holds mkdocs.yml")
    if chosen.command == "new":
        return new.scaffold(ROOT, chosen.kind, chosen.id)
    library, problems = check.check(ROOT)
    for problem in problems:
        print(problem)
        if getattr(chosen, "annotate", False):
            print(annotation(problem))
    if problems:
        print(f"{len(problems)} to mend", file=sys.stderr)
        return 1
    if chosen.command == "record":
        return new.record(ROOT, library)
    held = ", ".join(
        f"{len(records)} {component}{'s' if len(records) > 1 else ''}"
        for component, records in library.records.items()
        if records
    )
    print(f"content is sound: {len(library.pages)} pages, {held}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
