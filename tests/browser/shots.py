"""Takes pictures of every kind of page and of the styleguide, for people to look at: `make shots`.

Words after the folder choose: `python -m tests.browser.shots FOLDER home 360 dark` takes one picture.
A page longer than one picture goes on in `-2`, `-3` and so on.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from playwright.sync_api import Error, sync_playwright

from tests.browser.chromium import find_chromium
from tests.browser.conftest import FLAGS, serving, until
from tests.browser.kinds import KINDS, STYLEGUIDE
from tests.conftest import ROOT, build
from tests.styleguide import build_styleguide

if TYPE_CHECKING:
    from collections.abc import Collection

    from playwright.sync_api import Browser, FloatRect, Page

PAGES = {
    **{name: f"course/{path}" for name, path in KINDS.items()},
    **{f"styleguide-{name}": f"styleguide/{path}" for name, path in STYLEGUIDE.items()},
}
WIDTHS = ("320", "360", "768", "1280")
HEIGHT = 740
MODES: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "forced": {"forced_colors": "active"},
    "print": {"media": "print"},
}
TALLEST = 8_000  # pixels of a picture: a browser paints no more than 16,384 at once


def main(folder: Path, words: Collection[str]) -> None:
    """Build the course and the styleguide, and write the pictures that `words` choose into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as place, sync_playwright() as playwright:
        host = Path(place)
        done = build(ROOT, host / "course", SITE_URL="")
        if done.returncode != 0:
            sys.exit(done.stdout + done.stderr)
        build_styleguide(host / "styleguide")
        browser = playwright.chromium.launch(executable_path=find_chromium(playwright), args=FLAGS)
        with serving(host) as address:
            for name, width, mode in product(*(_chosen(words, of) for of in (PAGES, WIDTHS, MODES))):
                _take(browser, address + PAGES[name], int(width), mode, folder / f"{name}-{width}-{mode}")
        browser.close()


def _chosen(words: Collection[str], of: Collection[str]) -> list[str]:
    return [name for name in of if name in words] or list(of)


def _take(browser: Browser, url: str, width: int, mode: str, name: Path) -> None:
    for old in name.parent.glob(f"{name.name}*.png"):
        old.unlink()
    with browser.new_context(viewport={"width": width, "height": HEIGHT}) as context:
        page = context.new_page()
        page.goto(url, wait_until="networkidle")
        settle(page)
        page.emulate_media(**MODES[mode])
        height = page.evaluate("document.documentElement.scrollHeight")
        for number, top in enumerate(range(0, height, TALLEST), start=1):
            picture = name.with_name(f"{name.name}-{number}.png" if number > 1 else f"{name.name}.png")
            part: FloatRect = {"x": 0, "y": top, "width": width, "height": min(TALLEST, height - top)}
            page.screenshot(path=picture, full_page=True, clip=part)


# The styleguide loads itself anew when it has laid its answers down.
SHOWN = """document.readyState === "complete" &&
  (!document.querySelector('script[src$="states.js"]') || document.documentElement.dataset.states)"""
# Scrolls to what has a behaviour of its own, which fetches it, and back; says what never came. What a window
# of this width does not show gets none.
SETTLE = """async () => {
  for (const part of document.querySelectorAll(":not(:defined)")) {
    if (getComputedStyle(part).display === "none") continue;
    part.scrollIntoView();
    const late = new Promise((_, reject) => setTimeout(reject, 20_000, new Error(`no ${part.localName}`)));
    await Promise.race([customElements.whenDefined(part.localName), late]);
  }
  scrollTo(0, 0);
}"""


def settle(page: Page) -> None:
    """Wait until the page has its behaviours and, in the styleguide, its states."""
    for _ in range(3):
        with suppress(Error):  # the styleguide loaded itself anew in between
            until(page, SHOWN)
            page.evaluate(SETTLE)
            return
    raise AssertionError(f"{page.url} does not settle")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
