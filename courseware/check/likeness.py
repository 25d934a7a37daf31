"""Rules on what several questions share: texts, words, people (learning design, section 3a)."""

from __future__ import annotations

import re
from collections import defaultdict
from difflib import SequenceMatcher
from itertools import combinations
from typing import TYPE_CHECKING

from courseware.check.dictionary import is_word
from courseware.check.material import TODO, at_the_most
from courseware.check.reading import words
from courseware.check.wordlists import entries

if TYPE_CHECKING:
    from collections.abc import Iterator

    from courseware.check.finding import Hit
    from courseware.check.material import Material

MOST_SHARED = 0.7  # of the words of both
FEW_WORDS = 3  # so short an option may be right in two questions
MOST_USES_OF_A_NAME = 3  # in 132 questions; our own measure of "varied"
_ROOT_END = re.compile(r"(?:'s|(?<=\w{2})(?:ing|ed|es|e|s))$")
_TELLING = re.compile(
    r"\d|\b(?:not|no|never|cannot|before|after|without|with|\w+n't|first|second|third|last|yesterday|today|tomorrow|"
    r"on|two|thre|four|fiv|six|seven|eight|nin|ten|eleven|twelv|noon|half)\b"
)  # roots of numbers, negations and times
_NAME = re.compile(r"(?<![\w-])[^\W\d_]{2,}(?![\w-])")
_INSIDE = re.compile(r"(?:[^\W\d_A-Z],?|\b(?:Mr|Mrs|Ms|Dr)) $")


def feedback_repeats(material: Material) -> Iterator[Hit]:
    """P-04, second half: no two options of the course have the same feedback."""
    first: dict[str, str] = {}
    for item in material.items():
        for option in item.question.options:
            here = f"{item.bank.module}/{item.question.id}"
            there = first.setdefault(" ".join(option.feedback.split()), here + f"/{option.id}")
            if TODO not in option.feedback and there != f"{here}/{option.id}":
                what = f'the feedback of "{option.id}" is also that of {there}'
                yield item.hit(what, "explain this option on its own")


def near_twins(material: Material) -> Iterator[Hit]:
    """P-20: no two stems, and no two options, share more than 0.7 of their words, endings left out."""
    stems = [
        (item, frozenset(_roots(item.question.stem)))
        for item in material.items()
        if TODO not in item.question.stem
    ]
    for (first, one), (second, other) in combinations(stems, 2):
        if _overlap(one, other) > MOST_SHARED:
            what = f"the stem nearly repeats {first.bank.module}/{first.question.id}"
            yield second.hit(what, "ask about another moment")
    options = [
        (item, option, frozenset(_roots(option.text)))
        for item in material.items()
        for option in item.question.options
        if TODO not in option.text
    ]
    for (first, option, one), (second, twin, other) in combinations(options, 2):
        if _overlap(one, other) > MOST_SHARED:
            if first != second and len(one) > FEW_WORDS:
                there = f"{first.bank.module}/{first.question.id}/{option.id}"
                what = f'the option "{twin.id}" nearly repeats {there}'
                yield second.hit(what, "write a mistake of this moment")
            elif first == second and not _differ_on_purpose(_roots(option.text), _roots(twin.text)):
                yield first.hit(
                    f'"{option.id}" and "{twin.id}" say nearly the same', "write a different mistake"
                )


def _roots(text: str) -> list[str]:
    """Return the words without their endings, so that "naming her days" is "name her day"."""
    return [_ROOT_END.sub("", word.lower().replace("\u2019", "'")) for word in words(text)]


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """Return the share of the words of both that both have."""
    return len(one & other) / max(len(one | other), 1)


def _differ_on_purpose(one: list[str], other: list[str]) -> bool:
    """Tell whether options differ in a number, a negation or the order: the question asks for it."""
    differing = " ".join(set(one) ^ set(other))
    in_order = SequenceMatcher(None, one, other, autojunk=False).ratio()
    return bool(_TELLING.search(differing)) or in_order <= MOST_SHARED


def cues(material: Material) -> Iterator[Hit]:
    """P-21: no option of three words or more stands in the stem of another question."""
    stems = [(item, f" {_run(item.question.stem)} ") for item in material.items()]
    for item in material.items():
        for option in item.question.options:
            text = _run(option.text)
            if text.count(" ") < 2 or TODO in option.text:
                continue
            for other, stem in stems:
                if f" {text} " in stem and other != item:
                    there = f"{other.bank.module}/{other.question.id}"
                    yield item.hit(f'the option "{option.id}" stands in the stem of {there}', "reword one")


def _run(text: str) -> str:
    return " ".join(map(str.lower, words(text)))


def names_vary(material: Material) -> Iterator[Hit]:
    """P-24: no person's name stands in more than three questions. Roles need a person to look."""
    small = {word for item in material.items() for word in words(" ".join(item.texts)) if word.islower()}
    named = {item: set(_capitalised("\n".join(item.texts))) for item in material.items()}
    inside = {word for found in named.values() for word, begins in found if not begins}
    uses = defaultdict(list)
    for item, found in named.items():
        for name in {word for word, begins in found if word in inside or not is_word(word)}:
            if name.lower() not in small | entries("calendar"):
                uses[name].append(item)
    for name, found_in in sorted(uses.items()):
        if len(found_in) > MOST_USES_OF_A_NAME:
            what = f"the name {name} stands in {len(found_in)} questions"
            yield at_the_most(found_in, what, "give some of the people other names")


def _capitalised(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the words with a capital letter, each with whether it begins a sentence or a quotation."""
    for found in _NAME.finditer(text):
        if found[0].istitle():
            yield found[0], not _INSIDE.search(text, 0, found.start())
