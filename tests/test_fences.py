"""Code between fences: what is in it, and what is not any more."""

from __future__ import annotations

import pytest

from courseware.fences import outside_code


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("a\n```\nb\n```\nc", {1: "a", 4: "```", 5: "c"}),
        ("~~~\n```\nb\n~~~", {4: "~~~"}),
        ("a\n   ```\nb", {1: "a"}),
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
