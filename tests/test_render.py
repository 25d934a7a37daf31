"""Each file in cases/render is a question and the Markdown that mkdocs-quiz is given."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml

from courseware.bank import Bank, Option, Pair, Question, Step
from courseware.render import QUIZ_START, check_markdown, question_markdown, quiz_markdown
from tests.conftest import CASES

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("path", sorted((CASES / "render").glob("*.yml")), ids=lambda path: path.stem)
def test_markdown(path: Path) -> None:
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    fields = case["question"]
    fields["options"] = tuple(Option(**option) for option in fields.pop("options", ()))
    fields["steps"] = tuple(Step(**step) for step in fields.pop("steps", ()))
    fields["pairs"] = tuple(Pair(**pair) for pair in fields.pop("pairs", ()))
    fields["answers"] = tuple(fields.pop("answers", ()))
    question = Question(section="s", objective="o", level="apply", **fields)
    expected = f"<!-- question: {question.id} -->\n\n{case['markdown'].strip()}\n\n<!-- /question -->"
    assert question_markdown("kettle", question) == expected


def blank(name: str) -> Question:
    return Question(name, "fill-in", "s", "o", "recall", "It is ___.", answers=("hot",), feedback="Yes.")


def test_a_check_is_left_out_of_the_quiz() -> None:
    bank = Bank("kettle", (blank("a"), blank("b"), blank("c")), "f", (1, 2, 3))
    markdown = quiz_markdown(bank, {"b"})
    assert markdown.startswith(QUIZ_START)
    assert "question: a" in markdown
    assert "question: b" not in markdown
    assert "question: b" in check_markdown(bank, "b")
