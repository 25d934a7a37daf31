"""The index of the search page, in parts: a search loads only the parts that its words are in (Pagefind)."""

from __future__ import annotations

import subprocess
from fnmatch import fnmatch
from pathlib import Path
from tempfile import TemporaryDirectory

from pagefind_bin import get_executable

FOLDER = "pagefind"

# Pagefind's own boxes and highlighter: the search page needs none of them.
_UNUSED = ("*-ui.*", "*-highlight.js")
_OF_UNKNOWN_LANGUAGES = "wasm.unknown.pagefind"


def index(site: Path, language: str) -> dict[str, bytes]:
    """Index what the pages in `site` mark with data-pagefind-body; return the files of the index.

    Words are found in all their forms in a `language` that Pagefind knows, in others as they are written.

    The program is run itself: its Python interface waits for ever on an index of more than 2 MiB, which is
    that of some hundred modules.
    """
    with TemporaryDirectory() as folder:
        places = ["--site", str(site.resolve()), "--output-path", folder]
        reading = ["--force-language", language, "--exclude-selectors", ".headerlink"]
        subprocess.run([get_executable(), *places, *reading, "--silent"], check=True)
        knows = Path(folder, f"wasm.{language}.pagefind").exists()
        unused = (*_UNUSED, _OF_UNKNOWN_LANGUAGES) if knows else _UNUSED
        return {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in sorted(Path(folder).rglob("*"))
            if path.is_file() and not any(fnmatch(path.name, pattern) for pattern in unused)
        }


def write(site: Path, index: dict[str, bytes]) -> None:
    """Write the files of an index beside the pages."""
    for name, content in index.items():
        path = site / FOLDER / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
