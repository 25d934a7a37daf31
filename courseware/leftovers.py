"""What is left of work that stopped half-way: the marks of a merge, a comment or a code fence still open."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from courseware.fault import Fault
from courseware.fences import CODE_SPAN, open_fence, outside_code
from courseware.markers import SPOILT

if TYPE_CHECKING:
    from collections.abc import Iterator

_BEGINS, _PARTS, _ENDS = ("<" * 7, "=" * 7, ">" * 7)
_MARK = re.compile(rf"^(?:(?:{_BEGINS}|{_ENDS}|[|]{{7}})(?: .*)?|{_PARTS})$")
_SPAN = re.compile(CODE_SPAN)


def merge_faults(text: str, name: str) -> Iterator[Fault]:
    """Yield each mark that a merge left in the file `text`, called `name` in messages."""
    if not re.search(rf"^({_BEGINS}|{_ENDS}) ", text, re.MULTILINE):
        return  # seven equals signs alone may be anything
    for number, line in enumerate(text.splitlines(), 1):
        if _MARK.match(line):
            remedy = "keep the lines that are right, and delete the marks of the merge"
            yield Fault(name, number, f"{line[:7]} is left of a merge", remedy)


def open_faults(text: str, name: str) -> Iterator[Fault]:
    """Yield where the page `text` opens a comment or a code fence that does not end."""
    if fence := open_fence(text):
        remedy = "write the same mark alone on the line below its last line"
        yield Fault(name, fence, "the code that begins here does not end", remedy)
    opened = 0
    for number, _, line in outside_code(text):
        if "--" not in line:
            continue
        for mark in re.findall("<!--|-->", _SPAN.sub("", SPOILT.sub("", line))):
            if mark == "<!--" and opened:
                yield _open_comment(name, opened)
            opened = number if mark == "<!--" else 0
    if opened:
        yield _open_comment(name, opened)


def _open_comment(name: str, line: int) -> Fault:
    return Fault(name, line, "the comment that begins here does not end", "write --> after its last word")
