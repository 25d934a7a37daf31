"""The boxes of a page, as in `/// try | Try this`: each opened with a known name, and closed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from courseware.fault import Fault
from courseware.fences import outside_code

if TYPE_CHECKING:
    from collections.abc import Iterator

BOXES = ("before", "try", "card", "dialogue", "plan", "key", "safety", "note", "role")  # as in mkdocs.yml

OPENING = re.compile(r"^\s*(?P<mark>/{3,}) *(?P<name>[\w-]+) *(\|.*)?$")
CLOSING = re.compile(r"^\s*(?P<mark>/{3,})\s*$")

_MEANT = re.compile(r"^\s*//(?!\S+\.)")  # an address without its scheme is none


def box_faults(text: str, name: str) -> Iterator[Fault]:
    """Yield where the page `text`, called `name` in messages, has a box that Markdown would not make."""
    opened, mark = 0, ""  # the line of the open box, -1 when its opening is at fault, and its slashes
    for number, _, line in outside_code(text):
        if not _MEANT.match(line):
            continue
        closes = CLOSING.match(line)
        if closes and not opened:
            yield Fault(name, number, "no box is open here", "delete this line, or open a box above it")
        elif closes and opened > 0 and closes["mark"] != mark:
            yield _other_end(name, number, closes["mark"], mark)
        elif not closes and opened > 0:
            yield _not_closed(name, opened)
        mark = _opened_with(line)
        opened = 0 if closes else number if mark else -1
        if opened < 0:
            yield _no_opening(name, number, line)
    if opened > 0:
        yield _not_closed(name, opened)


def _opened_with(line: str) -> str:
    """Return the slashes of a line that opens a box, else nothing."""
    found = OPENING.match(line)
    return found["mark"] if found and found["name"].lower() in BOXES else ""


def _other_end(name: str, number: int, written: str, wanted: str) -> Fault:
    problem = f"{written} does not close a box that {wanted} opens"
    return Fault(name, number, problem, f"write {wanted} alone on the line")


def _no_opening(name: str, number: int, line: str) -> Fault:
    remedy = f"write /// name | Title, the name one of {', '.join(BOXES)}, and /// alone below the box"
    return Fault(name, number, f'"{line.strip()}" opens no box', remedy)


def _not_closed(name: str, line: int) -> Fault:
    return Fault(name, line, "this box is not closed", "write /// alone on a line below its last line")
