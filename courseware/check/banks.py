"""Rules on what a bank, or all banks together, ask for (learning design, section 3a)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from courseware.check.claims import claims, numbers_given
from courseware.check.finding import Hit
from courseware.check.reading import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from courseware.check.material import Material

SOURCES_PAGE = "docs/sources.md"
_NEGATION = re.compile(
    r"(\*\*|__)?(?<![^\W_])(?:not|never|except|cannot|\w+n't|\w+n\u2019t)(?![^\W_])(\*\*|__)?", re.IGNORECASE
)
_SAID = re.compile(r"\"[^\"]*\"|\u201c[^\u201d]*\u201d")
# A clause that says when, or of whom, is a fact of the case: "when she has not finished".
_CLAUSE = re.compile(
    r"\b(?:although|after|because|before|if|since|though|when|while|who)\b[^,?:]*", re.IGNORECASE
)


def objectives_asked(material: Material) -> Iterator[Hit]:
    """P-07: every objective has two questions or more, one of them at apply or judge."""
    for page, lesson in material.modules():
        for place, objective in enumerate(lesson.module.objectives):
            asking = [item for item in lesson.bank.questions if item.objective == objective.id]
            line = page.front.line(("objectives", place))
            if len(asking) < 2:
                what = f'{len(asking)} of the questions ask for the objective "{objective.id}"'
                yield Hit(page.file, line, what, f"write two or more in {lesson.bank.file}")
            elif not any(question.is_case for question in asking):
                what = f'the objective "{objective.id}" is only recalled'
                yield Hit(page.file, line, what, "write a question at level apply or judge")


def sections_asked(material: Material) -> Iterator[Hit]:
    """P-08: every section has a question."""
    for page, lesson in material.modules():
        asked = {question.section for question in lesson.bank.questions}
        lines = {block.name: block.line for block in page.headings}
        for section in lesson.module.sections.keys() - asked:
            what, remedy = f'no question belongs to the section "{section}"', "write one"
            yield Hit(page.file, lines.get(section, 1), what, f"{remedy} in {lesson.bank.file}")


def mostly_cases(material: Material) -> Iterator[Hit]:
    """P-09: 60% or more of a bank's questions are at apply or judge."""
    for bank in material.banks.values():
        questions = bank.questions
        cases = sum(question.is_case for question in questions)
        if cases < 0.6 * len(questions):
            what = f"{cases} of {len(questions)} questions are at level apply or judge"
            yield Hit(bank.file, 1, what, "make it 60% or more")


def negative_stems(material: Material) -> Iterator[Hit]:
    """P-16: what is asked is asked without "not"; in bold it may stand in 1 question of 20.

    Only the sentences that ask are read: that a parcel did not come is a fact of the case.
    """
    allowed = sum(1 for _ in material.items()) // 20
    for item in material.items():
        found = _NEGATION.search(_asked(item.question.stem))
        bold = bool(found and found[1] and found[2])
        allowed -= bold
        if found and not (bold and allowed >= 0):
            remedy = "ask for what is right; or put the word in bold, in 1 question of 20 at most"
            yield item.hit(f'the question asks with "{found[0].strip("*_")}"', remedy)


def _asked(stem: str) -> str:
    """Return the sentences that ask, or else the last one, without what they quote and their clauses."""
    said = [text for _, text in sentences(_SAID.sub("...", stem))]
    asking = [text for text in said if text.rstrip("*\"') ").endswith(("?", ":"))] or said[-1:]
    return " ".join(_CLAUSE.sub("", text) for text in asking)


def numbers_have_sources(material: Material) -> Iterator[Hit]:
    """P-25: a number of studies, people or per cent that is claimed stands on the page of sources too."""
    page = material.pages.get(SOURCES_PAGE)
    known = numbers_given("\n".join(block.text for block in page.prose)) if page else frozenset()
    for item in material.items():
        for text in item.texts:
            for number, claim in claims(text):
                if number not in known:
                    remedy = f"check it, and add it to {SOURCES_PAGE} with its study"
                    yield item.hit(f'"{claim}" is not on the page of sources', remedy)
