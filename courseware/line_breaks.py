"""Keeps together what a line must not part: a number and its unit, a range, the parts of a DOI."""

from __future__ import annotations

import re

_SPACE = "\N{NO-BREAK SPACE}"
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_UNITS = f"am|pm|minutes?|hours?|days?|weeks?|months?|years?|people|{_MONTHS}"
_BEFORE_A_NUMBER = "|".join(
    rf"(?<={word}\s)" for word in ("odule", "odules", "[Pp]art", "[Ww]eek", "[Ww]eeks", r"\bp\.", r"No\.")
)

_TEXT = re.compile(r">([^<0-9]*+[0-9][^<]*+)(?=<)")
# What is typed, and a picture's words by their tags in SVG: at a <span> of ours a parser leaves the SVG.
_AS_IT_IS = re.compile(r"<(?:code|pre|option|textarea|title|desc|/?(?:text|textPath|tspan))\b")
# U+2013 is an en dash, U+2212 a minus sign.
_PLACES = re.compile(
    rf"""doi:(?P<registrant>[0-9.]+/)(?P<name>\S+)
    |(?P<range>[0-9]+\u2013[0-9]+)
    |\s(?:=\s(?=[\u2212.0-9])
        |(?<=[0-9]\s)(?:(?=(?:{_UNITS})\b)|to\s(?=[0-9]))
        |(?=[0-9])(?:{_BEFORE_A_NUMBER}|(?<=day\s)(?=[0-9]+\s(?:{_MONTHS})\b)))""",
    re.VERBOSE,
)


def kept_together(html: str) -> str:
    """Return `html` with no line break where a reader would stumble over it."""
    return _TEXT.sub(_text_written, html)


def _text_written(found: re.Match[str]) -> str:
    tag = found.string.rfind("<", 0, found.start())
    in_attribute = found.string.count('"', tag, found.start()) % 2 == 1
    if in_attribute or _AS_IT_IS.match(found.string, tag):
        return found[0]
    return _PLACES.sub(_written, found[0])


def _written(place: re.Match[str]) -> str:
    if place["name"]:
        return f"{_whole('doi:' + place['registrant'])}<wbr>{_whole(place['name'])}"
    return _whole(place[0]) if place["range"] else re.sub(r"\s", _SPACE, place[0])


def _whole(text: str) -> str:
    return f'<span class="whole">{text}</span>'
