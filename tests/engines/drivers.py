"""Finds WebKit and Firefox on this machine, and starts them; as a program it says which of them are there."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import Any

from selenium import webdriver
from selenium.webdriver.webkitgtk.options import Options as WebKitOptions
from selenium.webdriver.webkitgtk.service import Service as WebKitService

MINI_BROWSERS = (
    "lib*/webkit*gtk-*/MiniBrowser",
    "lib*/*/webkit*gtk-*/MiniBrowser",
    "libexec/webkit*gtk-*/MiniBrowser",
)
NEEDS = {
    "webkit": "WebKitWebDriver and WebKitGTK's MiniBrowser (on Debian and Ubuntu: webkit2gtk-driver)",
    "firefox": "firefox or firefox-esr, and geckodriver on the PATH (github.com/mozilla/geckodriver)",
}


def find(engine: str) -> tuple[str, str] | None:
    """Return the paths of the driver and the browser of `engine`, if both are there."""
    if engine == "webkit":
        browsers = [str(path) for place in MINI_BROWSERS for path in Path("/usr").glob(place)]
        found = shutil.which("WebKitWebDriver"), next(iter(browsers), None)
    else:
        found = shutil.which("geckodriver"), shutil.which("firefox") or shutil.which("firefox-esr")
    return (found[0], found[1]) if found[0] and found[1] else None


def start(engine: str, downloads: Path) -> Any:
    """Start `engine` with a profile of its own, its downloads going below `downloads`."""
    found = find(engine)
    if not found:
        raise LookupError(f"There is no {engine} here. It needs {NEEDS[engine]}.")
    driver, browser = found
    return (_webkit if engine == "webkit" else _firefox)(driver, browser, downloads)


def _webkit(driver: str, browser: str, downloads: Path) -> Any:
    options = WebKitOptions()
    options.binary_location = browser
    options.add_argument("--automation")
    return webdriver.WebKitGTK(options, WebKitService(driver, env={**os.environ, "HOME": str(downloads)}))


def _firefox(driver: str, browser: str, downloads: Path) -> Any:
    options = webdriver.FirefoxOptions()
    options.binary_location = browser
    options.add_argument("-headless")
    options.set_preference("browser.download.folderList", 2)
    options.set_preference("browser.download.dir", str(downloads))
    return webdriver.Firefox(options, webdriver.FirefoxService(driver))


if __name__ == "__main__":
    asked = sys.argv[1:] or list(NEEDS)
    for name in asked:
        print(f"{name}: {' with '.join(find(name) or ['not found. It needs ' + NEEDS[name]])}")
    sys.exit(not any(map(find, asked)))
