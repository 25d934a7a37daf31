"""What mkdocs-quiz 1.7 emits, pinned; and what becomes of it."""

from __future__ import annotations

from difflib import unified_diff
from importlib.metadata import version
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup
from jinja2 import Environment, FileSystemLoader

from courseware.bank import load_bank, load_schema
from courseware.harden import QuizMarkupChanged, harden
from courseware.module import load_module
from courseware.render import QUESTION_END, check_markdown, quiz_markdown
from tests.conftest import CASES, ROOT, build

if TYPE_CHECKING:
    from pathlib import Path

    from courseware.bank import Bank
    from courseware.module import Module

TEMPLATE = Environment(loader=FileSystemLoader(ROOT / "overrides")).get_template("partials/questions.html")
CONFIG = """\
site_name: Contract
plugins:
  - mkdocs_quiz: {embed_source: false, auto_submit: false, disable_after_submit: false, confetti: false}
"""


def parts() -> tuple[Module, Bank]:
    course = CASES / "course"
    module = load_module(course / "docs/modules/kettle.md", "kettle.md", [])
    bank = load_bank(course / "quizzes/kettle.yml", "kettle.yml", load_schema(ROOT / "quizzes"), [])
    assert module
    assert bank
    return module, bank


def emitted() -> str:
    return (CASES / "contract/mkdocs-quiz.html").read_text()


def build_with_mkdocs_quiz(folder: Path) -> str:
    """Return what mkdocs-quiz alone makes of the small course's questions."""
    module, bank = parts()
    (folder / "docs").mkdir()
    (folder / "mkdocs.yml").write_text(CONFIG)
    checks = "\n\n".join(check_markdown(bank, check) for check in module.checks)
    (folder / "docs/index.md").write_text(f"{checks}\n\n{quiz_markdown(bank, module.checks)}")
    assert build(folder, folder / "site").returncode == 0
    html = (folder / "site/index.html").read_text()
    return html[html.index("<!-- question") : html.rindex(QUESTION_END)] + QUESTION_END + "\n"


def test_mkdocs_quiz_emits_what_harden_expects(tmp_path: Path) -> None:
    """Fails when an upgrade of mkdocs-quiz changes its HTML: mend harden.py, then renew the case."""
    emits = build_with_mkdocs_quiz(tmp_path)
    changes = list(unified_diff(emitted().splitlines(), emits.splitlines(), lineterm="", n=0))
    told = "\n".join(changes[2:])
    assert not changes, (
        f"mkdocs-quiz {version('mkdocs-quiz')} writes other HTML than harden.py expects:\n{told}"
    )


def test_every_question_and_option_is_carried_over() -> None:
    module, bank = parts()
    page = BeautifulSoup(harden("<p>Before</p>" + emitted(), module, bank, TEMPLATE, None), "html.parser")
    assert page.p is not None
    assert page.p.get_text() == "Before"
    for question in bank.questions:
        element = page.select_one(f'[data-question="kettle/{question.id}"]')
        assert element is not None
        keys = {str(item["data-option"]) for item in element.select("[data-correct]")}
        assert keys == {option.id for option in question.options if option.correct}
        for option in question.options:
            item = element.select_one(f'[data-option="{option.id}"] .quiz-why')
            assert item is not None
            assert item.get_text() == option.feedback
            label = element.select_one(f'label[for="q-{question.id}--{option.id}"]')
            assert label is not None
            assert label.get_text() == option.text.replace("*", "")


def test_order_and_match_carry_their_answers() -> None:
    module, bank = parts()
    page = BeautifulSoup(harden(emitted(), module, bank, TEMPLATE, None), "html.parser")
    order = {str(item["data-part"]): item["data-answer"] for item in page.select("#q-row [data-part]")}
    assert order == {"fill": "1", "shut": "2", "press": "3"}
    match = {str(item["data-part"]): item["data-answer"] for item in page.select("#q-pairs [data-part]")}
    assert match == {"handle": "Holds", "lid": "Closes", "spout": "Pours & drips"}
    offered = [option.get_text() for option in page.select("#q-pairs--lid option")]
    assert offered == ["Choose", "Closes", "Holds", "Pours & drips"]


def test_a_check_stands_where_its_marker_was_and_not_in_the_quiz() -> None:
    module, bank = parts()
    html = harden(emitted(), module, bank, TEMPLATE, None)
    assert html.index('id="q-check-lid"') < html.index("<course-quiz")
    assert html.count('id="q-check-lid"') == 1
    assert "Question 1 of 5" in html


def test_next_module_is_named_when_there_is_one() -> None:
    module, bank = parts()
    assert "Next module: Kettles" in harden(emitted(), module, bank, TEMPLATE, module)
    assert "Next module" not in harden(emitted(), module, bank, TEMPLATE, None)


def test_inline_markdown_and_entities_are_kept() -> None:
    module, bank = parts()
    html = harden(emitted(), module, bank, TEMPLATE, None)
    assert "Water, <em>cold</em> &amp; clean" in " ".join(html.split())


def test_accepted_spellings_are_text() -> None:
    module, bank = parts()
    page = BeautifulSoup(harden(emitted(), module, bank, TEMPLATE, None), "html.parser")
    assert [answer.get_text() for answer in page.select("#q-word [data-answer]")] == [
        "boiling",
        "boiling hot",
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('class="quiz"', 'class="card"'),
        ("<label", "<span"),
        ("answer-feedback", "feedback"),
        ("quiz-blank-input", "blank"),
        ("quiz-question", "question"),
    ],
)
def test_other_html_is_refused_by_name(old: str, new: str) -> None:
    module, bank = parts()
    with pytest.raises(QuizMarkupChanged):
        harden(emitted().replace(old, new), module, bank, TEMPLATE, None)


def test_a_missing_question_is_refused() -> None:
    module, bank = parts()
    with pytest.raises(QuizMarkupChanged, match="6 questions, 0 in the page"):
        harden("<p>No questions came.</p>", module, bank, TEMPLATE, None)
