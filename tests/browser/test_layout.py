"""Every page in four widths: nothing too wide, too small to hit, out of order or moving."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.kinds import KINDS
from tests.browser.shots import settle
from tests.test_site import PAGES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

WIDTHS = (320, 360, 768, 1280)

MEASURE = (Path(__file__).parent / "measure.js").read_text(encoding="utf-8")
HOLDS = {"wide": [], "small": [], "skipped": [], "shift": 0}


@pytest.fixture(scope="module", params=WIDTHS)
def window(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A page in a window of one width, kept for all pages."""
    with browser.new_context(viewport={"width": request.param, "height": 740}) as context:
        yield context.new_page()


def measure(page: Page, url: str) -> dict[str, Any]:
    page.goto(url)
    settle(page)
    measured: dict[str, Any] = page.evaluate(MEASURE)
    return measured


@pytest.mark.parametrize("path", [*PAGES, KINDS["search"]])
def test_every_page(path: str, window: Page, address: str) -> None:
    assert measure(window, address + path) == HOLDS


# As a reader's own style would: the letters twice as large, or the distances of WCAG 1.4.12.
STYLES = {
    "large": (390, "html { font-size: 200% }"),
    "spaced": (320, "* { letter-spacing: 0.12em !important; word-spacing: 0.16em !important }"),
}
ADD = """(text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets = [sheet];
    return document.documentElement.scrollWidth;
}"""
KEPT = [
    "modules/empathy/",
    "modules/cultural-differences/",
    "scenarios/counter-six/",
    "sources/",
    "coverage/",
    "for-trainers/",
    "run-a-session/",
]


@pytest.mark.parametrize("path", KEPT)
@pytest.mark.parametrize("style", STYLES)
def test_text_as_the_reader_sets_it_fits(style: str, path: str, browser: Browser, address: str) -> None:
    width, text = STYLES[style]
    with browser.new_context(viewport={"width": width, "height": 740}) as context:
        page = context.new_page()
        page.goto(address + path)
        settle(page)
        assert page.evaluate(ADD, text) <= width
