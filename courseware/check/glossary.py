"""The rule on glossary terms: linked where they are first used, and only there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from courseware.check.blocks import LINK, plain
from courseware.check.dictionary import word_list
from courseware.check.finding import Hit
from courseware.check.links import target_file
from courseware.listing import TERM

if TYPE_CHECKING:
    from collections.abc import Iterator

    from courseware.check.material import Material
    from courseware.check.page import Link, Page

GLOSSARY = "docs/glossary.md"
# Reference, lines to say, tables of titles, and cards to print, whose modules link the terms.
NOT_LINKED = (GLOSSARY, "docs/sources.md", "docs/phrases.md", "docs/for-trainers.md", "docs/job-aids/")
EVERYDAY = 10_000_000  # uses of a word that stands on most pages in its usual sense, such as "limit"


def linked_at_first_use(material: Material) -> Iterator[Hit]:
    """G-11: a page links a term once, where it first uses it; the module that teaches it does link it."""
    if GLOSSARY not in material.pages:
        return
    terms = {entry["name"]: entry["id"] for entry in TERM.finditer(material.pages[GLOSSARY].source)}
    for page in material.pages.values():
        if page.file != GLOSSARY:
            yield from _late_links(page)
        if not page.file.startswith(NOT_LINKED):
            yield from _never_linked(page, terms)
    yield from _not_linked_at_home(material)


def _late_links(page: Page) -> Iterator[Hit]:
    seen: set[str] = set()
    for link in _to_glossary(page):
        if link.target in seen:
            what = f'"{link.text}" is linked a second time'
            yield Hit(page.file, link.line, what, "keep the first link only")
        elif earlier := _used_before(page, link):
            what = f'"{link.text}" is used on line {earlier}, before it is linked'
            yield Hit(page.file, link.line, what, "link it there")
        seen.add(link.target)


def _never_linked(page: Page, terms: dict[str, str]) -> Iterator[Hit]:
    linked = {link.target.rpartition("#")[2] for link in _to_glossary(page)}
    for term, name in terms.items():
        if name in linked or _is_everyday(term):
            continue
        if line := _first_use(page, _pattern(term)):
            yield Hit(page.file, line, f'"{term}" is used and not linked', f"link glossary.md#{name} there")


def _first_use(page: Page, term: re.Pattern[str]) -> int:
    """Return the first line of prose that uses the term outside a link, or 0. Objectives do not count."""
    lines = page.source.splitlines()
    for block in page.prose:
        for found in term.finditer(block.text) if block.part != "objectives" else ():
            line = block.line + block.text.count("\n", 0, found.start())
            if term.search(LINK.sub("", lines[line - 1])):
                return line
    return 0


def _is_everyday(term: str) -> bool:
    return word_list().get(term.lower(), 0) >= EVERYDAY


def _pattern(term: str) -> re.Pattern[str]:
    """Return a pattern that finds the term, and its plural where that is no everyday word ("limits")."""
    spaced = r"\s+".join(map(re.escape, term.split()))
    plural = "" if _is_everyday(term) else "(?:e?s)?"
    return re.compile(rf"(?<![\w-]){spaced}{plural}(?![\w-])", re.IGNORECASE)


def _to_glossary(page: Page) -> list[Link]:
    return [link for link in page.links if "#" in link.target and target_file(page, link) == GLOSSARY]


def _used_before(page: Page, link: Link) -> int:
    """Return the line of prose that uses the linked words before the link, or 0. Objectives do not count."""
    term = _pattern(link.text)
    lines = page.source.splitlines()
    for block in page.prose:
        if block.line > link.line or block.part == "objectives":
            continue
        if found := term.search(block.text):
            line = block.line + block.text.count("\n", 0, found.start())
            before = plain(lines[line - 1].partition(link.target)[0].rpartition("[")[0])
            if line < link.line or (line == link.line and term.search(before)):
                return line
    return 0


def _not_linked_at_home(material: Material) -> Iterator[Hit]:
    source = material.pages[GLOSSARY].source
    for entry in TERM.finditer(source):
        following = source[entry.end() :].partition("\n**")[0]
        home = re.search(r"\]\((modules/[\w-]+\.md)", following)
        page = material.pages.get(f"docs/{home[1]}") if home else None
        line = source.count("\n", 0, entry.start()) + 1
        if home and not page and (material.root / "docs" / home[1]).exists():
            continue  # a page that cannot be read is told as that
        if not page:
            what = f'"{entry["name"]}" names no module that teaches it'
            yield Hit(GLOSSARY, line, what, "end its entry with a link to the module")
        elif not any(link.target.endswith(f"#{entry['id']}") for link in _to_glossary(page)):
            what = f'{page.file} teaches "{entry["name"]}" and does not link it'
            yield Hit(GLOSSARY, line, what, f"link glossary.md#{entry['id']} there at its first use")
