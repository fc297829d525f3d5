"""The commands, as a contributor or a workflow runs them, and the build, which refuses what the check refuses."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from macros.components import CALLS
from tests.guide import Guide

REPOSITORY = Path(__file__).parent.parent
BUILD = """
import sys
from types import SimpleNamespace
from macros.main import define_env
names = []
env = SimpleNamespace(project_dir=sys.argv[1], macro=lambda function, name: names.append(name))
env.conf = {"extra": {}}
try:
    define_env(env)
except Exception as error:
    sys.exit(f"{type(error).__name__}: {error}")
print(*names)
"""
"""The build's first step, with a stand-in for mkdocs-macros."""


def run(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run Python in a guide's folder with this repository's macros."""
    environment = os.environ | {"PYTHONPATH": str(REPOSITORY), "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(
        [sys.executable, *arguments], cwd=root, env=environment, capture_output=True, encoding="utf-8", check=False
    )


def check(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the content check."""
    return run(root, "-m", "macros", "check", *arguments)


def broken_guide(tmp_path: Path) -> Guide:
    """Make a guide with two problems in two files."""
    guide = Guide(tmp_path)
    guide.replace("docs/prepare/mistakes/accuracy-alone.yml", "category: evaluation", "category: 100%\n# note")
    guide.write("docs/role/index.md", "# Role\n\n{{ loop }}\n")
    return guide


def snapshot(root: Path) -> dict[str, tuple[int, str]]:
    """Give time and hash of every file and time of every folder below a root."""
    return {
        path.relative_to(root).as_posix(): (
            path.stat().st_mtime_ns,
            hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "",
        )
        for path in [root, *root.rglob("*")]
    }


def test_a_sound_guide_passes_with_a_line_of_what_it_holds(tmp_path: Path) -> None:
    """The exit status is 0."""
    Guide(tmp_path)
    done = check(tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("content is sound: 12 pages, ")


def test_a_broken_guide_fails_with_one_line_for_each_problem(tmp_path: Path) -> None:
    """The exit status is 1."""
    guide = broken_guide(tmp_path)
    done = check(tmp_path)
    assert (done.returncode, done.stderr) == (1, "2 to mend\n")
    assert done.stdout.splitlines() == guide.problems()
    assert len(guide.problems()) == 2


@pytest.mark.parametrize("make", [Guide, broken_guide], ids=["sound", "broken"])
def test_the_check_writes_nothing(tmp_path: Path, make: type[Guide]) -> None:
    """No file or folder comes, goes or changes."""
    make(tmp_path)
    before = snapshot(tmp_path)
    check(tmp_path, "--annotate")
    assert snapshot(tmp_path) == before


def test_annotations_follow_their_lines_with_githubs_characters_escaped(tmp_path: Path) -> None:
    """A per cent sign, and a comma or colon in a file's name, would end GitHub's reading early."""
    guide = broken_guide(tmp_path)
    guide.write("docs/reference/a,b:c%.md", "# A\n")
    done = check(tmp_path, "--annotate")
    lines, annotations = done.stdout.splitlines()[::2], done.stdout.splitlines()[1::2]
    assert lines == guide.problems()
    assert annotations[0] == (
        "::error file=docs/prepare/mistakes/accuracy-alone.yml,line=4,col=11::category: "
        'expected one of ownership, evidence, evaluation, data, operations, safety; found "100%25"'
    )
    assert annotations[1] == (
        "::error file=docs/reference/a%2Cb%3Ac%25.md,line=1,col=1::nav: "
        "expected the page reference/a,b:c%25.md in the nav of mkdocs.yml; found no entry"
    )


@pytest.mark.parametrize("name", ["a\n::error::b.md", "a\udcffb.md", "a\x1b[2Jb.md"], ids=ascii)
def test_a_hostile_file_name_stays_on_its_line(tmp_path: Path, name: str) -> None:
    """A line end or an escape in it is shown as a mark, and nothing crashes."""
    Guide(tmp_path)
    (tmp_path / "docs/reference" / name).write_text("# A\n", encoding="utf-8")
    done = check(tmp_path, "--annotate")
    assert len(done.stdout.splitlines()) == 2
    assert done.stdout.isprintable() or set(done.stdout) - {"\n"} == {c for c in done.stdout if c.isprintable()}
    assert done.stderr == "1 to mend\n"


def test_the_build_refuses_with_the_lines_of_the_check(tmp_path: Path) -> None:
    """The words are the same, whoever says them."""
    guide = broken_guide(tmp_path)
    done = run(tmp_path, "-c", BUILD, str(tmp_path))
    assert done.returncode == 1
    assert done.stderr.rstrip("\n").split("\n") == [
        "PluginError: the content has errors",
        *guide.problems(),
        "2 to mend",
    ]


def test_the_build_registers_every_call_that_a_page_may_make(tmp_path: Path) -> None:
    """And none beside them."""
    Guide(tmp_path)
    done = run(tmp_path, "-c", BUILD, str(tmp_path))
    assert (done.returncode, sorted(done.stdout.split())) == (0, sorted(CALLS))


@pytest.mark.parametrize(("kind", "folder"), [("mistake", "mistakes"), ("scenario", "interviews")])
def test_a_new_record_starts_as_a_sound_copy_of_the_example(tmp_path: Path, kind: str, folder: str) -> None:
    """Its id is the one that was asked for, and only references wait for the writer's own."""
    guide = Guide(tmp_path)
    done = run(tmp_path, "-m", "macros", "new", kind, "my-own")
    assert (done.returncode, done.stderr) == (0, "")
    text = (tmp_path / f"docs/prepare/{folder}/my-own.yml").read_text(encoding="utf-8")
    assert text.startswith("id: my-own\n")
    assert all(": expected the id of a source that exists" in problem for problem in guide.problems())


@pytest.mark.parametrize("id_", ["accuracy-alone", "My Own", "../../x", "a" * 61, ""])
def test_a_new_record_takes_a_fresh_and_well_formed_id(tmp_path: Path, id_: str) -> None:
    """Nothing is written otherwise."""
    Guide(tmp_path)
    before = snapshot(tmp_path)
    done = run(tmp_path, "-m", "macros", "new", "mistake", id_)
    assert (done.returncode, snapshot(tmp_path)) == (1, before)
    assert done.stderr == f"{id_}: expected an unused id of lower-case words joined by hyphens\n"


def test_ids_are_recorded_only_when_the_content_is_sound(tmp_path: Path) -> None:
    """Else a slip would be published forever."""
    broken_guide(tmp_path)
    assert run(tmp_path, "-m", "macros", "record").returncode == 1
    assert not (tmp_path / "docs/reference/published.yml").exists()


def test_a_command_outside_a_guide_says_where_it_belongs(tmp_path: Path) -> None:
    """No traceback."""
    done = check(tmp_path)
    assert (done.returncode, done.stderr.split("\n")[-2]) == (
        2,
        "python -m macros: error: expected to run in the folder that holds mkdocs.yml",
    )
