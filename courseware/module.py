"""A module's page: its front matter, its sections, and its markers."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import TYPE_CHECKING

from courseware.fault import Fault
from courseware.front_matter import read_front_matter
from courseware.markers import CHECK, QUIZ, markers
from courseware.schema_faults import Schema, schema_faults
from courseware.text_file import read_text
from courseware.typography import typographic

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from courseware.located_yaml import LocatedYaml
    from courseware.markers import Marker

# What every module page has around its sections (see the page anatomy in CONTRIBUTING.md).
OPENING = ("objectives", "before-you-read")
CLOSING = ("card", "dialogues", "scenario", "mistakes", "plan", "key-points", "sources", "quiz")

_TITLE = re.compile(r"^# (?P<title>.*?) *(?:\{(?P<attributes>[^}\n]*)\} *)?$", re.MULTILINE)
_HEADING = re.compile(r"^## (?P<title>.*?)\s*\{[^}]*#(?P<id>[a-z0-9-]+)[^}]*\}\s*$")


@dataclass(frozen=True)
class Objective:
    """Something the learner will be able to do."""

    id: str
    text: str


@dataclass(frozen=True)
class Module:
    """What the rest of the house needs to know of a module's page.

    `checks` are the questions asked between the sections: the line of each by its id. `promise` is the one
    thing that the map on the home page tells of the module.
    """

    slug: str
    title: str
    description: str
    minutes: int
    objectives: tuple[Objective, ...]
    headings: dict[str, str]
    checks: dict[str, int]
    file: str
    promise: str = ""

    @cached_property
    def sections(self) -> dict[str, str]:
        """The sections that teach: title by id, in order."""
        return {id_: title for id_, title in self.headings.items() if id_ not in (*OPENING, *CLOSING)}

    @property
    def parts(self) -> dict[str, str]:
        """What a learner goes back to: the sections, and the quiz."""
        return self.sections | {id_: title for id_, title in self.headings.items() if id_ == "quiz"}


def load_module(path: Path, name: str, faults: list[Fault]) -> Module | None:
    """Read the page at `path`, called `name` in messages.

    Adds all faults to `faults`; returns None when the front matter cannot be used.
    """
    text = read_text(path, name, faults)
    if text is None:
        return None
    faults.extend(_marker_faults(text, name))
    document = _front_matter(text, name, faults)
    if document is None:
        return None
    data = document.data
    objectives = tuple(Objective(given["id"], typographic(given["text"])) for given in data["objectives"])
    found = filter(None, map(_HEADING.match, text.splitlines()))
    headings = {heading["id"]: typographic(heading["title"]) for heading in found}
    facts = {field: data[field] for field in ("title", "description", "minutes", "promise") if field in data}
    checks = {marker.argument: marker.line for marker in markers(text) if marker.name == CHECK}
    return Module(path.stem, objectives=objectives, headings=headings, checks=checks, file=name, **facts)


def number_sections(text: str, module: Module) -> str:
    """Return the page's `text` with "Part 2 of 8" told to each heading of a section, for the style sheet."""
    places = {id_: place for place, id_ in enumerate(module.sections, 1)}

    def number(line: str) -> str:
        found = _HEADING.match(line)
        if not found or found["id"] not in places:
            return line
        return f'{line.rstrip()[:-1]}data-part="Part {places[found["id"]]} of {len(places)}" }}'

    return "\n".join(number(line) for line in text.split("\n"))


def number_title(text: str, place: int, count: int) -> str:
    """Return the page's `text` with "Module 2 of 6" told to its title, for the style sheet."""

    def number(found: re.Match[str]) -> str:
        attributes = f'{found["attributes"] or ""} data-part="Module {place} of {count}"'
        return f"# {found['title']} {{ {attributes.strip()} }}"

    return _TITLE.sub(number, text, count=1)


def _front_matter(text: str, name: str, faults: list[Fault]) -> LocatedYaml | None:
    missing = "begin the page with a line ---, the fields title, description, minutes, objectives, and ---"
    document = read_front_matter(text, name, faults, missing)
    if document is None:
        return None
    differences = schema_faults(document, _schema(), name)
    faults.extend(differences)
    return None if differences else document


@cache
def _schema() -> Schema:
    return Schema(json.loads(files("courseware").joinpath("module.schema.json").read_text(encoding="utf-8")))


def _marker_faults(text: str, name: str) -> Iterator[Fault]:
    found = list(markers(text))
    checks = Counter(marker.argument for marker in found if marker.name == CHECK)
    for marker in found:
        if marker.name == CHECK and checks[marker.argument] > 1:
            problem = f"the check {marker.argument} stands on this page more than once"
            yield Fault(name, marker.line, problem, "keep one of them")
    yield from _quiz_marker_faults(text, [marker for marker in found if marker.name == QUIZ], name)


def _quiz_marker_faults(text: str, found: list[Marker], name: str) -> Iterator[Fault]:
    if not found:
        end = max(1, len(text.splitlines()))
        yield Fault(name, end, "there is no quiz marker", "end the page with the line <!-- quiz -->")
    elif len(found) > 1:
        lines = ", ".join(str(marker.line) for marker in found)
        yield Fault(name, found[1].line, f"there are quiz markers on lines {lines}", "keep the last one")
    elif text[found[0].end :].strip():
        remedy = "make <!-- quiz --> the last line of the page"
        yield Fault(name, found[0].line, "text follows the quiz marker", remedy)
