"""The styleguide is built from the course's own parts, shows every component, and is not published."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests import prose
from tests.conftest import ROOT
from tests.styleguide import STATES

if TYPE_CHECKING:
    from pathlib import Path

COMPONENTS = (
    *(f".admonition.{box}" for box in ("before", "try", "plan", "key", "safety", "note", "card", "dialogue")),
    *(f".line.{kind}" for kind in ("theirs", "ours", "weak", "strong", "thinking")),
    *(".compare", ".role", ".picture svg", ".cover svg", ".module-map li", ".phrases table", ".job-aid ol"),
    *(".search-results", ".button", ".button.quiet", ".quiz-button", ".course-notice", "table", "dt"),
)


def test_it_shows_every_component(styleguide: Path) -> None:
    page = prose.soup(styleguide / "index.html")
    assert [component for component in COMPONENTS if not page.select(component)] == []


@pytest.mark.parametrize("state", STATES)
def test_each_state_has_a_question_of_each_type(state: str, styleguide: Path) -> None:
    page = prose.soup(styleguide / f"modules/{state}/index.html")
    types = {str(question["data-type"]) for question in page.select("course-quiz course-question")}
    assert types == {"single", "multiple", "fill-in", "order", "match"}


def test_it_is_not_published(site: Path) -> None:
    assert not list(site.rglob("states.js"))
    assert "tyleguide" not in (ROOT / "mkdocs.yml").read_text()
