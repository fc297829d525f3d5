"""Over the built site: refuse what no page may hold (X-05), then write the policy into every page (X-01)."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser
from pathlib import Path

POLICY = (
    "default-src 'none'; script-src 'self'{hashes}; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; object-src 'none'"
)
CHARSET = '<meta charset="utf-8">'
FORBIDDEN = {"iframe", "frame", "object", "embed", "applet", "base", "style", "portal"}
ADDRESSES = {"href", "src", "action", "formaction", "poster", "data", "xlink:href", "srcset", "ping"}
DANGEROUS = re.compile(r"[\s\x00-\x20]*(javascript|vbscript|data):", re.IGNORECASE)
# The theme writes the way to the top into its scripts; apart from that, its inline scripts are alike on every page.
DEPTH = re.compile(r'new URL\("[^"]*"')


class Scan(HTMLParser):
    """Reads one built page: its inline scripts, and everything it may not hold."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.scripts: list[str] = []
        self.refused: list[str] = []
        self._inline = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Check a tag and its attributes."""
        values = {name: value or "" for name, value in attrs}
        line, _ = self.getpos()
        for name, value in values.items():
            if name.startswith("on") or name in ("style", "srcdoc"):
                self.refused.append(f"{line}: the attribute {name} of <{tag}>")
            if name in ADDRESSES and DANGEROUS.match(value):
                self.refused.append(f"{line}: the address {value[:40]} of <{tag}>")
            if name in ("src", "srcset", "poster") and re.match(r"\s*(https?:)?//", value):
                self.refused.append(f"{line}: <{tag}> from another origin: {value[:60]}")
        if tag in FORBIDDEN or (tag == "meta" and values.get("http-equiv", "").lower() in ("refresh", "set-cookie")):
            self.refused.append(f"{line}: <{tag}>")
        if (
            tag == "link"
            and "stylesheet" in values.get("rel", "")
            and re.match(r"(https?:)?//", values.get("href", ""))
        ):
            self.refused.append(f"{line}: a stylesheet from another origin")
        if tag == "form" and "action" in values:
            self.refused.append(f"{line}: a form that sends")
        if tag == "script" and "src" not in values and values.get("type", "") != "application/json":
            self._inline = True
            self.scripts.append("")

    def handle_endtag(self, tag: str) -> None:
        """Note the end of a script."""
        if tag == "script":
            self._inline = False

    def handle_data(self, data: str) -> None:
        """Collect inline scripts."""
        if self._inline:
            self.scripts[-1] += data


def publish(site: Path) -> list[str]:
    """Check every page below `site` and write the policy into it; give what was refused, as `page:line: what`."""
    paths = sorted(site.rglob("*.html"))
    scans = {path: scan(path.read_text(encoding="utf-8")) for path in paths}
    # 404.html is made by the theme alone: an inline script that it doesn't have came in through content.
    known = {
        DEPTH.sub("", script) for path, found in scans.items() if path.name == "404.html" for script in found.scripts
    }
    refused = []
    for path, found in scans.items():
        name = path.relative_to(site).as_posix()
        refused += [f"{name}:{what}" for what in found.refused]
        refused += [
            f"{name}: an inline script that the theme does not have"
            for script in found.scripts
            if DEPTH.sub("", script) not in known
        ]
    if not refused:
        policy = POLICY.format(
            hashes="".join(f" '{digest}'" for digest in sorted({sha256(s) for f in scans.values() for s in f.scripts}))
        )
        for path in paths:
            protect(path, policy)
    return refused


def scan(html: str) -> Scan:
    """Read one page."""
    found = Scan()
    found.feed(html)
    found.close()
    return found


def sha256(script: str) -> str:
    """Give the policy's name of an inline script."""
    return "sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


def protect(path: Path, policy: str) -> None:
    """Write the policy right after the charset, so that it stands over everything that follows."""
    html = path.read_text(encoding="utf-8")
    if html.count(CHARSET) != 1:
        raise ValueError(f"{path}: expected {CHARSET} once")
    path.write_text(
        html.replace(CHARSET, f'{CHARSET}<meta http-equiv="Content-Security-Policy" content="{policy}">'),
        encoding="utf-8",
    )
