"""Each file in cases/faults breaks the small course in one way and says what the author must be told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import yaml

from courseware.course import load_course
from courseware.fault import CourseFaults
from tests.conftest import CASES

if TYPE_CHECKING:
    from pathlib import Path

FAULTS = sorted((CASES / "faults").glob("*.yml"))


def spoil(folder: Path, case: dict[str, Any]) -> None:
    for name, text in case.get("write", {}).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    for name, raw in case.get("bytes", {}).items():
        (folder / name).write_bytes(raw.encode("latin-1"))
    for name, edits in case.get("edit", {}).items():
        text = (folder / name).read_text(encoding="utf-8")
        for old, new in edits.items():
            assert text.count(old) >= 1, f"{name} no longer has {old!r}"
            text = text.replace(old, new, 1)
        (folder / name).write_text(text, encoding="utf-8")
    for name in case.get("delete", ()):
        (folder / name).unlink()


def faults_of(folder: Path) -> list[str]:
    try:
        load_course(folder, folder / "docs", folder / "quizzes")
    except CourseFaults as found:
        return str(found).splitlines()
    return []


@pytest.mark.parametrize("path", FAULTS, ids=lambda path: path.stem)
def test_author_is_told(path: Path, small_course: Path) -> None:
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    spoil(small_course, case)
    assert faults_of(small_course) == case["expect"]


def test_sound_course_has_no_faults(small_course: Path) -> None:
    lessons = load_course(small_course, small_course / "docs", small_course / "quizzes").lessons
    assert list(lessons) == ["kettle"]
    assert lessons["kettle"].module.sections == {"lid": "The lid"}
    ids = [question.id for question in lessons["kettle"].bank.questions]
    assert ids == ["first", "both", "word", "row", "pairs", "check-lid"]


def test_what_an_editor_or_a_system_leaves_is_passed_over(small_course: Path) -> None:
    """A lock file of Emacs is a link that leads nowhere, macOS writes a copy of what it knows of a file."""
    for folder in ("docs", "docs/modules", "docs/scenarios", "quizzes"):
        (small_course / folder).mkdir(exist_ok=True)
        (small_course / folder / ".#kettle.md").symlink_to("ines@till.1234")
        for name in ("x.md", "x.yml", "x.yaml"):
            (small_course / folder / name).mkdir()
            (small_course / folder / f"._{name}").write_bytes(b"\x00\x05\x16\x07\xff")
    assert faults_of(small_course) == []
