"""Writes a scenario's page anew: a numbered part for each turn, and every choice with its reason at the end.

Python-Markdown has made headings and lists of links. Without script they still are: linked turns to read, in
print a decision tree ("turn to 7"). course-scenario.js shows one turn at a time.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bs4 import BeautifulSoup, Tag

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jinja2 import Template

    from courseware.module import Module
    from courseware.scenario import Choice, Scenario, Turn


@dataclass(frozen=True)
class ChoiceHtml:
    """One choice as the learner sees it; its `name` does not depend on its place."""

    choice: Choice
    name: str
    text: str
    to: int
    moves: str
    reread: tuple[str, str]


@dataclass(frozen=True)
class TurnHtml:
    """One turn as the learner sees it: its place, its text, its ways on."""

    turn: Turn
    number: int
    title: str
    body: str
    choices: tuple[ChoiceHtml, ...]


def scenario_html(html: str, scenario: Scenario, modules: Mapping[str, Module], template: Template) -> str:
    """Return the page's `html` with the turns of `scenario` written through `template`.

    `modules` are those whose sections the choices name. `scenario` is without faults.
    """
    page = BeautifulSoup(html, "html.parser")
    parts = _parts(page)
    opening = "".join(str(part) for part in parts.pop("", []))
    numbers = {turn: number for number, turn in enumerate(scenario.turns, 1)}
    turns = [
        _turn(scenario.turns[name], part, numbers, scenario, modules)
        for name, part in parts.items()
        if name in scenario.turns
    ]
    return opening + template.render(scenario=scenario, turns=turns)


def _parts(page: BeautifulSoup) -> dict[str, list[Tag]]:
    """Return the elements of each turn by its id, heading first; what stands before them under ""."""
    parts: dict[str, list[Tag]] = {"": []}
    here = parts[""]
    for element in page.find_all(True, recursive=False):
        if element.name == "h2":
            here = parts.setdefault(str(element["id"]), [])
        here.append(element)
    return parts


def _turn(
    turn: Turn, part: list[Tag], numbers: Mapping[str, int], scenario: Scenario, modules: Mapping[str, Module]
) -> TurnHtml:
    heading, *rest = part
    for link in heading.select(".headerlink"):
        link.decompose()
    choices: tuple[ChoiceHtml, ...] = ()
    if turn.choices:
        links = rest.pop().find_all("a")
        twins: Counter[str] = Counter()
        choices = tuple(
            _choice(choice, link, turn, twins, numbers, scenario, modules)
            for choice, link in zip(turn.choices, links, strict=True)
        )
    return TurnHtml(turn, numbers[turn.id], heading.decode_contents(), "".join(map(str, rest)), choices)


def _choice(
    choice: Choice,
    link: Tag,
    turn: Turn,
    twins: Counter[str],
    numbers: Mapping[str, int],
    scenario: Scenario,
    modules: Mapping[str, Module],
) -> ChoiceHtml:
    twins[choice.target] += 1
    twin = f".{twins[choice.target]}" if twins[choice.target] > 1 else ""
    moves = " ".join(
        f"{meter}{choice.attributes[meter]}" for meter in scenario.meters if meter in choice.attributes
    )
    return ChoiceHtml(
        choice,
        f"{turn.id}.{choice.target}{twin}",
        link.decode_contents(),
        numbers[choice.target],
        moves,
        _reread(choice, scenario, modules),
    )


def _reread(choice: Choice, scenario: Scenario, modules: Mapping[str, Module]) -> tuple[str, str]:
    """Return the address, from the scenario's page, and the title of the section to read again."""
    module, _, section = choice.attributes.get("section", "").rpartition("#")
    found = modules.get(module or scenario.module)
    if not found or not section:
        return "", ""
    return f"../../modules/{found.slug}/#{section}", found.headings[section]
