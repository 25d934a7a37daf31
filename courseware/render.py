"""Writes a bank in mkdocs-quiz's own syntax, which mkdocs-quiz then turns into forms.

mkdocs-quiz knows choices and fill-ins. An order or a match is handed to it as a choice in which every part
is right, so that it renders the parts with the site's own Markdown; harden.py makes of it what it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from courseware.bank import BLANK, shuffled, shuffled_steps

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from courseware.bank import Bank, Question

# Around each question, and before the first one of the quiz, so that harden.py finds them again.
QUESTION_START = "<!-- question: {} -->"
QUESTION_END = "<!-- /question -->"
QUIZ_START = "<!-- questions of the quiz -->"


def quiz_markdown(bank: Bank, checks: Collection[str]) -> str:
    """Return the questions of `bank` that are not `checks`, as Markdown for mkdocs-quiz."""
    questions = (question for question in bank.questions if question.id not in checks)
    return "\n\n".join([QUIZ_START, *(question_markdown(bank.module, question) for question in questions)])


def check_markdown(bank: Bank, check: str) -> str:
    """Return the one question of `bank` called `check`."""
    return next(question_markdown(bank.module, q) for q in bank.questions if q.id == check)


def question_markdown(module: str, question: Question) -> str:
    """Return one question as Markdown for mkdocs-quiz."""
    start = QUESTION_START.format(question.id)
    return "\n".join([start, "", "<quiz>", *_body(module, question), "</quiz>", "", QUESTION_END])


def _body(module: str, question: Question) -> list[str]:
    match question.type:
        case "fill-in":
            stem = question.stem.strip().replace(BLANK, f"[[{question.answers[0]}]]")
            return [stem, "", "---", question.feedback.strip()]
        case "order":
            parts = [_line(step.text) for step in shuffled_steps(module, question)]
            return [question.stem.strip(), *parts, "", question.feedback.strip()]
        case "match":
            return [question.stem.strip(), *_pairs(module, question), "", question.feedback.strip()]
        case _:
            return [question.stem.strip(), *_options(module, question)]


def _options(module: str, question: Question) -> Iterator[str]:
    for option in shuffled(module, question.id, question.options):
        yield _line(option.text, correct=option.correct)
        yield f"> {option.feedback.strip()}"


def _pairs(module: str, question: Question) -> Iterator[str]:
    for pair in shuffled(module, question.id, question.pairs):
        yield _line(pair.text)
        yield f"> {pair.match.strip()}"


def _line(text: str, *, correct: bool = True) -> str:
    return f"- [{'x' if correct else ' '}] {text.strip()}"
