from __future__ import annotations

import pytest

from courseware.markers import markers, replace_markers


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("<!-- quiz -->", [("quiz", 1)]),
        ("a\n\n  <!--quiz-->  \n", [("quiz", 3)]),
        ("<!-- quiz -->\r\n<!-- modules -->\r\n", [("quiz", 1), ("modules", 2)]),
        ("<!-- check: first-move -->", [("check", 1)]),
        ("Say <!-- quiz --> here", []),
        ("<!-- a note to authors -->", []),
        ("```\n<!-- quiz -->\n```\n<!-- modules -->", [("modules", 4)]),
        ("```\n~~~\n<!-- quiz -->\n```", []),
    ],
)
def test_finds_what_stands_alone_on_its_line(text: str, found: list[tuple[str, int]]) -> None:
    assert [(marker.name, marker.line) for marker in markers(text)] == found


def test_replaces_the_marker_and_nothing_else() -> None:
    text = "a\r\n<!-- one -->\r\nb\n<!-- two -->"
    assert replace_markers(text, lambda marker: marker.name.upper()) == "a\r\nONE\r\nb\nTWO"


def test_argument_stands_after_the_colon() -> None:
    arguments = [marker.argument for marker in markers("<!-- check: a-b -->\n<!-- check: -->\n<!-- quiz -->")]
    assert arguments == ["a-b", "", ""]
