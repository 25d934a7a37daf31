"""Writes mkdocs-quiz's forms anew: names in place of positions, labels, a live region, nothing inline.

mkdocs-quiz has turned Markdown into HTML; that HTML is kept. What it wraps around it (numbered ids, inline
handlers, styles, scripts, a progress box) is left behind.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bs4 import BeautifulSoup, Tag

from courseware.bank import shuffled_options
from courseware.render import START

if TYPE_CHECKING:
    from jinja2 import Template

    from courseware.bank import Bank, Question
    from courseware.module import Module


class QuizMarkupChanged(Exception):
    """mkdocs-quiz wrote something else than the HTML that this release relies on."""


@dataclass(frozen=True)
class OptionHtml:
    """One option as the learner sees it."""

    id: str
    text: str
    feedback: str
    correct: bool


@dataclass(frozen=True)
class QuestionHtml:
    """One question as the learner sees it; `stem` of a fill-in is parted at its blank."""

    question: Question
    stem: tuple[str, ...]
    options: tuple[OptionHtml, ...] = ()
    feedback: str = ""


def harden(html: str, module: Module, bank: Bank, template: Template) -> str:
    """Return the page's `html` with its questions written anew through `template`.

    Raises:
        QuizMarkupChanged: when a question or a part of it is not where mkdocs-quiz 1.7 puts it.
    """
    page, start, fragment = html.partition(START)
    boxes = BeautifulSoup(fragment, "html.parser").select("div.quiz")
    if not start or len(boxes) != len(bank.questions):
        raise QuizMarkupChanged(f"{bank.file}: {len(bank.questions)} questions, {len(boxes)} in the page")
    questions = [
        _fill_in(box, question) if question.type == "fill-in" else _choice(box, question, bank.module)
        for box, question in zip(boxes, bank.questions, strict=True)
    ]
    return page + template.render(module=module, questions=questions)


def _choice(box: Tag, question: Question, module: str) -> QuestionHtml:
    labels, feedbacks = box.select("fieldset label"), box.select("fieldset .answer-feedback")
    options = shuffled_options(module, question)
    if not len(labels) == len(feedbacks) == len(options):
        raise QuizMarkupChanged(f"{module}/{question.id}: {len(labels)} labels, {len(feedbacks)} feedbacks")
    return QuestionHtml(
        question,
        (_inline(_part(box, ".quiz-question", question)),),
        tuple(
            OptionHtml(option.id, label.decode_contents(), feedback.decode_contents(), option.correct)
            for option, label, feedback in zip(options, labels, feedbacks, strict=True)
        ),
    )


def _fill_in(box: Tag, question: Question) -> QuestionHtml:
    stem = _part(box, ".quiz-question", question)
    blank = _part(stem, "input.quiz-blank-input", question)
    mark = "\N{INFORMATION SEPARATOR ONE}"
    blank.replace_with(mark)
    feedback = _part(box, "section.content", question)
    return QuestionHtml(question, tuple(_inline(stem).split(mark)), feedback=_inline(feedback))


def _part(parent: Tag, selector: str, question: Question) -> Tag:
    part = parent.select_one(selector)
    if part is None:
        raise QuizMarkupChanged(f"{question.id}: no {selector} in what mkdocs-quiz wrote")
    return part


def _inline(tag: Tag) -> str:
    """Return the inside of `tag` without the one paragraph around it."""
    paragraph = tag.find("p", recursive=False)
    return (paragraph if isinstance(paragraph, Tag) else tag).decode_contents().strip()
