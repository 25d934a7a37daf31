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


def write(site: Path) -> None:
    """Index what the pages in `site` mark with data-pagefind-body, and write the index beside them."""
    for name, content in asyncio.run(_index(site)).items():
        if not any(fnmatch(name, pattern) for pattern in _UNUSED):
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
