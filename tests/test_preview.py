"""The picture of a shared link."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup
from PIL import Image

from courseware import icons, preview
from tests.conftest import ROOT, build

if TYPE_CHECKING:
    from pathlib import Path

MARK = ROOT / "docs" / icons.MARK
LONG = (
    "A title that never comes to its end, because its author had so very much to say about so many things "
    * 2
)


@pytest.mark.parametrize("title", ["Empathy", "Rude, angry and abusive customers", LONG])
def test_picture_is_small_and_always_the_same(title: str) -> None:
    drawn = preview.picture(title, "Even Keel", MARK)
    assert drawn == preview.picture(title, "Even Keel", MARK)
    assert len(drawn) < 25_000
    image = Image.open(BytesIO(drawn))
    assert (image.size, image.mode) == (preview.SIZE, "P")
    assert {preview.GROUND, preview.INK, preview.KEEL} <= {colour for _, colour in colours(image)}


@pytest.mark.parametrize("title", ["Empathy", LONG])
def test_letters_keep_to_the_margin(title: str) -> None:
    image = Image.open(BytesIO(preview.picture(title, "Even Keel", MARK))).convert("RGB")
    for edge in ((0, 0, 80, 630), (1120, 0, 1200, 630), (0, 0, 1200, 60), (0, 570, 1200, 630)):
        assert colours(image.crop(edge)) == [((edge[2] - edge[0]) * (edge[3] - edge[1]), preview.GROUND)]


def test_the_mark_is_the_courses_own() -> None:
    """Its lowest part reaches from 4 to 28 of its 32 units, 120 px wide."""
    image = Image.open(BytesIO(preview.picture("Empathy", "Even Keel", MARK))).convert("L")
    line = image.crop((90, 175, 210, 176)).point(lambda value: 255 if value > 128 else 0).getbbox()
    assert line is not None
    assert (line[0], line[2]) == (4 * 120 // 32, 28 * 120 // 32)


def test_letters_that_the_font_lacks_are_written_plainly() -> None:
    assert preview.picture("Caf\u00e9 \u2013 na\u00efve", "x", MARK) == preview.picture(
        "Cafe - naive", "x", MARK
    )


def test_pages_name_it_when_they_know_their_address(small_course: Path, tmp_path: Path) -> None:
    (small_course / "mkdocs.yml").open("a").write("site_url: https://learn.example/tea/\n")
    assert build(small_course, tmp_path / "site").returncode == 0
    for page in ("", "modules/kettle/"):
        head = BeautifulSoup((tmp_path / "site" / page / "index.html").read_text(), "html.parser")
        said = {str(meta["property"]): str(meta["content"]) for meta in head.select("meta[property]")}
        assert said["og:url"] == f"https://learn.example/tea/{page}"
        assert said["og:image"] == f"https://learn.example/tea/{page}preview.png"
        assert (tmp_path / "site" / page / "preview.png").exists()


def test_without_an_address_there_is_none(site: Path) -> None:
    assert not list(site.rglob(preview.NAME))
    assert "og:" not in (site / "index.html").read_text()


def colours(image: Image.Image) -> list[tuple[int, object]]:
    return [*(image.convert("RGB").getcolors(100_000) or [])]
