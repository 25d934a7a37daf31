"""The command `python -m courseware check`."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from courseware.check.finding import FAIL, Finding
from courseware.check.material import load
from courseware.check.report import FORMATS
from courseware.check.rules import findings

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence


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
        SystemExit: with a plain sentence, when a path or folder is not there.
    """
    wanted = [_inside(root, path) for path in arguments.paths]
    sources = Path(arguments.sources) if arguments.sources else None
    if sources and not any(sources.glob("*.txt")):
        raise SystemExit(f"There are no source documents (*.txt) in {sources}.")
    found = [finding for finding in findings(load(root, sources)) if _is_wanted(finding, wanted)]
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


def _is_wanted(finding: Finding, wanted: Sequence[str]) -> bool:
    return not wanted or any(
        path == "." or finding.file == path or finding.file.startswith(f"{path}/") for path in wanted
    )
