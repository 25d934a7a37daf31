"""The rule on glossary terms: linked where they are first used, and only there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from courseware.check.blocks import plain
from courseware.check.finding import Hit
from courseware.check.links import target_file
from courseware.listing import TERM

if TYPE_CHECKING:
    from collections.abc import Iterator

    from courseware.check.material import Material
    from courseware.check.page import Link, Page

GLOSSARY = "docs/glossary.md"


def linked_at_first_use(material: Material) -> Iterator[Hit]:
    """G-11: a page links a term once, where it first uses it; the module that teaches it does link it."""
    if GLOSSARY not in material.pages:
        return
    for page in material.pages.values():
        if page.file != GLOSSARY:
            yield from _late_links(page)
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


def _to_glossary(page: Page) -> list[Link]:
    return [link for link in page.links if "#" in link.target and target_file(page, link) == GLOSSARY]


def _used_before(page: Page, link: Link) -> int:
    """Return the line of prose that uses the linked words before the link, or 0. Objectives do not count."""
    spaced = r"\s+".join(map(re.escape, link.text.split()))
    term = re.compile(rf"(?<![\w-]){spaced}\b", re.IGNORECASE)
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
