"""Pages kept between two builds of `mkdocs serve`, so that a save converts only the page that it changes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mkdocs.structure.pages import Page
    from mkdocs.structure.toc import TableOfContents


@dataclass(frozen=True)
class _Kept:
    """What MkDocs and mkdocs-quiz have converted of a page, and everything that they made it from."""

    made_from: tuple[Any, ...]
    content: str
    toc: TableOfContents
    anchors: set[str] | None
    title: str


class KeptPages:
    """The pages of the last build by their source, and what each page of this build is made from."""

    def __init__(self) -> None:
        self._kept: dict[str, _Kept] = {}
        self._made_from: dict[str, tuple[Any, ...]] = {}

    def to_convert(self, page: Page, markdown: str, *made_from: object) -> str:
        """Return the `markdown` of `page`, or none of it when the page is kept from the last build."""
        self._made_from[page.file.src_uri] = (markdown, *made_from)
        if not self._is_kept(page):
            return markdown
        page.meta.pop("quiz", None)  # nothing is left for mkdocs-quiz to convert
        return ""

    def content(self, page: Page, html: str) -> str:
        """Return what was converted of `page`: in the last build, when it is kept, or `html` in this one."""
        name = page.file.src_uri
        if not self._is_kept(page):
            title = str(page.title or "")
            made = _Kept(self._made_from[name], html, page.toc, page.present_anchor_ids, title)
            self._kept[name] = made
            return html
        kept = self._kept[name]
        page.toc, page.present_anchor_ids, page.title = kept.toc, kept.anchors, kept.title
        return kept.content

    def _is_kept(self, page: Page) -> bool:
        name = page.file.src_uri
        return name in self._kept and self._kept[name].made_from == self._made_from[name]
