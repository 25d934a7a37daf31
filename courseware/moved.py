"""Keeps old addresses: a page that has moved leaves one behind that leads to its new place, on any host."""

from __future__ import annotations

from posixpath import relpath
from typing import TYPE_CHECKING
from urllib.parse import urljoin

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

    from jinja2 import Template
    from mkdocs.config.defaults import MkDocsConfig


def faults(moved: Mapping[str, str], addresses: Collection[str]) -> list[str]:
    """Return what is wrong with the old and new addresses in `moved`, when the pages are at `addresses`."""
    found = [f"moved: {old}: is a page of today: take the line out" for old in moved if old in addresses]
    found += [f"moved: {old}: does not end in /: add it" for old in moved if not old.endswith("/")]
    found += [f"moved: {old}: {new} is no page" for old, new in moved.items() if new not in addresses]
    return found


def write(site: Path, moved: Mapping[str, str], template: Template, config: MkDocsConfig) -> None:
    """Write a page at each old address of `moved`."""
    for old, new in moved.items():
        folder = site / old
        folder.mkdir(parents=True, exist_ok=True)
        text = template.render(
            config=config,
            target=f"{relpath(new or '.', old)}/",
            canonical=urljoin(config.site_url, new) if config.site_url else "",
            assets=relpath(config.extra["assets"], old),
        )
        (folder / "index.html").write_text(text, encoding="utf-8")
