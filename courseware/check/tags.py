"""Raw HTML on a page, and the attributes that Markdown takes in braces."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_TAG = re.compile(r"<(?P<end>/?)(?P<name>[A-Za-z][\w-]*)(?P<rest>(?:\s(?:\"[^\"]*\"|'[^']*'|[^<>\"'])*)?)/?>")
_BRACES = re.compile(r"\{:?(?P<rest>(?:\"[^\"\n]*\"|'[^'\n]*'|[^}\n\"'])*)\}")
_ATTRIBUTE = re.compile(
    r"(?P<name>[A-Za-z_:][\w:.-]*)\s*=\s*(?P<value>\"[^\"]*\"|'[^']*'|[^\s\"'>}]+)|#(?P<id>[\w-]+)"
)


@dataclass(frozen=True)
class Tag:
    """One tag, as `<div class="x">` or `</div>`, or one list of attributes in braces, which has no name."""

    name: str
    line: int
    attributes: dict[str, str]
    closes: bool = False
    empty: bool = False  # ends in />


def read_tags(text: str) -> Iterator[Tag]:
    """Yield the tags, and the lists in braces, of Markdown without code and comments, in order."""
    found = [*_TAG.finditer(text), *_BRACES.finditer(text)]
    for match in sorted(found, key=lambda match: match.start()):
        given = match.groupdict()
        line = text.count("\n", 0, match.start()) + 1
        name = (given.get("name") or "").lower()
        attributes = _attributes(match["rest"], braces=not name)
        closes, empty = bool(given.get("end")), match[0].endswith("/>")
        yield Tag(name, line, attributes, closes, empty)


def _attributes(text: str, *, braces: bool) -> dict[str, str]:
    found = {}
    for match in _ATTRIBUTE.finditer(text):
        if match["name"]:
            found[match["name"].lower()] = match["value"].strip("\"'")
        elif braces:
            found["id"] = match["id"]
    return found
