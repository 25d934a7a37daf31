"""Every page in a real browser: no request elsewhere, nothing too wide, no accessibility violation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.test_site import PAGES

if TYPE_CHECKING:
    from playwright.sync_api import Page

SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],  # what passes is thousands of nodes a page
}


def width(page: Page) -> int:
    assert page.viewport_size is not None
    return page.viewport_size["width"]


def violations(page: Page) -> list[str]:
    """Run axe-core over the page as it stands."""
    found = Axe().run(page, options=RULES).response["violations"]
    return [
        f"{rule['id']}: {node['target']} {node['failureSummary']}" for rule in found for node in rule["nodes"]
    ]


@pytest.mark.parametrize("path", PAGES)
def test_page_is_accessible_and_fits(path: str, page: Page, address: str) -> None:
    """In both schemes on the phone; on the desktop, with its other menu, in dark colours."""
    for scheme in SCHEMES if width(page) < 600 else SCHEMES[1:]:
        page.emulate_media(color_scheme=scheme)
        page.goto(address + path)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert violations(page) == []
