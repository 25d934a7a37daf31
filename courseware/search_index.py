"""The index of the search page, in parts: a search loads only the parts that its words are in (Pagefind)."""

from __future__ import annotations

import re
import subprocess
from fnmatch import fnmatch
from pathlib import Path
from tempfile import TemporaryDirectory

from pagefind_bin import get_executable

FOLDER = "pagefind"

# Pagefind's own boxes and highlighter: the search page needs none of them.
_UNUSED = ("*-ui.*", "*-highlight.js")
_OF_UNKNOWN_LANGUAGES = "wasm.unknown.pagefind"

_SOUGHT = "data-pagefind-body"
_TEXT, _TEXT_END = "<article", "</article>"
_QUIZ, _QUIZ_END = "<course-quiz", "</course-quiz>"
# An excerpt has no columns: a row is one line of it. Where a div ends, a line does; where a term ends, none.
_HEADS = re.compile("<thead>.*?</thead>", re.DOTALL)
_CELLS = re.compile(r"</td>\s*<td>")
_TERMS = re.compile(r"(?<=[</])d[dt]\b")


def index(site: Path, language: str) -> None:
    """Index what the pages in `site` mark with data-pagefind-body, and write the index beside them.

    Words are found in all their forms in a `language` that Pagefind knows, in others as they are written.

    The program is run itself: its Python interface waits for ever on an index of more than 2 MiB, which is
    that of some hundred modules.
    """
    output = site / FOLDER
    with TemporaryDirectory() as pages:
        if not _write_to_read(site, Path(pages)):
            return
        places = ["--site", pages, "--output-path", str(output.resolve())]
        reading = ["--force-language", language]
        subprocess.run([get_executable(), *places, *reading, "--silent"], check=True)
    knows = (output / f"wasm.{language}.pagefind").exists()
    unused = (*_UNUSED, _OF_UNKNOWN_LANGUAGES) if knows else _UNUSED
    for path in output.iterdir():
        if any(fnmatch(path.name, pattern) for pattern in unused):
            path.unlink()


def read(site: Path) -> dict[str, bytes]:
    """Return the files of the index in `site`."""
    files = (path for path in (site / FOLDER).rglob("*") if path.is_file())
    return {path.relative_to(site / FOLDER).as_posix(): path.read_bytes() for path in files}


def _write_to_read(site: Path, pages: Path) -> int:
    """Copy the pages, without what Pagefind would read only to pass over it, or would not read as text.

    Returns how many there are.
    """
    count = 0
    for path in site.rglob("*.html"):
        page = path.read_text(encoding="utf-8")
        if _SOUGHT in page:
            copy = pages / path.relative_to(site)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_text(_in_lines(_without_questions(_text(page))), encoding="utf-8")
            count += 1
    return count


def _text(page: str) -> str:
    """Return a page without its menu and all else around its text."""
    return f"<html><body>{page[page.find(_TEXT) : page.rfind(_TEXT_END)]}{_TEXT_END}</body></html>"


def _without_questions(page: str) -> str:
    """Return a page without its questions, which are half of it."""
    before, _, after = page.partition(_QUIZ)
    return before + after.rpartition(_QUIZ_END)[2]


def _in_lines(page: str) -> str:
    if "<td" not in page and "<dt" not in page:
        return page
    return _TERMS.sub("div", _CELLS.sub(" · ", _HEADS.sub("", page)))


def write(site: Path, index: dict[str, bytes]) -> None:
    """Write the files of an index beside the pages."""
    for name, content in index.items():
        path = site / FOLDER / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
