"""Code between fences on a page, in which nothing is a marker or a box."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_FENCE = re.compile(r"^ {0,3}(?P<mark>`{3,}|~{3,})(?P<more>[^`\r\n]*)\s*$")

# Code in a line of text, which may go on in the next line of its paragraph.
CODE_SPAN = r"(?<![`\\])(?P<ticks>`+)(?!`)(?:(?!\n[ \t]*\n)[\s\S])+?(?<!`)(?P=ticks)(?!`)"


def outside_code(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the lines that stand in no fence, each with its number and its place in the text.

    A fence that is never closed is none, as in Markdown.
    """
    if not _may_have_fences(text):
        start = 0
        for number, line in enumerate(text.splitlines(keepends=True), 1):
            yield number, start, line
            start += len(line)
        return
    endless = open_fence(text)
    for number, start, line, fence in _lines(text):
        if fence in (0, endless):
            yield number, start, line


def _may_have_fences(text: str) -> bool:
    return "```" in text or "~~~" in text


def open_fence(text: str) -> int:
    """Return the line of the fence that is never closed, or 0."""
    if not _may_have_fences(text):
        return 0
    return max((fence for *_, fence in list(_lines(text))[-1:]), default=0)


def _lines(text: str) -> Iterator[tuple[int, int, str, int]]:
    """Yield each line with its number, its place, and the line of the fence that it stands in, or 0."""
    start, mark, opened = 0, "", 0
    for number, line in enumerate(text.splitlines(keepends=True), 1):
        found = _FENCE.match(line)
        if found and not opened:
            mark, opened = found["mark"], number
        elif found and found["mark"] == mark and not found["more"].strip():
            opened = 0
        yield number, start, line, opened
        start += len(line)
