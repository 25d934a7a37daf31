"""The command `python -m courseware check`."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from courseware.check.finding import FAIL
from courseware.check.material import load
from courseware.check.pictures import pictures_of
from courseware.check.report import FORMATS
from courseware.check.rules import findings

if TYPE_CHECKING:
    import argparse
    from collections.abc import Collection, Sequence

    from courseware.check.material import Material

SETTINGS = ("mkdocs.yml", "quizzes/schema.json", "quizzes/retired.txt", "docs/.words.txt")
READ = "it reads the pages of docs/, the pictures on them, the banks of quizzes/, and mkdocs.yml"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("paths", nargs="*", type=Path, help="report on these files and folders only")
    parser.add_argument("--format", choices=FORMATS, default="text", help="text unless told")
    parser.add_argument(
        "--sources",
        type=Path,
        default=os.environ.get("COURSE_SOURCES") or None,
        help="folder of source documents (*.txt) that must not be copied; or set COURSE_SOURCES",
    )


def run(root: Path, arguments: argparse.Namespace) -> int:
    """Check the course in `root`, print what was found, and return 1 when a rule fails, else 0.

    Raises:
        SystemExit: with a plain sentence, when a path is not there, or is not read by any rule.
    """
    wanted = [_inside(root, path) for path in arguments.paths]
    sources = Path(arguments.sources) if arguments.sources else None
    if sources and not any(sources.glob("*.txt")):
        raise SystemExit(f"There are no source documents (*.txt) in {sources}.")
    material = load(root, sources)
    told = findings(material)
    _all_read(wanted, files_read(material) | {finding.file for finding in told})
    found = [finding for finding in told if any(_is_in(finding.file, path) for path in wanted or ["."])]
    if shown := FORMATS[arguments.format](found):
        print(shown)
    return int(any(finding.level == FAIL and not finding.waived for finding in found))


def _inside(root: Path, path: Path) -> str:
    """Return `path` as findings name it: as seen from the course's folder."""
    whole = path.resolve()
    if not whole.exists():
        raise SystemExit(f"There is no file or folder {path}.")
    if not whole.is_relative_to(root):
        raise SystemExit(f"{path} is not in the course's folder.")
    return whole.relative_to(root).as_posix()


def files_read(material: Material) -> set[str]:
    """Return the files that some rule reads, as seen from the course's folder."""
    pictures = {name for page in material.pages.values() for name in pictures_of(page)}
    return {*material.pages, *(bank.file for bank in material.banks.values()), *pictures, *SETTINGS}


def _all_read(wanted: Sequence[str], read: Collection[str]) -> None:
    for path in wanted:
        if not any(_is_in(file, path) for file in read):
            raise SystemExit(f"The linter does not read {path}: {READ}.")


def _is_in(file: str, path: str) -> bool:
    return path in (".", file) or file.startswith(f"{path}/")
