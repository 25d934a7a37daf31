"""The invisible markers that a page may hold: `<!-- quiz -->`, alone on its line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

QUIZ = "quiz"
OBJECTIVES = "objectives"
MODULES = "modules"
MODULE_TABLE = "module-table"
KNOWN = (QUIZ, OBJECTIVES, MODULES, MODULE_TABLE)

# A comment of one word is taken for a marker, so that a mistyped one is named and not lost;
# a comment of several words is the author's own note. Code fences are passed over.
_FENCE = re.compile(r"^ {0,3}(```|~~~)")
_MARKER = re.compile(r"^\s*<!--\s*([\w-]+)\s*-->\s*$")


@dataclass(frozen=True)
class Marker:
    """One marker: its name, its line, and where its line begins and ends in the text."""

    name: str
    line: int
    start: int
    end: int


def markers(text: str) -> Iterator[Marker]:
    """Yield the markers of a page in order."""
    start, fence = 0, ""
    for number, line in enumerate(text.splitlines(keepends=True), 1):
        opening = _FENCE.match(line)
        if opening and fence in ("", opening[1]):
            fence = "" if fence else opening[1]
        found = None if fence else _MARKER.match(line)
        if found:
            yield Marker(found[1], number, start, start + len(line.rstrip("\r\n")))
        start += len(line)


def replace_markers(text: str, write: Callable[[Marker], str]) -> str:
    """Return `text` with each marker replaced by what `write` makes of it."""
    parts, at = [], 0
    for marker in markers(text):
        parts += [text[at : marker.start], write(marker)]
        at = marker.end
    return "".join([*parts, text[at:]])
