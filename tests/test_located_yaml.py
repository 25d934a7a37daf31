from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from courseware.located_yaml import parse

if TYPE_CHECKING:
    from courseware.fault import Fault


def test_knows_the_line_of_every_value() -> None:
    document = parse("a:\n  - b: 1\n    c: 2\n", "f", [])
    assert document is not None
    assert [document.line(path) for path in [("a",), ("a", 0), ("a", 0, "c")]] == [1, 2, 3]


def test_unknown_path_falls_back_to_its_parent() -> None:
    document = parse("a:\n  b: 1\n", "f", [])
    assert document is not None
    assert document.line(("a", "b", "nowhere", 7)) == 2


def test_first_line_moves_all_lines() -> None:
    document = parse("a: 1\nb: 2\n", "f", [], first_line=5)
    assert document is not None
    assert document.line(("b",)) == 6


def test_a_date_is_text() -> None:
    document = parse("due: 2026-99-99\n", "f", [])
    assert document is not None
    assert document.data == {"due": "2026-99-99"}


def test_an_alias_is_what_it_names() -> None:
    document = parse("a: &a [x]\nb: *a\n", "f", [])
    assert document is not None
    assert document.data == {"a": ["x"], "b": ["x"]}


def test_a_key_is_text() -> None:
    document = parse("yes: a\n1: b\n~: c\n", "f", [])
    assert document is not None
    assert document.data == {"yes": "a", "1": "b", "~": "c"}
    assert document.line(("1",)) == 2


@pytest.mark.parametrize(
    "text",
    [
        *("a: [", "a: 'b", "{a: b}: c", "!!python/object:os.system x", "!!int x", "a: *b", "[" * 1500),
        *("&a [*a]", "a: &a {b: *a}", "[" * 1500 + "]" * 1500),
        *("a: & b", "a: &b c", "a: @b", "a: b\x07", "a: b\u2028c", "[a]: b", "%", "\t"),
        *("!!binary aGVsbG8=", "!!set {a, b}", "!!timestamp 2026-01-01", '"\\ud800"'),
    ],
)
def test_what_is_not_yaml_is_a_fault(text: str) -> None:
    faults: list[Fault] = []
    assert parse(text, "f", faults) is None
    assert [fault.line for fault in faults] == [1]
    assert "\n" not in str(faults[0])


def test_a_character_that_cannot_be_seen_is_told_on_its_line() -> None:
    faults: list[Fault] = []
    assert parse("a: 1\r\nb: x\u2028y\r\nc:\t\x07\r\n", "f", faults, first_line=2) is None
    assert [(fault.line, fault.problem.partition(" here")[0]) for fault in faults] == [
        (3, "there is a character"),
        (4, "there is a tab"),
        (4, "there is a character"),
    ]


def test_a_name_that_is_used_may_stand_before_a_slip() -> None:
    faults: list[Fault] = []
    assert parse("a: &a [x]\nb: c: d\ne: *a\n", "f", faults) is None
    assert [fault.line for fault in faults] == [2]
