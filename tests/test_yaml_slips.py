"""What is told of each slip stands in cases/faults; here, that it is told on the line of the slip."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from courseware.located_yaml import parse
from courseware.yaml_slips import SLIPS
from tests.conftest import CASES

if TYPE_CHECKING:
    from collections.abc import Callable

    from courseware.fault import Fault
    from courseware.yaml_slips import Slip

BANK = (CASES / "course/quizzes/kettle.yml").read_text(encoding="utf-8").splitlines()
TOLD = "".join(path.read_text(encoding="utf-8").replace("''", "'") for path in (CASES / "faults").iterdir())

BREAKS: dict[str, Callable[[str], str]] = {
    "no colon": lambda line: re.sub(r"^( *(- )?\w+):", r"\1", line),
    "open quote": lambda line: re.sub(r": (\w)", r': "\1', line, count=1),
    "open apostrophe": lambda line: re.sub(r": (\w)", r": '\1", line, count=1),
    "colon in text": lambda line: re.sub(r"(: \w+)", r"\1: and", line, count=1),
    "dash without a space": lambda line: re.sub(r"^( *-) ", r"\1", line),
    "text that begins with a sign": lambda line: re.sub(r": (\w)", r": @\1", line, count=1),
    "open bracket": lambda line: re.sub(r"[]}]", "", line),
}


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip.problem)
def test_every_slip_has_a_case(slip: Slip) -> None:
    assert slip.problem.partition("{")[0] in TOLD


@pytest.mark.parametrize("break_", BREAKS.values(), ids=BREAKS.keys())
def test_the_line_of_the_slip_is_told(break_: Callable[[str], str]) -> None:
    for number, line in enumerate(BANK):
        broken, faults = break_(line), list["Fault"]()
        if broken != line:
            parse("\n".join([*BANK[:number], broken, *BANK[number + 1 :]]), "f", faults)
            assert [(fault.line, "not YAML" in str(fault)) for fault in faults] == [(number + 1, False)], (
                broken
            )
