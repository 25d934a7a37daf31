"""The command `python -m courseware new`: begins a module, a question or a scenario from templates.

What it writes builds, and says TODO wherever an author has to write; the linter lists those places.
"""

from __future__ import annotations

import re
from importlib.resources import files
from string import Template
from typing import TYPE_CHECKING

import yaml

from courseware.bank import Bank, load_bank, load_schema
from courseware.course import retired_names
from courseware.module import Module, load_module
from courseware.text_file import name_in, read_text

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from courseware.fault import Fault

COMMAND = ".venv/bin/python -m courseware"
LONGEST = 60  # letters of a name: it is part of file names and addresses
MINUTES = 4  # what the words and questions of the template take
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_NAV_LINE = r"(?m)^(?P<indent> *- +)(?:[^#\n]*: +)?{}/[\w-]+\.md *(?:#.*)?$"


class Refused(Exception):
    """One plain sentence on why nothing was written."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("kind", choices=tuple(_BEGIN), help="what to begin")
    parser.add_argument(
        "slug",
        help="its name, as in small-talk; for a question <module>/<question id>, as in empathy/wet-shoes",
    )


def run(root: Path, arguments: argparse.Namespace) -> int:
    """Write the scaffold in `root` and say where; return 1 with a sentence on why when it is refused."""
    try:
        _sound_settings(root / "mkdocs.yml")
        print(*_BEGIN[arguments.kind](root, arguments.slug), sep="\n")
    except Refused as refusal:
        print(refusal)
        return 1
    print(f"Every TODO is yours to write; {COMMAND} check lists them.")
    return 0


def _sound_settings(config: Path) -> None:
    faults: list[Fault] = []
    if read_text(config, config.name, faults) is None:
        raise Refused(str(faults[0]))


def new_module(root: Path, slug: str) -> list[str]:
    """Write a page, a bank of three questions, a cover to draw, and the line in `nav`; return a line on each.

    Raises:
        Refused: when the slug is malformed or taken.
    """
    _sound(slug, "A module's slug")
    if slug == "index":
        raise Refused('"index" would be the address of the folder; name the module after what it teaches.')
    page, bank = _page_and_bank(root, slug)
    cover = root / "docs/assets/img" / slug / "cover.svg"
    _not_there(root, page, bank, cover)
    page.write_text(_filled("module.md", title=_title(slug), minutes=str(MINUTES)), encoding="utf-8")
    bank.write_text(_new_bank(slug), encoding="utf-8")
    cover.parent.mkdir(parents=True, exist_ok=True)
    cover.write_text(_filled("cover.svg"), encoding="utf-8")
    written = [name_in(root, path) for path in (page, bank, cover)]
    return [*written, _add_to_nav(root / "mkdocs.yml", "modules", slug)]


def _new_bank(slug: str) -> str:
    where = {"section": "first-section", "objective": "first-objective"}
    names = ("first-question", "second-question", "first-check")
    first, *others = (_filled("question.yml", id=name, **where) for name in names)
    return "".join([_filled("bank.yml", slug=_as_text(slug)), first.lstrip("\n"), *others])


def new_scenario(root: Path, slug: str) -> list[str]:
    """Write a scene of one decision and the line in `nav`; return a line on each.

    Raises:
        Refused: when the slug is malformed or taken, or no module has a section to read again.
    """
    _sound(slug, "A scenario's slug")
    page = root / "docs/scenarios" / f"{slug}.md"
    _not_there(root, page)
    name = next((path.stem for path in sorted((root / "docs/modules").glob("*.md"))), None)
    if name is None:
        raise Refused("Begin a module first: a scenario leads back to its sections.")
    module = _sound_module(root, name)[1]
    section = next(iter(module.sections))
    page.parent.mkdir(exist_ok=True)
    text = _filled("scenario.md", title=_title(slug), module=_as_text(name), section=section)
    page.write_text(text, encoding="utf-8")
    return [name_in(root, page), _add_to_nav(root / "mkdocs.yml", "scenarios", slug)]


def _add_to_nav(config: Path, folder: str, slug: str) -> str:
    """Put the page after the others of `folder` in `nav`, comments kept; return what was done, or is to do.

    Of lines at several depths, the deepest are the list of that folder.
    """
    text = config.read_text(encoding="utf-8")
    lines = list(re.finditer(_NAV_LINE.format(folder), text))
    if not lines:
        return f"Add this line to nav in mkdocs.yml: - {folder}/{slug}.md"
    last = max(lines, key=lambda line: (len(line["indent"]), line.start()))
    end = last.end()
    text = f"{text[:end]}\n{last['indent']}{folder}/{slug}.md{text[end:]}"
    config.write_text(text, encoding="utf-8")
    line = text.count("\n", 0, end) + 2
    return f"mkdocs.yml:{line}: {folder}/{slug}.md stands in nav, after the other {folder}"


def new_question(root: Path, name: str) -> list[str]:
    """Add a question to the bank of a module: `name` is <module>/<question id>, or <module> alone.

    Returns two lines: where it is, and what in it is a guess until the author sets it.

    Raises:
        Refused: when a name is malformed, unknown or taken, or the bank cannot be read.
    """
    slug, slash, given = name.partition("/")
    _sound(slug, "A module's slug")
    if slash:
        _sound(given, "A question's id")
    bank, module = _sound_module(root, slug)
    identifier = given or _free(bank)
    _not_taken(root, bank, identifier)
    path = root / bank.file
    before = path.read_text(encoding="utf-8").rstrip("\n")
    names = {"id": identifier, "section": next(iter(module.sections)), "objective": module.objectives[0].id}
    question = _filled("question.yml", **{field: _as_text(name) for field, name in names.items()})
    path.write_text(f"{before}\n{question}", encoding="utf-8")
    added = load_bank(path, bank.file, load_schema(root / "quizzes"), faults := list["Fault"]())
    if faults or added is None or added.questions[:-1] != bank.questions:
        path.write_text(f"{before}\n", encoding="utf-8")
        raise Refused(f"{bank.file} does not end with its questions, so none could be added.")
    return [f"{bank.file}:{added.questions_at[-1]}: {identifier}", _guesses(added)]


def _guesses(bank: Bank) -> str:
    """Return what the last question of `bank` says of itself before its author has, and where."""
    question = bank.questions[-1]
    line = next(place.line for place in bank.references if place.entry == question.id)
    guessed = f"{question.section}, {question.objective}, {question.level}"
    return f"{bank.file}:{line}: set section, objective and level; they say {guessed} until you do"


def _sound_module(root: Path, slug: str) -> tuple[Bank, Module]:
    page, path = _page_and_bank(root, slug)
    if not page.exists() or not path.exists():
        raise Refused(f'There is no module "{slug}"; {COMMAND} new module {slug} begins one.')
    faults: list[Fault] = []
    bank = load_bank(path, name_in(root, path), load_schema(root / "quizzes"), faults)
    module = load_module(page, name_in(root, page), faults)
    if faults or bank is None or module is None or not module.sections:
        raise Refused(f'Mend the module "{slug}" first; {COMMAND} check says what is wrong.')
    return bank, module


def _free(bank: Bank) -> str:
    """Return an id that shows that it is still to be chosen."""
    taken = {question.id for question in bank.questions} | {line.id for line in bank.lines}
    return next(name for number in range(1, 1000) if (name := f"todo-{number}") not in taken)


def _not_taken(root: Path, bank: Bank, identifier: str) -> None:
    if identifier in {question.id for question in bank.questions}:
        raise Refused(f'{bank.file} has a question "{identifier}" already.')
    if identifier in {line.id for line in bank.lines}:
        raise Refused(f'{bank.file} has a line to say "{identifier}" already.')
    if f"{bank.module}/{identifier}" in retired_names(root / "quizzes", root, []):
        raise Refused(f'"{bank.module}/{identifier}" belonged to a question that is retired.')


def _sound(name: str, what: str) -> None:
    if not SLUG.fullmatch(name):
        raise Refused(f'{what} is lower-case words joined by hyphens, as in small-talk; "{name}" is not.')
    if len(name) > LONGEST:
        raise Refused(f"{what} has at most {LONGEST} letters; this one has {len(name)}.")


def _not_there(root: Path, *paths: Path) -> None:
    for path in paths:
        if path.exists():
            raise Refused(f"{name_in(root, path)} is there already.")


def _page_and_bank(root: Path, slug: str) -> tuple[Path, Path]:
    return root / "docs/modules" / f"{slug}.md", root / "quizzes" / f"{slug}.yml"


def _title(slug: str) -> str:
    return slug.replace("-", " ").capitalize()


def _as_text(name: str) -> str:
    """Return `name` as YAML writes it: in quotes where it would read as a number, a yes or a no."""
    return name if yaml.safe_load(name) == name else f'"{name}"'


def _filled(template: str, **values: str) -> str:
    text = files("courseware").joinpath("templates", template).read_text(encoding="utf-8")
    return Template(text).substitute(values)


_BEGIN = {"module": new_module, "question": new_question, "scenario": new_scenario}
