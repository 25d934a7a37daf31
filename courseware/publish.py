"""Makes the built folder ready for any host: what a site gets when it is built, not while it is written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from courseware import hosts, moved, preview
from courseware.icons import MARK
from courseware.policy import is_ancestor

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File
    from mkdocs.structure.pages import Page

# Of the theme, which copies its own look and behaviour: no page asks for them.
UNUSED = ("assets/javascripts/", "assets/stylesheets/", "assets/images/", "partials/")


def faults(moves: Mapping[str, str], ancestors: Iterable[str], pages: Iterable[Page | File]) -> list[str]:
    """Return what is wrong with what mkdocs.yml says about publishing."""
    found = [
        f"frame_ancestors: {source}: is neither 'self' nor the address of a host such as https://lms.example"
        for source in ancestors
        if not is_ancestor(source)
    ]
    return found + moved.faults(moves, {page.url.removeprefix("./") for page in pages})


def write(
    config: MkDocsConfig, moves: Mapping[str, str], ancestors: list[str], pages: Iterable[Page]
) -> None:
    """Add old addresses, previews and headers to the built site."""
    site = Path(config.site_dir)
    moved.write(site, moves, config.theme.get_env().get_template("moved.html"), config)
    if config.site_url:
        mark = Path(config.docs_dir, MARK)
        for page in pages:
            title = config.site_description if page.is_homepage else page.title
            picture = preview.picture(str(title), config.site_name, mark)
            (site / page.file.dest_uri).with_name(preview.NAME).write_bytes(picture)
    hosts.write(site, f"{urlsplit(config.site_url or '').path.rstrip('/')}/", ancestors)
