"""What the menu of a page shows: the part of a long group that is around it, and the page's own parts.

Of hundreds of modules it shows those around the page: whole menus on all pages would grow with the square of
the course.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs.structure.nav import Section
from mkdocs.structure.pages import Page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs.structure import StructureItem
    from mkdocs.structure.nav import Navigation

SHOWN = 40  # entries of a group
BEFORE = 10  # entries above that of the page
MANY = 4  # headings, from which on a page has parts to jump to


def starts(nav: Navigation) -> dict[str, int]:
    """Return, for each page in a group that is too long, the entry at which its menu begins."""
    return {
        page.file.src_uri: max(place - BEFORE, 0)
        for group in nav.items
        if isinstance(group, Section) and len(group.children) > SHOWN
        for place, entry in enumerate(group.children)
        for page in _pages(entry)
    }


def _pages(entry: StructureItem) -> Iterator[Page]:
    if isinstance(entry, Page):
        yield entry
    elif isinstance(entry, Section):
        for child in entry.children:
            yield from _pages(child)


def parts(page: Page) -> dict[str, str]:
    """Return the titles of the page's second-level headings by their ids; none of a page that has few."""
    found = {link.id: link.title for top in page.toc for link in top.children}
    return found if len(found) >= MANY else {}
