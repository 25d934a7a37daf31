from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from PIL import Image

from courseware import icons, installable
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path


def test_manifest_is_relative_and_names_icons_that_are_there(site: Path) -> None:
    facts = json.loads((site / installable.MANIFEST).read_text())
    assert (facts["start_url"], facts["scope"]) == (".", ".")
    assert facts["name"] == "Even Keel"
    found = {(icon["sizes"], icon["purpose"]) for icon in facts["icons"]}
    assert found == {("192x192", "any"), ("512x512", "any"), ("512x512", "maskable")}
    for icon in facts["icons"]:
        with Image.open(site / icon["src"]) as image:
            assert f"{image.width}x{image.height}" == icon["sizes"]
            assert image.format == "PNG"


def test_colours_are_those_of_the_course() -> None:
    assert f".ground {{ fill: {icons.SEA}; }}" in (ROOT / "docs/assets/img/favicon.svg").read_text()
    tokens = (ROOT / "docs/assets/css/components/tokens.css").read_text()
    assert re.findall(r"--paper: (.*);", tokens)[0] == installable.PAPER


def test_icons_are_small_and_the_same_each_time(tmp_path: Path) -> None:
    for name in ("one", "two"):
        installable.write(ROOT / "docs", tmp_path / name, "A course", "Of something.", "en")
    made = sorted((tmp_path / "one" / installable.FOLDER).iterdir())
    assert [path.name for path in made] == [
        "apple-touch-icon.png",
        "icon-192.png",
        "icon-512.png",
        "maskable-512.png",
    ]
    for path in made:
        assert path.read_bytes() == (tmp_path / "two" / installable.FOLDER / path.name).read_bytes()
    assert sum(path.stat().st_size for path in made) <= 15_000


def test_a_maskable_icon_fills_its_square_and_keeps_the_mark_in_the_middle() -> None:
    image = icons.icon(ROOT / "docs/assets/img/mark.svg", 512, 0.56, 0).convert("RGB")
    assert image.getpixel((0, 0)) == image.getpixel((511, 511)) == (0x16, 0x40, 0x4D)
    light = image.point(lambda value: 255 if value > 128 else 0).convert("L").getbbox()
    assert light is not None
    corners = [(x, y) for x in light[::2] for y in light[1::2]]
    assert all((x - 256) ** 2 + (y - 256) ** 2 <= (0.4 * 512) ** 2 for x, y in corners)


def test_shapes_follow_lines_curves_and_half_circles() -> None:
    paths = '<path d="M0 0 H4 V2 C4 4 0 4 0 2 Z"/><path d="M1 5 H3 A1 1 0 0 1 3 7 H1 A1 1 0 0 1 1 5 Z"/>'
    boat, line = icons.shapes(f'<svg xmlns="http://www.w3.org/2000/svg">{paths}</svg>')
    assert boat[:3] == [(0, 0), (4, 0), (4, 2)]
    assert boat[-1] == (0, 2)
    assert max(y for _, y in boat) == 3.5
    assert round(max(x for x, _ in line), 6) == 4
    assert round(min(x for x, _ in line), 6) == 0


def test_the_manifest_is_in_the_language_of_the_course() -> None:
    assert json.loads(installable.manifest("Ein Kurs", "Ruhig bleiben.", "de"))["lang"] == "de"
