"""The front matter of a page: the fields between its first line, ---, and the next line ---."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from courseware.fault import Fault
from courseware.located_yaml import cut_faults, parse

if TYPE_CHECKING:
    from courseware.located_yaml import LocatedYaml

# What MkDocs takes for front matter, and the line ends of every system.
_OPENING = re.compile(r"---[ \t]*\r?(\n|\Z)")
_WHOLE = re.compile(r"---[ \t]*\r?\n(?P<fields>.*?)^(---|\.\.\.)[ \t]*\r?(\n|\Z)", re.DOTALL | re.MULTILINE)
_FIELD = re.compile(r"[\w-]+ *:|[ \t]+\S|- ")
_NOTHING = re.compile(r"(\s|#.*)*")
# To YAML a comment, on a page where its text begins.
_HEADING = re.compile(r"^#{1,6} .*\n\s*?\n", re.MULTILINE)


def read_front_matter(text: str, name: str, faults: list[Fault], missing: str = "") -> LocatedYaml | None:
    """Return the fields of the page `text`, called `name` in messages, with their lines on the page.

    Adds what is wrong with them to `faults`. A page may do without, unless `missing` says what to write.
    """
    found = _WHOLE.match(text)
    fields = found["fields"] if found else ""
    if not found and _OPENING.match(text):
        faults.append(_endless(text, name))
    elif _NOTHING.fullmatch(fields):
        problem = f"the front matter is {'empty' if found else 'missing'}"
        faults.extend([Fault(name, 1, problem, missing)] if missing else [])
    else:
        return _parse(text, fields, name, faults)
    return None


def without_front_matter(text: str) -> str:
    """Return the page's text with its front matter emptied; its lines stay, so that numbers keep counting."""
    found = _WHOLE.match(text)
    size = found[0].count("\n") if found else _last_field(text)
    return "\n" * size + "\n".join(text.split("\n")[size:])


def _parse(text: str, fields: str, name: str, faults: list[Fault]) -> LocatedYaml | None:
    found: list[Fault] = []
    document = parse(fields, name, found, first_line=2)
    if document is None and _HEADING.search(fields):  # the line --- that was found is a rule across the page
        found = [_endless(text, name)]
    faults.extend(found or cut_faults(fields, name, first_line=2))
    return document


def _endless(text: str, name: str) -> Fault:
    remedy = "write --- on a line of its own after it"
    return Fault(name, _last_field(text), "the front matter does not end", remedy)


def _last_field(text: str) -> int:
    """Return the last line that looks like front matter, 0 when none is begun."""
    if not _OPENING.match(text):
        return 0
    number = 1
    for line in text.splitlines()[1:]:
        if not _FIELD.match(line):
            break
        number += 1
    return number
