"""Conversations in Markdown: each case a text and the structure that comes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml
from bs4 import BeautifulSoup
from markdown import markdown

from tests.conftest import CASES

if TYPE_CHECKING:
    from pathlib import Path

CASE_FILES = sorted((CASES / "dialogues").glob("*.yml"))
EXTENSIONS = ["pymdownx.blocks.admonition", "courseware.dialogue"]
TYPES = {"pymdownx.blocks.admonition": {"types": ["dialogue", "try"]}}


@pytest.mark.parametrize("path", CASE_FILES, ids=lambda path: path.stem)
def test_dialogue(path: Path) -> None:
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    html = markdown(case["text"], extensions=EXTENSIONS, extension_configs=TYPES)
    page = BeautifulSoup(html, "html.parser")
    lines = [
        f"{' '.join(line['class'])} | {' '.join(line.get_text().split())}" for line in page.select(".line")
    ]
    assert lines == case["lines"]
    assert [len(pair.select(".line")) for pair in page.select(".compare")] == case.get("pairs", [])
