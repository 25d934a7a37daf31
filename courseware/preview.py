"""Draws the picture that a shared link shows: the course's mark and colours, and the title of the page.

The letters are Aileron (CC0), which Pillow carries: no font is fetched, one title is always the same bytes.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw, ImageFont

from courseware.icons import UNITS, shapes

if TYPE_CHECKING:
    from pathlib import Path

NAME = "preview.png"  # beside the page's index.html
SIZE = (1200, 630)  # what the large social networks ask for

# A darker --sea, --on-sea, and the dark form of --keel in docs/assets/css/components/tokens.css.
GROUND, INK, KEEL = (0x0E, 0x35, 0x40), (0xFF, 0xFF, 0xFF), (0xF0, 0xA3, 0x7F)

_SHADES = 16  # from ground to ink: enough for smooth letters, small in a file
_MARGIN = 90
_MOST_LINES = 3
_LINE = 1.18  # distance of two lines of the title, in letter sizes
_SIZES = range(104, 40, -4)  # of the title: the first that fits


def picture(title: str, course: str, mark: Path) -> bytes:
    """Return a PNG with `title`, and `course` beside the drawing `mark`."""
    shade = Image.new("L", SIZE, 0)
    shade.paste(_mark(mark), (_MARGIN, _MARGIN - 20))
    pen = ImageDraw.Draw(shade)
    pen.text((_MARGIN + 150, _MARGIN + 44), _plain(course), 255, _font(52), "lm")
    lines, font = _fitted(_plain(title))
    for row, line in enumerate(reversed(lines)):
        pen.text((_MARGIN, SIZE[1] - 130 - row * font.size * _LINE), line, 255, font, "ls")
    image = shade.point([value * _SHADES // 256 for value in range(256)])
    ImageDraw.Draw(image).rounded_rectangle((_MARGIN, 552, SIZE[0] - _MARGIN, 564), 6, _SHADES)
    return _png(image)


def _png(image: Image.Image) -> bytes:
    image.putpalette([*(part for step in range(_SHADES) for part in _shade(step)), *KEEL])
    file = BytesIO()
    image.save(file, "PNG", bits=8)
    return file.getvalue()


def _shade(step: int) -> tuple[int, ...]:
    return tuple(
        ground + (ink - ground) * step // (_SHADES - 1) for ground, ink in zip(GROUND, INK, strict=True)
    )


def _plain(text: str) -> str:
    """Return `text` in letters that the font has: no accents, plain dashes."""
    bare = unicodedata.normalize("NFKD", text.replace("\u2013", "-").replace("\u2014", "-"))
    return "".join(letter for letter in bare if not unicodedata.combining(letter))


def _fitted(title: str) -> tuple[list[str], ImageFont.FreeTypeFont]:
    for size in _SIZES:
        font = _font(size)
        lines = _wrapped(title, font)
        if len(lines) <= _MOST_LINES:
            break
    return lines[:_MOST_LINES], font


def _font(size: float) -> ImageFont.FreeTypeFont:
    font = ImageFont.load_default(size)
    assert isinstance(font, ImageFont.FreeTypeFont)  # Pillow without FreeType has letters of one size only
    return font


def _wrapped(title: str, font: ImageFont.FreeTypeFont) -> list[str]:
    lines = [""]
    for word in title.split():
        longer = f"{lines[-1]} {word}".lstrip()
        if font.getlength(longer) <= SIZE[0] - 2 * _MARGIN:
            lines[-1] = longer
        else:
            lines.append(word)
    return [line for line in lines if line]


@cache
def _mark(mark: Path) -> Image.Image:
    """Return the course's mark, 120 px wide: drawn large and reduced, for smooth edges."""
    scale = 15
    image = Image.new("L", (UNITS * scale, UNITS * scale), 0)
    pen = ImageDraw.Draw(image)
    for shape in shapes(mark.read_text(encoding="utf-8")):
        pen.polygon([(x * scale, y * scale) for x, y in shape], 255)
    return image.reduce(4)
