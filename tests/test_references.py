"""What the content check says about files and records that belong together: ids, references, pages, navigation."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.guide import Guide, example

TERMS, CLAIMS, SOURCES = (f"docs/reference/{name}.yml" for name in ("terms", "claims", "sources"))
CHECKLIST, SHEET = "docs/prepare/checklist/example-section.yml", "docs/worksheets/example-sheet.yml"


def test_a_sound_guide_has_no_problems(tmp_path: Path) -> None:
    """The tiny guide of these tests is sound until one of them breaks it."""
    assert Guide(tmp_path).problems() == []


def test_all_problems_of_all_files_come_at_once_in_the_order_of_places(tmp_path: Path) -> None:
    """Whoever mends them needs one look, not one run for each."""
    guide = Guide(tmp_path)
    guide.write("docs/role/index.md", '---\nauthor: me\n---\n# Role\n\n{{ clam("C901") }}\n\n# {{ claim("C901") }}\n')
    guide.write("docs/reference/retired.yml", "- id: a\n")
    guide.write("docs/labs/other.yml", "id: [\n")
    guide.replace(TERMS, "term: Recall", "term: no")
    guide.replace("mkdocs.yml", "  - index.md\n", "  - idex.md\n")
    places = [" ".join(problem.split(": ")[:2]) for problem in guide.problems()]
    assert places == [
        "docs/index.md:1:1 nav",
        "docs/labs/other.yml:1:1 page",
        "docs/labs/other.yml:2:1 yaml",
        "docs/reference/retired.yml:1:3 a.component",
        "docs/reference/retired.yml:1:3 a.reason",
        f"{guide.place(TERMS, 'no')} recall-example.term",
        "docs/role/index.md:2:1 author",
        "docs/role/index.md:6:1 macro",
        "docs/role/index.md:8:3 macro",
        "mkdocs.yml:1:1 nav",
    ]


def test_an_id_given_twice_in_a_list_names_both_places(tmp_path: Path) -> None:
    """The second place is the message's, the first is in it."""
    guide = Guide(tmp_path)
    guide.write(TERMS, example("term") + "- id: recall-example\n  term: Again\n  definition: A.\n  sources: [B901]\n")
    line = (tmp_path / TERMS).read_text(encoding="utf-8").count("\n") - 3
    found = f"found recall-example, first given at {TERMS}:1"
    assert guide.problems() == [f"{TERMS}:{line}:7: recall-example.id: expected an id that no other term has; {found}"]


def test_an_id_given_twice_across_files_names_both_places(tmp_path: Path) -> None:
    """Two sections of the checklist share their items' ids with readers' saved work."""
    guide = Guide(tmp_path)
    second = CHECKLIST.replace("example", "second")
    guide.write(second, (tmp_path / CHECKLIST).read_text(encoding="utf-8"))
    found = f"found one-project, first given at {guide.place(CHECKLIST, 'one-project').rpartition(':')[0]}"
    place = guide.place(second, "one-project")
    assert guide.problems() == [f"{place}: items[1].id: expected an id that no other checklist-item has; {found}"]


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("docs/worksheets/new.yml", "page: expected the page docs/worksheets/new.md beside it; found no such file"),
        ("docs/labs/new.yml", "page: expected the page docs/labs/new.md beside it; found no such file"),
        ("docs/worksheets/new.md", "data: expected the data docs/worksheets/new.yml beside it; found no such file"),
        ("docs/labs/new.md", "data: expected the data docs/labs/new.yml beside it; found no such file"),
        ("docs/role/new.md", "nav: expected the page role/new.md in the nav of mkdocs.yml; found no entry"),
    ],
)
def test_a_file_that_lacks_its_companion_says_so_on_its_first_line(tmp_path: Path, path: str, message: str) -> None:
    """A worksheet or lab is two files; every page has its entry in the navigation."""
    guide = Guide(tmp_path)
    guide.write(path, "# New\n" if path.endswith(".md") else "id: new\n")
    assert f"{path}:1:1: {message}" in guide.problems()


@pytest.mark.parametrize(
    "call", ["", "{{ worksheets() }}", '{{ worksheet("other") }}', '<!--\n{{ worksheet("example-sheet") }}\n-->']
)
def test_the_page_of_a_worksheet_shows_that_worksheet(tmp_path: Path, call: str) -> None:
    """Its address is published for the worksheet of its name."""
    guide = Guide(tmp_path)
    guide.write("docs/worksheets/example-sheet.md", f"# Sheet\n\n{call}\n")
    assert len(guide.problems()) == 1
    if "other" not in call and "<!--" not in call:
        expected = '{{ worksheet("example-sheet") }} on a line of its own'
        assert guide.problems() == [f"docs/worksheets/example-sheet.md:1:1: macro: expected {expected}; found none"]


