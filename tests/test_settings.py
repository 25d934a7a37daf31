"""What is wrong in mkdocs.yml: told with its line, by the check as by the build."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from courseware.settings import settings_faults, value_faults
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path


def told(course: Path, old: str, new: str) -> list[str]:
    path = course / "mkdocs.yml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return [str(fault) for fault in settings_faults(course)]


def test_the_courses_own_are_sound() -> None:
    assert settings_faults(ROOT) == []


OPTIONS = "  - courseware:\n      moved: {old/: modules/nowhere/}\n"
FRAMES = "  - courseware:\n      frame_ancestors:\n        - lms.example\n"


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("site_name", "site_nam", 1, 'did you mean "site_name"?'),
        ("  - courseware\n", "  - courseware:\n      ofline: true\n", 13, 'did you mean "offline"?'),
        ("  - courseware\n", "  - courseware:\n      offline: maybe\n", 13, "'offline'"),
        ("  - courseware\n", OPTIONS, 13, "moved: old/: modules/nowhere/ is no page"),
        ("  - courseware\n", FRAMES, 14, "frame_ancestors: lms.example: is neither"),
        ("  - courseware\n", "  - coursware\n", 12, '"coursware" plugin is not installed'),
        ("attr_list", "attr_lst", 20, "attr_lst"),
        ("custom_dir: overrides", "custom_dir: overides", 4, "custom_dir ('overides') does not exist"),
        ("name: material", "name: materiel", 3, "materiel"),
        ("nav:\n  - index.md\n  - modules/kettle.md\n", "", 1, "there is no nav"),
        ("theme:\n", "site_url: learn.example\ntheme:\n", 2, "site_url: The URL isn't valid"),
        ("nav:\n", "nav\n", 7, "this line has no colon"),
    ],
)
def test_a_slip_is_told_on_its_line(old: str, new: str, line: int, words: str, small_course: Path) -> None:
    faults = told(small_course, old, new)
    found = [fault for fault in faults if words in fault]
    assert [fault.split(":")[1] for fault in found] == [str(line)], faults


def test_what_is_no_yaml_is_left_to_the_rule_on_the_menu(small_course: Path) -> None:
    (small_course / "mkdocs.yml").write_text("nav\n  - a: b: c\n")
    assert value_faults(small_course) == []
    assert len(settings_faults(small_course)) == 1
