"""What stands in the place of a marker, and what an author is told of one that cannot be expanded."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from courseware.expansion import Expansion
from courseware.fault import CourseFaults
from courseware.picture import decoration
from tests.conftest import ROOT
from tests.test_content import LESSONS

FRONT_MATTER = "---\ntitle: A page\n---\n"


def expansion() -> Expansion:
    return Expansion(list(LESSONS.values()), [], ROOT / "docs", "")


def page(name: str, markdown: str) -> Any:
    file = SimpleNamespace(src_uri=name, content_string=FRONT_MATTER + markdown)
    return SimpleNamespace(file=file, markdown=markdown, meta={})


def told(name: str, markdown: str) -> str:
    with pytest.raises(CourseFaults) as found:
        expansion().expanded(markdown, page(name, markdown), None)
    return str(found.value)


def test_a_picture_that_is_not_there_is_told_at_its_marker() -> None:
    assert told("modules/empathy.md", "# Title\n\n<!-- picture: none -->\n") == (
        "docs/modules/empathy.md:6: there is no picture docs/assets/img/empathy/none.svg: "
        "draw it, or mend the marker's name"
    )


def test_a_cover_is_that_of_the_module_or_of_the_course() -> None:
    """A module's page has its own; any other page has the boat."""
    written = expansion().expanded("<!-- cover -->", page("index.md", "<!-- cover -->"), None)
    assert written == decoration(ROOT / "docs/assets/img/cover.svg", "cover.svg")
    assert told("modules/on-no-menu.md", "# Title\n\n<!-- cover -->\n") == (
        "docs/modules/on-no-menu.md:6: there is no picture docs/assets/img/on-no-menu/cover.svg: "
        "draw it, or delete the marker"
    )


@pytest.mark.parametrize("marker", ["objectives", "plan", "quiz"])
def test_a_modules_marker_has_no_place_on_another_page(marker: str) -> None:
    assert f"docs/index.md:4: <!-- {marker} --> has no place here" in told("index.md", f"<!-- {marker} -->")


def test_the_template_learns_what_the_page_needs() -> None:
    asked, lesson = page("modules/empathy.md", ""), LESSONS["empathy"]
    written = expansion().expanded("Before\n<!-- quiz -->\n", asked, lesson)
    assert asked.meta == {"quiz": {"enabled": True}}
    assert written.startswith("Before\n<!-- questions of the quiz -->")


def test_a_page_without_markers_stays_as_it_is() -> None:
    text = (ROOT / "docs/sources.md").read_text(encoding="utf-8")
    assert expansion().expanded(text, page("sources.md", text), None) == text
