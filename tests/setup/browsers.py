"""Finds the browsers and PDF tools the tests drive, and fetches those that are missing.

`python -m tests.setup.browsers`, which `make test` runs first, looks, fetches and reports; tests call `find` and
`launch`. Nothing here skips: a test that silently did not run in Firefox would say that Firefox works.
"""

from __future__ import annotations

import functools
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Playwright

Runner = Callable[[Sequence[str]], str | None]
"""Runs a command: what it printed, or None when it failed or is not there."""


@dataclass(frozen=True)
class Program:
    """Something the tests start: where it may be, and the Debian package that brings it."""

    variable: str
    names: tuple[str, ...]
    package: str
    places: tuple[str, ...] = ()


PROGRAMS = {
    "chromium": Program(
        "AIPM_CHROMIUM",
        ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"),
        "chromium",
        ("/opt/google/chrome/chrome", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
    ),
    # The same engine from the same source without windows and profiles, twice as fast to open a page.
    "headless": Program("AIPM_HEADLESS", ("chromium-headless-shell",), "chromium-headless-shell"),
    "firefox": Program(
        "AIPM_FIREFOX",
        ("firefox-esr", "firefox"),
        "firefox-esr",
        ("/opt/firefox/firefox", "/Applications/Firefox.app/Contents/MacOS/firefox"),
    ),
    "pdftotext": Program("AIPM_PDFTOTEXT", ("pdftotext",), "poppler-utils"),
    "pdfinfo": Program("AIPM_PDFINFO", ("pdfinfo",), "poppler-utils"),
    "pdftoppm": Program("AIPM_PDFTOPPM", ("pdftoppm",), "poppler-utils"),
}
DOWNLOADABLE = ("chromium", "firefox")  # by Playwright, which has no PDF tools
OPTIONAL = ("headless",)  # Chromium does its work where it is not


@dataclass(frozen=True)
class Browsers:
    """Where everything is that the tests start."""

    chromium: str
    headless: str
    firefox: str
    pdftotext: str
    pdfinfo: str
    pdftoppm: str


class MissingError(LookupError):
    """Something the tests need is not on this machine; the message says what to install."""


# --- what tests use


@functools.cache
def find() -> Browsers:
    """Everything the tests need on this machine; `MissingError` when it is not all here."""
    return complete(search(os.environ, run))


def launch(playwright: Playwright, name: str, *, javascript: bool = True, **options: Any) -> Browser:
    """Start "chromium" or "firefox" with the settings each needs; `options` are those of Playwright's `launch`.

    To browse without script, say so here: Firefox ignores a context's `java_script_enabled=False` in silence.
    """
    fixed = launch_options(name, path(name), javascript)
    if "firefox_user_prefs" in options:
        options["firefox_user_prefs"] = fixed["firefox_user_prefs"] | options["firefox_user_prefs"]
    return getattr(playwright, name).launch(**fixed | options)


def path(name: str) -> str:
    """The browser that most tests start: for "chromium" the one without windows, which keeps no profile."""
    return getattr(find(), "headless" if name == "chromium" else name)


def launch_options(name: str, path: str, javascript: bool) -> dict[str, Any]:
    """Playwright's options for the browser at `path`."""
    options: dict[str, Any] = {"executable_path": path}
    if name == "chromium":
        # Root has no sandbox in Chromium, and containers seldom let anyone have one.
        options["chromium_sandbox"] = False
        # Without a graphics card its stand-in costs a tenth of the time.
        options["args"] = ["--disable-gpu"]
        if not javascript:
            options["args"].append("--blink-settings=scriptEnabled=false")
    if name == "firefox":
        if not is_playwrights(path):
            # Playwright expects its own patched Firefox; a stock one understands only WebDriver BiDi.
            options["channel"] = "moz-firefox"
        # Sites in processes of their own guard them from each other; here is one site, and a fifth of the time.
        options["firefox_user_prefs"] = {"fission.autostart": False, "dom.ipc.processPrelaunch.enabled": False}
        if not javascript:
            options["firefox_user_prefs"]["javascript.enabled"] = False
    return options


# --- looking


def search(environ: Mapping[str, str], run: Runner) -> dict[str, str]:
    """What is here: installed programs first, then Playwright's own downloads."""
    found = installed(environ)
    return found if found.keys() >= set(DOWNLOADABLE) else downloaded(run) | found


def installed(environ: Mapping[str, str]) -> dict[str, str]:
    """The first usable path of each program: the one its variable names, then PATH, then the usual places."""
    firsts = {name: next(filter(is_usable, places(program, environ)), None) for name, program in PROGRAMS.items()}
    if PROGRAMS["chromium"].variable in environ:
        firsts["headless"] = firsts["chromium"]  # whoever names a browser means it everywhere
    return {name: path for name, path in firsts.items() if path}


def places(program: Program, environ: Mapping[str, str]) -> list[str]:
    """Where the program may be, best first."""
    named = environ.get(program.variable)
    if named and not is_usable(named):
        # Whoever names a browser means that one: another in its place would test the wrong thing.
        raise MissingError(f"{program.variable} names {named}, which the tests cannot start.")
    on_path = (shutil.which(name, path=environ.get("PATH", "")) for name in program.names)
    return [path for path in (named, *on_path, *program.places) if path]


def is_usable(path: str) -> bool:
    """Whether the tests can start it. They cannot use a snap, which sees no profile under /tmp."""
    file = Path(path)
    if not (file.is_file() and os.access(file, os.X_OK)):
        return False
    with file.open("rb") as opened:
        head = opened.read(4096)
    # Ubuntu's /usr/bin/firefox is a script that starts the snap; /snap/bin/firefox links to snap itself.
    return file.resolve().name != "snap" and not (head.startswith(b"#!") and b"/snap/bin/" in head)


def downloaded(run: Runner) -> dict[str, str]:
    """Playwright's own browsers, when they are here."""
    # Asked of Playwright, as the paths differ by system, and in a process of its own: it runs once in a process only.
    paths = ", ".join(f"p.{name}.executable_path" for name in DOWNLOADABLE)
    code = f"from playwright.sync_api import sync_playwright as s\nwith s() as p: print({paths}, sep='\\n')"
    answer = (run([sys.executable, "-c", code]) or "").splitlines()
    return {name: path for name, path in zip(DOWNLOADABLE, answer, strict=False) if is_usable(path)}


def is_playwrights(path: str) -> bool:
    """Whether this browser is one that Playwright downloaded."""
    return any(re.fullmatch(r"(chromium|firefox)-\d+", part) for part in Path(path).parts)


def missing_from(found: Mapping[str, str]) -> list[str]:
    """The names of what is not there."""
    return [name for name in PROGRAMS if name not in found]


def complete(found: Mapping[str, str]) -> Browsers:
    """The paths found, when none is missing."""
    missing = [name for name in missing_from(found) if name not in OPTIONAL]
    if missing:
        raise MissingError(
            f"The tests need {', '.join(missing)}, which this machine lacks. "
            f"On Debian: sudo apt-get install {' '.join(packages_for(missing))}. Elsewhere install Chrome or Chromium, "
            f"Firefox and Poppler, or name the programs in {', '.join(PROGRAMS[name].variable for name in missing)}."
        )
    return Browsers(**{"headless": found["chromium"]} | {name: found[name] for name in PROGRAMS if name in found})


# --- fetching


def packages_for(missing: Sequence[str]) -> list[str]:
    """The Debian packages that bring these programs, each once."""
    return list(dict.fromkeys(PROGRAMS[name].package for name in missing))


def debian_commands(missing: Sequence[str], os_release: str, sudo: Sequence[str]) -> list[list[str]]:
    """What installs the missing programs from Debian's packages; nothing on a system that has none to offer."""
    system = dict(re.findall(r'^(ID|ID_LIKE)="?([^"\n]*)"?$', os_release, re.MULTILINE))
    if system.get("ID") != "debian":
        # Ubuntu's browser packages only fetch a snap; its Poppler is a package like any other.
        missing = [name for name in missing if name not in (*DOWNLOADABLE, *OPTIONAL)]
        if "debian" not in system.get("ID_LIKE", "").split():
            return []
    if not missing:
        return []
    apt = [*sudo, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    install = [*apt, "install", "-y", "--no-install-recommends"]
    # One that a release of Debian does not have must not keep the others away.
    groups = [packages_for([name for name in missing if (name in OPTIONAL) is optional]) for optional in (False, True)]
    return [[*apt, "update"], *([*install, *group] for group in groups if group)]


def playwright_commands(missing: Sequence[str]) -> list[list[str]]:
    """What downloads the missing browsers as Playwright's own."""
    browsers = [name for name in missing if name in DOWNLOADABLE]
    return [[sys.executable, "-m", "playwright", "install", *browsers]] if browsers else []


def provide(environ: Mapping[str, str], run: Runner, os_release: str, is_root: bool) -> Browsers:
    """Everything the tests need, fetching what is missing: Debian's packages when we may, then Playwright's."""

    def from_debian(missing: Sequence[str]) -> list[list[str]]:
        # -n: never stop to ask for a password.
        may_install = is_root or run(["sudo", "-n", "true"]) is not None
        return debian_commands(missing, os_release, [] if is_root else ["sudo", "-n"]) if may_install else []

    found = search(environ, run)
    for source in (from_debian, playwright_commands):
        missing = missing_from(found)
        for command in source(missing) if missing else []:
            print("Fetching for the tests:", *command, flush=True)
            run(command)
            found = search(environ, run)
    return complete(found)


# --- edges


def run(command: Sequence[str]) -> str | None:
    """Run a command, letting its complaints through."""
    try:
        return subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return None


def main() -> int:
    """Fetch what is missing, then print one line for each program; or say what to install."""
    release = Path("/etc/os-release")
    try:
        browsers = provide(
            os.environ, run, release.read_text(encoding="utf-8") if release.exists() else "", os.geteuid() == 0
        )
    except MissingError as missing:
        print(missing, file=sys.stderr)
        return 1
    for name, path in asdict(browsers).items():
        print(f"{name:10} {path}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
