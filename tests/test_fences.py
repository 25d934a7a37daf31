"""Code between fences: what is in it, and what is not any more."""

from __future__ import annotations

import pytest

from courseware.fences import open_fence, outside_code


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("a\n```\nb\n```\nc", {1: "a", 4: "```", 5: "c"}),
        ("~~~\n```\nb\n~~~", {4: "~~~"}),
        ("a\n   ```\nb\n```\nc", {1: "a", 4: "```", 5: "c"}),
        ("a\n```\nb", {1: "a", 2: "```", 3: "b"}),  # which never ends, and so is none
        ("````\n```\nb\n```\n````\nc", {5: "````", 6: "c"}),
        ("```\n```python\n~~~\n```\nc", {4: "```", 5: "c"}),
        ("```a` b\nc", {1: "```a` b", 2: "c"}),
        ("    ```\nb", {1: "    ```", 2: "b"}),  # code of another kind, which ends with its indent
    ],
)
def test_only_lines_in_no_fence_are_left(text: str, left: dict[int, str]) -> None:
    assert {number: line.rstrip("\n") for number, _, line in outside_code(text)} == left


def test_places_are_those_in_the_text() -> None:
    text = "one\r\n```\ncode\n```\ntwo\n"
    assert [text[start : start + len(line)] for _, start, line in outside_code(text)] == [
        "one\r\n",
        "```\n",
        "two\n",
    ]


@pytest.mark.parametrize(("text", "line"), [("a\n```\nb\n```\n", 0), ("a\n```\nb\n~~~\n", 2), ("", 0)])
def test_a_fence_that_stays_open_is_named(text: str, line: int) -> None:
    assert open_fence(text) == line
