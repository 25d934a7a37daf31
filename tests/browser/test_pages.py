"""Every page in a real browser: no request elsewhere, nothing too wide, no accessibility violation."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.test_site import PAGES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playwright.sync_api import Page

WHOLE = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],  # what passes is thousands of nodes a page
}
# What can differ between two colour schemes of one page; the other rules read the same tree again.
COLOURS = {
    "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
    "resultTypes": ["violations"],
}


def width(page: Page) -> int:
    assert page.viewport_size is not None
    return page.viewport_size["width"]


def violations(page: Page, rules: Mapping[str, object] = WHOLE) -> list[str]:
    """Run axe-core over the page as it stands."""
    found = Axe().run(page, options=rules).response["violations"]
    return [
        f"{rule['id']}: {node['target']} {node['failureSummary']}" for rule in found for node in rule["nodes"]
    ]


KINDS = (
    "",
    "modules/rude-customers/",
    "scenarios/counter-six/",
    "say-the-line/",
    "phrases/",
    "job-aids/hold/",
    "search/",
    "for-trainers/",
    "your-data/",
)
CASES = [*(("phone", path) for path in PAGES), *(("desktop", path) for path in KINDS)]


@pytest.mark.parametrize(("context", "path"), CASES, indirect=["context"])
def test_page_is_accessible_and_fits(path: str, page: Page, address: str) -> None:
    """Each page on the phone, in both schemes; each kind on the desktop, menu in sight, in the dark."""
    phone = width(page) < 600
    page.emulate_media(color_scheme="light" if phone else "dark")
    page.goto(address + path)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert violations(page) == []
    if phone:
        page.emulate_media(color_scheme="dark")
        assert violations(page, COLOURS) == []
