"""What `make portability` leans on: that the site came from the builder and the theme that were asked for.

That verb runs the checks of test_site.py on a site by ProperDocs and MaterialX, in an environment of its own.
"""

from __future__ import annotations

import os
import tomllib
from typing import TYPE_CHECKING

from tests import prose
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path


def test_site_is_by_the_builder_and_the_theme_that_were_asked_for(site: Path) -> None:
    generator = prose.soup(site / "index.html").select_one("meta[name=generator]")
    assert generator is not None
    name = "mkdocs-properdocs " if "COURSE_BUILDER" in os.environ else "mkdocs-1"
    theme = f"{os.environ.get('COURSE_THEME', 'material').replace('materialx', 'mkdocs-materialx')}-"
    assert str(generator["content"]).lower().startswith(name)
    assert theme in str(generator["content"])


def test_both_locks_hold_the_same_versions_of_what_they_share() -> None:
    """A course that builds with the one set of packages is then tested with the other."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    locked = (ROOT / "portability.lock").read_text()
    for wanted in (*project["project"]["dependencies"], *project["dependency-groups"]["portability"]):
        line = f"\n{wanted.replace('_', '-')} "
        assert (line in f"\n{locked}") == (not wanted.startswith("mkdocs-material==")), wanted
