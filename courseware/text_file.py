"""A text that an author writes: what messages call its file, and what is in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from courseware.fault import Fault

if TYPE_CHECKING:
    from pathlib import Path


def name_in(root: Path, path: Path) -> str:
    """Return what messages call the file at `path`: its place as seen from `root`, the course's folder."""
    return path.relative_to(root).as_posix()


def files_in(folder: Path, pattern: str) -> list[Path]:
    """Return the files of `folder` that fit `pattern`, in order.

    Names that begin with a dot are passed over, as MkDocs does: editors and systems leave files of their own.
    """
    found = [path for path in folder.glob(pattern) if path.is_file()]
    return sorted(path for path in found if not _is_hidden(path.relative_to(folder)))


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def read_text(path: Path, name: str, faults: list[Fault]) -> str | None:
    """Return the UTF-8 text of `path`, its lines ended as on Linux, or add a fault and return None."""
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8-sig")  # some editors begin a file with a mark, which MkDocs passes over
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        faults.append(Fault(name, line, "this is not UTF-8 text", "save the file with the encoding UTF-8"))
        return None
    return text.replace("\r\n", "\n")
