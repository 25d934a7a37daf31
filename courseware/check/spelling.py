"""The rule on spelling, which is British. The work is done by typos, a program that needs no network."""

from __future__ import annotations

import json
import shutil
import subprocess
import sysconfig
from typing import TYPE_CHECKING, Any

from courseware.check.finding import Hit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from courseware.check.material import Material

WORDS = "docs/.words.txt"
_COMMAND = ("--locale", "en-gb", "--isolated", "--format", "json", "--no-check-filenames")


def spelling(material: Material) -> Iterator[Hit]:
    """R-05: pages and banks are spelt as in British English; other words stand in docs/.words.txt."""
    program = _program()
    if program is None:
        yield Hit("pyproject.toml", 1, "typos, which checks the spelling, is not installed", "run make check")
        return
    known = _known(material.root)
    for found in _misspelt(program, material):
        file, word, line = found["path"], found["typo"], found["line_num"]
        if word not in known or (known[word] and file not in known[word]):
            right = " or ".join(found["corrections"]) or "another word"
            remedy = f'write "{right}", or add the word to {WORDS}'
            yield Hit(file, line, f'"{word}" is misspelt', remedy, material.question_at(file, line))


def _program() -> str | None:
    """Return where typos is: beside this Python, or on the path."""
    return shutil.which("typos", path=sysconfig.get_path("scripts")) or shutil.which("typos")


def _misspelt(program: str, material: Material) -> list[dict[str, Any]]:
    files = [*material.pages, *(lesson.bank.file for lesson in material.lessons.values())]
    if not files:
        return []
    command = [program, *_COMMAND, *files]
    done = subprocess.run(command, cwd=material.root, capture_output=True, encoding="utf-8", check=False)
    found = [json.loads(line) for line in done.stdout.splitlines()]
    return [entry for entry in found if entry["type"] == "typo"]


def _known(root: Path) -> dict[str, list[str]]:
    """Return the project's own words, each with the files it is limited to, if any."""
    path = root / WORDS
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    entries = (line.partition("#")[0].split() for line in lines)
    return {entry[0]: entry[1:] for entry in entries if entry}
