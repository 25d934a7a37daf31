"""Scenarios: each case a page and what the author is told, by line; and the course's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml

from courseware.module import Module
from courseware.scenario import load_scenario
from courseware.scenario_faults import scenario_faults
from tests.conftest import CASES
from tests.test_content import COURSE

if TYPE_CHECKING:
    from pathlib import Path

    from courseware.fault import Fault
    from courseware.scenario import Scenario

KETTLE = Module("kettle", "Kettle", "", 5, (), {"lid": "The lid"}, {}, "kettle.md")
MODULE_SCENARIOS = [scenario for scenario in COURSE.scenarios.values() if scenario.module]


def faults_of(path: Path) -> tuple[Scenario | None, list[Fault]]:
    faults: list[Fault] = []
    scenario = load_scenario(path, "kettle.md", faults)
    if scenario:
        faults.extend(scenario_faults(scenario, {"kettle": KETTLE, "broken": None}))
    return scenario, sorted(set(faults))


@pytest.mark.parametrize("case", sorted((CASES / "scenarios").glob("*.yml")), ids=lambda path: path.stem)
def test_the_author_is_told(case: Path, tmp_path: Path) -> None:
    data = yaml.safe_load(case.read_text(encoding="utf-8"))
    (tmp_path / "kettle.md").write_text(data["page"], encoding="utf-8")
    _, faults = faults_of(tmp_path / "kettle.md")
    assert [str(fault).removeprefix("kettle.md:") for fault in faults] == data["told"]


def test_what_is_read(tmp_path: Path) -> None:
    page = yaml.safe_load((CASES / "scenarios/sound.yml").read_text())["page"]
    (tmp_path / "kettle.md").write_text(page.replace("\n", "\r\n"), encoding="utf-8", newline="")
    scenario, faults = faults_of(tmp_path / "kettle.md")
    assert faults == []
    assert scenario is not None
    assert (scenario.title, scenario.minutes, scenario.meters) == ("The kettle", 3, {"trust": "Their trust"})
    assert [(turn.id, turn.is_ending, turn.is_decision) for turn in scenario.turns.values()] == [
        ("start", False, True),
        ("bad", False, False),
        ("good", True, False),
    ]
    assert scenario.turns["start"].choices[0].attributes["why"] == "It owns the problem."


def test_last_turns_are_endings_and_forks_to_them() -> None:
    for scenario in COURSE.scenarios.values():
        last = [scenario.turns[name] for name in scenario.last_turns]
        assert {turn.id for turn in scenario.turns.values() if turn.is_ending} <= {turn.id for turn in last}
        assert all(turn.is_ending or turn.is_fork for turn in last)


def test_where_each_happens_is_told() -> None:
    assert all(scenario.place for scenario in COURSE.scenarios.values())


@pytest.mark.parametrize("scenario", MODULE_SCENARIOS, ids=lambda scenario: scenario.slug)
def test_a_module_has_a_whole_scenario(scenario: Scenario) -> None:
    assert len(scenario.turns) >= 12
    assert sum(turn.is_ending for turn in scenario.turns.values()) >= 3


def test_every_module_has_one() -> None:
    assert {scenario.module for scenario in MODULE_SCENARIOS} == set(COURSE.modules)
