"""Style sheets joined and made small, scripts made small, all in one folder named after what is in it.

A browser may then keep them for ever: another version of the course has another folder.
"""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache
from typing import TYPE_CHECKING

import minify

from courseware.fault import Fault
from courseware.leftovers import merge_faults
from courseware.style_slips import style_slips
from courseware.text_file import name_in, read_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FOLDERS = ("assets/css", "assets/js")

_KINDS = {".css": "text/css", ".js": "text/javascript"}
_IMPORT = re.compile(r'^@import url\("(?P<name>[^"]+)"\);(\n|\Z)', re.MULTILINE)


def version(docs: Path) -> str:
    """Return the name of the folder: eight digits over every style sheet and script in `docs`."""
    whole = hashlib.sha256()
    for path in _sources(docs):
        whole.update(path.relative_to(docs).as_posix().encode())
        whole.update(path.read_bytes())
    return whole.hexdigest()[:8]


def source_faults(docs: Path, root: Path) -> Iterator[Fault]:
    """Yield where a style sheet or script cannot be read, is half merged, or imports what is not there.

    A script is also read as a browser would: one slip, and the page would go without it.

    Files are named as seen from `root`.
    """
    for path in (path for path in _sources(docs) if path.suffix in _KINDS):
        name, faults = name_in(root, path), list[Fault]()
        text = read_text(path, name, faults) or ""
        yield from faults
        yield from list(merge_faults(text, name)) or _slips(name, path.suffix, text)
        for line, written in enumerate(text.splitlines(keepends=True), 1):
            found = _IMPORT.match(written) if path.suffix == ".css" else None
            if found and not (path.parent / found["name"]).is_file():
                yield Fault(name, line, f"there is no {found['name']}", "write it, or delete the import")


def _slips(name: str, suffix: str, text: str) -> Iterator[Fault]:
    if suffix == ".css":  # which the minifier never refuses
        yield from (Fault(name, *slip) for slip in style_slips(text))
        return
    try:
        _small(suffix, text)
    except minify.MinifyError as error:
        found = re.match(r"(?P<what>.+) on line (?P<line>\d+)", str(error))
        what, line = (found["what"], int(found["line"])) if found else (str(error), 1)
        yield Fault(name, line, f"this cannot be read as code ({what})", "mend it, or undo the last change")


def write(docs: Path, folder: Path) -> None:
    """Write the style sheets and scripts of `docs` into `folder`.

    The style sheets at the top of assets/css name the components they are joined from.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for sheet in sorted((docs / "assets/css").glob("*.css")):
        (folder / sheet.name).write_text(_small(".css", _joined(sheet)), encoding="utf-8")
    scripts = docs / "assets/js"
    for script in sorted(scripts.rglob("*.js")):
        target = folder / script.relative_to(scripts)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(_small(".js", script.read_text(encoding="utf-8")), encoding="utf-8")


@lru_cache(maxsize=256)  # an author's save changes one file, and the others are asked for again
def _small(suffix: str, text: str) -> str:
    return str(minify.string(_KINDS[suffix], text))


def _joined(sheet: Path) -> str:
    return _IMPORT.sub(lambda found: _joined(sheet.parent / found["name"]), sheet.read_text(encoding="utf-8"))


def _sources(docs: Path) -> list[Path]:
    return sorted(path for folder in FOLDERS for path in (docs / folder).rglob("*") if path.is_file())
