"""Leaves a compressed copy beside each text that is worth it, so that no host does it while someone waits."""

from __future__ import annotations

import gzip
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import brotli

if TYPE_CHECKING:
    from pathlib import Path

SUFFIXES = (".html", ".css", ".js", ".json", ".svg", ".txt", ".webmanifest", ".xml")
SMALLEST = 1000  # bytes: below it a copy saves less than a packet
BROTLI = 10  # of 11: of this course 2% more bytes in 0.4 of the time


def write(site: Path) -> None:
    """Write `.gz` and `.br` beside each text of `site`: the same bytes for the same text, at any time."""
    (site / "sitemap.xml.gz").unlink(missing_ok=True)  # MkDocs writes the time of the build into it
    texts = [path for path in sorted(site.rglob("*")) if path.suffix in SUFFIXES and path.is_file()]
    with ThreadPoolExecutor() as pool:  # both compressors let go of the interpreter while they work
        list(pool.map(_compress, texts))


def _compress(path: Path) -> None:
    text = path.read_bytes()
    if len(text) < SMALLEST:
        return
    copies = {
        ".gz": gzip.compress(text, compresslevel=9, mtime=0),
        ".br": brotli.compress(text, quality=BROTLI),
    }
    for suffix, copy in copies.items():
        if len(copy) < len(text):
            path.with_name(path.name + suffix).write_bytes(copy)
