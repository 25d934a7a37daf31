"""CONTRIBUTING.md says what holds."""

from __future__ import annotations

import re

import pytest

from courseware.check.rules import BY_THE_BUILD, RULES, UNUSED_WAIVER
from courseware.markers import PICTURE
from courseware.scenario import CHOICE_FIELDS
from tests.conftest import ROOT

TEXT = (ROOT / "CONTRIBUTING.md").read_text()


def test_every_rule_of_the_linter_is_in_the_table_with_its_level() -> None:
    told = dict(re.findall(r"^\| ([A-Z]-\d\d) \| (\w+) \|", TEXT, re.MULTILINE))
    ruled = {rule.id: rule.level for rule in RULES}
    assert told == {**ruled, **dict.fromkeys(BY_THE_BUILD, "fail"), UNUSED_WAIVER: "warn"}


@pytest.mark.parametrize("name", CHOICE_FIELDS)
def test_every_attribute_of_a_choice_is_told(name: str) -> None:
    assert f"`{name}`" in TEXT


def test_every_event_of_the_browser_is_told() -> None:
    scripts = (ROOT / "docs/assets/js").glob("*.js")
    sent = {
        name
        for path in scripts
        for name in re.findall(r'CustomEvent\(\s*"(course:[\w-]+)"', path.read_text())
    }
    assert sent == set(re.findall(r"^\| `(course:[\w-]+)` \|", TEXT, re.MULTILINE))


def test_every_file_that_is_named_is_there() -> None:
    named = re.findall(r"`((?:courseware|docs|overrides|quizzes|tests|bench)/[\w./-]+\.\w+)`", TEXT)
    begun = {"docs/modules/small-talk.md", "quizzes/small-talk.yml", "docs/scenarios/big-queue.md"}
    assert PICTURE in TEXT
    assert not [name for name in named if name not in begun and not (ROOT / name).is_file()]
