"""Code between fences on a page, in which nothing is a marker or a box."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

FENCE = r"^ {0,3}(```|~~~)"

_FENCE = re.compile(FENCE)


def outside_code(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the lines that stand in no fence, each with its number and its place in the text."""
    start, fence = 0, ""
    fenced = "```" in text or "~~~" in text
    for number, line in enumerate(text.splitlines(keepends=True), 1):
        mark = _FENCE.match(line) if fenced else None
        if mark and fence in ("", mark[1]):
            fence = "" if fence else mark[1]
        if not fence:
            yield number, start, line
        start += len(line)
