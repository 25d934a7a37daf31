"""Numbers that claim something about the world, as studies give them; those of a scene are none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from courseware.check.reading import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORDS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9}
_WORDS |= {"ten": 10, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70}
_WORDS |= {"eighty": 80, "ninety": 90}
_DIGITS = r"\d[\d,.]*"
_NUMBER = rf"(?:{_DIGITS}|half|(?:{'|'.join(_WORDS)})(?:-\w+)?)"
_PEOPLE = (
    r"(?:adults|agents|buyers|callers|clients|customers|employees|firms|guests|learners|managers|patients|people|"
    r"shoppers|staff|students|trainees|users|workers)\b"
)
_STUDIES = r"(?:effects|experiments|papers|participants|respondents|samples|studies|surveys)\b"
_DO = r"(?:agreed?|came|come|complain(?:ed)?|forgave|forgive|leave|left|return(?:ed)?|said|say|stay(?:ed)?)\b"
_SHARE = rf"(?P<share>{_NUMBER})(?: ?%|[ -]per[ -]?cent\b|[ -](?:thirds?|quarters?|fifths?|tenths?)\b)"
_ALWAYS = (  # a claim wherever it stands
    rf"(?P<studies>{_DIGITS}) (?:\w+ )?{_STUDIES}",
    rf"{_SHARE} of (?:all |our |the )?(?:\w+ )?{_PEOPLE}",
    rf"{_SHARE.replace('<share>', '<doing>')} {_DO}",
    rf"(?P<part>{_NUMBER}) (?:in|of|out of) (?:every )?{_NUMBER} (?:\w+ )?{_PEOPLE}",
    rf"\bby (?P<points>{_DIGITS}) (?:percentage )?points\b",
    rf"(?P<times>{_NUMBER}) times (?:as|more|less)\b",
    rf"(?P<many>\d+,\d{{3}}) (?:\w+ ){{0,3}}{_PEOPLE}",
)
_WITH_EVIDENCE = (  # a claim in a sentence that speaks of evidence; else "67 people in the queue" is a scene
    _SHARE.replace("<share>", "<bare>"),
    rf"(?P<people>{_DIGITS}) (?:\w+ ){{0,2}}{_PEOPLE}",
)
_EVIDENCE = re.compile(
    r"\b(?:analys[ie]s|evidence|experiments?|found|meta-analysis|on average|pooled|research|reviews?)\b"
    r"|\b(?:stud(?:y|ies)|surveys?|trials?)\b",
    re.IGNORECASE,
)
_CLAIM = re.compile(rf"(?<![\w.,])(?:{'|'.join(_ALWAYS)})", re.IGNORECASE)
_ANY = re.compile(rf"(?<![\w.,])(?:{'|'.join((*_ALWAYS, *_WITH_EVIDENCE))})", re.IGNORECASE)


def claims(text: str) -> Iterator[tuple[str, str]]:
    """Yield the numbers that `text` claims: each as one number, to compare, and as it is written."""
    for _, sentence in sentences(text):
        pattern = _ANY if _EVIDENCE.search(sentence) else _CLAIM
        yield from _numbers(pattern, sentence)


def numbers_given(text: str) -> frozenset[str]:
    """Return the numbers that a page of sources gives of people, studies and shares; years are none."""
    return frozenset(number for number, _ in _numbers(_ANY, " ".join(text.split())))


def _numbers(pattern: re.Pattern[str], text: str) -> Iterator[tuple[str, str]]:
    for found in pattern.finditer(" ".join(text.split())):
        number = next(value for value in found.groupdict().values() if value)
        yield _figure(number), found[0]


def _figure(number: str) -> str:
    """Return the number in digits: "ninety" as 90, "4,321" as 4321."""
    tens, _, ones = number.lower().partition("-")
    if tens in _WORDS:
        return str(_WORDS[tens] + _WORDS.get(ones, 0))
    return number.lower().replace(",", "").rstrip(".")
