"""Writes mkdocs-quiz's forms anew: names in place of positions, labels, a live region, nothing inline.

mkdocs-quiz has turned Markdown into HTML; that HTML is kept. What it wraps around it (numbered ids, inline
handlers, styles, scripts, a progress box) is left behind.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bs4 import BeautifulSoup, Tag

from courseware.bank import fingerprint, shuffled, shuffled_steps
from courseware.render import QUESTION_END, QUESTION_START, QUIZ_START

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jinja2 import Template

    from courseware.bank import Bank, Question
    from courseware.module import Module

# Over our own comments, not over HTML.
_QUESTION = re.compile(QUESTION_START.format("([a-z0-9-]+)") + "(.*?)" + QUESTION_END, re.DOTALL)


class QuizMarkupChanged(Exception):
    """mkdocs-quiz wrote something else than the HTML that this release relies on."""


@dataclass(frozen=True)
class PartHtml:
    """One option, step or pair as the learner sees it.

    `answer` is what the part belongs to: its place in an order, its match; nothing in a choice.
    """

    id: str
    text: str
    feedback: str = ""
    correct: bool = False
    answer: str = ""


@dataclass(frozen=True)
class QuestionHtml:
    """One question as the learner sees it; `stem` of a fill-in is parted at its blank."""

    question: Question
    fingerprint: str
    stem: tuple[str, ...]
    parts: tuple[PartHtml, ...] = ()
    answers: tuple[str, ...] = ()
    feedback: str = ""


def harden(html: str, module: Module, bank: Bank, template: Template, following: Module | None) -> str:
    """Return the page's `html` with its checks and its quiz written anew through `template`.

    `following` is the module that comes next, if there is one.

    Raises:
        QuizMarkupChanged: when a question or a part of it is not where mkdocs-quiz 1.7 puts it.
    """
    questions = {question.id: question for question in bank.questions}
    found = [name for name, _ in _QUESTION.findall(html)]
    page, start, quiz = html.partition(QUIZ_START)
    if not start or sorted(found) != sorted(questions):
        raise QuizMarkupChanged(f"{bank.file}: {len(questions)} questions, {len(found)} in the page")

    def read(name: str, fragment: str) -> QuestionHtml:
        box = BeautifulSoup(fragment, "html.parser").select_one("div.quiz")
        if box is None:
            raise QuizMarkupChanged(f"{bank.file}: {name}: no div.quiz in what mkdocs-quiz wrote")
        return _read(box, questions[name], bank.module)

    def write_check(check: re.Match[str]) -> str:
        return template.render(module=module, check=read(check[1], check[2]))

    items = [read(name, fragment) for name, fragment in _QUESTION.findall(quiz)]
    written = template.render(module=module, quiz=items, pass_mark=bank.pass_mark, following=following)
    return _QUESTION.sub(write_check, page) + written


def _read(box: Tag, question: Question, module: str) -> QuestionHtml:
    stem = _part(box, ".quiz-question", question)
    mark = fingerprint(question)
    if question.type == "fill-in":
        return QuestionHtml(question, mark, _around_blank(stem, question), feedback=_feedback(box, question))
    parts = tuple(_parts(box, question, module))
    if question.type in ("single", "multiple"):
        return QuestionHtml(question, mark, (_inline(stem),), parts)
    answers = tuple(sorted({part.answer for part in parts}))
    return QuestionHtml(question, mark, (_inline(stem),), parts, answers, _feedback(box, question))


def _around_blank(stem: Tag, question: Question) -> tuple[str, ...]:
    blank = "\N{INFORMATION SEPARATOR ONE}"
    _part(stem, "input.quiz-blank-input", question).replace_with(blank)
    return tuple(_inline(stem).split(blank))


def _parts(box: Tag, question: Question, module: str) -> Iterator[PartHtml]:
    texts = [label.decode_contents() for label in box.select("fieldset label")]
    notes = [note.decode_contents() for note in box.select("fieldset .answer-feedback")]
    expected = 0 if question.steps else len(question.parts)
    if len(texts) != len(question.parts) or len(notes) != expected:
        raise QuizMarkupChanged(f"{module}/{question.id}: {len(texts)} labels, {len(notes)} feedbacks")
    if question.options:
        options = shuffled(module, question.id, question.options)
        for option, text, note in zip(options, texts, notes, strict=True):
            yield PartHtml(option.id, text, note, option.correct)
    elif question.steps:
        places = {step.id: str(place) for place, step in enumerate(question.steps, 1)}
        for step, text in zip(shuffled_steps(module, question), texts, strict=True):
            yield PartHtml(step.id, text, answer=places[step.id])
    else:
        pairs = shuffled(module, question.id, question.pairs)
        for pair, text, note in zip(pairs, texts, notes, strict=True):
            yield PartHtml(pair.id, text, answer=note)


def _feedback(box: Tag, question: Question) -> str:
    return _inline(_part(box, "section.content", question))


def _part(parent: Tag, selector: str, question: Question) -> Tag:
    part = parent.select_one(selector)
    if part is None:
        raise QuizMarkupChanged(f"{question.id}: no {selector} in what mkdocs-quiz wrote")
    return part


def _inline(tag: Tag) -> str:
    """Return the inside of `tag` without the one paragraph around it."""
    paragraph = tag.find("p", recursive=False)
    return (paragraph if isinstance(paragraph, Tag) else tag).decode_contents().strip()
