"""For the system’s Python, which has GTK: opens an address in WebKitGTK, types into a text box, prints to a file.

`python3 print_page.py ADDRESS FILE TEXT`
"""

from __future__ import annotations

import sys

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import GLib, Gtk, WebKit2  # noqa: E402

FILL = """
const box = document.querySelector(".aipm-sheet textarea");
box.value = %r;
box.dispatchEvent(new Event("input", {bubbles: true}));
"""
WAIT = 1500
"""Milliseconds for the page's own script to come, and for what it shows to be painted."""


def main(address: str, path: str, text: str) -> None:
    """Print one page, and leave when it is on paper."""
    view = WebKit2.WebView()
    window = Gtk.OffscreenWindow()
    window.add(view)
    window.show_all()

    def put() -> bool:
        view.evaluate_javascript(FILL % text, -1, None, None, None, lambda *_: GLib.timeout_add(WAIT, out))
        return GLib.SOURCE_REMOVE

    def out() -> bool:
        settings = Gtk.PrintSettings()
        settings.set(Gtk.PRINT_SETTINGS_OUTPUT_URI, f"file://{path}")
        settings.set(Gtk.PRINT_SETTINGS_OUTPUT_FILE_FORMAT, "pdf")
        settings.set_printer("Print to File")
        main.operation = WebKit2.PrintOperation.new(view)
        main.operation.set_print_settings(settings)
        main.operation.connect("finished", lambda *_: Gtk.main_quit())
        main.operation.connect("failed", lambda _, error: sys.exit(str(error)))
        main.operation.print_()
        return GLib.SOURCE_REMOVE

    def loaded(_: object, event: object) -> None:
        if event == WebKit2.LoadEvent.FINISHED:
            GLib.timeout_add(WAIT, put)

    view.connect("load-changed", loaded)
    view.load_uri(address)
    Gtk.main()


if __name__ == "__main__":
    main(*sys.argv[1:])
