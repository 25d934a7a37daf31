"""Writes lists of modules and objectives from the facts in pages and banks."""

from __future__ import annotations

from posixpath import relpath
from typing import TYPE_CHECKING
from urllib.parse import urljoin

if TYPE_CHECKING:
    from collections.abc import Iterable

    from courseware.course import Lesson
    from courseware.module import Module
    from courseware.scenario import Scenario


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
            f"    {module.minutes} minutes, {questions} questions",
            "    {: .module-facts }",
            "",
            f'    <p class="module-status" data-module="{module.slug}">Not started</p>',
        ]
    )


def scenario_list(scenarios: Iterable[Scenario], page: str) -> str:
    """Return the scenarios as a Markdown list with links from `page` (a path in docs/)."""
    folder = page.rpartition("/")[0] or "."
    return "\n".join(
        f"- **[{scene.title}]({relpath(scene.path, folder)})**, {scene.minutes} minutes. {scene.description}"
        for scene in scenarios
    )


def module_table(lessons: Iterable[Lesson], page: str, site_url: str) -> str:
    """Return the modules as a Markdown table; addresses are whole when `site_url` is known."""
    head = ["| Module and address | Minutes | Questions | Objectives |", "| --- | --- | --- | --- |"]
    rows = (_table_row(lesson, page, site_url) for lesson in lessons)
    return "\n".join(['<div class="module-table" markdown="1">', "", *head, *rows, "", "</div>"])


def _table_row(lesson: Lesson, page: str, site_url: str) -> str:
    module = lesson.module
    objectives = "<br>".join(f"{objective.text.removesuffix('.')}." for objective in module.objectives)
    address = urljoin(site_url or "/", f"modules/{module.slug}/")
    cells = [f"{_link(module, page)}<br>`{address}`", module.minutes, len(lesson.bank.questions), objectives]
    return f"| {' | '.join(map(str, cells))} |"


def _link(module: Module, page: str) -> str:
    return f"[{module.title}]({relpath(f'modules/{module.slug}.md', page.rpartition('/')[0] or '.')})"
