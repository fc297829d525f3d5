"""The machine around the guide: locked dependencies, preparation, browsers and workflows say what they should."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from dataclasses import asdict
from pathlib import Path

import pytest
import yaml
from mkdocs.utils.yaml import yaml_load
from packaging.requirements import Requirement

from tests.setup import browsers

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCK_TEXT = (ROOT / "uv.lock").read_text(encoding="utf-8")
LOCK = tomllib.loads(LOCK_TEXT)
CONSTRAINTS = (ROOT / "constraints.txt").read_text(encoding="utf-8")
TESTS_ONLY = "# Only for the tests\n"
NAME = PROJECT["project"]["name"]

Hashes = dict[tuple[str, str], set[str]]
"""The hashes of every file of each (name, version)."""


# --- the lock


def hashes_in_lock(packages: list[dict]) -> Hashes:
    files = {(p["name"], p["version"]): [*p.get("wheels", []), *filter(None, [p.get("sdist")])] for p in packages}
    return {key: {file["hash"] for file in found} for key, found in files.items()}


def hashes_in_constraints(text: str) -> Hashes:
    found: Hashes = {}
    for entry in re.findall(r"^\w(?:.*\\\n)*.*$", text, re.MULTILINE):
        name, version = re.match(r"([\w.-]+)==([^\s;]+)", entry).groups()
        hashes = set(re.findall(r"--hash=(\S+)", entry))
        # A package that both parts need stands in both, and must be the same in both.
        assert found.setdefault((name, version), hashes) == hashes
    return found


def names_below(requirements: list[dict], packages: list[dict]) -> set[str]:
    """The names of these requirements and of all that they lead to, on any system."""
    found: set[str] = set()
    waiting = list(requirements)
    while waiting:
        wanted = waiting.pop()["name"]
        if wanted not in found:
            found.add(wanted)
            waiting += [d for p in packages if p["name"] == wanted for d in p.get("dependencies", [])]
    return found


def test_constraints_are_in_step_with_the_lock():
    locked = [package for package in LOCK["package"] if package["name"] != NAME]
    assert hashes_in_constraints(CONSTRAINTS) == hashes_in_lock(locked), "run `make lock`"


def test_first_part_of_constraints_is_what_reading_and_building_need():
    (guide,) = (package for package in LOCK["package"] if package["name"] == NAME)
    needed = names_below([*guide["dependencies"], *guide["dev-dependencies"]["build"]], LOCK["package"])
    base, _ = CONSTRAINTS.split(TESTS_ONLY)
    assert {name for name, _ in hashes_in_constraints(base)} == needed


def test_both_scripts_know_the_heading_between_the_parts():
    for script in ("constraints.sh", "environment.sh"):
        assert TESTS_ONLY.strip() in (ROOT / "tests/setup" / script).read_text(encoding="utf-8")


def test_lock_answers_what_the_project_asks_for():
    def asked(requirements: list[str]) -> set[tuple[str, str]]:
        return {(r.name.lower(), str(r.specifier)) for r in map(Requirement, requirements)}

    def recorded(requirements: list[dict]) -> set[tuple[str, str]]:
        return asked([r["name"] + r["specifier"] for r in requirements])

    (guide,) = (package for package in LOCK["package"] if package["name"] == NAME)
    assert LOCK["requires-python"] == PROJECT["project"]["requires-python"]
    assert guide["version"] == PROJECT["project"]["version"]
    assert recorded(guide["metadata"]["requires-dist"]) == asked(PROJECT["project"]["dependencies"])
    for group, requirements in PROJECT["dependency-groups"].items():
        assert recorded(guide["metadata"]["requires-dev"][group]) == asked(requirements)

    versions = {(p["name"], p["version"]) for p in LOCK["package"]}
    for requirement in map(Requirement, [*PROJECT["project"]["dependencies"], *PROJECT["dependency-groups"]["test"]]):
        locked = [version for name, version in versions if name == requirement.name.lower()]
        assert locked
        assert all(map(requirement.specifier.contains, locked)), requirement


def test_lock_names_only_the_public_index():
    assert set(re.findall(r'"(https?://[^/"]+)', LOCK_TEXT)) == {"https://pypi.org", "https://files.pythonhosted.org"}
    sources = {tuple(package["source"].items()) for package in LOCK["package"]}
    assert sources == {(("editable", "."),), (("registry", "https://pypi.org/simple"),)}
    assert "://" not in CONSTRAINTS


def test_build_backend_is_the_locked_one():
    assert PROJECT["build-system"]["requires"] == PROJECT["dependency-groups"]["build"]


def test_edition_is_the_version():
    with (ROOT / "mkdocs.yml").open(encoding="utf-8") as opened:
        edition = yaml_load(opened)["extra"]["edition"]
    assert edition == PROJECT["project"]["version"], "the same text; quoted in YAML, or 2026.10 would become 2026.1"


# --- preparing the environment


def program(folder: Path, name: str, script: str = "exit 0") -> str:
    """An executable shell script."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    return str(path)


