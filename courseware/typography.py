"""Quotes, dashes and dots as a printer sets them, in text that Python-Markdown's `smarty` does not see."""

from __future__ import annotations

import re

_OPENS = r"(?<![^\s(\[{\u2013\u2014\u201c\u2018-])"  # first, or after a space, a bracket, a dash, a quote
_RULES = (
    ("---", "\N{EM DASH}"),
    ("--", "\N{EN DASH}"),
    (r"\.\.\.", "\N{HORIZONTAL ELLIPSIS}"),
    (rf'{_OPENS}"(?=\S)', "\N{LEFT DOUBLE QUOTATION MARK}"),
    ('"', "\N{RIGHT DOUBLE QUOTATION MARK}"),
    (rf"{_OPENS}'(?=\S)", "\N{LEFT SINGLE QUOTATION MARK}"),
    ("'", "\N{RIGHT SINGLE QUOTATION MARK}"),
)


def typographic(text: str) -> str:
    """Return plain `text` set as the words around it are, which pass through `smarty`."""
    for plain, printed in _RULES:
        text = re.sub(plain, printed, text)
    return text
