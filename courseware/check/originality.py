"""The rule on the source documents: the course says what they teach in its own words."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from courseware.check.finding import Hit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from courseware.check.material import Material

RUN = 7  # words in a row


def own_words(material: Material) -> Iterator[Hit]:
    """P-23: no seven words in a row stand in a source document too. Runs only when sources are given."""
    known = {run: name for name, text in material.sources.items() for run, _ in _runs(text)}
    files = {page.file: page.source for page in material.pages.values()} if known else {}
    for bank in material.banks.values() if known else ():
        files[bank.file] = (material.root / bank.file).read_text(encoding="utf-8")
    for file, text in files.items():
        copied = False
        for run, line in _runs(text):
            before, copied = copied, run in known
            if copied and not before:
                what = f'"{" ".join(run)}" stands in {known[run]}'
                yield Hit(file, line, what, "say it in your own words", material.question_at(file, line))


def _runs(text: str) -> Iterator[tuple[tuple[str, ...], int]]:
    """Yield each run of seven words, with the line of its first one."""
    lines = enumerate(unicodedata.normalize("NFKD", text).replace("\u2019", "'").lower().splitlines(), 1)
    found = [(word, line) for line, content in lines for word in re.findall(r"[a-z']+", content)]
    for start in range(len(found) - RUN + 1):
        yield tuple(word for word, _ in found[start : start + RUN]), found[start][1]
