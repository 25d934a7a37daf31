"""The invisible markers that a page may hold: `<!-- quiz -->`, `<!-- check: id -->`, alone on a line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from posixpath import normpath
from typing import TYPE_CHECKING

from courseware.fences import outside_code

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
LETTERS = "letters"
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
    LETTERS,
)

# What an author does about a picture that is not there.
REMEDY_WITHOUT_PICTURE = {
    PICTURE: "draw it, or mend the marker's name",
    COVER: "draw it, or delete the marker",
}

# A comment of one word, or of a word, a colon and a name, is taken for a marker, so that a mistyped one is
# named and not lost; a comment of several words is the author's own note. Code fences are passed over.
_MARKER = re.compile(r"^\s*<!--\s*(?P<name>[\w-]+)\s*(:\s*(?P<argument>[\w-]*)\s*)?-->\s*$")
# What was meant for a marker, and is none: beside other text, without its colon, or with more than a name.
_MEANT = re.compile(rf"(?<!`)<!--\s*(?P<name>{'|'.join(KNOWN)})(?P<rest>\s*(?::.*?)?|\s+[\w.-]+\s*)-->")
# What a word processor, or haste, makes of a comment's hyphens: dashes of another length, or too few.
_DASH = "-\u2010-\u2015\u2212"
SPOILT = re.compile(
    rf"^\s*(?!<!--)[<\u2039\xab]\s*(?:!\s*[{_DASH}]|[{_DASH}]+\s*(?:{'|'.join(KNOWN)})\b)"
    rf"|^\s*<!--(?!.*-->)\s*(?:{'|'.join(KNOWN)})\s*(?::\s*[\w-]*)?\s*[{_DASH}]*[>\u203a\xbb]\s*$"
)
_OPENS = re.compile("[<\u2039\xab]")  # a line without these holds neither


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
    for number, start, line in outside_code(text):
        if found := _MARKER.match(line):
            yield Marker(
                found["name"], found["argument"] or "", number, start, start + len(line.rstrip("\r\n"))
            )


def picture_file(marker: Marker, slug: str) -> str:
    """Return the file of a picture or cover on the page of module `slug`; other pages have no slug."""
    name = COVER if marker.name == COVER else marker.argument
    return normpath(f"docs/assets/img/{slug}/{name}.svg")


def malformed(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield where a page holds what was meant for a marker: the line, what is wrong, what to do."""
    for number, _, line in outside_code(text):
        if not _OPENS.search(line):
            continue
        marker, meant = _MARKER.match(line), _MEANT.search(line)
        if marker and marker["name"] == PICTURE and not marker["argument"]:
            yield number, "this marker names no picture", f"write <!-- {PICTURE}: name -->"
        elif SPOILT.match(line):
            remedy = "type it anew with two plain hyphens on each side, as in <!-- plan -->"
            yield number, f"{line.strip()} is no comment", remedy
        elif marker or not meant:
            continue
        elif _MARKER.match(meant[0]):
            yield number, f"{meant[0]} stands beside other text", "put it alone on a line"
        elif ":" in meant["rest"] or meant["name"] in (PICTURE, CHECK):
            remedy = f"write <!-- {meant['name']}: name -->, the name of letters, digits and hyphens only"
            yield number, f"{meant[0]} cannot be read", remedy


def replace_markers(text: str, write: Callable[[Marker], str]) -> str:
    """Return `text` with each marker replaced by what `write` makes of it."""
    parts, at = [], 0
    for marker in markers(text):
        parts += [text[at : marker.start], write(marker)]
        at = marker.end
    return "".join([*parts, text[at:]])
