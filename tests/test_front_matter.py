"""Faults of front matter are shown by the cases of test_course.py and test_scenario.py, too."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from mkdocs.utils.meta import get_data

from courseware.front_matter import read_front_matter, without_front_matter

if TYPE_CHECKING:
    from courseware.fault import Fault

ENDLESS = "the front matter does not end: write --- on a line of its own after it"


def told(text: str, missing: str = "") -> list[str]:
    faults: list[Fault] = []
    assert read_front_matter(text, "f", faults, missing) is None
    return [str(fault) for fault in faults]


@pytest.mark.parametrize("end", ["---", "---  ", "---\t", "..."])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_is_read_as_mkdocs_reads_it(end: str, line_end: str) -> None:
    text = f"--- \na: 1\n\n# a comment\nb:\n  - c\n{end}\n# Title\n"
    assert get_data(text)[1] == {"a": 1, "b": ["c"]}
    document = read_front_matter(text.replace("\n", line_end), "f", [])
    assert document is not None
    assert document.data == {"a": 1, "b": ["c"]}
    assert [document.line(("a",)), document.line(("b", 0))] == [2, 6]


def test_a_slip_is_told_on_the_line_of_the_page() -> None:
    [fault] = told("---\r\na: 1\r\nb 2\r\n---\r\n# Title\r\n")
    assert fault.startswith("f:3: this line has no colon")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("---", 1),
        ("---\n", 1),
        ("---\n\nWords.\n", 1),
        ("---\na: 1", 2),
        ("---\na: 1\nb:\n  - c\n# Title\n", 4),
        ("---\na: 1\nb:\n- c\n\n# Title\n\nWords.\n\n---\n\nMore.\n", 4),
        ("---\na: 1\n ---\n# Title\n", 3),
        ("---\r\na: 1\r\n--\r\n# Title\r\n", 2),
    ],
)
def test_an_end_that_is_missing_is_told_where_it_is_missed(text: str, line: int) -> None:
    assert told(text) == [f"f:{line}: {ENDLESS}"]


@pytest.mark.parametrize("text", ["", "# Title\n", "\n---\na: 1\n---\n", "----\na: 1\n---\n"])
def test_a_page_may_do_without_unless_told(text: str) -> None:
    assert told(text) == []
    assert told(text, "write it") == ["f:1: the front matter is missing: write it"]


@pytest.mark.parametrize("fields", ["", "\n", "# a: 1\n"])
def test_no_fields_are_told_as_such(fields: str) -> None:
    assert told(f"---\n{fields}---\n# Title\n", "write it") == ["f:1: the front matter is empty: write it"]


@pytest.mark.parametrize("text", ["---\na: 1\n---\nWords.", "---\na: 1\n\nWords.", "a: 1\n---\n\nWords."])
def test_what_is_left_keeps_its_lines(text: str) -> None:
    left = without_front_matter(text)
    assert left.split("\n").index("Words.") == 3
    assert ("a: 1" in left) == text.startswith("a: 1")
