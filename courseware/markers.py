"""The invisible markers that a page may hold: `<!-- quiz -->`, `<!-- check: id -->`, alone on a line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

QUIZ = "quiz"
CHECK = "check"
OBJECTIVES = "objectives"
MODULES = "modules"
MODULE_TABLE = "module-table"
YOUR_DATA = "your-data"
PICTURE = "picture"
PLAN = "plan"
SCENARIOS = "scenarios"
COVER = "cover"
COVERAGE = "coverage"
LINES = "lines"
KNOWN = (
    QUIZ,
    CHECK,
    OBJECTIVES,
    MODULES,
    MODULE_TABLE,
    YOUR_DATA,
    PICTURE,
    PLAN,
    SCENARIOS,
    COVER,
    COVERAGE,
    LINES,
)

# A comment of one word, or of a word, a colon and a name, is taken for a marker, so that a mistyped one is
# named and not lost; a comment of several words is the author's own note. Code fences are passed over.
_FENCE = re.compile(r"^ {0,3}(```|~~~)")
_MARKER = re.compile(r"^\s*<!--\s*(?P<name>[\w-]+)\s*(:\s*(?P<argument>[\w-]*)\s*)?-->\s*$")


@dataclass(frozen=True)
class Marker:
    """One marker: its name, what stands after its colon, its line, and its place in the text."""

    name: str
    argument: str
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
            yield Marker(
                found["name"], found["argument"] or "", number, start, start + len(line.rstrip("\r\n"))
            )
        start += len(line)


def replace_markers(text: str, write: Callable[[Marker], str]) -> str:
    """Return `text` with each marker replaced by what `write` makes of it."""
    parts, at = [], 0
    for marker in markers(text):
        parts += [text[at : marker.start], write(marker)]
        at = marker.end
    return "".join([*parts, text[at:]])
