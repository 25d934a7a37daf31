"""What a page costs in bytes and requests, as the shipped nginx sends it and a browser keeps it."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import pytest

from courseware import compress
from tests import nginx
from tests.test_content import SLUGS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

# Bytes after gzip 6. A change that needs more says in its commit what a learner gets for it.
MODULE = 22_900  # the HTML
OPENED = 32_000  # all that a module loads by itself
REQUESTS = 6  # for that
READ = 48_000  # all that it loads when it is read to its last question
ICON = "/assets/img/favicon.svg"  # a browser without tabs does not ask for it

TO_THE_END = """async () => {
    for (let top = 0; top < document.body.scrollHeight; top += innerHeight) {
        scrollTo(0, top);
        await new Promise(requestAnimationFrame);
    }
    const fetched = () => performance.getEntriesByType("resource").length;
    for (let before = -1; before !== fetched(); ) {
        before = fetched();
        await new Promise((rest) => setTimeout(rest, 500));
    }
}"""


class Visit:
    """One learner's way through the site, by what nginx sent."""

    def __init__(self, page: Page, site: Path, address: str, log: Path) -> None:
        self.page, self.site, self.address, self.log = page, site, address, log

    def open(self, path: str, *, read: bool = False) -> dict[str, int]:
        """Open a page, and read it to its end; return the bytes of each file that was sent whole."""
        before = len(self.log.read_text().splitlines())
        self.page.goto(self.address + path, wait_until="networkidle")
        if read:
            self.page.evaluate(TO_THE_END)
        answers = [line.split() for line in self.log.read_text().splitlines()[before:]]
        return {name: bytes_of(self.site, name) for status, name in answers if status != "304"}


def bytes_of(site: Path, name: str) -> int:
    """Return the bytes that are sent for an address of the site."""
    path = site / name.partition("?")[0].lstrip("/")
    path = path / "index.html" if path.is_dir() else path
    content = path.read_bytes()
    return len(gzip.compress(content, 6, mtime=0)) if path.suffix in compress.SUFFIXES else len(content)


@pytest.fixture
def visit(browser: Browser, site: Path, tmp_path: Path) -> Iterator[Visit]:
    """A phone's first visit, without what a service worker fetches once the page is there."""
    log = tmp_path / "sent"
    log.touch()
    context = browser.new_context(viewport={"width": 360, "height": 740}, service_workers="block")
    with nginx.running(site, log) as address:
        yield Visit(context.new_page(), site, address, log)
    context.close()


def test_html_of_each_module_is_light(site: Path) -> None:
    weights = {slug: bytes_of(site, f"modules/{slug}/") for slug in SLUGS}
    assert max(weights.values()) <= MODULE, weights


def test_module_loads_little_by_itself(visit: Visit) -> None:
    sent = {**visit.open("modules/empathy/"), ICON: bytes_of(visit.site, ICON)}
    assert sum(sent.values()) <= OPENED, sent
    assert len(sent) <= REQUESTS, sent


def test_next_module_is_its_own_html_and_no_more(visit: Visit) -> None:
    """All that the first module needed down to its last question serves the second too."""
    first = visit.open("modules/empathy/", read=True)
    assert sum(first.values()) <= READ, first
    assert list(visit.open("modules/call-backs/", read=True)) == ["/modules/call-backs/"]
