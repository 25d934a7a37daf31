"""Boxes: the names that are known are those that Markdown makes; cases of faults are in cases/faults."""

from __future__ import annotations

import re

from courseware.boxes import BOXES, box_faults
from tests.conftest import ROOT


def test_the_names_are_those_of_the_settings() -> None:
    found = re.findall(
        r"pymdownx\.blocks\.\w+:.*\n\s+types: \[(.*)\]", (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    )
    assert tuple(", ".join(found).split(", ")) == BOXES


def test_an_address_without_its_scheme_is_no_box() -> None:
    assert list(box_faults("//learn.example/course\n", "page.md")) == []
