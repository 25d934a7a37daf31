"""Parts Markdown into blocks of plain text, each with its line, its part of the page and its box."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, Literal

from markdown.extensions.toc import slugify

from courseware.boxes import CLOSING, OPENING

_HEADING = re.compile(r"^(#{1,6})\s+(?P<title>.*?)\s*(?:\{(?P<names>[^}]*)\})?\s*$")
_ITEM = re.compile(r"^\s*(?:[-*+]|\d+[.)]|:)\s+(?P<text>.*)$")
_ROW = re.compile(r"^\s*\|(?P<cells>.*)\|\s*$")
_FRAME = re.compile(r"^\s*(?:</?[A-Za-z][^>]*>|\{:[^}]*\}|\|[\s:|-]+\|)\s*$")
LINK = re.compile(r"!?\[(?P<text>[^\]]*)\]\((?P<target>[^)\s]*)[^)]*\)(?:\{[^}\n]*\})?")
_MARKUP = re.compile(r"\{:?\s*[#.][^}\n]*\}|</?[A-Za-z][^>\n]*>|\*+|`+")


@dataclass(frozen=True)
class Block:
    """One heading, paragraph, item or cell: its plain text, and the part (second-level heading) it is in."""

    kind: Literal["heading", "text", "item", "cell"]
    text: str
    line: int
    part: str
    box: str = ""
    level: int = 0
    name: str = ""
    markdown: str = field(default="", compare=False)  # as it is written


@dataclass(frozen=True)
class Box:
    """One box of a page, as in `/// try | Try this`, and the part (second-level heading) it is in."""

    name: str
    line: int
    part: str = ""


def plain(text: str) -> str:
    """Return Markdown without links, emphasis, tags and attributes; the ends of lines stay."""
    return _MARKUP.sub("", LINK.sub(lambda found: "" if found[0][0] == "!" else found["text"], text))


def read_blocks(text: str) -> tuple[tuple[Block, ...], tuple[Box, ...]]:
    """Return the blocks and the boxes of Markdown without front matter, code and comments."""
    reader = _Reader()
    for number, line in enumerate(text.splitlines(), 1):
        reader.read(number, line)
    reader.end_block()
    return tuple(reader.blocks), tuple(reader.boxes)


@dataclass
class _Reader:
    """Parts a page into blocks, line by line."""

    blocks: list[Block] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    open_boxes: list[str] = field(default_factory=list)
    part: str = ""
    kind: Any = "text"
    first: int = 0
    lines: list[str] = field(default_factory=list)

    def read(self, number: int, line: str) -> None:
        if found := _HEADING.match(line):
            self.end_block()
            self.heading(number, found)
        elif CLOSING.match(line):
            self.end_block()
            del self.open_boxes[-1:]
        elif found := OPENING.match(line):
            self.end_block()
            self.open_boxes.append(found["name"].lower())
            self.boxes.append(Box(found["name"].lower(), number, self.part))
        elif not line.strip() or _FRAME.match(line):
            self.end_block()
        elif found := _ROW.match(line):
            self.end_block()
            for cell in found["cells"].split("|"):
                self.start("cell", number, cell)
                self.end_block()
        elif found := _ITEM.match(line):
            self.end_block()
            self.start("item", number, found["text"])
        elif self.lines:
            self.lines.append(line.strip())
        else:
            self.start("text", number, line.strip())

    def heading(self, number: int, found: re.Match[str]) -> None:
        level, name = len(found[1]), re.search(r"#([\w-]+)", found["names"] or "")
        identifier = name[1] if name else ""
        if level == 2:
            self.part = identifier or slugify(plain(found["title"]), "-")
        title = plain(found["title"])
        self.blocks.append(Block("heading", title, number, self.part, "", level, identifier))

    def start(self, kind: str, number: int, text: str) -> None:
        self.kind, self.first, self.lines = kind, number, [text]

    def end_block(self) -> None:
        markdown = "\n".join(self.lines)
        text = plain(markdown)
        if text.strip():
            box = self.open_boxes[-1] if self.open_boxes else ""
            self.blocks.append(Block(self.kind, text, self.first, self.part, box, markdown=markdown))
        self.lines = []
