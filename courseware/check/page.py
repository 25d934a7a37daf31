"""A Markdown page as the rules read it: its front matter, blocks, boxes, links and anchors."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from markdown.extensions.toc import slugify, unique

from courseware.check.blocks import LINK, Block, Box, read_blocks
from courseware.check.tags import Tag, read_tags
from courseware.fences import CODE_SPAN, outside_code
from courseware.front_matter import read_front_matter, without_front_matter
from courseware.located_yaml import LocatedYaml
from courseware.module import CLOSING, OPENING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from courseware.fault import Fault

_HIDDEN = re.compile(rf"(?P<code>{CODE_SPAN})|<!--(?:(?!<!--).)*?-->", re.DOTALL)
_DRAWING = re.compile(r"<svg\b.*?</svg>", re.DOTALL | re.IGNORECASE)
_EMPHASIS = re.compile(r"(?<!\w)_+|_+(?!\w)")
_FENCE_END = re.compile(r"^ {0,3}[`~]{3,}\s*$")


@dataclass(frozen=True)
class Link:
    """One link or picture: `[text](target)`."""

    text: str
    target: str
    line: int
    picture: bool


@dataclass(frozen=True)
class Page:
    """One Markdown file of docs/, named as seen from the course's folder.

    `is_read` is false when its front matter cannot be read; the loader tells why.
    """

    file: str
    source: str
    front: LocatedYaml
    blocks: tuple[Block, ...]
    boxes: tuple[Box, ...]
    is_read: bool = True

    @property
    def slug(self) -> str:
        """The module this page belongs to, when it is one of docs/modules/."""
        folder, _, name = self.file.rpartition("/")
        return name.removesuffix(".md") if folder == "docs/modules" else ""

    @cached_property
    def headings(self) -> list[Block]:
        """The headings in order."""
        return [block for block in self.blocks if block.kind == "heading"]

    @cached_property
    def prose(self) -> list[Block]:
        """Everything that is read, headings left out."""
        return [block for block in self.blocks if block.kind != "heading"]

    @cached_property
    def sections(self) -> list[str]:
        """The sections of a module that teach, by id, in order."""
        names = [heading.name for heading in self.headings if heading.level == 2 and heading.name]
        return [name for name in names if name not in (*OPENING, *CLOSING)]

    @cached_property
    def shown(self) -> str:
        """The text without front matter, code and comments; lines keep their numbers."""
        return _shown(self.source, code=False)

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """The links and pictures outside code and comments, in order."""
        return tuple(read_links(_DRAWING.sub(_emptied, self.shown)))

    @cached_property
    def tags(self) -> tuple[Tag, ...]:
        """The raw HTML, and the attributes in braces, outside code and comments, in order."""
        return tuple(read_tags(self.shown))

    @cached_property
    def ids(self) -> list[tuple[str, int]]:
        """Every id that is given on the page, with its line."""
        given = [(tag.attributes["id"], tag.line) for tag in self.tags if "id" in tag.attributes]
        return [(name, line) for name, line in given if name]

    @cached_property
    def anchors(self) -> frozenset[str]:
        """Every name on the page that a link may lead to."""
        names = {name for name, _ in self.ids}
        for heading in self.headings:
            if not heading.name:
                unique(slugify(_EMPHASIS.sub("", heading.text), "-"), names)
        return frozenset(names)

    def part_at(self, line: int) -> str:
        """Return the id of the part (second-level heading) that `line` is in, or nothing."""
        begun = [heading for heading in self.headings if heading.level == 2 and heading.line <= line]
        return begun[-1].part if begun else ""

    def blocks_of(self, box: Box) -> list[Block]:
        """Return the blocks of `box`."""
        end = min((other.line for other in self.boxes if other.line > box.line), default=10**9)
        return [block for block in self.blocks if box.line < block.line < end and block.box == box.name]


def read_links(text: str) -> Iterator[Link]:
    """Yield the links and pictures of Markdown without code and comments, in order."""
    for found in LINK.finditer(text):
        line = text.count("\n", 0, found.start()) + 1
        yield Link(found["text"], found["target"], line, found[0][0] == "!")


def read_page(file: str, source: str) -> Page:
    """Return the page whose text is `source`; what cannot be read of its front matter, the loader tells."""
    faults: list[Fault] = []
    front = read_front_matter(source, file, faults)
    fields = front if front and isinstance(front.data, dict) else LocatedYaml({}, {})
    blocks, boxes = read_blocks(_DRAWING.sub(_emptied, _shown(source, code=True)))
    return Page(file, source, fields, blocks, boxes, is_read=front is not None or not faults)


def _shown(source: str, *, code: bool) -> str:
    """Return the page's text without front matter, fences and comments; marks in code stay if told."""
    text = _without_fences(without_front_matter(source))
    marks = "" if code else "[]<>{}"
    spaces = str.maketrans(marks, " " * len(marks))
    return _HIDDEN.sub(lambda found: (found["code"] or "").translate(spaces) or _emptied(found), text)


def _without_fences(text: str) -> str:
    if "```" not in text and "~~~" not in text:
        return text
    kept = {number: line for number, _, line in outside_code(text) if not _FENCE_END.match(line)}
    return "".join(kept.get(number, "\n") for number in range(1, len(text.splitlines()) + 1))


def _emptied(found: re.Match[str]) -> str:
    return "\n" * found[0].count("\n")