def test_an_entry_of_the_navigation_without_its_page_is_named(tmp_path: Path) -> None:
    """It would lead readers nowhere."""
    guide = Guide(tmp_path)
    guide.replace("mkdocs.yml", "  - index.md\n", "  - Start:\n      - Home: index.md\n      - Old: role/old.md\n")
    assert guide.problems() == [
        "mkdocs.yml:1:1: nav: expected the page docs/role/old.md, which the nav lists; found no such file"
    ]


def test_a_slip_in_mkdocs_yml_is_told_like_one_in_content(tmp_path: Path) -> None:
    """New pages make contributors edit it."""
    guide = Guide(tmp_path)
    guide.replace("mkdocs.yml", "  - index.md\n", "  - Home: index.md: x\n")
    assert [problem.split("; ")[1] for problem in guide.problems()] == ['found "- Home: index.md: x"']


ELSEWHERE = (
    "file: expected a data file in one of docs/reference/claims.yml, docs/reference/sources.yml, "
    "docs/reference/terms.yml, docs/labs/*.yml, docs/worksheets/*.yml, docs/prepare/checklist/*.yml, "
    "docs/prepare/mistakes/*.yml, docs/prepare/mistakes/rounds/rounds.yml, docs/prepare/interviews/*.yml, "
    "docs/role/loop.yml, docs/prepare/self-check.yml, docs/prepare/plan.yml, "
    "docs/contributing/claim-check/labels.yml, "
    "docs/contributing/claim-check/tuning.yml, docs/contributing/claim-check/held-out.yml, "
    "docs/contributing/claim-check/rules.yml, docs/contributing/claim-check/measured.yml; found it elsewhere"
)
OTHER = "file: expected a file whose name ends in .md, .yml, .png, .jpg"


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("docs/prepare/accuracy.yml", ELSEWHERE),
        ("docs/prepare/mistakes/old/accuracy.yml", ELSEWHERE),
        ("docs/prepare/mistakes/accuracy.yaml", f"{OTHER}; found .yaml"),
        ("docs/role/other.markdown", f"{OTHER}; found .markdown"),
        ("docs/role/other.mkd", f"{OTHER}; found .mkd"),
        ("docs/assets/own.js", f"{OTHER}; found .js"),
        ("docs/assets/drawing.svg", f"{OTHER}; found .svg"),
        ("docs/page.html", f"{OTHER}; found .html"),
    ],
)
def test_a_file_that_the_check_would_overlook_is_refused(tmp_path: Path, path: str, message: str) -> None:
    """Data in a wrong place shows nowhere; pages of other endings are rendered, and scripts served, unseen."""
    guide = Guide(tmp_path)
    guide.write(path, "{{ 7*7 }}\n")
    assert guide.problems() == [f"{path}:1:1: {message}"]


@pytest.mark.parametrize("target", ["elsewhere/page.md", "elsewhere", "nowhere"])
def test_a_link_out_of_the_folder_of_pages_is_refused(tmp_path: Path, target: str) -> None:
    """MkDocs follows it, to pages that were never looked at or files that are no page."""
    guide = Guide(tmp_path)
    guide.write("elsewhere/page.md", "# Page\n")
    name = "docs/role/linked" + ".md" * target.endswith(".md")
    (tmp_path / name).symlink_to(tmp_path / target)
    assert f"{name}:1:1: file: expected a file or folder of its own; found a link to another place" in guide.problems()


@pytest.mark.parametrize(
    ("sources", "found"),
    [("[B902]", "only B902, not read"), ("[B902, B902]", "only B902, B902, not read"), ("[]", "none")],
)
def test_a_corroborated_claim_rests_on_a_source_that_was_read(tmp_path: Path, sources: str, found: str) -> None:
    """A title on a list of books confirms nothing."""
    guide = Guide(tmp_path)
    guide.replace(CLAIMS, "[B901, B901]", sources)
    expected = "C902.sources: expected a source that was read, for a corroborated claim"
    assert guide.problems() == [f"{guide.place(CLAIMS, sources)}: {expected}; found {found}"]


@pytest.mark.parametrize("path", [TERMS, CLAIMS, SOURCES, SHEET, "docs/labs/example-lab.yml"])
def test_a_file_that_cannot_be_read_is_the_only_problem(tmp_path: Path, path: str) -> None:
    """What refers to its records is not to blame."""
    guide = Guide(tmp_path)
    guide.write(path, "- id: a: b\n")
    assert [problem.split(" ")[:2] for problem in guide.problems()] == [[f"{path}:1:8:", "yaml:"]]


def test_a_source_with_a_slip_does_not_disgrace_the_claims_that_rest_on_it(tmp_path: Path) -> None:
    """The slip is reported, and nothing that follows from it."""
    guide = Guide(tmp_path)
    guide.replace(SOURCES, "topic: evaluation", "topic: evalution")
    assert [problem.split(": ")[1] for problem in guide.problems()] == ["B901.topic"]
