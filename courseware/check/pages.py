"""Rules on a page: headings, pictures, links, front matter, and what a scaffold left to do.

The rules on one page yield the line, what is wrong and what to do.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from courseware.check.finding import Hit
from courseware.check.material import TODO
from courseware.check.pictures import marked_pictures

if TYPE_CHECKING:
    from collections.abc import Iterator

    from courseware.check.material import Material
    from courseware.check.page import Page

    Told = Iterator[tuple[int, str, str]]

LONGEST_DESCRIPTION = 155  # search results and link previews show no more
_NO_SPACE = re.compile(r"#{1,6}(?![#\s])")
_UNDERLINE = re.compile(r"(=+|-+) *")
_TEXT = re.compile(r"\s*(?!#|/{3})\S")


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
    yield from _unlike_the_others(page.shown.splitlines())


def _unlike_the_others(lines: list[str]) -> Told:
    """Find what Markdown takes for a heading, and nothing else of the course does."""
    rows = zip(lines, ["", *lines], ["", "", *lines], strict=False)
    for number, (line, above, before) in enumerate(rows, 1):
        if _NO_SPACE.match(line):
            yield number, f'"{_short(line, 0)}" is a heading to browsers only', "write a space after its #"
        elif _UNDERLINE.fullmatch(line) and _TEXT.match(above) and not _TEXT.match(before):
            what = f'this line makes a heading of "{_short(above, 0)}"'
            yield number, what, "write # and a space before a heading, or an empty line above this one"


def lasting_addresses(page: Page) -> Told:
    """G-08: every second-level heading has an id, so that links to it last; no id stands twice."""
    for heading in page.headings:
        if heading.level == 2 and not heading.name:
            yield heading.line, f'"{heading.text}" has no id', "end the heading with { #its-id }"
    seen: dict[str, int] = {}
    for name, line in page.ids:
        if name in seen:
            yield line, f"the id {name} stands on line {seen[name]} too", "give each place its own"
        seen.setdefault(name, line)


def to_do(material: Material) -> Iterator[Hit]:
    """G-12: nothing that a scaffold left says TODO any more."""
    remedy = "write it"
    for page in material.pages.values():
        for number, line in enumerate(page.source.splitlines(), 1):
            if TODO in line:
                yield Hit(page.file, number, f'"{_short(line, line.index(TODO))}" is still to do', remedy)
        for _, name in marked_pictures(page):
            path = material.root / name
            if path.is_file() and TODO in path.read_text(encoding="utf-8", errors="replace"):
                yield Hit(name, 1, "the picture is still to do", "draw it")
    for item in material.items():
        notes = [option.tempt for option in item.question.options]
        left = sum(TODO in text for text in [*item.texts, *notes, item.question.id.upper()])
        if left:
            what = f"{left} of its texts {'is' if left == 1 else 'are'} still to do"
            yield item.hit(what, remedy)
    for hit, said in material.lines_to_say():
        if TODO in f"{said.prompt} {said.line} {said.why}":
            yield hit._replace(what="this line to say is still to do", remedy=remedy)


def _short(line: str, begin: int) -> str:
    text = line[begin:].strip().rstrip('"')
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
