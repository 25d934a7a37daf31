"""Writes a bank in mkdocs-quiz's own syntax, which mkdocs-quiz then turns into forms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from courseware.bank import BLANK, shuffled_options

if TYPE_CHECKING:
    from courseware.bank import Bank, Question

# Stands before the first question, so that harden.py finds where the page's own text ends.
START = "<!-- courseware: questions -->"


def quiz_markdown(bank: Bank) -> str:
    """Return all questions of `bank` as Markdown for mkdocs-quiz."""
    return "\n\n".join([START, *(question_markdown(bank.module, question) for question in bank.questions)])


def question_markdown(module: str, question: Question) -> str:
    """Return one question as Markdown for mkdocs-quiz."""
    body = _fill_in(question) if question.type == "fill-in" else _choice(module, question)
    return "\n".join(["<quiz>", *body, "</quiz>"])


def _choice(module: str, question: Question) -> list[str]:
    lines = [question.stem.strip()]
    for option in shuffled_options(module, question):
        lines.append(f"- [{'x' if option.correct else ' '}] {option.text.strip()}")
        lines.append(f"> {option.feedback.strip()}")
    return lines


def _fill_in(question: Question) -> list[str]:
    stem = question.stem.strip().replace(BLANK, f"[[{question.answers[0]}]]")
    return [stem, "", "---", question.feedback.strip()]
