"""Boxes: the names that are known are those that Markdown makes; cases of faults are in cases/faults."""

from __future__ import annotations

import re

from courseware.boxes import BOXES, box_faults
from tests.conftest import ROOT


def test_the_names_are_those_of_the_settings() -> None:
    found = re.search(
        r"pymdownx\.blocks\.admonition:.*\n\s+types: \[(.*)\]", (ROOT / "mkdocs.yml").read_text()
    )
    assert found is not None
    assert tuple(found[1].split(", ")) == BOXES


def test_an_address_without_its_scheme_is_no_box() -> None:
    assert list(box_faults("//learn.example/course\n", "page.md")) == []
