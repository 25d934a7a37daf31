"""Facts that do not pass through Markdown are set as those that do; no page shows straight quotes."""

from __future__ import annotations

from html import unescape
from typing import TYPE_CHECKING

import markdown
import pytest
from bs4 import BeautifulSoup
from bs4.element import NavigableString

from courseware.scenario import load_scenario
from courseware.typography import typographic
from tests.conftest import ROOT
from tests.test_site import PAGES

if TYPE_CHECKING:
    from pathlib import Path

TYPED = (
    "Mr Penrose's calm",
    "'Calm down' tells him that his worry is too big.",
    "'I', an action and a time.",
    'Catch your "shoulds"',
    'Say "I don\'t know yet" ...',
    "It goes on ('if they find a moment') -- and on.",
    "At six o'clock, the guests' bills",
)


@pytest.mark.parametrize("typed", TYPED)
def test_same_rule_as_in_text(typed: str) -> None:
    html = markdown.markdown(typed, extensions=["smarty"])
    assert typographic(typed) == unescape(html.removeprefix("<p>").removesuffix("</p>"))


def test_reasons_and_meters_of_a_scenario_are_set_when_it_is_read() -> None:
    scenario = load_scenario(ROOT / "docs/scenarios/counter-six.md", "counter-six.md", [])
    assert scenario is not None
    assert scenario.meters["calm"] == "Mr Penrose\N{RIGHT SINGLE QUOTATION MARK}s calm"
    reasons = " ".join(choice.attributes.get("why", "") for choice in scenario.turns["name"].choices)
    assert "Suresh\N{RIGHT SINGLE QUOTATION MARK}s dignity" in reasons


@pytest.mark.parametrize("path", PAGES)
def test_no_page_shows_straight_quotes(path: str, site: Path) -> None:
    page = BeautifulSoup((site / path / "index.html").read_text(encoding="utf-8"), "html.parser")
    shown = [text for text in page.find_all(string=True) if type(text) is NavigableString]
    left = [text for text in shown if not text.find_parent(["code", "pre", "script", "style"])]
    assert [text for text in left if "'" in text or '"' in text] == []
