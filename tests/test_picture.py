"""Pictures: what goes into the page, what stops the build, and what holds for all of the course's own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest

from courseware.fault import CourseFaults
from courseware.picture import LARGEST, decoration, picture
from tests import prose
from tests.conftest import ROOT
from tests.test_content import SLUGS

if TYPE_CHECKING:
    from pathlib import Path

SVG = "{http://www.w3.org/2000/svg}"
DRAWN = sorted((ROOT / "docs/assets/img").glob("*/*.svg"))
COVERS = [path for path in DRAWN if path.stem == "cover"]
PICTURES = [path for path in DRAWN if path not in COVERS]
# What all covers of modules stand on: the counter, or road, with the keel line in it.
GROUND = (ROOT / "courseware/templates/cover.svg").read_text().splitlines()[9:11]
GOOD = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 280 100">
  <title>A pause</title>
  <desc>A line falls & rises.</desc>
  <path class="pic-line" d="M0 0H9"/>
</svg>
""".replace("&", "&amp;")


def test_the_page_gets_shapes_title_and_description(tmp_path: Path) -> None:
    (tmp_path / "pause.svg").write_text(GOOD)
    html = picture(tmp_path / "pause.svg", "pause.svg")
    assert 'role="img" aria-label="A pause" aria-describedby="picture-pause"' in html
    assert '<p id="picture-pause">A line falls &amp; rises.</p>' in html
    assert '<path class="pic-line"' in html
    assert "<desc" not in html
    assert "\n" not in html


def test_a_decoration_is_not_told(tmp_path: Path) -> None:
    (tmp_path / "pause.svg").write_text(GOOD)
    html = decoration(tmp_path / "pause.svg", "pause.svg")
    assert 'aria-hidden="true"' in html
    assert "A pause" not in html
    assert not re.search("role|aria-label|title|desc", html)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (("<title>A pause</title>", ""), "no title"),
        (("<desc>A line falls &amp; rises.</desc>", "<desc> </desc>"), "no desc"),
        (("<path", "<script/><path"), "holds a <script>"),
        (("<path", "<style/><path"), "holds a <style>"),
        (("</svg>", ""), "not XML"),
        ((' xmlns="http://www.w3.org/2000/svg"', ""), "no SVG"),
        (("<path", '<path style="fill: red"'), "holds style="),
        (("<path", '<path onclick="go()"'), "holds onclick="),
        (("<path", '<path fill="#f00"'), 'holds fill="#f00"'),
        (("<path", f"<!--{'x' * LARGEST}--><path"), "bytes"),
    ],
    ids=[
        "title",
        "description",
        "script",
        "style",
        "xml",
        "svg",
        "own-style",
        "own-script",
        "own-colour",
        "size",
    ],
)
def test_what_stops_the_build(change: tuple[str, str], told: str, tmp_path: Path) -> None:
    (tmp_path / "pause.svg").write_text(GOOD.replace(*change))
    with pytest.raises(CourseFaults, match=told):
        picture(tmp_path / "pause.svg", "pause.svg")


@pytest.mark.parametrize("path", PICTURES, ids=lambda path: path.stem)
def test_text_is_no_smaller_than_body_text(path: Path) -> None:
    """Shown 280 px wide or wider, one unit is one pixel or more; body text has 17 px, its small print 16."""
    root = ElementTree.fromstring(path.read_text())
    assert float(root.get("viewBox", "").split()[2]) <= 280
    sizes = [float(size) for size in re.findall(r'font-size="([\d.]+)"', path.read_text())]
    assert min(sizes) >= 16
    colours = [tag for tag in root.iter() if tag.get("fill") not in (None, "none") or tag.get("stroke")]
    assert colours == []


@pytest.mark.parametrize("drawn", [PICTURES, COVERS], ids=["picture", "cover"])
def test_every_module_has_a_picture_and_a_cover(drawn: list[Path]) -> None:
    assert {path.parent.name for path in drawn} == set(SLUGS)


@pytest.mark.parametrize("path", COVERS, ids=lambda path: path.parent.name)
def test_a_cover_is_light_and_one_of_a_series(path: Path) -> None:
    """It has no text, which would be too small on a phone, and stands where the others stand."""
    assert path.stat().st_size <= 2_000
    root = ElementTree.fromstring(path.read_text())
    assert root.get("viewBox") == "0 0 640 256"
    assert root.find(f".//{SVG}text") is None
    lines = path.read_text().splitlines()
    assert [line for line in lines if line in GROUND] == GROUND


@pytest.mark.parametrize("slug", SLUGS)
def test_a_modules_page_begins_with_its_cover(slug: str, site: Path) -> None:
    page = prose.article(site / "modules" / slug / "index.html")
    title = page.h1
    assert title is not None
    assert page.select(".cover") == [title.find_next_sibling()]
    assert page.select(".cover > svg[aria-hidden=true]")
