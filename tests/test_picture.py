"""Pictures: what goes into the page, what stops the build, and what holds for all of the course's own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest

from courseware.fault import CourseFaults
from courseware.picture import LARGEST, decoration, picture
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

SVG = "{http://www.w3.org/2000/svg}"
PICTURES = sorted((ROOT / "docs/assets/img").glob("*/*.svg"))
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
    assert root.get("viewBox", "").split()[2] == "280"
    sizes = [float(size) for size in re.findall(r'font-size="([\d.]+)"', path.read_text())]
    assert min(sizes) >= 16
    colours = [tag for tag in root.iter() if tag.get("fill") not in (None, "none") or tag.get("stroke")]
    assert colours == []


def test_every_module_has_a_picture() -> None:
    assert {path.parent.name for path in PICTURES} == {
        path.stem for path in (ROOT / "docs/modules").glob("*.md")
    }
