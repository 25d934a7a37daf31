from __future__ import annotations

import json

from courseware.course import load_course
from courseware.course_list import course_list
from tests.conftest import ROOT


def test_names_every_question_with_its_fingerprint() -> None:
    lessons = load_course(ROOT, ROOT / "docs", ROOT / "quizzes").lessons
    modules = json.loads(course_list([lessons["empathy"]], {}))["modules"]
    assert [module["slug"] for module in modules] == ["empathy"]
    assert list(modules[0]["questions"]) == [question.id for question in lessons["empathy"].bank.questions]
    assert modules[0]["passMark"] == 80
    assert set(modules[0]["checks"]) <= set(modules[0]["questions"])
    levels = {question.id: question.level for question in lessons["empathy"].bank.questions}
    assert modules[0]["recall"] == [name for name, level in levels.items() if level == "recall"]
    assert modules[0]["recall"]
    assert modules[0]["lines"] == [line.id for line in lessons["empathy"].bank.lines]
    assert modules[0]["mixes"] == {"hot-face": "which"}


def test_names_modules_that_have_moved() -> None:
    moved = {"modules/tea/": "modules/kettle/", "lessons/pot/": "modules/kettle/", "modules/cup/": ""}
    assert json.loads(course_list([], moved))["moved"] == {"tea": "kettle"}
