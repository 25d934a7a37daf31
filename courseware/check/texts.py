"""Every text that learners read: prose, front matter, attributes, pictures, banks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from courseware.check.finding import Hit
from courseware.check.material import TODO
from courseware.text_file import name_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from courseware.check.material import Material
    from courseware.check.page import Page
    from courseware.yaml_reader import KeyPath

Text = tuple[Hit, str]  # a hit that says where the text begins, and the text

_ATTRIBUTE = re.compile(r"\b(?:why|uses|misses|alt|aria-label)=\"(?P<text>[^\"]*)\"")
_PICTURE = re.compile(r"!\[(?P<text>[^\]]*)\]\(")
_DRAWN = re.compile(r"<(?P<tag>title|desc|text)\b[^>]*>(?P<text>.*?)</(?P=tag)>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_FIELDS = ("title", "description", "promise", "place")  # of front matter; and what stands in these:
_GROUPS = ("objectives", "meters")


def texts(material: Material, skip: tuple[str, ...] = (), *, with_notes: bool = False) -> Iterator[Text]:
    """Yield every text that learners read and that is written; `skip` names pages to leave out.

    With notes, those for other authors come too, and of the answers to a fill-in only the first, which is
    shown: the others may be misspelt on purpose.
    """
    for page in material.pages.values():
        yield from _of_page(page) if page.file not in skip else ()
    for found in (*_of_drawings(material), *_of_banks(material, with_notes)):
        if TODO not in found[1]:
            yield found


def _of_page(page: Page) -> Iterator[Text]:
    found = [(block.line, block.text) for block in page.blocks]
    for pattern in (_ATTRIBUTE, _PICTURE, _DRAWN):
        found += _matches(pattern, page.shown)
    found += [(page.front.line(path), text) for path, text in _fields(page.front.data, ())]
    for line, text in found:
        if TODO not in text:
            yield Hit(page.file, line, "", ""), text


def _fields(part: Any, path: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    """Yield what learners read of front matter: a module's objectives and a scenario's place among it."""
    if isinstance(part, dict):
        for key, value in part.items():
            shown = key in _FIELDS or (any(name in _GROUPS for name in path) and key != "id")
            if isinstance(value, str) and shown:
                yield (*path, key), value
            elif not isinstance(value, str):
                yield from _fields(value, (*path, key))
    elif isinstance(part, list):
        for index, value in enumerate(part):
            yield from _fields(value, (*path, index))


def _of_drawings(material: Material) -> Iterator[Text]:
    for path in sorted((material.root / "docs").rglob("*.svg")):
        source = path.read_text(encoding="utf-8", errors="replace")
        for line, text in _matches(_DRAWN, source):
            yield Hit(name_in(material.root, path), line, "", ""), text


def _matches(pattern: re.Pattern[str], source: str) -> list[tuple[int, str]]:
    """Return what `pattern` finds, without tags, each with its line."""
    return [
        (source.count("\n", 0, found.start("text")) + 1, _TAG.sub(_gap, found["text"]))
        for found in pattern.finditer(source)
    ]


def _gap(tag: re.Match[str]) -> str:
    """Return what a tag in a drawing puts between words: a tspan begins a new line only when it is placed."""
    return " " if re.search(r"\s(?:x|dy)=", tag[0]) else ""


def _of_banks(material: Material, with_notes: bool) -> Iterator[Text]:
    for item in material.items():
        notes = [option.tempt for option in item.question.options] if with_notes else []
        unseen = item.question.answers[1:] if with_notes else ()
        for text in (text for text in (*item.texts, *notes) if text not in unseen):
            yield Hit(item.file, item.line, "", "", item.question.id), text
    for hit, line in material.lines_to_say():
        for text in (line.prompt, line.line, line.why):
            yield hit, text


def line_of(pattern: str, hit: Hit, root: Path) -> int:
    """Return the line of the file that has `pattern` as whole words, at or after where the text begins."""
    lines = (root / hit.file).read_text(encoding="utf-8", errors="replace").splitlines()
    whole = re.compile(rf"(?<!\w){pattern}(?!\w)", re.IGNORECASE)
    return next((n for n, line in enumerate(lines, 1) if n >= hit.line and whole.search(line)), hit.line)
