"""The plugin in a real build of the small course."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml
from bs4 import BeautifulSoup

from tests.conftest import CASES, build
from tests.test_course import spoil

if TYPE_CHECKING:
    from pathlib import Path


def test_each_question_has_its_own_name(small_course: Path, tmp_path: Path) -> None:
    done = build(small_course, tmp_path / "site")
    assert done.returncode == 0, done.stderr
    page = BeautifulSoup((tmp_path / "site/modules/kettle/index.html").read_text(), "html.parser")
    questions = page.select("[data-question]")
    assert [(question["id"], question["data-question"]) for question in questions] == [
        ("q-check-lid", "kettle/check-lid"),
        ("q-first", "kettle/first"),
        ("q-both", "kettle/both"),
        ("q-word", "kettle/word"),
        ("q-row", "kettle/row"),
        ("q-pairs", "kettle/pairs"),
    ]
    values = {str(box["value"]) for box in questions[1].select(".quiz-options input")}
    assert values == {"close", "wait", "leave"}


def test_names_do_not_depend_on_the_place(small_course: Path, tmp_path: Path) -> None:
    bank = small_course / "quizzes/kettle.yml"
    data = yaml.safe_load(bank.read_text())
    data["questions"].reverse()
    bank.write_text(yaml.safe_dump(data))
    assert build(small_course, tmp_path / "site").returncode == 0
    page = BeautifulSoup((tmp_path / "site/modules/kettle/index.html").read_text(), "html.parser")
    legends = {str(q["id"]): q.legend.get_text() for q in page.select("[data-question]") if q.legend}
    assert legends["q-first"] == "What do you do first?"
    assert list(legends) == ["q-check-lid", "q-pairs", "q-row", "q-word", "q-both", "q-first"]


def test_a_page_without_quiz_has_none_of_its_code(small_course: Path, tmp_path: Path) -> None:
    assert build(small_course, tmp_path / "site").returncode == 0
    assert "quiz" not in (tmp_path / "site/index.html").read_text().lower()
    assert "quiz.css" in (tmp_path / "site/modules/kettle/index.html").read_text()


def test_quiz_has_nothing_inline(small_course: Path, tmp_path: Path) -> None:
    assert build(small_course, tmp_path / "site").returncode == 0
    page = BeautifulSoup((tmp_path / "site/modules/kettle/index.html").read_text(), "html.parser")
    article = page.article
    assert article is not None
    assert not article.select("script, style, [style], [onsubmit], [onclick], [action]")


@pytest.mark.parametrize("name", ["many-at-once", "bad-utf8", "two-markers", "module-without-bank"])
def test_build_stops_with_all_faults_and_no_traceback(name: str, small_course: Path, tmp_path: Path) -> None:
    case = yaml.safe_load((CASES / "faults" / f"{name}.yml").read_text())
    spoil(small_course, case)
    done = build(small_course, tmp_path / "site")
    output = done.stdout + done.stderr
    assert done.returncode != 0
    assert "Traceback" not in output
    for fault in case["expect"]:
        assert fault in output
    assert not (tmp_path / "site/modules").exists()


def test_marker_of_another_page_kind_stops_the_build(small_course: Path, tmp_path: Path) -> None:
    index = small_course / "docs/index.md"
    index.write_text(index.read_text() + "\n<!-- objectives -->\n")
    done = build(small_course, tmp_path / "site")
    assert done.returncode != 0
    assert "index.md:7: <!-- objectives --> has no place here" in done.stdout + done.stderr