def fake_python(version: str, *, fits: bool, has_venv: bool) -> str:
    """A Python that answers the questions of environment.sh, and no others."""
    return (
        f'case "$*" in *version_info*) exit {int(not fits)} ;; *ensurepip*) exit {int(not has_venv)} ;;'
        f' --version) echo "Python {version}" ;; *) exit 9 ;; esac'
    )


def prepare(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run environment.sh in an empty folder, with nothing on PATH but `folder`/bin."""
    script = ROOT / "tests/setup/environment.sh"
    return subprocess.run(
        ["/bin/sh", str(script), "base"], cwd=folder, env={"PATH": f"{folder}/bin"}, capture_output=True, text=True
    )


def no_venv(name: str) -> str:
    return (
        f"The guide needs Python's venv module, which this {name} lacks: "
        f"on Debian or Ubuntu, install it with `sudo apt install {name}-venv`."
    )


@pytest.mark.parametrize(
    ("pythons", "words"),
    [
        ({}, "The guide needs Python 3.11.5 or newer (up to 3.14) or uv, and found no python3."),
        (
            {"python3": fake_python("3.11.2", fits=False, has_venv=True)},
            "The guide needs Python 3.11.5 or newer (up to 3.14) or uv, and found Python 3.11.2.",
        ),
        (
            {"python3": fake_python("3.13.5", fits=True, has_venv=False)},
            no_venv("python3"),
        ),
        (
            {
                "python3": fake_python("3.10.12", fits=False, has_venv=True),
                "python3.12": fake_python("3.12.3", fits=True, has_venv=False),
            },
            no_venv("python3.12"),
        ),
    ],
    ids=["no Python", "old Python", "no venv", "no venv beside an old Python"],
)
def test_one_sentence_says_what_python_lacks(tmp_path, pythons, words):
    for name, script in pythons.items():
        program(tmp_path / "bin", name, script)
    result = prepare(tmp_path)
    assert result.returncode != 0
    assert result.stderr == words + "\n"


def test_uv_prepares_when_it_is_there(tmp_path):
    program(tmp_path / "bin", "uv", 'echo "$UV_PROJECT_ENVIRONMENT: $*"')
    assert prepare(tmp_path).stdout.splitlines()[1:] == [".venv: sync --quiet --locked --no-default-groups --inexact"]


# --- browsers

RELEASES = {"debian": "ID=debian\n", "ubuntu": 'ID=ubuntu\nID_LIKE="debian"\n', "fedora": "ID=fedora\n"}
HEADLESS = "chromium-headless-shell"
TOOLS = ("pdftotext", "pdfinfo", "pdftoppm")


class Machine:
    """A machine whose commands bring programs instead of running; it remembers what was asked of it."""

    def __init__(self, folder: Path, *has: str, brings: dict[str, tuple[str, ...]] | None = None, own: bool = False):
        self.folder = folder
        self.brings = brings or {}
        self.own = own  # whether Playwright's downloads are here
        self.asked: list[str] = []
        self.install(*has)

    @property
    def environ(self) -> dict[str, str]:
        return {"PATH": f"{self.folder}/bin"}

    def install(self, *names: str) -> None:
        for name in names:
            program(self.folder / "bin", name)

    def download(self) -> None:
        self.own = True

    def run(self, command) -> str | None:
        words = " ".join(command).replace(sys.executable, "python")
        if "executable_path" in words:
            paths = [self.folder / "ms-playwright/chromium-1/chrome", self.folder / "ms-playwright/firefox-2/firefox"]
            return "\n".join(program(p.parent, p.name) if self.own else str(p) for p in paths)
        self.asked.append(words)
        if "playwright install" in words and "playwright" in self.brings:
            self.download()
        for package, names in self.brings.items():
            if "apt-get" in words and package in command:
                self.install(*names)
        return None if command[0] == "sudo" else ""


@pytest.fixture(autouse=True)
def _no_usual_places(monkeypatch):
    """What this machine really has must not help a test."""
    bare = {n: browsers.Program(p.variable, p.names, p.package) for n, p in browsers.PROGRAMS.items()}
    monkeypatch.setattr(browsers, "PROGRAMS", bare)


def test_installed_browsers_come_before_playwrights_own(tmp_path):
    machine = Machine(tmp_path, "google-chrome", "chromium-browser", *TOOLS, own=True)
    found = browsers.search(machine.environ, machine.run)
    assert Path(found["chromium"]).name == "chromium-browser"
    assert found["firefox"].endswith("ms-playwright/firefox-2/firefox")


def test_usual_places_come_after_path(tmp_path):
    away = program(tmp_path / "opt", "firefox")
    firefox = browsers.Program("AIPM_FIREFOX", ("firefox",), "firefox-esr", (away,))
    here = program(tmp_path / "bin", "firefox")
    assert browsers.places(firefox, {"PATH": f"{tmp_path}/bin"}) == [here, away]


def test_variable_names_the_browser(tmp_path):
    machine = Machine(tmp_path, "chromium", HEADLESS)
    mine = program(tmp_path, "mine")
    assert browsers.installed(machine.environ | {"AIPM_CHROMIUM": mine}) == {"chromium": mine, "headless": mine}


def test_variable_that_names_nothing_is_told_rather_than_passed_over(tmp_path):
    machine = Machine(tmp_path, "chromium")
    with pytest.raises(browsers.MissingError, match=r"^AIPM_CHROMIUM names /nowhere, which the tests cannot start\.$"):
        browsers.installed(machine.environ | {"AIPM_CHROMIUM": "/nowhere"})


def test_snap_is_no_browser_for_tests(tmp_path):
    program(tmp_path / "bin", "firefox", 'exec /snap/bin/firefox "$@"')
    (tmp_path / "bin/chromium").symlink_to(program(tmp_path, "snap"))
    assert browsers.installed({"PATH": f"{tmp_path}/bin"}) == {}


def test_nothing_is_fetched_when_all_is_here(tmp_path):
    machine = Machine(tmp_path, "chromium", HEADLESS, "firefox-esr", *TOOLS)
    found = browsers.provide(machine.environ, machine.run, RELEASES["debian"], is_root=True)
    assert {Path(path).name for path in asdict(found).values()} == {"chromium", HEADLESS, "firefox-esr", *TOOLS}
    assert machine.asked == []


def test_debian_gets_its_own_packages_and_only_those_missing(tmp_path):
    brings = {"firefox-esr": ("firefox-esr",), "poppler-utils": TOOLS}
    machine = Machine(tmp_path, "chromium", brings=brings)
    found = browsers.provide(machine.environ, machine.run, RELEASES["debian"], is_root=True)
    assert machine.asked == [
        "env DEBIAN_FRONTEND=noninteractive apt-get -qq update",
        "env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends firefox-esr poppler-utils",
        f"env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends {HEADLESS}",
    ]
    # This machine's Debian has no such package: Chromium does its work.
    assert found.headless == found.chromium


def test_ubuntu_gets_playwrights_browsers_as_its_own_are_snaps(tmp_path):
    machine = Machine(tmp_path, brings={"poppler-utils": TOOLS, "playwright": ()})
    found = browsers.provide(machine.environ, machine.run, RELEASES["ubuntu"], is_root=True)
    assert machine.asked[1:] == [
        "env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends poppler-utils",
        "python -m playwright install chromium firefox",
    ]
    assert browsers.is_playwrights(found.firefox)


def test_without_root_or_sudo_playwright_is_asked(tmp_path):
    machine = Machine(tmp_path, "firefox", *TOOLS, brings={"playwright": ()})
    browsers.provide(machine.environ, machine.run, RELEASES["debian"], is_root=False)
    assert machine.asked == ["sudo -n true", "python -m playwright install chromium"]


def test_failure_says_what_to_install(tmp_path):
    machine = Machine(tmp_path, "chromium", "pdfinfo", "pdftoppm")
    with pytest.raises(browsers.MissingError) as failure:
        browsers.provide(machine.environ, machine.run, RELEASES["fedora"], is_root=True)
    assert str(failure.value) == (
        "The tests need firefox, pdftotext, which this machine lacks. "
        "On Debian: sudo apt-get install firefox-esr poppler-utils. Elsewhere install Chrome or Chromium, "
        "Firefox and Poppler, or name the programs in AIPM_FIREFOX, AIPM_PDFTOTEXT."
    )


def test_launch_options_hold_the_traps():
    own = "/home/me/.cache/ms-playwright/firefox-1500/firefox/firefox"
    chromium = browsers.launch_options("chromium", "/c", True)
    assert (chromium["executable_path"], chromium["chromium_sandbox"]) == ("/c", False)
    assert browsers.launch_options("firefox", "/f", True)["channel"] == "moz-firefox"
    assert "channel" not in browsers.launch_options("firefox", own, True)
    assert "javascript.enabled" not in browsers.launch_options("firefox", own, True)["firefox_user_prefs"]
    assert browsers.launch_options("firefox", own, False)["firefox_user_prefs"]["javascript.enabled"] is False


# --- the workflows and forms


def load(path: str) -> dict:
    # BaseLoader keeps the key `on` from becoming True.
    return yaml.load((ROOT / ".github" / path).read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506


def test_audit_of_the_workflows_finds_nothing():
    audit = [str(Path(sys.executable).with_name("zizmor")), "--offline", "--no-progress", ".github"]
    result = subprocess.run(audit, cwd=ROOT, env=os.environ | {"NO_COLOR": "1"}, capture_output=True, text=True)
    assert result.returncode == 0, result.stdout + result.stderr


def test_pull_requests_are_built_without_anything_worth_taking():
    text = (ROOT / ".github/workflows/pull-request.yml").read_text(encoding="utf-8")
    workflow = load("workflows/pull-request.yml")
    assert workflow["on"] == "pull_request"
    assert workflow["permissions"] == {}
    assert {tuple(job["permissions"].items()) for job in workflow["jobs"].values()} == {(("contents", "read"),)}
    assert not re.search(r"secrets[.\[]|allow-unsafe-pr-checkout|self-hosted|actions/cache", text)


def test_only_the_deploying_job_may_write():
    jobs = load("workflows/publish.yml")["jobs"]
    assert set(jobs["build"]["permissions"].values()) == {"read"}
    assert jobs["deploy"]["permissions"] == {"pages": "write", "id-token": "write"}
    assert all("checkout" not in step.get("uses", "") for step in jobs["deploy"]["steps"])


@pytest.mark.parametrize("form", ["content-error", "new-mistake", "new-scenario", "widget-bug"])
def test_issue_forms_ask_little(form):
    fields = [field for field in load(f"ISSUE_TEMPLATE/{form}.yml")["body"] if field["type"] != "markdown"]
    required = [field for field in fields if field.get("validations", {}).get("required") == "true"]
    assert 1 <= len(required) <= 4
    assert len({field["id"] for field in fields}) == len(fields)


def test_blank_issues_are_off():
    assert load("ISSUE_TEMPLATE/config.yml") == {"blank_issues_enabled": "false"}
