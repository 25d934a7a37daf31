"""Rules on pictures: what they show is told in words, and a module has a cover."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from courseware.check.finding import Hit
from courseware.check.links import target_file
from courseware.markers import COVER, PICTURE, REMEDY_WITHOUT_PICTURE, Marker, markers, picture_file
from courseware.picture import read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from courseware.check.material import Material
    from courseware.check.page import Page
    from courseware.check.pages import Told

LARGEST_COVER = 2_000  # bytes
_SVG = re.compile(r"<svg\b.*?</svg>", re.DOTALL | re.IGNORECASE)


def pictures(material: Material) -> Iterator[Hit]:
    """G-09: a picture has a text in its place; a drawing (SVG) has a title and a description."""
    for page in material.pages.values():
        for line, what, remedy in _without_words(page):
            yield Hit(page.file, line, what, remedy)
        yield from _drawings(page, material)
        yield from _marked_drawings(page, material)


def _without_words(page: Page) -> Told:
    for link in page.links:
        if link.picture and not link.text.strip():
            what = f"the picture {link.target} has no text in its place"
            yield link.line, what, "write ![what it shows](...)"
    for tag in page.tags:
        if tag.name == "img" and "alt" not in tag.attributes:
            yield tag.line, "an <img> has no alt", 'write alt="...", or alt="" if it only decorates'


def _drawings(page: Page, material: Material) -> Iterator[Hit]:
    for found in _SVG.finditer(page.shown):
        yield from _untold(found[0], page.file, page.shown.count("\n", 0, found.start()) + 1)
    for link in page.links:
        name = target_file(page, link)
        path = material.root / name
        if link.picture and path.suffix == ".svg" and path.is_file():
            yield from _untold(path.read_text(encoding="utf-8", errors="replace"), name, 1)


def _untold(drawing: str, file: str, line: int) -> Iterator[Hit]:
    missing = [tag for tag in ("title", "desc") if not re.search(rf"<{tag}\b[^>]*>\s*\S", drawing)]
    if missing:
        what = f"a drawing has no <{'> and no <'.join(missing)}>"
        yield Hit(file, line, what, "say in words what it shows")


def _marked_drawings(page: Page, material: Material) -> Iterator[Hit]:
    for marker, name in marked_pictures(page):
        path = material.root / name
        if not path.is_file():
            yield Hit(
                page.file, marker.line, f"there is no picture {name}", REMEDY_WITHOUT_PICTURE[marker.name]
            )
            continue
        for fault in read(path, name)[1]:
            yield Hit(fault.file, fault.line, fault.problem, fault.remedy)


def marked_pictures(page: Page) -> list[tuple[Marker, str]]:
    """Return marker and file of each picture that the plugin puts in place of a marker."""
    return [
        (marker, picture_file(marker, page.slug))
        for marker in markers(page.source)
        if marker.name == COVER or (marker.name == PICTURE and marker.argument)
    ]


def pictures_of(page: Page) -> set[str]:
    """Return the files of the pictures on the page whose insides are read."""
    linked = {target_file(page, link) for link in page.links if link.picture}
    return {name for _, name in marked_pictures(page)} | {name for name in linked if name.endswith(".svg")}


def covers(material: Material) -> Iterator[Hit]:
    """G-17: a module has a cover above its first part, of 2,000 bytes at most."""
    for page in material.pages.values():
        found = [pair for pair in marked_pictures(page) if pair[0].name == COVER] if page.slug else []
        if page.slug and not any(not page.part_at(marker.line) for marker, _ in found):
            title = page.headings[0].line if page.headings else 1
            yield Hit(
                page.file, title, "the module has no cover", "put <!-- cover --> below the title, and draw it"
            )
        for path in {material.root / name for _, name in found}:
            size = path.stat().st_size if path.is_file() else 0
            if size > LARGEST_COVER:
                name = path.relative_to(material.root).as_posix()
                yield Hit(name, 1, f"the cover has {size} bytes", f"keep it within {LARGEST_COVER}")
