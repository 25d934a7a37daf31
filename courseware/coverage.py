"""Writes what asks for what: a table that counts, then for each module its questions under its objectives.

It is for trainers who choose and for authors who look for gaps; the table counts gaps, the modules name them.
"""

from __future__ import annotations

from collections import Counter
from posixpath import relpath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from courseware.bank import Question
    from courseware.course import Lesson
    from courseware.module import Module, Objective
    from courseware.scenario import Scenario

_TYPES = {"single": "one answer", "multiple": "several answers"}
_LEVELS = ("recall", "apply", "judge")
_COUNTED = ("Module", "Minutes", "Objectives", "Sections", "Questions", "Lines to say", "Scenarios", "Gaps")


def coverage(lessons: Iterable[Lesson], scenarios: Sequence[Scenario], page: str) -> str:
    """Return the coverage of the modules as Markdown with links from `page` (a path in docs/)."""
    folder, lessons = page.rpartition("/")[0] or ".", list(lessons)
    blocks = "\n\n".join(_module_block(lesson, scenarios, folder) for lesson in lessons)
    return f'<div class="coverage" markdown="1">\n\n{_table(lessons, scenarios)}\n\n{blocks}\n\n</div>'


def _table(lessons: Iterable[Lesson], scenarios: Sequence[Scenario]) -> str:
    """Return the table: how much of each there is in each module, and in all."""
    counted = [_counts(lesson, scenarios) for lesson in lessons]
    names = [f"[{lesson.module.title}](#{lesson.module.slug})" for lesson in lessons]
    rows = [*zip(names, counted, strict=True), ("All", list(map(sum, zip(*counted, strict=True))))]
    head = [f"| {' | '.join(_COUNTED)} |", f"| --- {'| --- ' * (len(_COUNTED) - 1)}|"]
    return "\n".join([*head, *(f"| {name} | {' | '.join(map(str, counts))} |" for name, counts in rows)])


def _counts(lesson: Lesson, scenarios: Sequence[Scenario]) -> list[int]:
    module, bank = lesson.module, lesson.bank
    scenes = [scene for scene in scenarios if scene.module == module.slug]
    parts = (module.objectives, module.sections, bank.questions, bank.lines, scenes)
    return [module.minutes, *map(len, parts), len(list(gaps(lesson, scenarios)))]


def gaps(lesson: Lesson, scenarios: Sequence[Scenario]) -> Iterator[str]:
    """Yield what a module leaves out, each as the end of a sentence that begins with "Gap:"."""
    module, questions = lesson.module, lesson.bank.questions
    for objective in module.objectives:
        asking = [question for question in questions if question.objective == objective.id]
        if not asking:
            yield f"no question asks for the objective “{objective.text}”"
        elif not any(question.is_case for question in asking):
            yield f"the objective “{objective.text}” is only recalled, never used in a case"
    asked = {question.section for question in questions}
    for section, title in module.sections.items():
        if section not in asked:
            yield f"no question belongs to the section “{title}”"
    if not any(scene.module == module.slug for scene in scenarios):
        yield "no scenario belongs to this module"


def _module_block(lesson: Lesson, scenarios: Sequence[Scenario], folder: str) -> str:
    module, questions = lesson.module, lesson.bank.questions
    levels = Counter[str](question.level for question in questions)
    counts = ", ".join(f"{levels[level]}&nbsp;{level}" for level in _LEVELS)
    address = relpath(f"modules/{module.slug}.md", folder)
    missing = [f"- **Gap:** {gap}." for gap in gaps(lesson, scenarios)]
    return "\n".join(
        [
            f"## {module.title} {{ #{module.slug} }}",
            "",
            f"[Open the module: {module.title}]({address}). {module.minutes} minutes, "
            f"{len(questions)} questions: {counts}.",
            "",
            *missing,
            *_lines_to_say(lesson, address),
            *(_scenario_line(scene, folder) for scene in scenarios if scene.module == module.slug),
            "",
            *(_objective_block(objective, lesson, address) for objective in module.objectives),
        ]
    )


def _lines_to_say(lesson: Lesson, address: str) -> Iterator[str]:
    """Yield one item that names the lines to say with their sections; they ask for no objective."""
    lines = lesson.bank.lines
    named = [f"{_section(line.section, lesson.module, address)} `{line.id}`" for line in lines]
    if named:
        yield f"- Lines to say: {', '.join(named)}."


def _scenario_line(scene: Scenario, folder: str) -> str:
    return f"- Scenario: [{scene.title}]({relpath(scene.path, folder)}), {scene.minutes} minutes."


def _objective_block(objective: Objective, lesson: Lesson, address: str) -> str:
    asking = [question for question in lesson.bank.questions if question.objective == objective.id]
    lines = [_question_line(question, lesson.module, address) for question in asking]
    return "\n".join([f"### {objective.text}", "", *(lines or ["No question asks for this."]), ""])


def _question_line(question: Question, module: Module, address: str) -> str:
    section = _section(question.section, module, address)
    kind = _TYPES.get(question.type, question.type)
    check = ", quick check" if question.id in module.checks else ""
    return f"- {question.level.capitalize()}, {kind}{check}: {section} `{question.id}`"


def _section(section: str, module: Module, address: str) -> str:
    return f"[{module.sections[section]}]({address}#{section})"
