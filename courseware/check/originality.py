"""The rule on the source documents: the course says what they teach in its own words."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from typing import TYPE_CHECKING

from courseware.check.texts import line_of, texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from courseware.check.finding import Hit
    from courseware.check.material import Material

    Run = tuple[str, ...]

RUN = 7  # words in a row
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)*")  # a quotation mark beside a word is no part of it


def own_words(material: Material) -> Iterator[Hit]:
    """P-23: no seven words in a row stand in a source document too. Runs only when sources are given.

    What is compared is plain text, so that no link, comment or quoting of YAML parts a run.
    """
    known = {run: name for name, text in material.sources.items() for run in _runs(_words(text))}
    for found in _by_file(material).values() if known else ():
        copied = False
        for place, run in enumerate(_runs([word for word, _ in found])):
            before, copied = copied, run in known
            if copied and not before:
                hit = found[place][1]
                what = f'"{" ".join(run)}" stands in {known[run]}'
                line = line_of(_loosely(run[:2]), hit, material.root) if hit.question else hit.line
                yield hit._replace(line=line, what=what, remedy="say it in your own words")


def _by_file(material: Material) -> dict[str, list[tuple[str, Hit]]]:
    """Return the words of each file in order, each with a hit that says where it stands."""
    files: dict[str, list[tuple[str, Hit]]] = defaultdict(list)
    for hit, text in texts(material, with_notes=True):
        for below, line in enumerate(text.splitlines()):
            place = hit if hit.question else hit._replace(line=hit.line + below)
            files[hit.file] += [(word, place) for word in _words(line)]
    return files


def _words(text: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFKD", text).replace("\u2019", "'").lower())


def _runs(words: list[str]) -> Iterator[Run]:
    """Yield each run of seven words."""
    for start in range(len(words) - RUN + 1):
        yield tuple(words[start : start + RUN])


def _loosely(run: Run) -> str:
    """Return a pattern that finds the words as YAML may write them, as in 'can''t'."""
    return r"\W+".join(run).replace("'", r"\W+")
