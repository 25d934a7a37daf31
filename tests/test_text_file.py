"""A text is read alike, however an author's editor has saved it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from courseware.text_file import name_in, read_text

if TYPE_CHECKING:
    from pathlib import Path

    from courseware.fault import Fault


@pytest.mark.parametrize("saved", [b"a: 1\nb\n", b"\xef\xbb\xbfa: 1\nb\n", b"a: 1\r\nb\r\n"])
def test_marks_and_line_ends_of_editors_are_passed_over(saved: bytes, tmp_path: Path) -> None:
    path = tmp_path / "bank.yml"
    path.write_bytes(saved)
    assert read_text(path, "f", []) == "a: 1\nb\n"


def test_another_encoding_is_told_at_its_line(tmp_path: Path) -> None:
    path, faults = tmp_path / "quizzes" / "bank.yml", list["Fault"]()
    path.parent.mkdir()
    path.write_bytes(b"a: 1\r\nb: caf\xe9\r\n")
    assert read_text(path, name_in(tmp_path, path), faults) is None
    assert [str(fault) for fault in faults] == [
        "quizzes/bank.yml:2: this is not UTF-8 text: save the file with the encoding UTF-8"
    ]
