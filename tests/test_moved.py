"""Old addresses: each one that was ever published still leads to something."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup

from courseware import moved
from tests import prose
from tests.conftest import CASES, build
from tests.test_content import LESSONS
from tests.test_policy import configure
from tests.test_site import PAGES, soup

if TYPE_CHECKING:
    from pathlib import Path

PUBLISHED = (CASES / "addresses.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("address", PUBLISHED)
def test_address_leads_somewhere(address: str, site: Path) -> None:
    """A page that moves gets a line under `moved` in mkdocs.yml; an anchor that goes leaves its id behind."""
    page, _, anchor = address.partition("#")
    file = site / page.lstrip("/") / "index.html"
    assert file.exists(), f"{page} is gone: say in mkdocs.yml where it has moved"
    if anchor and not soup(site, page.lstrip("/")).select("script[data-target]"):
        assert anchor in prose.anchors(file), f"{address} is gone: put its id where the text is now"


def test_every_address_is_in_the_list() -> None:
    """Addresses are only ever added to tests/cases/addresses.txt."""
    sections = [f"/modules/{slug}/#{name}" for slug, it in LESSONS.items() for name in it.module.sections]
    missing = {*(f"/{page}" for page in PAGES), *sections} - {*PUBLISHED}
    assert not missing, "\n".join(["add to tests/cases/addresses.txt:", *sorted(missing)])


def test_list_is_in_order() -> None:
    assert sorted(set(PUBLISHED)) == PUBLISHED


def test_old_address_leads_to_the_new_one(small_course: Path, tmp_path: Path) -> None:
    configure(small_course, moved={"lessons/tea/pot/": "modules/kettle/", "start/": ""})
    assert build(small_course, tmp_path / "site").returncode == 0
    for old, target in (("lessons/tea/pot/", "../../../modules/kettle/"), ("start/", "../")):
        page = BeautifulSoup((tmp_path / "site" / old / "index.html").read_text(), "html.parser")
        link = page.select_one("main a")
        assert link is not None
        assert link["href"] == target
        assert page.select_one(f'noscript meta[content="0; url={target}"]')
        assert not page.select("script:not([src])")
        sheet = page.select_one("link[rel=stylesheet]")
        assert sheet is not None
        assert (tmp_path / "site" / old / str(sheet["href"])).parent.resolve().is_dir()


def test_faults_of_old_addresses_are_told() -> None:
    moves = {"a/": "b/", "b/": "a", "c": "b/"}
    assert moved.faults(moves, {"", "b/"}) == [
        "moved: b/: is a page of today: take the line out",
        "moved: c: does not end in /: add it",
        "moved: b/: a is no page",
    ]
