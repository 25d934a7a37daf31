"""The rule on the lines of a conversation: without its speaker in bold, a line is not marked up as one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from courseware.boxes import CLOSING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from courseware.check.blocks import Box
    from courseware.check.page import Page
    from courseware.check.pages import Told

_ITEM = re.compile(r"^(?P<indent> *)[-*+]\s+(?P<text>.*)$")
_SPEAKER = re.compile(r"\*\*(?P<name>[^*]+?)(?P<colon>:?)\*\*")
REMEDY = "write - **Name:** words, or - **Name, weak:** words"


def speakers(page: Page) -> Told:
    """G-18: each line of a dialogue is an item that begins with its speaker in bold; notes are nested."""
    for box in page.boxes:
        if box.name == "dialogue":
            before = ""
            for number, line in _lines(page, box):
                if what := _wrong(line, begins=not before.strip()):
                    yield number, what, REMEDY if "nested" not in what else "begin it with four spaces"
                before = line


def _lines(page: Page, box: Box) -> Iterator[tuple[int, str]]:
    """Yield the lines of `box`, without the indent of the box itself."""
    lines = page.shown.splitlines()
    indent = len(lines[box.line - 1]) - len(lines[box.line - 1].lstrip())
    for number, line in enumerate(lines[box.line :], box.line + 1):
        if CLOSING.match(line):
            return
        yield number, line[indent:] if not line[:indent].strip() else line


def _wrong(line: str, *, begins: bool) -> str:
    """Return what is wrong with a line; `begins` tells that it is the first one of a paragraph."""
    item = _ITEM.match(line)
    if not item:
        return "this is no line of the dialogue" if begins and re.match(r"\S", line) else ""
    if item["indent"]:
        return "" if len(item["indent"]) >= 4 else "this nested item begins with too few spaces"
    speaker = _SPEAKER.match(item["text"])
    if not speaker:
        return "this line does not begin with its speaker in bold"
    if not speaker["colon"]:
        return "the colon after the speaker is not in bold"
    return "" if item["text"][speaker.end() :].strip() else f"{speaker['name']} says nothing here"
