"""Each file in cases/check is a rule with passing and failing cases, and what its author must be told.

A case changes the small course (see `spoil`), gives its bank's questions (`bank`), changes the whole page of
cases/whole-page.md and puts it in the place of the small one (`page`), or gives `sources`. `<9 words>` are
nine words.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from courseware.check.material import load
from courseware.check.rules import BY_THE_BUILD, RULES, UNUSED_WAIVER, findings
from tests.conftest import CASES, ROOT, copy_small_course
from tests.test_course import spoil

if TYPE_CHECKING:
    from pathlib import Path

    from courseware.check.finding import Finding

RULE_CASES = sorted((CASES / "check").glob("*.yml"))
IDS = {rule.id for rule in RULES} | {UNUSED_WAIVER, *BY_THE_BUILD}
WHOLE_PAGE = (CASES / "whole-page.md").read_text(encoding="utf-8")


def question(given: dict[str, Any]) -> dict[str, Any]:
    """Return a whole question: `texts` are its key and wrong options, other fields replace what is usual."""
    name, texts = given["id"], given.pop("texts", ["Fill it", "Lift it", "Turn it"])
    options: list[dict[str, Any]] = [
        {"id": f"o{place}", "text": text, "feedback": f"This is what {name} and number {place} would do now."}
        for place, text in enumerate(texts)
    ]
    options[0]["correct"] = True
    options[1:] = [{**option, "tempt": "It is easy."} for option in options[1:]]
    usual = {"type": "single", "section": "lid", "objective": "boil", "level": "apply", "stem": f"{name}?"}
    whole = {"id": name, **usual, "options": options, **given}
    return {field: value for field, value in whole.items() if value is not None}


def replaced(text: str, edits: dict[str, str]) -> str:
    for old, new in edits.items():
        assert text.count(old) >= 1, f"there is no {old!r}"
        text = text.replace(old, new, 1)
    return text


def prepare(folder: Path, case: dict[str, Any]) -> Path | None:
    """Change the small course in `folder` as the case says; return the folder of sources if it gives any."""
    spoil(folder, case)
    if "bank" in case:
        bank = {"module": "kettle", "questions": [question(given) for given in case["bank"]]}
        (folder / "quizzes/kettle.yml").write_text(yaml.safe_dump(bank, sort_keys=False), encoding="utf-8")
    if "page" in case:
        page = replaced(WHOLE_PAGE, case["page"])
        (folder / "docs/modules/kettle.md").write_text(page, encoding="utf-8")
    sources = folder / "sources"
    for name, text in case.get("sources", {}).items():
        sources.mkdir(exist_ok=True)
        (sources / name).write_text(text, encoding="utf-8")
    return sources if "sources" in case else None


def found(folder: Path, case: dict[str, Any], rule: str) -> list[Finding]:
    sources = prepare(folder, case)
    wanted = "B-00" if rule in BY_THE_BUILD else rule
    return [finding for finding in findings(load(folder, sources)) if finding.rule == wanted]


def expanded(value: Any) -> Any:
    """Return the case with as many words as it asks for."""
    if isinstance(value, dict):
        return {expanded(key): expanded(entry) for key, entry in value.items()}
    if isinstance(value, list):
        return [expanded(entry) for entry in value]
    if isinstance(value, str):
        return re.sub(r"<(\d+) words>", lambda found: " ".join(["word"] * int(found[1])), value)
    return value


def case_of(rule: str) -> dict[str, Any]:
    text = (CASES / "check" / f"{rule}.yml").read_text(encoding="utf-8")
    case: dict[str, Any] = expanded(yaml.safe_load(text))
    return case


def test_every_rule_has_its_case() -> None:
    assert {path.stem for path in RULE_CASES} == IDS
    for path in RULE_CASES:
        assert set(case_of(path.stem)) == {"passing", "failing"}, path.name


def cases_of(rule: str, kind: str) -> list[dict[str, Any]]:
    """Return the cases of one kind: a rule with a bound on each side has a list of them."""
    given = case_of(rule)[kind]
    return given if isinstance(given, list) else [given]


@pytest.mark.parametrize("rule", sorted(IDS))
def test_rule_passes_what_is_right(rule: str, tmp_path: Path) -> None:
    for place, case in enumerate(cases_of(rule, "passing")):
        assert found(copy_small_course(tmp_path / f"{place}"), case, rule) == []


@pytest.mark.parametrize("rule", sorted(IDS))
def test_rule_finds_what_is_wrong(rule: str, tmp_path: Path) -> None:
    for place, case in enumerate(cases_of(rule, "failing")):
        assert case["expect"]
        course = copy_small_course(tmp_path / f"{place}")
        assert [str(finding) for finding in found(course, case, rule)] == case["expect"]


def test_rules_have_titles_and_the_levels_of_the_learning_design() -> None:
    warns = {9, 12, 14, 15, 16, 17, 18, 19, 21, 22, 24, 25}
    assert all(rule.title for rule in RULES)
    levels = {rule.id: rule.level for rule in RULES if rule.id.startswith("P-")}
    assert levels.keys() | BY_THE_BUILD.keys() == {f"P-{number:02}" for number in range(1, 27)}
    assert {int(rule[2:]) for rule, level in levels.items() if level == "warn"} == warns


def test_rules_run_beside_what_the_build_refuses(small_course: Path) -> None:
    """One fault hides no finding: the other questions of the bank are still checked."""
    case = {
        "edit": {"quizzes/kettle.yml": {"level: judge": "level: jugde", "Wait a little": "All of the above"}}
    }
    prepare(small_course, case)
    rules = {finding.rule for finding in findings(load(small_course))}
    assert {"B-00", "P-03", "G-01"} <= rules


@pytest.mark.parametrize("slip", [{"minutes: 5": "minutes 5"}, {"minutes: 5": "minutes: half an hour"}])
def test_a_slip_on_a_page_hides_nothing_in_its_bank(slip: dict[str, str], small_course: Path) -> None:
    slips = {"quizzes/kettle.yml": {"Wait a little": "All of the above", "heat in.": "[heat](gone.md) in."}}
    prepare(small_course, {"page": {**slip, "<!-- objectives -->": ""}, "edit": slips})
    told = {(finding.file, finding.rule) for finding in findings(load(small_course))}
    assert {("docs/modules/kettle.md", rule) for rule in ("B-00", "G-05", "G-16")} <= told
    assert {("quizzes/kettle.yml", rule) for rule in ("G-04", "G-10", "P-03")} <= told


def test_a_slip_in_a_bank_hides_nothing_on_its_page(small_course: Path) -> None:
    page = {"<!-- objectives -->": "[first](#q-first)", "Close it.": "Notwithstanding " * 40}
    prepare(small_course, {"page": page, "edit": {"quizzes/kettle.yml": {"level: apply": "level apply"}}})
    told = {(finding.file, finding.rule) for finding in findings(load(small_course))}
    assert ("quizzes/kettle.yml", "B-00") in told
    assert {("docs/modules/kettle.md", rule) for rule in ("G-04", "G-05", "G-16", "R-01")} <= told
    assert ("docs/modules/kettle.md", "G-10") not in told


@pytest.mark.parametrize("name", ["quizzes/kettle.yml", "docs/modules/kettle.md"])
def test_no_damage_is_a_traceback(name: str, small_course: Path) -> None:
    """Cut the file at every hundredth character; what is left is told about, whatever it is."""
    prepare(small_course, {"page": {}})
    text = (small_course / name).read_text(encoding="utf-8")
    for end in range(0, len(text), 100):
        (small_course / name).write_text(text[:end], encoding="utf-8")
        assert findings(load(small_course))


def test_the_course_has_no_fail() -> None:
    failed = [str(finding) for finding in findings(load(ROOT)) if finding.level == "fail"]
    assert not failed, "\n".join(failed)
