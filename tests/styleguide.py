"""The styleguide: every component of the course, on pages that only authors see and no host serves.

`make styleguide` builds and shows it: the course's own templates, style and behaviour around the pages of
tests/cases/styleguide, with a module for each state that a question can be in.
"""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from courseware.course import load_course
from tests.conftest import CASES, ROOT, build

if TYPE_CHECKING:
    from collections.abc import Iterator

    from courseware.bank import Question

SOURCE = CASES / "styleguide"
# State: how many tries were made, and whether the last was right.
STATES = {
    "untouched": (0, False),
    "asked": (0, False),
    "wrong-once": (1, False),
    "wrong-twice": (2, False),
    "right": (1, True),
}


def build_styleguide(site: Path) -> None:
    """Build the styleguide into `site`."""
    with TemporaryDirectory() as folder:
        root = Path(folder)
        lay_out(root)
        done = build(root, site)
    if done.returncode != 0:
        sys.exit(done.stdout + done.stderr)


def lay_out(root: Path) -> None:
    """Put into `root` what MkDocs needs: our pages and banks, the course's templates and assets."""
    shutil.copytree(SOURCE / "docs", root / "docs")
    shutil.copytree(ROOT / "docs/assets", root / "docs/assets")
    shutil.copytree(ROOT / "overrides", root / "overrides")
    shutil.copy(ROOT / "mkdocs.yml", root / "course.yml")
    shutil.copy(SOURCE / "mkdocs.yml", root)
    for picture in ("feeling-then-fix.svg", "cover.svg"):
        shutil.copy(ROOT / "docs/assets/img/empathy" / picture, root / "docs/assets/img" / picture)
    for name in ("docs/modules", "quizzes"):
        (root / name).mkdir()
    shutil.copy(ROOT / "quizzes/schema.json", root / "quizzes")
    for state in STATES:
        page = (SOURCE / "state.md").read_text(encoding="utf-8").replace("STATE", state)
        bank = (SOURCE / "questions.yml").read_text(encoding="utf-8")
        (root / f"docs/modules/{state}.md").write_text(page, encoding="utf-8")
        (root / f"quizzes/{state}.yml").write_text(f"module: {state}\n{bank}", encoding="utf-8")
    (root / "docs/record.json").write_text(json.dumps(record(root)), encoding="utf-8")


def record(root: Path) -> dict[str, Any]:
    """Return a learner's record in which the questions of each module are in that module's state."""
    answers = {}
    for slug, lesson in load_course(root, root / "docs", root / "quizzes").lessons.items():
        tries, right = STATES[slug]
        for question in lesson.bank.questions if tries else ():
            given = list(_given(question, right=right))
            answer = {"fingerprint": question.fingerprint, "given": given, "tries": tries, "right": right}
            answers[f"{slug}/{question.id}"] = {**answer, "certainty": "very", "at": 1}
    return {"version": 1, "updated": 1, "answers": answers, "archived": {}, "settings": {}}


def _given(question: Question, *, right: bool) -> Iterator[str]:
    if question.type == "fill-in":
        yield question.answers[0] if right else "hot"
    elif question.options:
        chosen = [option.id for option in question.options if option.correct == right]
        yield from chosen if right else chosen[:1]
    else:
        answers = {step.id: str(place) for place, step in enumerate(question.steps, 1)}
        answers |= {pair.id: pair.match for pair in question.pairs}
        given = list(answers.values())
        moved = given if right else [*given[1:], given[0]]
        yield from (f"{part}={answer}" for part, answer in zip(answers, moved, strict=True))


if __name__ == "__main__":
    build_styleguide(Path(sys.argv[1]))
