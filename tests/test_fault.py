from __future__ import annotations

from courseware.fault import CourseFaults, Fault


def test_reads_as_file_line_question_problem_remedy() -> None:
    fault = Fault("quizzes/empathy.yml", 12, '"stem" is empty', "fill it in", "two-amounts")
    assert str(fault) == 'quizzes/empathy.yml:12: two-amounts: "stem" is empty: fill it in'


def test_leaves_out_the_question_where_there_is_none() -> None:
    assert str(Fault("docs/index.md", 3, "a", "b")) == "docs/index.md:3: a: b"


def test_faults_come_once_and_in_order() -> None:
    late, early = Fault("b", 9, "x", "y"), Fault("b", 2, "x", "y")
    assert str(CourseFaults([late, early, late])) == "b:2: x: y\nb:9: x: y"
