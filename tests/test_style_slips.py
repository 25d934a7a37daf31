"""What a style sheet does not end is told on the line where it begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from courseware.style_slips import style_slips
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

SHEETS = sorted((ROOT / "docs/assets/css").rglob("*.css"))


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.stem)
def test_the_courses_own_are_sound(sheet: Path) -> None:
    assert list(style_slips(sheet.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.stem)
def test_every_brace_is_missed(sheet: Path) -> None:
    text = sheet.read_text(encoding="utf-8")
    for place, sign in enumerate(text):
        if sign in "{}":
            assert list(style_slips(text[:place] + text[place + 1 :])), text.count("\n", 0, place) + 1


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a {\n  color: red;\n\nb {\n  color: blue;\n}\n", "1: the { that opens here is not closed"),
        ("@media print {\n  a {\n    top: 0;\n  b {\n  }\n}\n", "2: the { that opens here is not closed"),
        ("a {\n}\n}\n", "3: this } closes nothing"),
        ("a { top: 0 }\n/* b\nc {\n}\n", "2: the comment that opens here is not closed"),
        ('a {\n  content: "x;\n}\n', "2: the quotation mark that opens here is not closed"),
        ('/* All. */\n@import url("a.css")\n@import url("b.css");\n', "2: this @import has no ; at its end"),
        ('@import "a.css";\n', "1: this @import is not in the form that is joined"),
    ],
)
def test_a_slip_is_told_on_its_line(text: str, told: str) -> None:
    assert [f"{line}: {problem}" for line, problem, _ in style_slips(text)] == [told]


@pytest.mark.parametrize(
    "text",
    [
        "/* { */ a { content: '}'; b: url(data:{;) }",
        'a::after { content: "\\"{" }',
        "a { & b { top: 0 } }",
        "",
    ],
)
def test_what_only_looks_like_a_slip_is_left(text: str) -> None:
    assert list(style_slips(text)) == []
