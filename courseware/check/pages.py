"""Rules on a page: headings, pictures, links, front matter, and what a scaffold left to do.

The rules on one page yield the line, what is wrong and what to do.
"""

from __future__ import annotations

import re
from itertools import pairwise
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING

from courseware.check.finding import Hit
from courseware.check.material import TODO
from courseware.markers import COVER, PICTURE, REMEDY_WITHOUT_PICTURE, Marker, markers, picture_file
from courseware.picture import read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from courseware.check.material import Material
    from courseware.check.page import Link, Page

    Told = Iterator[tuple[int, str, str]]

LONGEST_DESCRIPTION = 155  # search results and link previews show no more
_ELSEWHERE = re.compile(r"^[a-z][a-z0-9+.-]*:|^//")
_IMG = re.compile(r"<img\b[^>]*>", re.IGNORECASE)
_SVG = re.compile(r"<svg\b.*?</svg>", re.DOTALL | re.IGNORECASE)


def heading_order(page: Page) -> Told:
    """G-07: one heading of the first level comes first, and no level is skipped."""
    headings = page.headings
    if not headings or headings[0].level != 1:
        yield (headings[0].line if headings else 1), "the page does not begin with its title", "write # Title"
    for before, after in pairwise(headings):
        if after.level == 1:
            yield after.line, "this is a second heading of the first level", "make it ##"
        elif after.level > before.level + 1:
            what = f"a heading of level {after.level} follows one of level {before.level}"
            yield after.line, what, f"make it {'#' * (before.level + 1)}"


def lasting_addresses(page: Page) -> Told:
    """G-08: every second-level heading has an id, so that links to it last; no id stands twice."""
    seen: dict[str, int] = {}
    for heading in page.headings:
        if heading.level == 2 and not heading.name:
            yield heading.line, f'"{heading.text}" has no id', "end the heading with { #its-id }"
        elif heading.name in seen:
            line = seen[heading.name]
            what = f"the id {heading.name} stands on line {line} too"
            yield heading.line, what, "give each heading its own"
        if heading.name:
            seen.setdefault(heading.name, heading.line)


def pictures(material: Material) -> Iterator[Hit]:
    """G-09: a picture has a text in its place; a drawing (SVG) has a title and a description."""
    for page in material.pages.values():
        for line, what, remedy in [*_texts_of_pictures(page), *_drawings(page, material)]:
            yield Hit(page.file, line, what, remedy)


def _texts_of_pictures(page: Page) -> Told:
    for link in page.links:
        if link.picture and not link.text.strip():
            what = f"the picture {link.target} has no text in its place"
            yield link.line, what, "write ![what it shows](...)"
    for found in _IMG.finditer(page.source):
        if not re.search(r"\balt\s*=", found[0]):
            yield _line(page, found), "an <img> has no alt", 'write alt="...", or alt="" if it only decorates'


def _drawings(page: Page, material: Material) -> Told:
    drawn = [(_line(page, found), "a drawing", found[0]) for found in _SVG.finditer(page.source)]
    for link in page.links:
        path = material.root / target_file(page, link)
        if link.picture and path.suffix == ".svg" and path.is_file():
            drawn.append((link.line, path.name, path.read_text(encoding="utf-8", errors="replace")))
    for marker, name in _marked_pictures(page):
        path = material.root / name
        if not path.is_file():
            yield marker.line, f"there is no picture {name}", REMEDY_WITHOUT_PICTURE[marker.name]
        else:
            for fault in read(path, path.name)[1]:
                yield marker.line, f"{path.name}: {fault.problem}", fault.remedy
    for line, name, drawing in drawn:
        missing = [tag for tag in ("title", "desc") if not re.search(rf"<{tag}\b[^>]*>\s*\S", drawing)]
        if missing:
            yield line, f"{name} has no <{'> and no <'.join(missing)}>", "say in words what it shows"


def _marked_pictures(page: Page) -> list[tuple[Marker, str]]:
    """Return marker and file of each picture that the plugin puts in place of a marker."""
    return [
        (marker, picture_file(marker, page.slug))
        for marker in markers(page.source)
        if marker.name == COVER or (marker.name == PICTURE and marker.argument)
    ]


def _line(page: Page, found: re.Match[str]) -> int:
    return page.source.count("\n", 0, found.start()) + 1


def target_file(page: Page, link: Link) -> str:
    """Return the file that a relative link leads to, as seen from the course's folder."""
    path = link.target.partition("#")[0]
    return normpath(join(dirname(page.file), path)) if path else page.file


def links(material: Material) -> Iterator[Hit]:
    """G-10: a link leads to a file that is there, and to an anchor that is on it."""
    for page in material.pages.values():
        for link in page.links:
            if problem := _dead(material, page, link):
                yield Hit(page.file, link.line, problem, "mend the link, or take it out")


def _dead(material: Material, page: Page, link: Link) -> str:
    """Return what is wrong with the link, or nothing."""
    if _ELSEWHERE.match(link.target):
        return ""
    if link.target.startswith("/"):
        return f"{link.target} begins at the root of the host"
    file, anchor = target_file(page, link), link.target.partition("#")[2]
    if file not in material.pages:
        return "" if (material.root / file).exists() else f"there is no file {file}"
    if anchor and anchor not in _anchors(material, material.pages[file]):
        return f'{file} has no anchor "{anchor}"'
    return ""


def _anchors(material: Material, page: Page) -> frozenset[str]:
    lesson = material.lessons.get(page.slug)
    questions = lesson.bank.questions if lesson else ()
    return page.anchors | {f"q-{question.id}" for question in questions}


def to_do(material: Material) -> Iterator[Hit]:
    """G-12: nothing that a scaffold left says TODO any more."""
    remedy = "write it"
    for page in material.pages.values():
        for number, line in enumerate(page.source.splitlines(), 1):
            if TODO in line:
                yield Hit(page.file, number, f'"{_short(line)}" is still to do', remedy)
        for marker, name in _marked_pictures(page):
            path = material.root / name
            if path.is_file() and TODO in path.read_text(encoding="utf-8", errors="replace"):
                yield Hit(page.file, marker.line, f"the picture {name} is still to do", "draw it")
    for item in material.items():
        notes = [option.tempt for option in item.question.options]
        left = sum(TODO in text for text in [*item.texts, *notes, item.question.id.upper()])
        if left:
            what = f"{left} of its texts {'is' if left == 1 else 'are'} still to do"
            yield item.hit(what, remedy)
    for hit, said in material.lines_to_say():
        if TODO in f"{said.prompt} {said.line} {said.why}":
            yield hit._replace(what="this line to say is still to do", remedy=remedy)


def _short(line: str) -> str:
    text = line[line.index(TODO) :].strip().rstrip('"')
    return text if len(text) <= 40 else f"{text[:37]}..."


def front_matter(page: Page) -> Told:
    """G-14: every page has a title, and a description of 155 characters or fewer."""
    if not page.is_read:
        return
    if not str(page.front.data.get("title") or "").strip():
        yield 1, "the front matter has no title", "add title: ..."
    description = str(page.front.data.get("description") or "").strip()
    line = page.front.line(("description",))
    if not description:
        yield 1, "the front matter has no description", "say in one sentence what the page gives"
    elif len(description) > LONGEST_DESCRIPTION:
        yield line, f"the description has {len(description)} characters", f"cut it to {LONGEST_DESCRIPTION}"
