"""The page that says what asks for what, and what nothing asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bs4 import BeautifulSoup

from courseware.course import load_course
from courseware.coverage import coverage, gaps
from tests.conftest import build
from tests.test_content import COURSE, LESSONS

if TYPE_CHECKING:
    from pathlib import Path

    from courseware.course import Course


def with_gaps(folder: Path) -> Course:
    """The small course with an objective and a section that nobody asks for."""
    page = folder / "docs/modules/kettle.md"
    text = page.read_text()
    text = text.replace("    text: Boil water\n", "    text: Boil water\n  - id: pour\n    text: Pour tea\n")
    page.write_text(text.replace("## On one card", "## The spout { #spout }\n\nAim.\n\n## On one card"))
    return load_course(folder, folder / "docs", folder / "quizzes")


def test_gaps_are_named(small_course: Path) -> None:
    lesson = with_gaps(small_course).lessons["kettle"]
    assert list(gaps(lesson, ())) == [
        "no question asks for the objective “Pour tea”",
        "no question belongs to the section “The spout”",
        "no scenario belongs to this module",
    ]


def test_every_question_stands_under_its_objective(small_course: Path) -> None:
    course = with_gaps(small_course)
    text = coverage(course.lessons.values(), (), "about/coverage.md")
    assert "- Recall, one answer, quick check: [The lid](../modules/kettle.md#lid) `check-lid`" in text
    for question in course.lessons["kettle"].bank.questions:
        assert text.count(f"`{question.id}`") == 1
    assert "### Pour tea\n\nNo question asks for this." in text


def test_the_table_counts_each_module_and_all(small_course: Path) -> None:
    lesson = with_gaps(small_course).lessons["kettle"]
    minutes, questions = lesson.module.minutes, len(lesson.bank.questions)
    lines = coverage([lesson, lesson], (), "coverage.md").splitlines()
    assert f"| [Kettles](#kettle) | {minutes} | 2 | 2 | {questions} | 0 | 0 | 3 |" in lines
    assert f"| All | {2 * minutes} | 4 | 4 | {2 * questions} | 0 | 0 | 6 |" in lines


def test_lines_to_say_are_named_with_their_sections() -> None:
    lesson = LESSONS["empathy"]
    text = coverage([lesson], (), "coverage.md")
    assert "- Lines to say: [Listen first](modules/empathy.md#listen-first) `upside-down`, [" in text
    assert all(text.count(f"`{line.id}`") == 1 for line in lesson.bank.lines)


def test_page_is_built_with_links(small_course: Path, tmp_path: Path) -> None:
    with_gaps(small_course)
    (small_course / "docs/coverage.md").write_text("# Coverage\n\n<!-- coverage -->\n")
    done = build(small_course, tmp_path / "site")
    page = BeautifulSoup((tmp_path / "site/coverage/index.html").read_text(), "html.parser")
    assert done.returncode == 0, done.stderr
    assert len(page.select(".coverage a[href='../modules/kettle/#lid']")) == 6
    assert len(page.find_all("strong", string="Gap:")) == 3


def test_the_course_has_no_gap() -> None:
    scenarios = tuple(COURSE.scenarios.values())
    assert {slug: list(gaps(lesson, scenarios)) for slug, lesson in LESSONS.items()} == {
        slug: [] for slug in LESSONS
    }
