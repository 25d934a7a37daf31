"""The course's mark as the pictures that a phone or a desktop shows for an installed site."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from PIL import Image, ImageDraw

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    Point = tuple[float, float]

SEA = "#16404d"  # as the ground of docs/assets/img/favicon.svg
WHITE = "#ffffff"
MARK = "assets/img/mark.svg"  # below docs/
UNITS = 32  # it is drawn on a square of this side

_FINE = 4  # drawn so many times larger, then made smaller: smooth edges
_STEPS = 24  # of a curve
_TOKEN = re.compile(r"[MHVCAZ]|-?\d+(?:\.\d+)?")
_NUMBERS = {"M": 2, "H": 1, "V": 1, "C": 6, "A": 7}


def icon(mark: Path, side: int, share: float, corner: float) -> Image.Image:
    """Return the mark in white on a square.

    `side` is in pixels, `share` the mark's part of it, `corner` the radius of the corners as a part of it.
    A system that cuts icons to its own shape leaves a middle circle, 80% wide
    (https://www.w3.org/TR/appmanifest/#icon-masks).
    """
    big = side * _FINE
    image = Image.new("RGBA", (big, big))
    draw = ImageDraw.Draw(image)
    draw.rounded_rectangle((0, 0, big - 1, big - 1), big * corner, SEA)
    scale, edge = big * share / UNITS, big * (1 - share) / 2
    for shape in shapes(mark.read_text(encoding="utf-8")):
        draw.polygon([(edge + x * scale, edge + y * scale) for x, y in shape], WHITE)
    return image.resize((side, side), Image.Resampling.LANCZOS).quantize(64)


def shapes(svg: str) -> Iterator[list[Point]]:
    """Yield the corners of each closed shape in the paths of `svg`; of arcs, only half circles are known."""
    for path in ElementTree.fromstring(svg).iterfind(".//{http://www.w3.org/2000/svg}path"):
        tokens = _TOKEN.findall(path.get("d", ""))
        points: list[Point] = []
        while tokens:
            command = tokens.pop(0)
            if command == "Z":
                yield points
                points = []
                continue
            while tokens and tokens[0] not in (*_NUMBERS, "Z"):
                numbers = [float(tokens.pop(0)) for _ in range(_NUMBERS[command])]
                points.extend(_drawn(command, points[-1:], numbers))


def _drawn(command: str, last: list[Point], numbers: list[float]) -> Iterator[Point]:
    match command:
        case "M":
            yield numbers[0], numbers[1]
        case "H":
            yield numbers[0], last[0][1]
        case "V":
            yield last[0][0], numbers[0]
        case "C":
            yield from _curve([last[0], *zip(numbers[::2], numbers[1::2], strict=True)])
        case "A":
            yield from _half_circle(last[0], (numbers[5], numbers[6]))


def _curve(corners: list[Point]) -> Iterator[Point]:
    """Yield points of the cubic curve with these four corners."""
    for step in range(1, _STEPS + 1):
        there, back = step / _STEPS, 1 - step / _STEPS
        weights = (back**3, 3 * back**2 * there, 3 * back * there**2, there**3)
        x, y = (sum(w * corner[axis] for w, corner in zip(weights, corners, strict=True)) for axis in (0, 1))
        yield x, y


def _half_circle(start: Point, end: Point) -> Iterator[Point]:
    """Yield points clockwise from `start` to `end`."""
    (x, y), (middle_x, middle_y) = start, ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
    for step in range(1, _STEPS + 1):
        turn = math.pi * step / _STEPS
        across, down = x - middle_x, y - middle_y
        yield (
            middle_x + across * math.cos(turn) - down * math.sin(turn),
            middle_y + across * math.sin(turn) + down * math.cos(turn),
        )
