"""The command line, run in the course's folder: `python -m courseware check`, `python -m courseware new`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from courseware import new
from courseware.check import command as check
from courseware.fault import CourseFaults

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


class Command(NamedTuple):
    """One command: what it is for, what it takes, and what it does, which returns the exit code."""

    about: str
    add_arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[Path, argparse.Namespace], int]


COMMANDS = {
    "check": Command("tell everything that is wrong in pages and banks", check.add_arguments, check.run),
    "new": Command("begin a module, a question or a scenario", new.add_arguments, new.run),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    parser = argparse.ArgumentParser(prog=new.COMMAND, description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    for name, command in COMMANDS.items():
        command.add_arguments(commands.add_parser(name, help=command.about, description=command.about))
    chosen = parser.parse_args(arguments)
    root = Path.cwd().resolve()
    if not (root / "mkdocs.yml").is_file() or not (root / "quizzes").is_dir():
        raise SystemExit("This is not the course's folder: run it where mkdocs.yml and quizzes/ are.")
    try:
        return COMMANDS[chosen.command].run(root, chosen)
    except CourseFaults as found:  # without its schema no bank can be read
        raise SystemExit(str(found)) from None


if __name__ == "__main__":
    sys.exit(main())
