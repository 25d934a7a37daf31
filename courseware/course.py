"""The whole course: every module's page joined with its question bank."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from courseware.bank import Bank, Line, Question, load_bank, load_schema
from courseware.boxes import box_faults
from courseware.fault import CourseFaults, Fault
from courseware.front_matter import read_front_matter
from courseware.leftovers import merge_faults, open_faults
from courseware.markers import CHECK, KNOWN, QUIZ, malformed, markers
from courseware.module import Module, load_module
from courseware.scenario import Scenario, load_scenario
from courseware.scenario_faults import scenario_faults
from courseware.text_file import files_in, name_in, read_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_LOADED = ("modules", "scenarios")  # folders whose pages have a loader, which reads their front matter
_RETIRED = re.compile(r"[a-z0-9-]+/[a-z0-9-]+")


@dataclass(frozen=True)
class Lesson:
    """A module's page and its bank."""

    module: Module
    bank: Bank


@dataclass(frozen=True)
class Course:
    """Everything that pages and banks say together: lessons and scenarios by slug.

    `banks` are those that could be read, also where their module could not.
    """

    lessons: dict[str, Lesson]
    scenarios: dict[str, Scenario]
    banks: dict[str, Bank] = field(default_factory=dict)

    @property
    def modules(self) -> dict[str, Module]:
        """The modules by slug."""
        return {slug: lesson.module for slug, lesson in self.lessons.items()}


def load_course(root: Path, docs: Path, quizzes: Path) -> Course:
    """Return the course; messages name files as seen from `root`.

    Raises:
        CourseFaults: with every fault in every page, bank and scenario.
    """
    course, faults = read_course(root, docs, quizzes)
    if faults:
        raise CourseFaults(faults)
    return course


def read_course(root: Path, docs: Path, quizzes: Path) -> tuple[Course, list[Fault]]:
    """Return what can be read of the course, and every fault in it.

    Raises:
        CourseFaults: when the schema of the banks cannot be read.
    """
    faults: list[Fault] = []
    pages = {path.stem: path for path in files_in(docs / "modules", "*.md")}
    banks = {path.stem: path for path in files_in(quizzes, "*.yml")}
    faults.extend(_strays(root, docs, quizzes, pages, banks))
    faults.extend(_page_faults(root, docs))
    faults.extend(_bank_faults(root, banks.values()))
    schema = load_schema(quizzes)
    retired = retired_names(quizzes, root, faults)
    modules = {slug: load_module(path, name_in(root, path), faults) for slug, path in pages.items()}
    read = {slug: load_bank(path, name_in(root, path), schema, faults) for slug, path in banks.items()}
    loaded = {slug: bank for slug, bank in read.items() if bank}
    lessons = _lessons(modules, loaded)
    for bank in loaded.values():
        faults.extend(_reused(bank, retired))
    for lesson in lessons.values():
        faults.extend(_mismatches(lesson.module, lesson.bank))
    return Course(lessons, _scenarios(root, docs, modules, faults), loaded), faults


def _lessons(modules: dict[str, Module | None], banks: dict[str, Bank]) -> dict[str, Lesson]:
    """Join the modules and banks that could be read."""
    pairs = ((slug, modules.get(slug), bank) for slug, bank in banks.items())
    return {slug: Lesson(module, bank) for slug, module, bank in pairs if module}


def _scenarios(
    root: Path, docs: Path, modules: dict[str, Module | None], faults: list[Fault]
) -> dict[str, Scenario]:
    """Load every page of docs/scenarios but its index."""
    scenarios = {}
    for path in files_in(docs / "scenarios", "*.md"):
        scenario = None if path.stem == "index" else load_scenario(path, name_in(root, path), faults)
        if scenario:
            faults.extend(scenario_faults(scenario, modules))
            scenarios[scenario.slug] = scenario
    return scenarios


def _strays(
    root: Path, docs: Path, quizzes: Path, pages: dict[str, Path], banks: dict[str, Path]
) -> Iterator[Fault]:
    for slug in pages.keys() - banks.keys():
        remedy = f"write {name_in(root, quizzes / f'{slug}.yml')}"
        yield Fault(name_in(root, pages[slug]), 1, "this module has no question bank", remedy)
    for path in files_in(quizzes, "*.yaml"):
        yield Fault(name_in(root, path), 1, "a bank's name ends in .yml", f"rename it to {path.stem}.yml")
    for slug in banks.keys() - pages.keys():
        remedy = f"write {name_in(root, docs / 'modules' / f'{slug}.md')}, or delete the bank"
        yield Fault(name_in(root, banks[slug]), 1, "this bank has no module", remedy)


