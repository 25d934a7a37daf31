"""Writes mkdocs-quiz's forms anew: names in place of positions, labels, a live region, nothing inline.

mkdocs-quiz has turned Markdown into HTML; that HTML is kept. What it wraps around it (numbered ids, inline
handlers, styles, scripts, a progress box) is left behind.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from courseware.bank import shuffled, shuffled_steps
from courseware.quiz_markup import BLANK_MARK, FEEDBACK, LABEL, NOTE, QUESTION, read_quizzes
from courseware.render import QUESTION_END, QUESTION_START, QUIZ_START

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jinja2 import Template

    from courseware.bank import Bank, Question
    from courseware.module import Module
    from courseware.quiz_markup import QuizMarkup

# Over our own comments, not over HTML.
_START = re.compile(QUESTION_START.format("([a-z0-9-]+)"))


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
    page, start, quiz = html.partition(QUIZ_START)
    (before, checks), (_, asked) = _parted(page), _parted(quiz)
    found = [name for name, *_ in (*checks, *asked)]
    if not start or sorted(found) != sorted(questions):
        raise QuizMarkupChanged(f"{bank.file}: {len(questions)} questions, {len(found)} in the page")

    fragments = {name: fragment for name, fragment, _ in (*checks, *asked)}
    items = dict(zip(fragments, _read_all(fragments, questions, bank), strict=True))
    written = [before]
    for name, _, after in checks:
        written += [template.render(module=module, check=items[name]), after]
    quiz_items = [items[name] for name, *_ in asked]
    quiz = template.render(module=module, quiz=quiz_items, pass_mark=bank.pass_mark, following=following)
    return "".join([*written, quiz])


def _read_all(
    fragments: dict[str, str], questions: dict[str, Question], bank: Bank
) -> Iterator[QuestionHtml]:
    markups = read_quizzes(tuple(fragments.values()))
    if len(markups) != len(fragments):
        raise QuizMarkupChanged(f"{bank.file}: a question in what mkdocs-quiz wrote runs into the next")
    for name, markup in zip(fragments, markups, strict=True):
        if not markup.is_quiz:
            raise QuizMarkupChanged(f"{bank.file}: {name}: no div.quiz in what mkdocs-quiz wrote")
        yield _read(markup, questions[name], bank.module)


def _parted(html: str) -> tuple[str, list[tuple[str, str, str]]]:
    """Return what stands before the first question; then each question's name, its HTML and what follows."""
    before, *rest = _START.split(html)
    named = zip(rest[::2], rest[1::2], strict=True)
    ended = [(name, *piece.partition(QUESTION_END)) for name, piece in named]
    return before, [(name, fragment, after) for name, fragment, end, after in ended if end]


def _read(markup: QuizMarkup, question: Question, module: str) -> QuestionHtml:
    stem = _only(markup, QUESTION, question)
    mark = question.fingerprint
    if question.type == "fill-in":
        if not markup.has_blank:
            raise QuizMarkupChanged(f"{question.id}: no input.quiz-blank-input in what mkdocs-quiz wrote")
        around = tuple(stem.split(BLANK_MARK))
        return QuestionHtml(question, mark, around, feedback=_only(markup, FEEDBACK, question))
    parts = tuple(_parts(markup, question, module))
    if question.type in ("single", "multiple"):
        return QuestionHtml(question, mark, (stem,), parts)
    answers = tuple(sorted({part.answer for part in parts}))
    return QuestionHtml(question, mark, (stem,), parts, answers, _only(markup, FEEDBACK, question))


def _parts(markup: QuizMarkup, question: Question, module: str) -> Iterator[PartHtml]:
    texts, notes = markup.found[LABEL], markup.found[NOTE]
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


def _only(markup: QuizMarkup, part: str, question: Question) -> str:
    if not markup.found[part]:
        raise QuizMarkupChanged(f"{question.id}: no {part} in what mkdocs-quiz wrote")
    return markup.found[part][0]
