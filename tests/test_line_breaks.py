from __future__ import annotations

import pytest

from courseware.line_breaks import kept_together


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("the limits of module 3,", "the limits of module_3,"),
        ("about 35\nminutes", "about 35_minutes"),
        ("on Tuesday 3 June at 8 am", "on Tuesday_3_June at 8_am"),
        ("(g = \u22120.63)", "(g_=_\u22120.63)"),
        ("on p. 60, step. 3 steps", "on p._60, step. 3 steps"),
        ("16(3), 361\u2013389.", '16(3), <span class="whole">361\u2013389</span>.'),
        ("24 pmx, 3 mayors, a = b", "24 pmx, 3 mayors, a = b"),
        ('<p title="8 am"><code>8 am</code> 8 am</p>', '<p title="8 am"><code>8 am</code> 8_am</p>'),
        (
            "<svg><title>8 am</title><desc>8 am</desc></svg> 8 am",
            "<svg><title>8 am</title><desc>8 am</desc></svg> 8_am",
        ),
        (
            "<text>2\u20133 <tspan>2\u20133</tspan> 2\u20133</text>",
            "<text>2\u20133 <tspan>2\u20133</tspan> 2\u20133</text>",
        ),
        (
            "<textarea>2\u20133</textarea>2\u20133",
            '<textarea>2\u20133</textarea><span class="whole">2\u20133</span>',
        ),
        ('<b title="a > 8 am">8</b> 8 am', '<b title="a > 8 am">8</b> 8_am'),
    ],
)
def test_what_belongs_together_stays_on_one_line(typed: str, kept: str) -> None:
    assert kept_together(f"<p>{typed}</p>").replace("\N{NO-BREAK SPACE}", "_") == f"<p>{kept}</p>"


def test_a_doi_breaks_after_its_slash_only() -> None:
    parts = '<span class="whole">doi:10.1037/</span><wbr><span class="whole">a0027600</span>'
    link = '<a href="https://doi.org/10.1037/a0027600">'
    assert kept_together(f"{link}doi:10.1037/a0027600</a>.") == f"{link}{parts}</a>."
