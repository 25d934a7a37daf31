"""Writes a scenario's page anew: a numbered part for each turn, and every choice with its reason at the end.

Python-Markdown has made headings and lists of links. Without script they still are: linked turns to read, in
print a decision tree ("turn to 7"). course-scenario.js shows one turn at a time.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jinja2 import Template
    from selectolax.lexbor import LexborNode

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
    parts = _parts(html)
    opening = _html(parts.pop(""))
    scene = _Scene(scenario, modules)
    turns = [scene.turn(scenario.turns[name], part) for name, part in parts.items() if name in scenario.turns]
    return opening + template.render(scenario=scenario, turns=turns)


def _parts(html: str) -> dict[str, list[LexborNode]]:
    """Return the elements of each turn by its id, heading first; what stands before them under ""."""
    parts: dict[str, list[LexborNode]] = {"": []}
    here = parts[""]
    for element in LexborHTMLParser(html).css("body > *"):
        if element.tag == "h2":
            here = parts.setdefault(element.id or "", [])
        here.append(element)
    return parts


def _html(elements: list[LexborNode]) -> str:
    return "".join(element.html or "" for element in elements)


class _Scene:
    """Makes a turn as the learner sees it, with the numbers of all turns and the titles of all sections."""

    def __init__(self, scenario: Scenario, modules: Mapping[str, Module]) -> None:
        self._scenario, self._modules = scenario, modules
        self._numbers = {turn: number for number, turn in enumerate(scenario.turns, 1)}

    def turn(self, turn: Turn, part: list[LexborNode]) -> TurnHtml:
        """Return `turn`, whose elements on the page are `part`: a heading, text, and the list of choices."""
        heading, *rest = part
        links = rest.pop().css("a") if turn.choices else []
        choices = tuple(self._choices(turn, links))
        return TurnHtml(turn, self._numbers[turn.id], heading.inner_html or "", _html(rest), choices)

    def _choices(self, turn: Turn, links: list[LexborNode]) -> Iterator[ChoiceHtml]:
        ways: Counter[str] = Counter()
        for choice, link in zip(turn.choices, links, strict=True):
            ways[choice.target] += 1
            twin = f".{ways[choice.target]}" if ways[choice.target] > 1 else ""
            yield ChoiceHtml(
                choice,
                name=f"{turn.id}.{choice.target}{twin}",
                text=link.inner_html or "",
                to=self._numbers[choice.target],
                moves=self._moves(choice),
                reread=self._reread(choice),
            )

    def _moves(self, choice: Choice) -> str:
        given = choice.attributes
        return " ".join(f"{meter}{given[meter]}" for meter in self._scenario.meters if meter in given)

    def _reread(self, choice: Choice) -> tuple[str, str]:
        """Return the address, from the scenario's page, and the title of the section to read again."""
        module, _, section = choice.attributes.get("section", "").rpartition("#")
        found = self._modules.get(module or self._scenario.module)
        if not found or not section:
            return "", ""
        return f"../../modules/{found.slug}/#{section}", found.headings[section]
