"""The course without a network: a service worker with the list of what it keeps, and a file with its size.

Both are written last, over the bytes as they will be served: the worker keeps a file only if its digest is
the one in the list.
"""

from __future__ import annotations

import base64
import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jinja2 import Environment

PAGE = "offline.md"
WORKER = "sw.js"
RETIRED = "sw-retired.js"
FACTS = "offline.json"
SCRIPTS = ("course-offline.js", "offline-version.js")

_NOT_READ = "assets/img/course.png"  # it is in the README


def write(site: Path, templates: Environment) -> None:
    """Write the worker and its facts for everything a learner needs of `site`."""
    files = dict(sorted(_kept(site)))
    worker = templates.get_template(WORKER)
    facts = {
        "version": version(worker.render(), files),
        "files": len(files) + 1,  # this file too
        "bytes": sum(map(len, files.values())),
    }
    files[FACTS] = json.dumps(facts).encode()  # the worker takes its presence for the whole
    (site / FACTS).write_bytes(files[FACTS])
    digests = json.dumps({address: integrity(content) for address, content in files.items()}, indent=1)
    text = worker.render(version=facts["version"], files=digests)
    (site / WORKER).write_text(f"{text}\n", encoding="utf-8")


def retire(site: Path, templates: Environment) -> None:
    """Write a worker that removes, from every browser that has one, what an earlier build kept there."""
    (site / WORKER).write_text(f"{templates.get_template(RETIRED).render()}\n", encoding="utf-8")


def leave_out(assets: Path) -> None:
    """Delete from the folder `assets` of a built site the scripts that only the worker's pages need."""
    for name in SCRIPTS:
        (assets / name).unlink(missing_ok=True)


def version(worker: str, files: Mapping[str, bytes]) -> str:
    """Return eight digits over the worker's own text and the address and bytes of every file."""
    whole = hashlib.sha256(worker.encode())
    for address, content in files.items():
        whole.update(f"\n{address} {len(content)}\n".encode())
        whole.update(content)
    return whole.hexdigest()[:8]


def integrity(content: bytes) -> str:
    """Return the digest of `content` as a browser's fetch takes it."""
    return f"sha256-{base64.b64encode(hashlib.sha256(content).digest()).decode()}"


def without_page(nav: Any) -> Any:
    """Return the `nav` of mkdocs.yml without the page about this, where the site is built without it."""
    if isinstance(nav, list):
        return [without_page(entry) for entry in nav if not _is_page(entry)]
    if isinstance(nav, dict):
        return {title: without_page(entry) for title, entry in nav.items()}
    return nav


def _is_page(entry: Any) -> bool:
    return entry == PAGE or (isinstance(entry, dict) and list(entry.values()) == [PAGE])


def _kept(site: Path) -> Iterator[tuple[str, bytes]]:
    """Yield address, as a page names it, and bytes of all pages and of what they load."""
    for path in site.rglob("*"):
        name = path.relative_to(site).as_posix()
        if path.is_file() and _is_read(name):
            yield quote(name.removesuffix("index.html")) or "./", path.read_bytes()


def _is_read(name: str) -> bool:
    is_loaded = name.startswith(("assets/", "pagefind/", "manifest.")) and name != _NOT_READ
    return is_loaded or Path(name).name == "index.html"
