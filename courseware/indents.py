"""How a line of YAML is indented, and how it could be."""

from __future__ import annotations

import re

_LINE = re.compile(r"(?P<before> *)(?P<dash>- +)?([\w-]+:( |$))?")


def indents(lines: list[str], number: int) -> dict[str, str]:
    """Tell the indent of line `number` (`own`), and which ones next to that fit what is above (`fitting`)."""
    own = len(lines[number]) - len(lines[number].lstrip(" "))
    known = _fitting(lines[:number], is_item=lines[number].lstrip().startswith("- "))
    further, nearer = [n for n in known if n > own], [n for n in known if n < own]
    near = [str(n) for n in (*sorted(further)[:1], *sorted(nearer)[-1:])]
    return {"own": _spaces(str(own)), "fitting": _spaces(" or ".join(near)) if near else "another indent"}


def _spaces(number: str) -> str:
    return f"{number} space{'' if number == '1' else 's'}"


def _fitting(above: list[str], *, is_item: bool) -> set[int]:
    """Return the indents that the next line may have: of the fields, or of the items, that are open above."""
    fitting, left = set[int](), None
    for line in reversed([line for line in above if line.strip() and not line.lstrip().startswith("#")]):
        found = _LINE.match(line)
        if not found or (left is not None and not found[0].strip()):
            continue
        column = len(found["before"] if is_item else found["before"] + (found["dash"] or ""))
        if (found["dash"] or not is_item) and (left is None or column < left):
            fitting.add(column)
        left = len(found["before"]) if left is None else min(left, len(found["before"]))
    return fitting
