"""The dictionary: the list of British words that symspellpy brings, and what it knows of a word's forms."""

from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

_LIST = "frequency_dictionary_en_82_765.txt"  # a word and how often it is used, one a line
_FORM = re.compile(r"(?:'s|s'|n't|'ll|'ve|'re|'d|'m)$")
_OFTEN = 10_000_000  # as often as the 5,600 most used words
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@cache
def word_list() -> dict[str, int]:
    """Return how often each word is used, or nothing when symspellpy is not installed.

    The package itself is not asked, because it finds the nearest word and we ask whether a word is there.
    """
    found = find_spec("symspellpy")
    if found is None or not found.submodule_search_locations:
        return {}
    text = Path(found.submodule_search_locations[0], _LIST).read_text(encoding="utf-8-sig")
    return {word: int(count) for word, _, count in (line.partition(" ") for line in text.splitlines())}


@cache
def is_word(word: str) -> bool:
    """Tell whether the list has the word, or what it is made of: "can't", "shop's", "check-back"."""
    lower = word.lower().replace("\u2019", "'")
    parts = [part for part in lower.split("-") if part]
    return lower in word_list() or all(_is_part(part) for part in parts)


@cache
def is_slip(word: str) -> bool:
    """Tell whether one slip makes `word` of one of the most used words: "Wehn" is no name, "Luka" is."""
    best = suggestions(word)[:1]
    return len(word) > 3 and bool(best) and word_list()[best[0]] >= _OFTEN


def _is_part(part: str) -> bool:
    return part in word_list() or _FORM.sub("", part) in word_list() or len(part) == 1


def suggestions(word: str) -> list[str]:
    """Return the three most used words that one slip of the pen makes `word`."""
    lower, known = word.lower(), word_list()
    parted = [(lower[:place], lower[place:]) for place in range(len(lower) + 1)]
    left_out = {one + letter + other for one, other in parted for letter in _LETTERS}
    too_many = {one + other[1:] for one, other in parted if other}
    swapped = {one + other[1] + other[0] + other[2:] for one, other in parted if len(other) > 1}
    wrong = {one + letter + other[1:] for one, other in parted if other for letter in _LETTERS}
    near = (left_out | too_many | swapped | wrong) & known.keys()
    return sorted(near, key=lambda found: -known[found])[:3]
