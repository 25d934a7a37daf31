"""A Markdown page as the rules read it: its front matter, blocks, boxes, links and anchors."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from courseware.check.blocks import LINK, Block, Box, read_blocks, slugged
from courseware.fences import FENCE
from courseware.front_matter import read_front_matter, without_front_matter
from courseware.located_yaml import LocatedYaml

if TYPE_CHECKING:
    from courseware.fault import Fault

# What is no prose: code between fences, comments, drawings. Its lines stay, so that numbers keep counting.
_NO_PROSE = re.compile(rf"{FENCE}.*?^ {{0,3}}\1|<!--.*?-->|<svg\b.*?</svg>", re.DOTALL | re.MULTILINE)
_NAME = re.compile(r"\{[^}\n]*#([\w-]+)[^}\n]*\}|\bid=[\"']([\w-]+)[\"']")


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
    def links(self) -> tuple[Link, ...]:
        """The links and pictures outside code and comments, in order."""
        text = _prose(self.source)
        return tuple(
            Link(found["text"], found["target"], text.count("\n", 0, found.start()) + 1, found[0][0] == "!")
            for found in LINK.finditer(text)
        )

    @cached_property
    def anchors(self) -> frozenset[str]:
        """Every name on the page that a link may lead to."""
        given = {name for pair in _NAME.findall(self.source) for name in pair if name}
        return frozenset(given | {slugged(block.text) for block in self.headings if not block.name})


def read_page(file: str, source: str) -> Page:
    """Return the page whose text is `source`; what cannot be read of its front matter, the loader tells."""
    faults: list[Fault] = []
    front = read_front_matter(source, file, faults)
    fields = front if front and isinstance(front.data, dict) else LocatedYaml({}, {})
    blocks, boxes = read_blocks(_prose(source))
    return Page(file, source, fields, blocks, boxes, is_read=front is not None or not faults)


def _prose(source: str) -> str:
    """Return the page's text with nothing but line ends where there is no prose."""
    return _NO_PROSE.sub(lambda found: "\n" * found[0].count("\n"), without_front_matter(source))
