"""A question bank: what it holds, and reading it with every fault named."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Literal

from jsonschema import Draft202012Validator

from courseware.fault import Fault
from courseware.located_yaml import LocatedYaml, parse, read_text
from courseware.schema_faults import schema_faults

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BLANK = "___"


@dataclass(frozen=True)
class Option:
    """One thing a learner can choose."""

    id: str
    text: str
    feedback: str
    correct: bool = False
    tempt: str = ""


@dataclass(frozen=True)
class Question:
    """One question. `options` belong to choices, `answers` and `feedback` to fill-ins."""

    id: str
    type: Literal["single", "multiple", "fill-in"]
    section: str
    objective: str
    level: Literal["recall", "apply", "judge"]
    stem: str
    options: tuple[Option, ...] = ()
    answers: tuple[str, ...] = ()
    feedback: str = ""


@dataclass(frozen=True)
class Bank:
    """The questions of one module, and the line of each in the file."""

    module: str
    questions: tuple[Question, ...]
    file: str
    lines: tuple[int, ...]


def shuffled_options(module: str, question: Question) -> tuple[Option, ...]:
    """Return the options in the order in which learners see them.

    The order is that of a hash over the names alone: even over many questions, the same in every
    build and every export, and unchanged for the other options when one is added.
    """

    def place(option: Option) -> bytes:
        return sha256(f"{module}/{question.id}/{option.id}".encode()).digest()

    return tuple(sorted(question.options, key=place))


def load_schema(folder: Path) -> dict[str, Any]:
    """Return the schema that editors and this loader share."""
    schema: dict[str, Any] = json.loads((folder / "schema.json").read_text(encoding="utf-8"))
    return schema


def load_bank(path: Path, name: str, schema: dict[str, Any], faults: list[Fault]) -> Bank | None:
    """Read the bank at `path`, called `name` in messages.

    Adds all faults to `faults`. Questions that differ from the schema are left out of what is returned, so
    that the others can still be checked against their page; without a document there is nothing to return.
    """
    text = read_text(path, name, faults)
    document = parse(text, name, faults) if text is not None else None
    if document is None:
        return None
    faults.extend(schema_faults(document, schema, name))
    sound = _sound_questions(document.data, schema)
    faults.extend(_rule_faults(document, sound, path.stem, name))
    questions = tuple(_question(fields) for fields in sound.values())
    lines = tuple(document.line(("questions", index)) for index in sound)
    return Bank(path.stem, questions, name, lines)


def _sound_questions(data: Any, schema: dict[str, Any]) -> dict[int, dict[str, Any]]:
    """Return the questions that keep to the schema, by their place in the bank."""
    questions = data.get("questions") if isinstance(data, dict) else None
    if not isinstance(questions, list):
        return {}
    validator = Draft202012Validator({"$ref": "#/$defs/question", "$defs": schema["$defs"]})
    return {index: fields for index, fields in enumerate(questions) if validator.is_valid(fields)}


def _question(fields: dict[str, Any]) -> Question:
    options = tuple(Option(**option) for option in fields.get("options", ()))
    answers = tuple(fields.get("answers", ()))
    return Question(**{**fields, "options": options, "answers": answers})


def _rule_faults(
    document: LocatedYaml, questions: dict[int, dict[str, Any]], slug: str, name: str
) -> Iterator[Fault]:
    """Find what a schema cannot say: the bank's own name, and names that are used twice."""
    module = document.data.get("module") if isinstance(document.data, dict) else None
    if isinstance(module, str) and module != slug:
        line = document.line(("module",))
        yield Fault(name, line, f'"module" is {module}', f"write the file's own name, {slug}")
    used = Counter(fields["id"] for fields in questions.values())
    for index, fields in questions.items():
        if used[fields["id"]] > 1:
            line, problem = document.line(("questions", index)), "this id stands in the bank more than once"
            yield Fault(name, line, problem, "give each question its own", fields["id"])
        for place, problem, remedy in _twins(fields):
            line = document.line(("questions", index, "options", place))
            yield Fault(name, line, problem, remedy, fields["id"])


def _twins(question: dict[str, Any]) -> Iterator[tuple[int, str, str]]:
    """Find options that repeat an id, or a text, which mkdocs-quiz takes for one option.

    Yields the place among the options, the problem and the remedy.
    """
    ids, texts = set(), set()
    for place, option in enumerate(question.get("options", ())):
        if option["id"] in ids:
            yield place, f'two options have the id "{option["id"]}"', "give each option its own"
        if option["text"].strip() in texts:
            yield place, f'two options say "{option["text"]}"', "give each its own text"
        ids.add(option["id"])
        texts.add(option["text"].strip())
