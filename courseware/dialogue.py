"""Conversations: marks up the list in a `/// dialogue` block, whose items are `**Speaker, kind:** words`.

Kinds are `weak`, `strong` and `thinking`; whoever has a line of these, and "You", is the one who serves. A
weak line and the strong line after it become a pair to compare. The words stay: without style it is a list.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown import Markdown

_KINDS = ("weak", "strong", "thinking")
_AFTER_INLINE = 15  # inline patterns run at 20, attribute lists at 8


@dataclass
class _Line:
    item: ElementTree.Element
    speaker: ElementTree.Element
    kind: str

    @property
    def name(self) -> str:
        """The first word of the speaker: "Rashid" of "Rashid in public, weak:"."""
        return re.split(r"[\s,:]", self.words, maxsplit=1)[0]

    @property
    def words(self) -> str:
        return "".join(self.speaker.itertext())


class _Dialogues(Treeprocessor):
    def run(self, root: ElementTree.Element) -> None:
        for box in root.iter("div"):
            names = (box.get("class") or "").split()
            if "dialogue" in names:
                for list_ in box.findall("ul"):
                    _mark_up(list_)


def _mark_up(list_: ElementTree.Element) -> None:
    lines = list(_lines(list_))
    serving = {line.name for line in lines if line.kind} | {"You"}
    for line in lines:
        classes = ["line", "ours" if line.name in serving else "theirs", line.kind]
        line.item.set("class", " ".join(filter(None, classes)))
        line.speaker.set("class", "speaker")
        if line.kind in ("weak", "strong"):
            _point_out(line)
    for weak, strong in pairwise(lines):
        if (weak.kind, strong.kind) == ("weak", "strong"):
            _pair(list_, weak.item, strong.item)


def _lines(list_: ElementTree.Element) -> Iterator[_Line]:
    for item in list_.findall("li"):
        paragraph = item.find("p")
        speaker = (item if paragraph is None else paragraph).find("strong")
        if speaker is None:
            continue
        last = "".join(speaker.itertext()).rstrip(": ").rpartition(", ")[2]
        yield _Line(item, speaker, last if last in _KINDS else "")


def _point_out(line: _Line) -> None:
    """Set "weak" or "strong" in the speaker's label apart, as the verdict on the line."""
    before, tail = line.words.rpartition(line.kind)[0], line.speaker.tail
    line.speaker.clear()
    line.speaker.set("class", "speaker")
    line.speaker.text, line.speaker.tail = before, tail
    verdict = ElementTree.SubElement(line.speaker, "span", {"class": "verdict"})
    verdict.text, verdict.tail = line.kind, ":"


def _pair(list_: ElementTree.Element, weak: ElementTree.Element, strong: ElementTree.Element) -> None:
    pair = ElementTree.Element("li", {"class": "compare"})
    inner = ElementTree.SubElement(ElementTree.SubElement(pair, "course-compare"), "ul")
    list_.insert(list(list_).index(weak), pair)
    for item in (weak, strong):
        list_.remove(item)
        inner.append(item)


class DialogueExtension(Extension):
    """Python-Markdown's way in."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name that Python-Markdown calls
        """Register the step, and the element it adds as one that holds blocks."""
        md.block_level_elements.append("course-compare")
        md.treeprocessors.register(_Dialogues(md), "dialogue", _AFTER_INLINE)


def makeExtension(**configuration: Any) -> DialogueExtension:  # noqa: N802 - the name that Python-Markdown calls
    """Return the extension for `markdown_extensions` in mkdocs.yml."""
    return DialogueExtension(**configuration)
