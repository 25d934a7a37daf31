"""What the first search of a visit costs: the bytes that the shipped nginx sends for one word typed."""

from __future__ import annotations

import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests import nginx
from tests.browser.chromium import find_chromium
from tests.browser.conftest import FLAGS
from tests.browser.test_weight import bytes_of

PAGE = "search/"


def first_query(site: Path, word: str) -> int:
    """Return the bytes, after gzip, of all that typing `word` on the search page of `site` fetches.

    Raises:
        playwright.sync_api.TimeoutError: when nothing is found.
    """
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        log = Path(folder, "sent")
        log.touch()
        browser = playwright.chromium.launch(executable_path=find_chromium(playwright), args=FLAGS)
        with nginx.running(site, log) as address:
            page = browser.new_page()
            page.goto(address + PAGE, wait_until="networkidle")
            before = len(log.read_text().splitlines())
            page.get_by_role("searchbox").fill(word)
            page.locator(".search-results li").first.wait_for()
            page.wait_for_load_state("networkidle")
        browser.close()
        return sum(bytes_of(site, line.split()[1]) for line in log.read_text().splitlines()[before:])
