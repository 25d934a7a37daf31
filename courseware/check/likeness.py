"""Rules on what several questions share: texts, words, people (learning design, section 3a)."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from courseware.check.material import TODO, at_the_most
from courseware.check.reading import words
from courseware.check.wordlists import entries

if TYPE_CHECKING:
    from collections.abc import Iterator

    from courseware.check.finding import Hit
    from courseware.check.material import Material

MOST_USES_OF_A_NAME = 3  # in 132 questions; our own measure of "varied"
_NAME = re.compile(r"(?<=[a-z,] )(?:(?:Mr|Mrs|Ms|Dr) )?([A-Z][a-z]+)\b")


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
    """P-20: no two stems, and no two options of a question, share more than 0.7 of their words."""
    stems = [(item, _bag(item.question.stem)) for item in material.items() if TODO not in item.question.stem]
    for (first, one), (second, other) in combinations(stems, 2):
        if _overlap(one, other) > 0.7:
            what = f"the stem nearly repeats {first.bank.module}/{first.question.id}"
            yield second.hit(what, "ask about another moment")
    for item in material.items():
        bags = [(option.id, _bag(option.text)) for option in item.question.options if TODO not in option.text]
        for (name, one), (twin, other) in combinations(bags, 2):
            if _overlap(one, other) > 0.7:
                yield item.hit(f'"{name}" and "{twin}" say nearly the same', "write a different mistake")


def _bag(text: str) -> frozenset[str]:
    return frozenset(map(str.lower, words(text)))


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """Return the share of the words of both that both have."""
    return len(one & other) / max(len(one | other), 1)


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
    uses = defaultdict(list)
    for item in material.items():
        for name in {name for text in item.texts for name in _NAME.findall(text)}:
            if name.lower() not in small | entries("calendar"):
                uses[name].append(item)
    for name, found in sorted(uses.items()):
        if len(found) > MOST_USES_OF_A_NAME:
            what = f"the name {name} stands in {len(found)} questions"
            yield at_the_most(found, what, "give some of the people other names")
