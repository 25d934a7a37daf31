"""Writes lists of modules, scenarios, objectives, letters and lines from the facts in pages and banks."""

from __future__ import annotations

import re
from html import escape
from posixpath import relpath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from courseware.bank import Line
    from courseware.course import Lesson
    from courseware.module import Module
    from courseware.scenario import Scenario

TERM = re.compile(r"^\*\*(?P<name>.+?)\*\*\{ *#(?P<id>[\w-]+) *\}", re.MULTILINE)


def objective_list(module: Module) -> str:
    """Return the objectives of `module` as a Markdown list, with the time they take."""
    opening = f"After about {module.minutes} minutes, quiz included, you will be able to:"
    return "\n".join([opening, "", *(f"- {objective.text}" for objective in module.objectives)])


def module_map(lessons: Iterable[Lesson], page: str) -> str:
    """Return the modules in order, as a Markdown list with links from `page` (a path in docs/)."""
    items = "\n\n".join(_map_item(lesson, page) for lesson in lessons)
    return f'<div class="module-map" markdown="1">\n\n{items}\n\n</div>'


def _map_item(lesson: Lesson, page: str) -> str:
    module, questions = lesson.module, len(lesson.bank.questions)
    return "\n".join(
        [
            f"1.  **{_link(module, page)}**",
            "",
            f"    {module.promise or module.description}",
            "",
            f"    {_minutes(module.minutes)}, {questions}\N{NO-BREAK SPACE}questions",
            "    {: .module-facts }",
            "",
            f'    <p class="module-status" data-module="{module.slug}" data-pagefind-ignore></p>',
        ]
    )


def scenario_list(scenarios: Iterable[Scenario], page: str) -> str:
    """Return the scenarios as a Markdown list with links from `page` (a path in docs/)."""
    return "\n".join(
        f"- {_scenario_link(scene, page)}, {_minutes(scene.minutes)}. {scene.description}"
        for scene in scenarios
    )


def scenario_cards(scenarios: Iterable[Scenario], modules: Mapping[str, Module], page: str) -> str:
    """Return the scenarios as a list of cards, each with what helps to choose; `modules` by slug."""
    cards = "\n\n".join(_scenario_card(scene, modules.get(scene.module), page) for scene in scenarios)
    return f'<div class="cards" markdown="1">\n\n{cards}\n\n</div>'


def _scenario_card(scene: Scenario, module: Module | None, page: str) -> str:
    facts = [f"{_minutes(scene.minutes)}.", f"Module: {module.title}." if module else "All modules."]
    quiet = ["A quieter version can be chosen."] if scene.is_told_quietly else []
    played = f'<course-played data-scenario="{scene.slug}" data-last="{" ".join(scene.last_turns)}">'
    return "\n".join(
        [
            f"-   {scene.place} {played}</course-played>",
            "    {: .card-place }",
            "",
            f"    {_scenario_link(scene, page)}",
            "",
            f"    {scene.description}",
            "",
            f"    {' '.join([*facts, *quiet])}",
            "    {: .card-facts }",
        ]
    )


def _scenario_link(scene: Scenario, page: str) -> str:
    return f"**[{scene.title}]({relpath(scene.path, page.rpartition('/')[0] or '.')})**"


def _minutes(number: int) -> str:
    """Return a time in minutes, which no line's end takes apart."""
    return f"{number}\N{NO-BREAK SPACE}minutes"


def module_table(lessons: Iterable[Lesson], page: str, site_url: str) -> str:
    """Return the modules as a Markdown table; addresses are whole when `site_url` is known."""
    head = ["| Module and address | Minutes | Questions | Objectives |", "| --- | --- | --- | --- |"]
    rows = (_table_row(lesson, page, site_url) for lesson in lessons)
    return "\n".join(
        ['<div class="module-table" markdown="1" data-pagefind-ignore>', "", *head, *rows, "", "</div>"]
    )


def _table_row(lesson: Lesson, page: str, site_url: str) -> str:
    module = lesson.module
    objectives = "".join(f"<li>{objective.text.removesuffix('.')}</li>" for objective in module.objectives)
    questions = len(lesson.bank.questions)
    before = f"{site_url}<wbr>" if site_url else "/"
    cells = [
        f"{_link(module, page)}<br><code>{before}modules/{module.slug}/</code>",
        module.minutes,
        questions,
        f"<ul>{objectives}</ul>",
    ]
    return f"| {' | '.join(map(str, cells))} |"


def lines_to_say(lessons: Iterable[Lesson], page: str) -> str:
    """Return the lines to say of each module, the answers in fold-outs, with links from `page`."""
    return "\n\n".join(_lines_of_module(lesson, page) for lesson in lessons if lesson.bank.lines)


def _lines_of_module(lesson: Lesson, page: str) -> str:
    module = lesson.module
    items = "\n".join(_line_to_say(line, module, page) for line in lesson.bank.lines)
    return f'## {module.title} {{ #{module.slug} }}\n\n<ol class="say-list" markdown="block">\n{items}\n</ol>'


def _line_to_say(line: Line, module: Module, page: str) -> str:
    """Return one item; the review takes it from the page by its `data-line`."""
    title = escape(module.sections[line.section], quote=False)
    return "\n".join(
        [
            f'<li class="say" data-line="{module.slug}/{line.id}" markdown="block">',
            "",
            line.prompt,
            "{: .say-prompt }",
            "",
            '<details class="say-answer" data-pagefind-ignore markdown="block">',
            f'<summary>A line that works<span class="seen-by-readers">, on {title}</span></summary>',
            "",
            f'"{line.line}"',
            "{: .say-line }",
            "",
            f"{line.why} To read again: [{title}]({_address(module, page)}#{line.section})",
            "{: .say-why }",
            "",
            "</details>",
            "</li>",
        ]
    )


def letters(glossary: str) -> str:
    """Return a link for each letter that terms of the page `glossary` begin with; nothing without terms."""
    first: dict[str, str] = {}
    for term in TERM.finditer(glossary):
        first.setdefault(term["name"][0].upper(), term["id"])
    links = "\n".join(f"- [{letter}](#{id_})" for letter, id_ in first.items())
    return f'<div class="letters" markdown="1">\n\n{links}\n\n</div>' if links else ""


def _link(module: Module, page: str) -> str:
    return f"[{module.title}]({_address(module, page)})"


def _address(module: Module, page: str) -> str:
    return relpath(f"modules/{module.slug}.md", page.rpartition("/")[0] or ".")
