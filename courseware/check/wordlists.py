"""The lists in words.yml, as patterns."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def _lists() -> dict[str, Any]:
    text = files("courseware.check").joinpath("words.yml").read_text(encoding="utf-8")
    lists: dict[str, Any] = yaml.safe_load(text)
    return lists


@cache
def listed(name: str) -> re.Pattern[str]:
    """Return a pattern that finds any entry of the list `name` as whole words, in any case."""
    return re.compile(rf"(?<![\w-])(?:{'|'.join(_lists()[name])})(?![\w-])", re.IGNORECASE)


@cache
def patterns(name: str) -> re.Pattern[str]:
    """Return the patterns of the list `name`, joined, as they are written."""
    return re.compile("|".join(_lists()[name]))


@cache
def entries(name: str) -> frozenset[str]:
    """Return the words of the list `name`, which is written as one text."""
    return frozenset(_lists()[name].split())


def mapped(name: str) -> dict[str, str]:
    """Return the list `name`, whose entries say what to write instead."""
    words: dict[str, str] = _lists()[name]
    return words


def plainer(idiom: str) -> str:
    """Return what words.yml says instead of an idiom found in a text."""
    return next(text for entry, text in mapped("idioms").items() if re.fullmatch(entry, idiom, re.IGNORECASE))
