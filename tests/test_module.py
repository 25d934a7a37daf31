"""Faults of a page are shown by the cases of test_course.py."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from courseware.module import Objective, load_module, number_title

if TYPE_CHECKING:
    from pathlib import Path

    from courseware.fault import Fault


def test_reads_the_facts_of_a_page(small_course: Path) -> None:
    faults: list[Fault] = []
    module = load_module(small_course / "docs/modules/kettle.md", "kettle.md", faults)
    assert module is not None
    assert faults == []
    assert (module.slug, module.title, module.minutes) == ("kettle", "Kettles", 5)
    assert module.objectives == (Objective("boil", "Boil water"),)
    assert list(module.headings) == ["objectives", "before-you-read", "lid", "card", "quiz"]
    assert module.sections == {"lid": "The lid"}
    assert list(module.checks) == ["check-lid"]


def test_reads_a_page_with_the_line_ends_of_another_system(small_course: Path) -> None:
    page = small_course / "docs/modules/kettle.md"
    page.write_bytes(page.read_bytes().replace(b"\n", b"\r\n"))
    faults: list[Fault] = []
    module = load_module(page, "kettle.md", faults)
    assert module is not None
    assert faults == []
    assert module.sections == {"lid": "The lid"}


@pytest.mark.parametrize(
    ("title", "numbered"),
    [
        ("# Kettles", '# Kettles { data-part="Module 2 of 6" }'),
        ("# Kettles { .hot }", '# Kettles { .hot  data-part="Module 2 of 6" }'),
    ],
    ids=["plain", "with-attributes"],
)
def test_a_title_says_which_module_it_begins(title: str, numbered: str) -> None:
    rest = "\n\nSteam.\n\n## The lid { #lid }\n\n# Not a title\n"
    assert number_title(title + rest, 2, 6) == numbered + rest
