"""Reading banks: the loader, the schema, and the order of options."""

from __future__ import annotations

from collections import Counter
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from courseware.bank import (
    Bank,
    Line,
    Option,
    Pair,
    Question,
    Step,
    load_bank,
    load_schema,
    shuffled,
    shuffled_steps,
)
from tests.conftest import CASES, ROOT
from tests.test_course import FAULTS, spoil

if TYPE_CHECKING:
    from pathlib import Path

    from courseware.fault import Fault

SCHEMA = load_schema(ROOT / "quizzes")
RULES = SCHEMA.rules


def read(path: Path) -> tuple[Bank | None, list[str]]:
    faults: list[Fault] = []
    bank = load_bank(path, path.name, SCHEMA, faults)
    return bank, [str(fault) for fault in faults]


def test_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(RULES)


@pytest.mark.parametrize(
    ("definition", "model"),
    [("question", Question), ("option", Option), ("step", Step), ("pair", Pair), ("line", Line)],
    ids=["question", "option", "step", "pair", "line"],
)
def test_schema_and_model_have_the_same_fields(definition: str, model: Any) -> None:
    assert set(RULES["$defs"][definition]["properties"]) == {field.name for field in fields(model)}


def test_every_field_has_a_hint_for_editors() -> None:
    for place in (RULES, *(RULES["$defs"][name] for name in ("question", "option", "line"))):
        for name, field in place["properties"].items():
            assert field.get("description"), name


@pytest.mark.parametrize("path", FAULTS, ids=lambda path: path.stem)
def test_loader_is_at_least_as_strict_as_schema(path: Path, small_course: Path) -> None:
    """What an editor underlines, the build refuses; what the build accepts, an editor accepts."""
    spoil(small_course, yaml.safe_load(path.read_text(encoding="utf-8")))
    bank = small_course / "quizzes/kettle.yml"
    if not bank.exists():
        return
    try:
        data = yaml.safe_load(bank.read_bytes())
    except (yaml.YAMLError, UnicodeDecodeError):
        assert read(bank)[1], "the loader read what YAML cannot"
        return
    if not Draft202012Validator(RULES).is_valid(data):
        assert read(bank)[1], "the loader accepted what the schema refuses"


def test_no_damage_to_a_bank_is_a_traceback(small_course: Path) -> None:
    """Cut the file at every fortieth character, and take out every line once."""
    path = small_course / "quizzes/kettle.yml"
    text = path.read_text(encoding="utf-8")
    lines = text.splitlines(keepends=True)
    damaged = [text[:end] for end in range(0, len(text), 40)]
    damaged += ["".join(lines[:n] + lines[n + 1 :]) for n in range(len(lines))]
    for version in damaged:
        path.write_text(version, encoding="utf-8")
        bank, faults = read(path)
        assert bank is not None or faults


SAY = """module: kettle
lines:
  - {id: whistle, section: lid, prompt: "It whistles. You say:", line: I come., why: It ends the noise.}
  - {id: drip, section: lid, prompt: "It drips. You say:", line: I see.}
questions:
"""


def test_sound_lines_to_say_are_read_beside_a_fault(small_course: Path) -> None:
    path = small_course / "quizzes/kettle.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("module: kettle\nquestions:\n", SAY))
    bank, faults = read(path)
    assert bank is not None
    assert bank.lines == (Line("whistle", "lid", "It whistles. You say:", "I come.", "It ends the noise."),)
    assert bank.lines_at == (3,)
    assert bank.questions_at[0] == 6
    assert [fault.partition(": add")[0] for fault in faults] == ['kettle.yml:4: drip: "why" is missing']


def question(*options: str) -> Question:
    choices = tuple(Option(id=name, text=name, feedback="") for name in options)
    return Question("q", "single", "s", "o", "apply", "?", choices)


def test_shuffle_is_the_same_in_every_build() -> None:
    order = [option.id for option in shuffled("kettle", "q", question("close", "wait", "leave").options)]
    assert order == ["leave", "close", "wait"]


def test_shuffle_ignores_the_order_in_the_file() -> None:
    assert shuffled("m", "q", question("a", "b", "c").options) == shuffled(
        "m", "q", question("c", "b", "a").options
    )


def test_new_option_leaves_the_others_in_order() -> None:
    before = [option.id for option in shuffled("m", "q", question("a", "b", "c").options)]
    after = [option.id for option in shuffled("m", "q", question("a", "b", "c", "d").options)]
    assert [name for name in after if name != "d"] == before


def test_fingerprint_changes_with_what_an_answer_depends_on() -> None:
    base = question("a", "b", "c")
    mark = base.fingerprint
    assert replace(base, stem="Other?").fingerprint != mark
    assert replace(base, options=base.options[:2]).fingerprint != mark
    right = replace(base.options[0], correct=True)
    assert replace(base, options=(right, *base.options[1:])).fingerprint != mark
    steps = (Step("x", "X"), Step("y", "Y"))
    order = replace(base, type="order", options=(), steps=steps)
    assert order.fingerprint != replace(order, steps=steps[::-1]).fingerprint


def test_fingerprint_stays_when_only_words_around_it_change() -> None:
    base = question("a", "b", "c")
    reworded = tuple(replace(option, feedback="New words.", tempt="New.") for option in base.options)
    moved = replace(base, options=reworded[::-1], section="other", objective="other", level="recall")
    assert moved.fingerprint == base.fingerprint


def test_steps_are_never_shown_in_the_right_order() -> None:
    for number in range(50):
        steps = (Step("a", "A"), Step("b", "B"), Step("c", "C"))
        order = replace(question(), id=f"q-{number}", type="order", steps=steps)
        shown = shuffled_steps("m", order)
        assert shown != steps
        assert set(shown) == set(steps)


def test_shuffle_is_even() -> None:
    """Over 600 questions each of three places holds the first option 200 times, give or take 3.5 sigma."""
    places: Counter[int] = Counter()
    for number in range(600):
        options = shuffled(f"module-{number}", "q", question("key", "one", "two").options)
        places[[option.id for option in options].index("key")] += 1
    assert all(160 <= places[place] <= 240 for place in range(3)), places


def test_case_files_are_sound_yaml() -> None:
    assert len(FAULTS) >= 60
    for path in (CASES / "faults").iterdir():
        assert path.suffix == ".yml"
