"""Finds a Chromium for the browser tests."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from tests.debian import NotInstallableError, install

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Playwright

# The same engine without a window's machinery, which makes the tests nearly twice as fast.
SHELL = "chromium-headless-shell"
WHOLE = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome")
MAC = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
HELP = """\
The browser tests need a Chromium, and none was found. One of these gives them one:
  - install your system's package (on Debian, Ubuntu, Fedora: chromium; on macOS: Google Chrome)
  - .venv/bin/playwright install chromium
  - CHROMIUM=/path/to/chromium make test"""


class NoChromiumError(Exception):
    """No Chromium can be had; the message says what to install."""


def find_chromium(playwright: Playwright, names: tuple[str, ...] = (SHELL, *WHOLE)) -> str:
    """Return the path of a Chromium: named, the system's, Playwright's own, or as root on Debian installed.

    `names` are the system's programs that will do, the best first. The whole browser also fetches what a tab
    shows, such as the site's icon.

    Raises:
        NoChromiumError: when there is none.
    """
    named = os.environ.get("CHROMIUM")
    if named:
        if shutil.which(named):
            return named
        raise NoChromiumError(f"CHROMIUM names {named}, which is not a program.")
    for path in (*_on_this_machine(names), playwright.chromium.executable_path):
        if Path(path).exists():
            return path
    return _install_on_debian(names)


def _on_this_machine(names: tuple[str, ...]) -> Iterator[str]:
    yield from filter(None, map(shutil.which, names))
    if sys.platform == "darwin":
        yield from MAC


def _install_on_debian(names: tuple[str, ...]) -> str:
    try:
        install([name for name in names if name in (SHELL, WHOLE[0])], HELP)
    except NotInstallableError as cannot:
        raise NoChromiumError(str(cannot)) from None
    return next(_on_this_machine(names))


if __name__ == "__main__":
    # Before the tests, which run side by side, so that only one process installs.
    with sync_playwright() as running:
        try:
            print(f"Chromium: {find_chromium(running)}")
        except NoChromiumError as none:
            sys.exit(str(none))
