"""The built site, watched from within, and a fresh profile of each engine."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import jinja2
import pytest

from courseware import offline
from tests.browser.host import Host
from tests.conftest import ROOT
from tests.engines.drivers import NEEDS, start
from tests.engines.tab import Tab

if TYPE_CHECKING:
    from collections.abc import Iterator

WATCH = Path(__file__).parent / "watch.js"


@pytest.fixture(scope="session")
def watched(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, its pages with a script that notes what goes wrong in them."""
    folder = tmp_path_factory.mktemp("watched") / "site"
    shutil.copytree(site, folder)
    shutil.copy(WATCH, folder / "assets")
    for page in folder.rglob("*.html"):
        link = f'<script src="{"../" * (len(page.relative_to(folder).parts) - 1)}assets/watch.js"></script>'
        page.write_text(page.read_text().replace('<meta name="viewport"', f'{link}<meta name="viewport"', 1))
    offline.write(folder, jinja2.Environment(loader=jinja2.FileSystemLoader(ROOT / "overrides")))
    return folder


@pytest.fixture
def host(watched: Path) -> Iterator[Host]:
    made = Host(watched)
    yield made
    made.off()


@pytest.fixture(params=NEEDS)
def tab(request: pytest.FixtureRequest, host: Host, tmp_path: Path) -> Iterator[Tab]:
    """A tab of a fresh profile; it fails its test when a page minded anything."""
    driver = start(request.param, tmp_path)
    try:
        driver.set_window_size(1280, 900)
        tab = Tab(driver, host.address)
        yield tab
        assert tab.js("return window.name") == ""
    finally:
        driver.quit()