def _page_faults(root: Path, docs: Path) -> Iterator[Fault]:
    """Find what is wrong on pages of every kind: their encoding, front matter, markers and boxes."""
    for path in files_in(docs, "**/*.md"):
        name, faults = name_in(root, path), list[Fault]()
        text = read_text(path, name, faults) or ""
        if path.stem == "index" or name_in(docs, path.parent) not in _LOADED:
            read_front_matter(text, name, faults)
        yield from faults
        yield from _marker_faults(text, name, is_module=path.parent == docs / "modules")
        yield from box_faults(text, name)
        yield from merge_faults(text, name)
        yield from open_faults(text, name)


def _bank_faults(root: Path, banks: Iterable[Path]) -> Iterator[Fault]:
    """Find what is wrong with banks as texts, before they are read as YAML."""
    for path in banks:
        name = name_in(root, path)
        yield from merge_faults(read_text(path, name, []) or "", name)


def _marker_faults(text: str, name: str, *, is_module: bool) -> Iterator[Fault]:
    for marker in markers(text):
        if marker.name not in KNOWN:
            problem = f"<!-- {marker.name} --> is not a marker"
            yield Fault(name, marker.line, problem, f"use one of {', '.join(KNOWN)}, or delete it")
        elif marker.name in (QUIZ, CHECK) and not is_module:
            yield Fault(name, marker.line, "this page is not a module", "delete the marker")
    for line, problem, remedy in malformed(text):
        yield Fault(name, line, problem, remedy)


def retired_names(quizzes: Path, root: Path, faults: list[Fault]) -> frozenset[str]:
    """Return the names of questions that must not be given again; adds what cannot be read to `faults`."""
    path = quizzes / "retired.txt"
    name = name_in(root, path)
    text = read_text(path, name, faults) if path.exists() else None
    names = set()
    for number, line in enumerate((text or "").splitlines(), 1):
        written = line.strip()
        if _RETIRED.fullmatch(written):
            names.add(written)
        elif written and not written.startswith("#"):
            remedy = "write <module>/<question id>, or # before a note"
            faults.append(Fault(name, number, f'"{written}" names no question', remedy))
    return frozenset(names)


def _entries(bank: Bank) -> Iterator[tuple[Question | Line, int]]:
    """Yield each question and each line to say, with its line in the file."""
    yield from zip(bank.questions, bank.questions_at, strict=True)
    yield from zip(bank.lines, bank.lines_at, strict=True)


def _reused(bank: Bank, retired: frozenset[str]) -> Iterator[Fault]:
    for entry, line in _entries(bank):
        if f"{bank.module}/{entry.id}" in retired:
            kind = "question" if isinstance(entry, Question) else "line"
            problem = "this id belonged to a question or line that is retired"
            yield Fault(bank.file, line, problem, f"give the {kind} an id of its own", entry.id)


def _mismatches(module: Module, bank: Bank) -> Iterator[Fault]:
    known = {"section": list(module.sections), "objective": [it.id for it in module.objectives]}
    for place in bank.references:
        if place.name not in known[place.field]:
            problem = f'{module.file} has no {place.field} "{place.name}"'
            remedies = [f"use one of {', '.join(known[place.field])}"] if known[place.field] else []
            if place.field == "section" and place.name not in module.headings:
                remedies.append(f"give the heading its {{ #{place.name} }} back")
            yield Fault(
                bank.file,
                place.line,
                problem,
                ", or ".join(remedies) or f"write that {place.field}",
                place.entry,
            )
    yield from _check_faults(module, bank)


def _check_faults(module: Module, bank: Bank) -> Iterator[Fault]:
    for check, line in module.checks.items():
        if check not in bank.named:
            problem = f'{bank.file} has no question "{check}"'
            yield Fault(module.file, line, problem, "name one of its questions: <!-- check: id -->")
    if bank.named and not bank.named - module.checks.keys():
        yield Fault(
            module.file, 1, "every question is a check, none is left for the quiz", "keep some for it"
        )
