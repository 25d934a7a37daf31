"""What the service worker keeps, and what a build without it leaves out."""

from __future__ import annotations

import json
import re
import shutil
from typing import TYPE_CHECKING, Any

import jinja2
import pytest
import yaml

from courseware import offline
from tests import prose
from tests.conftest import ROOT, build
from tests.test_content import SLUGS

if TYPE_CHECKING:
    from pathlib import Path

TEMPLATES = jinja2.Environment(loader=jinja2.FileSystemLoader(ROOT / "overrides"))
LARGEST = 340_000  # bytes that a learner is asked to fetch and keep, for each module and what goes with it


def listed(site: Path) -> dict[str, str]:
    found = re.search(
        r"^const FILES = (\{.*?\});$", (site / offline.WORKER).read_text(), re.DOTALL | re.MULTILINE
    )
    assert found is not None
    files: dict[str, str] = json.loads(found[1])
    return files


def on_disk(site: Path, address: str) -> Path:
    return site / address / "index.html" if address.endswith("/") else site / address


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """A site of two pages, with everything else that a host may hold beside them."""
    files = {
        "index.html": "home",
        "index.html.br": "small",
        "404.html": "lost",
        "modules/kettle/index.html": "kettle",
        "assets/0a1b2c3d/start.js": "start",
        "assets/img/mark.svg": "mark",
        "pagefind/pagefind.js": "search",
        "manifest.webmanifest": "{}",
        "sitemap.xml": "map",
    }
    for name, text in files.items():
        (tmp_path / "site" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "site" / name).write_text(text)
    return tmp_path / "site"


def test_keeps_pages_by_their_address_and_what_they_load(pages: Path) -> None:
    offline.write(pages, TEMPLATES)
    assert list(listed(pages)) == [
        "./",
        "assets/0a1b2c3d/start.js",
        "assets/img/mark.svg",
        "manifest.webmanifest",
        "modules/kettle/",
        "pagefind/pagefind.js",
        "offline.json",
    ]
    facts = json.loads((pages / "offline.json").read_text())
    assert facts["files"] == 7
    assert facts["bytes"] == len("home" + "start" + "mark" + "{}" + "kettle" + "search")


@pytest.mark.parametrize("name", ["index.html", "assets/img/mark.svg"])
def test_another_byte_is_another_version(name: str, pages: Path) -> None:
    offline.write(pages, TEMPLATES)
    before = (pages / "sw.js").read_bytes()
    offline.write(pages, TEMPLATES)
    assert (pages / "sw.js").read_bytes() == before
    (pages / name).write_text("other")
    offline.write(pages, TEMPLATES)
    assert (pages / "sw.js").read_bytes() != before
    assert re.findall(rb'VERSION = "[0-9a-f]{8}"', before) != re.findall(
        rb'VERSION = "[0-9a-f]{8}"', (pages / "sw.js").read_bytes()
    )


def test_another_worker_is_another_version() -> None:
    assert offline.version("one", {"./": b"x"}) != offline.version("two", {"./": b"x"})
    assert offline.version("", {"a": b"bc"}) != offline.version("", {"ab": b"c"})


def test_digest_is_as_a_browser_takes_it() -> None:
    assert offline.integrity(b"") == "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="


def test_everything_a_page_of_the_course_loads_is_kept(site: Path) -> None:
    files = listed(site)
    for address, digest in files.items():
        assert offline.integrity(on_disk(site, address).read_bytes()) == digest, address
    for page in (address for address in files if address.endswith("/")):
        for tag in prose.soup(on_disk(site, page)).select("script[src], img[src], link[rel][href]"):
            if tag.name == "link" and tag["rel"] in (["prev"], ["canonical"]):
                continue
            target = (on_disk(site, page).parent / str(tag.get("src") or tag.get("href"))).resolve()
            assert target.relative_to(site.resolve()).as_posix() in files, tag


def test_size_is_told_and_small(site: Path) -> None:
    facts = json.loads((site / offline.FACTS).read_text())
    files = listed(site)
    assert facts["files"] == len(files)
    size = sum(on_disk(site, address).stat().st_size for address in files if address != offline.FACTS)
    assert facts["bytes"] == size <= LARGEST * len(SLUGS)


def course(folder: Path, choice: Any) -> None:
    """Give the small course the page about this, in its menu, and what the pages load."""
    shutil.copy(ROOT / "docs/offline.md", folder / "docs")
    page = folder / "docs/offline.md"
    page.write_text(page.read_text().replace("[Your data](your-data.md)", "Your data"))
    shutil.copytree(ROOT / "docs/assets", folder / "docs/assets", dirs_exist_ok=True)
    config = yaml.safe_load((folder / "mkdocs.yml").read_text())
    config["nav"] = [
        "index.md",
        {"Modules": ["modules/kettle.md"]},
        {"About": [{"Take it offline": "offline.md"}]},
    ]
    config["plugins"][1] = {"courseware": {"offline": choice}}
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(config, sort_keys=False))


def test_switched_on_it_is_all_there(small_course: Path, tmp_path: Path) -> None:
    course(small_course, True)
    done = build(small_course, tmp_path / "site")
    assert done.returncode == 0, done.stderr
    home = prose.soup(tmp_path / "site/index.html")
    manifest = home.select_one("link[rel=manifest]")
    assert manifest is not None
    assert (tmp_path / "site" / str(manifest["href"])).exists()
    assert home.select_one('a[href="offline/"]')
    files = listed(tmp_path / "site")
    assert "offline/" in files
    assert {name.rpartition("/")[2] for name in files} >= set(offline.SCRIPTS)


@pytest.mark.parametrize("choice", [False, "retire"])
def test_switched_off_it_leaves_no_trace(choice: Any, small_course: Path, tmp_path: Path) -> None:
    course(small_course, choice)
    done = build(small_course, tmp_path / "site")
    assert done.returncode == 0, done.stderr
    names = {path.relative_to(tmp_path / "site").as_posix() for path in (tmp_path / "site").rglob("*")}
    traces = [name for name in names if re.search(r"offline|\bsw\b|webmanifest|icons/", name)]
    assert traces == (["sw.js"] if choice else [])
    for page in (tmp_path / "site").rglob("*.html"):
        assert "offline" not in page.read_text(), page
        assert "webmanifest" not in page.read_text(), page
    if choice:
        assert "unregister" in (tmp_path / "site/sw.js").read_text()
        assert "FILES" not in (tmp_path / "site/sw.js").read_text()
