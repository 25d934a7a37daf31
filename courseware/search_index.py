"""The index of the search page, in parts: a search loads only the parts that its words are in (Pagefind)."""

from __future__ import annotations

import asyncio
from fnmatch import fnmatch
from typing import TYPE_CHECKING

from pagefind.index import IndexConfig
from pagefind.service import PagefindService

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = "pagefind"

# Pagefind's own boxes, highlighter and way with unknown languages: the search page needs none of them.
_UNUSED = ("*-ui.*", "*-highlight.js", "wasm.unknown.*")


def index(site: Path) -> dict[str, bytes]:
    """Index what the pages in `site` mark with data-pagefind-body; return the files of the index."""
    found = asyncio.run(_index(site))
    return {
        name: content
        for name, content in found.items()
        if not any(fnmatch(name, pattern) for pattern in _UNUSED)
    }


def write(site: Path, index: dict[str, bytes]) -> None:
    """Write the files of an index beside the pages."""
    for name, content in index.items():
        path = site / FOLDER / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


async def _index(site: Path) -> dict[str, bytes]:
    """Return the files of the index; Pagefind would write them too, but may end before they are whole."""
    service = await PagefindService().launch()
    try:
        index = await service.create_index(
            IndexConfig(force_language="en", exclude_selectors=[".headerlink"])
        )
        await index.add_directory(path=str(site.resolve()))
        return {file["path"]: file["content"] for file in await index.get_files()}
    finally:
        await service.close()
