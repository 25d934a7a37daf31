"""The rule on spelling, which is British. The work is done by typos, a program that needs no network."""

from __future__ import annotations

import json
import shutil
import subprocess
import sysconfig
from typing import TYPE_CHECKING, Any

from courseware.check.finding import Hit
from courseware.text_file import read_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from courseware.check.material import Material
    from courseware.fault import Fault

WORDS = "docs/.words.txt"
_COMMAND = ("--locale", "en-gb", "--isolated", "--format", "json", "--no-check-filenames")


def spelling(material: Material) -> Iterator[Hit]:
    """R-05: pages and banks are spelt as in British English; other words stand in docs/.words.txt."""
    program = _program()
    if program is None:
        yield Hit("pyproject.toml", 1, "typos, which checks the spelling, is not installed", "run make check")
        return
    faults: list[Fault] = []
    known = _known(material.root, faults)
    for fault in faults:
        yield Hit(fault.file, fault.line, fault.problem, fault.remedy)
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
    files = [*material.pages, *(bank.file for bank in material.banks.values())]
    if not files:
        return []
    command = [program, *_COMMAND, *files]
    done = subprocess.run(command, cwd=material.root, capture_output=True, encoding="utf-8", check=False)
    found = [json.loads(line) for line in done.stdout.splitlines()]
    return [entry for entry in found if entry["type"] == "typo"]


def _known(root: Path, faults: list[Fault]) -> dict[str, list[str]]:
    """Return the project's own words, each with the files it is limited to, if any."""
    path = root / WORDS
    text = read_text(path, WORDS, faults) if path.exists() else None
    entries = (line.partition("#")[0].split() for line in (text or "").splitlines())
    return {entry[0]: entry[1:] for entry in entries if entry}
