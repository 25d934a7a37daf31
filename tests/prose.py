"""Reads the built pages as prose: blocks of text, words, sentences, and the Flesch-Kincaid grade."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import textstat
from bs4 import BeautifulSoup, Tag

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

BLOCKS = ("p", "li", "td", "th", "dt", "dd", "legend")


@cache
def soup(page: Path) -> BeautifulSoup:
    """Return the built page, parsed once for all tests that only read it."""
    return BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")


@cache
def anchors(page: Path) -> frozenset[str]:
    """Return the ids of the built page."""
    return frozenset(str(tag["id"]) for tag in soup(page).select("[id]"))


def article(page: Path) -> Tag:
    """Return the article of a built page."""
    found = soup(page).article
    assert found is not None, page
    return found


def parts(page: Tag) -> dict[str, list[Tag]]:
    """Return the elements that follow each second-level heading, by the heading's id."""
    found: dict[str, list[Tag]] = {}
    here: list[Tag] = []
    for element in page.find_all(True, recursive=False):
        if element.name in ("course-question", "figure"):
            continue  # a quick check or a picture stands in a section; it is no text of it
        if element.name == "h2":
            here = found[str(element["id"])] = []
        else:
            here.append(element)
    return found


def blocks(elements: Iterable[Tag]) -> list[str]:
    """Return the texts of paragraphs, items and cells, each once; the titles of boxes are left out."""
    found = (block for element in elements for block in [element, *element.find_all(BLOCKS)])
    texts = (_own_text(block) for block in found if block.name in BLOCKS and not _is_title(block))
    return [text for text in texts if text]


def _is_title(block: Tag) -> bool:
    return "admonition-title" in (block.get("class") or [])


def _own_text(block: Tag) -> str:
    """Return the text of `block` without that of blocks inside it."""
    own = (text for text in block.find_all(string=True) if text.find_parent(BLOCKS) is block)
    return " ".join("".join(own).split())


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_][\w'\u2019-]*", text)


def sentences(texts: Iterable[str]) -> list[str]:
    """Part blocks into sentences; the end of a block ends a sentence."""
    found = (part for text in texts for part in re.split(r"(?<=[.!?])[\"'\u201d\u2019)]*\s+", text))
    return [sentence for sentence in found if words(sentence)]


def grade(texts: Iterable[str]) -> float:
    """Return the Flesch-Kincaid grade (Kincaid and others, 1975) with textstat's count of syllables."""
    found = sentences(texts)
    spoken = [word for sentence in found for word in words(sentence)]
    syllables: int = sum(textstat.syllable_count(word) for word in spoken)
    return 0.39 * len(spoken) / len(found) + 11.8 * syllables / len(spoken) - 15.59
