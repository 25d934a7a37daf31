"""What a rule found: where, how bad, what is wrong, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

Level = Literal["fail", "warn"]
FAIL: Level = "fail"  # blocks the build
WARN: Level = "warn"  # needs a person: a change, or a waiver with its reason


class Hit(NamedTuple):
    """A place where a rule does not hold; `question` is empty when it is not about one question."""

    file: str
    line: int
    what: str
    remedy: str
    question: str = ""


@dataclass(frozen=True, order=True)
class Finding:
    """A hit with the rule it belongs to; `waived` is the author's reason for leaving it as it is."""

    file: str
    line: int
    rule: str
    level: Level
    question: str
    what: str
    remedy: str
    waived: str = ""

    @property
    def message(self) -> str:
        """The finding without its place and rule: ``question id: what; remedy``."""
        question = f"{self.question}: " if self.question else ""
        return f"{question}{self.what}; {self.remedy}"

    def __str__(self) -> str:
        """Give the finding as ``file:line: [P-04 fail] question id: what; remedy``."""
        return f"{self.file}:{self.line}: [{self.rule} {self.level}] {self.message}"
