"""What is wrong in an author's file, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Fault:
    """One fault in one file, written for the person who edits that file."""

    file: str
    line: int
    problem: str
    remedy: str
    question: str = ""

    def __str__(self) -> str:
        """Give the fault as ``file:line: question id: what is wrong, what to do``."""
        question = f"{self.question}: " if self.question else ""
        return f"{self.file}:{self.line}: {question}{self.problem}: {self.remedy}"


class CourseFaults(Exception):
    """All faults found in the course, in order of file and line."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = sorted(set(faults))
        super().__init__("\n".join(map(str, self.faults)))
