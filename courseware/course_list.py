"""The course as the browser needs to know it: modules, questions, fingerprints, lines, in one small file."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from courseware.course import Lesson

FILE = "assets/course.json"


_PAGES = re.compile(r"modules/([^/]+)/")


def write(site: Path, lessons: Iterable[Lesson], moved: Mapping[str, str]) -> None:
    """Write the list of what `lessons` ask into `site`, where course-list.js reads it."""
    (site / FILE).parent.mkdir(parents=True, exist_ok=True)
    (site / FILE).write_text(course_list(lessons, moved), encoding="utf-8")


def course_list(lessons: Iterable[Lesson], moved: Mapping[str, str]) -> str:
    """Return the JSON that the record, the map and the menu read; `moved` has old and new addresses."""
    pages = ((_PAGES.fullmatch(old), _PAGES.fullmatch(new)) for old, new in moved.items())
    slugs = {old[1]: new[1] for old, new in pages if old and new}
    course = {"modules": [_module(lesson) for lesson in lessons]} | ({"moved": slugs} if slugs else {})
    return json.dumps(course, ensure_ascii=False)


def _module(lesson: Lesson) -> dict[str, Any]:
    module, bank = lesson.module, lesson.bank
    return {
        "slug": module.slug,
        "title": module.title,
        "passMark": bank.pass_mark,
        "checks": list(module.checks),
        "recall": [question.id for question in bank.questions if question.level == "recall"],
        "mixes": {question.id: question.mixes for question in bank.questions if question.mixes},
        "lines": [line.id for line in bank.lines],
        "questions": {question.id: question.fingerprint for question in bank.questions},
    }
