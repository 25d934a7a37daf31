"""A scenario: a page whose headings are turns and whose lists of links are choices.

The page is ordinary Markdown. A choice is a list item of one link to a turn of the same page, with
attributes: how it moves a meter (`trust="+1"`), the step it `uses` or `misses`, the `section` to read again,
and `why`.
A choice may set a flag (`sets`); a fork's choices each ask for one (`if`, `unless`).
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from markdown.extensions.attr_list import get_attrs_and_remainder

from courseware.fault import Fault
from courseware.front_matter import read_front_matter
from courseware.text_file import read_text
from courseware.typography import typographic

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from courseware.located_yaml import LocatedYaml

_HEADING = re.compile(r"^## (?P<title>.*?)\s*\{(?P<attributes>[^}]*)\}\s*$")
_CHOICE = re.compile(r"^- \[(?P<text>.*)\]\(#(?P<target>[^)\s]+)\)(\{(?P<attributes>.*)\})?\s*$")
_LINK_ITEM = re.compile(r"^- \[.*\]\(#")
_QUOTED = re.compile(r'(?P<name>[\w-]+)="(?P<text>.*?)"(?=\s+([\w-]+=|[.#]\w)|\s*$)')
_QUOTE, _SINGLE = '"', "'"
_OPENING = re.compile(r'(?P<name>[\w-]+)="')
_CURLY = re.compile("(?<==)[\u201c\u201d](?P<value>[^\u201c\u201d]*)[\u201c\u201d]")

CHOICE_FIELDS = ("uses", "misses", "section", "why", "sets", "if", "unless")
_WORDS = ("uses", "misses", "why")
QUIET = "quiet"  # the flag of a quieter telling
KINDS = ("ending", "calm", "note")


@dataclass(frozen=True)
class Choice:
    """One way on: what is said or done, the turn it leads to, its attributes and its line."""

    text: str
    target: str
    attributes: dict[str, str]
    line: int

    @property
    def condition(self) -> tuple[str, bool] | None:
        """The flag that this way asks for and whether it must be set; None when it is always open."""
        for name, wanted in (("if", True), ("unless", False)):
            if name in self.attributes:
                return self.attributes[name], wanted
        return None


@dataclass
class Turn:
    """One moment: its id, its heading, its kinds (`ending`, `calm`, `note`), its choices and its line."""

    id: str
    title: str
    kinds: frozenset[str]
    line: int
    choices: list[Choice] = field(default_factory=list)

    @property
    def is_ending(self) -> bool:
        """Whether the scenario is over here."""
        return "ending" in self.kinds

    @property
    def is_fork(self) -> bool:
        """Whether what happened before decides the way on, not the learner."""
        return bool(self.choices) and any(choice.condition for choice in self.choices)

    @property
    def is_decision(self) -> bool:
        """Whether the learner chooses between things to say or do."""
        return len(self.choices) > 1 and not self.is_fork and "note" not in self.kinds


@dataclass(frozen=True)
class Scenario:
    """A page of turns; `module` is empty when it belongs to the whole course. `meters`: label by id.

    `place` tells where it happens, or how the customer gets in touch; it may be empty.
    """

    slug: str
    title: str
    description: str
    minutes: int
    module: str
    place: str
    meters: dict[str, str]
    turns: dict[str, Turn]
    file: str
    module_at: int = 2

    @property
    def path(self) -> str:
        """The page, from docs/."""
        return f"scenarios/{self.slug}.md"

    @property
    def is_told_quietly(self) -> bool:
        """Whether the learner may take it in a quieter telling."""
        return any(
            choice.attributes.get("sets") == QUIET for choice in next(iter(self.turns.values())).choices
        )

    @property
    def last_turns(self) -> list[str]:
        """The turns after which nothing is left to choose: endings, and forks that lead to nothing else."""
        last = {turn.id for turn in self.turns.values() if turn.is_ending}
        forks = [turn for turn in self.turns.values() if turn.is_fork]
        return sorted(
            last | {turn.id for turn in forks if last.issuperset(way.target for way in turn.choices)}
        )


def load_scenario(path: Path, name: str, faults: list[Fault]) -> Scenario | None:
    """Read the page at `path`, called `name` in messages; adds what cannot be read to `faults`.

    Returns None when the front matter cannot be used. What the story lacks is found by `scenario_faults`.
    """
    text = read_text(path, name, faults)
    if text is None:
        return None
    facts = _facts(text, name, faults)
    if facts is None:
        return None
    return Scenario(path.stem, turns=_turns(text, name, faults), file=name, **facts)


# What a field has to be, and what to do when it is not.
_FACTS: dict[str, tuple[type, str]] = {
    "title": (str, "write a text"),
    "description": (str, "write a text"),
    "minutes": (int, "write it in digits only"),
    "module": (str, "write the slug of a module, or take it out"),
    "place": (str, "write a text, or take it out"),
    "meters": (dict, "write a line below it for each meter, as in trust: Their trust"),
}
_IN_SCENARIO = ("minutes", "module", "place", "meters")
_MAY_BE_LEFT_OUT = ("module", "place")


def _facts(text: str, name: str, faults: list[Fault]) -> dict[str, Any] | None:
    document = read_front_matter(text, name, faults, "begin with ---, title, scenario, ---")
    if document is None:
        return None
    data = document.data if isinstance(document.data, dict) else {}
    scenario = data["scenario"] if isinstance(data.get("scenario"), dict) else {}
    facts: dict[str, Any] = {fact: (scenario if fact in _IN_SCENARIO else data).get(fact) for fact in _FACTS}
    facts |= {fact: "" for fact in _MAY_BE_LEFT_OUT if fact not in scenario}
    wrong = list(_fact_faults(facts, document, name))
    faults.extend(wrong)
    if wrong:
        return None
    meters = {meter: typographic(str(label)) for meter, label in facts["meters"].items()}
    return facts | {"meters": meters, "module_at": document.line(("scenario", "module"))}


def _fact_faults(facts: dict[str, Any], document: LocatedYaml, name: str) -> Iterator[Fault]:
    for fact, (kind, remedy) in _FACTS.items():
        place = ("scenario", fact) if fact in _IN_SCENARIO else (fact,)
        given = facts[fact]
        if given in (None, {}):
            where = "below scenario" if fact in _IN_SCENARIO else "in the front matter"
            yield Fault(name, document.line(place), f"{fact} is missing {where}", f"add it: {remedy}")
        elif not isinstance(given, kind) or isinstance(given, bool):
            yield Fault(name, document.line(place), f"{fact} is {_as_written(given)}", remedy)


def _as_written(value: Any) -> str:
    return f'"{value}"' if isinstance(value, str) else json.dumps(value)


def _turns(text: str, name: str, faults: list[Fault]) -> dict[str, Turn]:
    turns: dict[str, Turn] = {}
    for turn in _read_turns(text, name, faults):
        if turn.id in turns:
            problem = f"the id {turn.id} is taken by line {turns[turn.id].line}"
            faults.append(Fault(name, turn.line, problem, "give this turn another id"))
        else:
            turns[turn.id] = turn
    return turns


def _read_turns(text: str, name: str, faults: list[Fault]) -> Iterator[Turn]:
    turn: Turn | None = None
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith("## "):
            if turn:
                yield turn
            turn = _read_heading(line, number, name, faults)
        elif turn and (choice := _read_choice(line, number, name, faults)):
            turn.choices.append(choice)
    if turn:
        yield turn


def _read_heading(line: str, number: int, name: str, faults: list[Fault]) -> Turn | None:
    found = _HEADING.match(line)
    pairs = get_attrs_and_remainder(found["attributes"])[0] if found else []
    ids = [value for key, value in pairs if key == "id"]
    if not found or not ids:
        faults.append(Fault(name, number, "this turn has no id", "end the heading with { #some-name }"))
        return None
    return Turn(ids[0], found["title"], frozenset(value for key, value in pairs if key == "."), number)


def _mended(attributes: str) -> tuple[str, list[tuple[str, str]]]:
    """Return `attributes` with sound quotation marks, and what was wrong with them.

    One slip in them is told once: read as they are, the words behind it would be attributes too.
    """
    slips = []
    if _CURLY.search(attributes):
        slips.append(("these quotes are curly", 'write straight ones, as in why="text"'))
        attributes = _CURLY.sub(r'"\g<value>"', attributes)
    for quoted in _QUOTED.finditer(attributes):
        if _OPENING.search(quoted["text"]):
            slips.append(_not_closed(quoted["name"]))
        elif '"' in quoted["text"]:
            problem = f"a quotation mark stands in {quoted['name']}"
            slips.append((problem, "use single ones in it, as in why=\"It is a 'no'.\""))
    attributes = _QUOTED.sub(_with_single_quotes, attributes)
    if left := _OPENING.search(_QUOTED.sub("", attributes)):
        slips.append(_not_closed(left["name"]))
        attributes += '"'
    return attributes, slips


def _not_closed(attribute: str) -> tuple[str, str]:
    return f"the quotation mark that opens {attribute} is not closed", "close it at the end of its text"


def _with_single_quotes(quoted: re.Match[str]) -> str:
    """Return an attribute without double quotes in its text; one that stands in it, as an attribute."""
    parts = [quoted["name"], *_OPENING.split(quoted["text"])]
    pairs = zip(parts[::2], parts[1::2], strict=True)
    return " ".join(f'{name}="{words.strip().replace(_QUOTE, _SINGLE)}"' for name, words in pairs)


def _read_choice(line: str, number: int, name: str, faults: list[Fault]) -> Choice | None:
    found = _CHOICE.match(line)
    if not found:
        if _LINK_ITEM.match(line):
            remedy = "write - [words](#turn){ attributes } on one line"
            faults.append(Fault(name, number, "this choice cannot be read", remedy))
        return None
    attributes, slips = _mended(found["attributes"] or "")
    faults.extend(Fault(name, number, *slip) for slip in slips)
    pairs, rest = get_attrs_and_remainder(attributes)
    if rest.strip():
        faults.append(Fault(name, number, f"cannot read {rest.strip()!r}", 'write attributes as name="text"'))
    # `name=` has no value at all; what is empty is told as what is missing.
    given = {key: typographic(value) if key in _WORDS else value for key, value in pairs if value}
    return Choice(found["text"], found["target"], given, number)
