"""Each file in cases/render is a question and the Markdown that mkdocs-quiz is given."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml

from courseware.bank import Bank, Option, Question
from courseware.render import START, question_markdown, quiz_markdown
from tests.conftest import CASES

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("path", sorted((CASES / "render").glob("*.yml")), ids=lambda path: path.stem)
def test_markdown(path: Path) -> None:
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    fields = case["question"]
    options = tuple(Option(**option) for option in fields.pop("options", ()))
    answers = tuple(fields.pop("answers", ()))
    question = Question(section="s", objective="o", level="apply", options=options, answers=answers, **fields)
    assert question_markdown("kettle", question) == case["markdown"].strip()


def test_all_questions_follow_the_start() -> None:
    fill_in = Question("a", "fill-in", "s", "o", "recall", "It is ___.", answers=("hot",), feedback="Yes.")
    markdown = quiz_markdown(Bank("kettle", (fill_in, fill_in), "f", (1, 2)))
    assert markdown.startswith(START)
    assert markdown.count("<quiz>") == 2
