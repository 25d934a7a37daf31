"""The rule on spelling, which is British.

typos, a program that needs no network, knows common slips and American forms and what was meant. What is left
is looked up in a dictionary.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sysconfig
from collections import Counter
from typing import TYPE_CHECKING

from courseware.check.dictionary import is_slip, is_word, suggestions, word_list
from courseware.check.finding import Hit
from courseware.check.texts import line_of, texts
from courseware.check.wordlists import mapped
from courseware.text_file import read_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from courseware.check.material import Material
    from courseware.fault import Fault

    Places = list[tuple[Hit, str]]  # each line of each text, with a hit that says where it stands

WORDS = "docs/.words.txt"
MENU = "mkdocs.yml"
_COMMAND = ("--locale", "en-gb", "--isolated", "--format", "json", "-")
_NO_PROSE = re.compile(r"https?://\S+|\S+@\S+|\S*[\w]/[\w/]\S*|\S*\.[a-z]{2,4}\b|&\w+;|\S*\d\S*|\S*_\S*")
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*")
_BEGINS = re.compile(r"(?:^|[.!?:;(\"'\u201c\u2018|]\s*)$")
_NAV = re.compile(r"^nav:.*\n(?:[ #-].*\n|\n)*", re.MULTILINE)
_TITLE = re.compile(r"^\s*- [\"']?(?P<title>[^#\n]*?)[\"']?(?::(?: .*)?)?$", re.MULTILINE)


def spelling(material: Material) -> Iterator[Hit]:
    """R-05: all texts are spelt as in British English; other words stand in docs/.words.txt."""
    missing = [name for name, found in (("typos", _program()), ("symspellpy", word_list())) if not found]
    for name in missing:
        what = f"{name}, which checks the spelling, is not installed"
        yield Hit("pyproject.toml", 1, what, "run make check")
    faults: list[Fault] = []
    known = _known(material.root, faults)
    for fault in faults:
        yield Hit(fault.file, fault.line, fault.problem, fault.remedy)
    places = [] if missing else _places(material)
    told: set[tuple[int, str]] = set()
    for place, word, corrections in (*_misspelt(places), *_american(places), *_unknown(places)):
        hit = places[place][0]
        if (place, word) in told or _is_known(word, hit.file, known):
            continue
        told.add((place, word))
        remedy = f'write "{" or ".join(corrections) or "another word"}", or add the word to {WORDS}'
        line = line_of(re.escape(word), hit, material.root)
        yield hit._replace(line=line, what=f'"{word}" is misspelt', remedy=remedy)


def _program() -> str | None:
    """Return where typos is: beside this Python, or on the path."""
    return shutil.which("typos", path=sysconfig.get_path("scripts")) or shutil.which("typos")


def _places(material: Material) -> Places:
    found = [*texts(material, with_notes=True), *_menu(material.root)]
    return [
        (hit if hit.question else hit._replace(line=hit.line + below), _NO_PROSE.sub(" ", line))
        for hit, text in found
        for below, line in enumerate(text.splitlines())
    ]


def _menu(root: Path) -> Iterator[tuple[Hit, str]]:
    """Yield the titles of the menu."""
    source = read_text(root / MENU, MENU, []) if (root / MENU).exists() else None
    nav = _NAV.search(source or "")
    for found in _TITLE.finditer(nav[0]) if nav else ():
        if nav and not found["title"].endswith(".md"):
            line = nav.string.count("\n", 0, nav.start() + found.start("title")) + 1
            yield Hit(MENU, line, "", ""), found["title"]


def _misspelt(places: Places) -> Iterator[tuple[int, str, list[str]]]:
    """Yield what typos finds: the place, the word, and what was meant."""
    program = _program()
    if not program or not places:
        return
    text = "\n".join(line for _, line in places)
    command = [program, *_COMMAND]
    done = subprocess.run(command, input=text, capture_output=True, encoding="utf-8", check=False)
    for entry in map(json.loads, done.stdout.splitlines()):
        if entry["type"] == "typo":
            yield entry["line_num"] - 1, entry["typo"], entry["corrections"]


def _american(places: Places) -> Iterator[tuple[int, str, list[str]]]:
    """Yield American forms that both typos and the dictionary pass."""
    british = mapped("american")
    for place, (_, line) in enumerate(places):
        for word in _WORD.findall(line):
            if word.lower() in british:
                yield place, word, [british[word.lower()]]


def _unknown(places: Places) -> Iterator[tuple[int, str, list[str]]]:
    """Yield words that the dictionary has not; a capital letter makes a name of what looks like no slip."""
    found = [(place, *word) for place, (_, line) in enumerate(places) for word in _words(line)]
    names = {word for _, word, begins in found if word[0].isupper() and not begins}
    uses = Counter(word for _, word, _ in found)
    for place, word, begins in found:
        if is_word(word) or not word[1:].islower() or (word[0].isupper() and not begins) or word in names:
            continue
        if word.islower() or (uses[word] == 1 and is_slip(word)):
            yield place, word, suggestions(word)


def _words(line: str) -> Iterator[tuple[str, bool]]:
    """Yield the words of a line, each with whether a sentence begins with it."""
    for found in _WORD.finditer(line):
        yield found[0], bool(_BEGINS.search(line[: found.start()]))


def _is_known(word: str, file: str, known: dict[str, list[str]]) -> bool:
    """Tell whether docs/.words.txt has the word, what it is without "'s", or the part that is no word."""

    def has(form: str) -> bool:
        return form in known and (not known[form] or file in known[form])

    bare = re.sub(r"['\u2019]s?$", "", word)
    parts = bare.split("-")
    return (
        has(word)
        or has(bare)
        or has(bare.lower())
        or (len(parts) > 1 and all(has(part) or is_word(part) for part in parts))
    )


def _known(root: Path, faults: list[Fault]) -> dict[str, list[str]]:
    """Return the project's own words, each with the files it is limited to, if any."""
    path = root / WORDS
    text = read_text(path, WORDS, faults) if path.exists() else None
    entries = (line.partition("#")[0].split() for line in (text or "").splitlines())
    return {entry[0]: entry[1:] for entry in entries if entry}
