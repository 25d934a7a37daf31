"""The index of the search page, in parts: a search loads only the parts that its words are in (Pagefind)."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from pagefind.index import IndexConfig, PagefindIndex

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = "pagefind"

# Pagefind's own boxes, highlighter and way with unknown languages: the search page needs none of them.
_UNUSED = ("*-ui.*", "*-highlight.js", "wasm.unknown.*")


def write(site: Path) -> None:
    """Index what the pages in `site` mark with data-pagefind-body, and write the index beside them."""
    asyncio.run(_write(site))
    for pattern in _UNUSED:
        for path in (site / FOLDER).glob(pattern):
            path.unlink()


async def _write(site: Path) -> None:
    choices = IndexConfig(
        force_language="en",
        exclude_selectors=[".headerlink"],
        output_path=str(site.resolve() / FOLDER),
    )
    async with PagefindIndex(config=choices) as index:
        await index.add_directory(path=str(site.resolve()))
