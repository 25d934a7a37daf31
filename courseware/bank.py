"""A question bank: what it holds, and reading it with every fault named."""

from __future__ import annotations

import dataclasses
import json
import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from jsonschema_rs import Draft202012Validator

from courseware.fault import CourseFaults, Fault
from courseware.located_yaml import LocatedYaml, cut_faults, parse
from courseware.schema_faults import Schema, question_at, schema_faults
from courseware.text_file import read_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from courseware.yaml_reader import KeyPath

BLANK = "___"
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
PASS_MARK = 80  # per cent; a customary mark, with no meaning beyond this course


@dataclass(frozen=True)
class Option:
    """One thing a learner can choose."""

    id: str
    text: str
    feedback: str
    correct: bool = False
    tempt: str = ""


@dataclass(frozen=True)
class Step:
    """One step of an order question; in the bank the steps stand in the right order."""

    id: str
    text: str


@dataclass(frozen=True)
class Pair:
    """A line of a match question, and what it belongs to."""

    id: str
    text: str
    match: str


@dataclass(frozen=True)
class Question:
    """One question: `options` make a choice, `answers` a fill-in, `steps` an order, `pairs` a match.

    A choice has its feedback in the options, the others have their own. `mixes` says that it tells techniques
    apart ("which") or needs two of them ("both"). `waive` is read by the linter alone:
    the reason why a rule does not hold here, by the rule's id.
    """

    id: str
    type: Literal["single", "multiple", "fill-in", "order", "match"]
    section: str
    objective: str
    level: Literal["recall", "apply", "judge"]
    stem: str
    options: tuple[Option, ...] = ()
    answers: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()
    pairs: tuple[Pair, ...] = ()
    feedback: str = ""
    mixes: Literal["", "which", "both"] = ""
    waive: dict[str, str] = dataclasses.field(default_factory=dict, hash=False)

    @property
    def parts(self) -> tuple[Option, ...] | tuple[Step, ...] | tuple[Pair, ...]:
        """What the question is made of, in the order of the bank; a fill-in has no parts."""
        return self.options or self.steps or self.pairs

    @property
    def is_case(self) -> bool:
        """Whether the learner must use or weigh what was taught, and not only recall it."""
        return self.level != "recall"

    @cached_property
    def fingerprint(self) -> str:
        """A short hash of what a learner's answer depends on: the stem, the parts and the key.

        Feedback, notes and the place in the bank may change without changing it.
        """
        parts = sorted(
            (part.id, part.text, str(getattr(part, "correct", "")), getattr(part, "match", ""))
            for part in self.parts
        )
        order = [step.id for step in self.steps]
        answer = [self.type, self.stem, parts, order, sorted(self.answers)]
        return sha256(json.dumps(answer).encode()).hexdigest()[:12]


@dataclass(frozen=True)
class Line:
    """A moment that asks for a line: the learner says one, then sees one that works, and why."""

    id: str
    section: str
    prompt: str
    line: str
    why: str


@dataclass(frozen=True)
class Reference:
    """A place in a bank where a question, or line to say, names a section or objective of its page."""

    entry: str
    field: Literal["section", "objective"]
    name: str
    line: int


@dataclass(frozen=True)
class Bank:
    """The questions of one module and its lines to say, and where in the file each of them begins.

    `references` and `named` are also of questions that are left out because they differ from the schema.
    """

    module: str
    questions: tuple[Question, ...]
    file: str
    questions_at: tuple[int, ...]
    pass_mark: int = PASS_MARK
    lines: tuple[Line, ...] = ()
    lines_at: tuple[int, ...] = ()
    references: tuple[Reference, ...] = ()
    named: frozenset[str] = frozenset()


Part = TypeVar("Part", Option, Step, Pair)


def shuffled(module: str, question: str, parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Return the parts of a question in the order in which learners see them.

    The order is that of a hash over the names alone: even over many questions, the same in every
    build and every export, and unchanged for the other parts when one is added.
    """

    def place(part: Part) -> bytes:
        return sha256(f"{module}/{question}/{part.id}".encode()).digest()

    return tuple(sorted(parts, key=place))


def shuffled_steps(module: str, question: Question) -> tuple[Step, ...]:
    """Return the steps of an order question as learners see them: never in the right order."""
    steps = shuffled(module, question.id, question.steps)
    return steps if steps != question.steps else (*steps[1:], steps[0])


def load_schema(folder: Path) -> Schema:
    """Return the schema that editors and this loader share.

    Raises:
        CourseFaults: when it is not there, or is not JSON.
    """
    path, name = folder / "schema.json", f"{folder.name}/schema.json"
    try:
        return Schema(json.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError:
        fault = Fault(name, 1, "this file is missing", f"get it back: git checkout -- {name}")
    except json.JSONDecodeError as error:
        problem, remedy = f"this is not JSON ({error.msg})", "mend it, or take it from the version before"
        fault = Fault(name, error.lineno, problem, remedy)
    raise CourseFaults([fault])


def load_bank(path: Path, name: str, schema: Schema, faults: list[Fault]) -> Bank | None:
    """Read the bank at `path`, called `name` in messages.

    Adds all faults to `faults`. Questions that differ from the schema are left out of what is returned, so
    that the others can still be checked against their page; without a document there is nothing to return.
    """
    text = read_text(path, name, faults)
    document = parse(text, name, faults) if text is not None else None
    if text is None or document is None:
        return None
    faults.extend(cut_faults(text, name))
    differences = schema_faults(document, schema, name)
    faults.extend(differences)
    compared = schema if differences else None
    sound = _sound_entries(document.data, "questions", "question", compared)
    lines = _sound_entries(document.data, "lines", "line", compared)
    faults.extend(_rule_faults(document, sound, lines, path.stem, name))
    return Bank(
        path.stem,
        questions=tuple(_question(fields) for fields in sound.values()),
        file=name,
        questions_at=tuple(document.line(("questions", index)) for index in sound),
        pass_mark=document.data.get("pass_mark", PASS_MARK) if sound else PASS_MARK,
        lines=tuple(Line(**fields) for fields in lines.values()),
        lines_at=tuple(document.line(("lines", index)) for index in lines),
        references=tuple(_references(document)),
        named=frozenset(_names(document.data)),
    )


def _references(document: LocatedYaml) -> Iterator[Reference]:
    fields: tuple[Literal["section", "objective"], ...] = ("section", "objective")
    for group in ("questions", "lines"):
        for index, entry in _entries(document.data, group):
            for field in fields:
                name = entry.get(field)
                if isinstance(name, str) and _ID.fullmatch(name):  # another one is told as no name at all
                    place = (group, index, field)
                    yield Reference(question_at(document, place), field, name, document.line(place))


def _names(data: Any) -> Iterator[str]:
    """Yield the ids of the questions, sound or not."""
    for _, fields in _entries(data, "questions"):
        if isinstance(fields.get("id"), str):
            yield fields["id"]


def _entries(data: Any, group: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield the entries of a list, with their places, that are fields, sound or not."""
    entries = data.get(group) if isinstance(data, dict) else None
    for index, entry in enumerate(entries if isinstance(entries, list) else ()):
        if isinstance(entry, dict):
            yield index, entry


def _sound_entries(
    data: Any, group: str, definition: str, schema: Schema | None
) -> dict[int, dict[str, Any]]:
    """Return the entries of a list that keep to the schema, by their place; all, when there is none."""
    entries = dict(_entries(data, group))
    if schema is None:
        return entries
    validator = Draft202012Validator({**schema.rules, **schema.rules["$defs"][definition]})
    return {index: fields for index, fields in entries.items() if validator.is_valid(fields)}


def _question(fields: dict[str, Any]) -> Question:
    parts = {
        "options": tuple(Option(**option) for option in fields.get("options", ())),
        "steps": tuple(Step(**step) for step in fields.get("steps", ())),
        "pairs": tuple(Pair(**pair) for pair in fields.get("pairs", ())),
        "answers": tuple(fields.get("answers", ())),
    }
    return Question(**{**fields, **parts})


def _rule_faults(
    document: LocatedYaml,
    questions: dict[int, dict[str, Any]],
    lines: dict[int, dict[str, Any]],
    slug: str,
    name: str,
) -> Iterator[Fault]:
    """Find what a schema cannot say: the bank's own name, and names that are used twice."""
    module = document.data.get("module") if isinstance(document.data, dict) else None
    if isinstance(module, str) and module != slug:
        line = document.line(("module",))
        yield Fault(name, line, f'"module" is {module}', f"write the file's own name, {slug}")
    yield from _ids_used_twice(document, {"question": questions, "line": lines}, name)
    for index, fields in questions.items():
        for place, problem, remedy in _twins(fields):
            line = document.line(("questions", index, *place))
            yield Fault(name, line, problem, remedy, fields["id"])


def _ids_used_twice(
    document: LocatedYaml, groups: dict[str, dict[int, dict[str, Any]]], name: str
) -> Iterator[Fault]:
    """Find ids that are given twice: the record knows questions and lines by their ids alone."""
    used = Counter(fields["id"] for entries in groups.values() for fields in entries.values())
    for kind, entries in groups.items():
        for index, fields in entries.items():
            if used[fields["id"]] > 1:
                line = document.line((f"{kind}s", index))
                problem = "this id stands in the bank more than once"
                yield Fault(name, line, problem, f"give each {kind} its own", fields["id"])


def _twins(question: dict[str, Any]) -> Iterator[tuple[KeyPath, str, str]]:
    """Find parts that repeat an id, or a text, which mkdocs-quiz takes for one option.

    Yields the place in the question, the problem and the remedy.
    """
    for field in ("options", "steps", "pairs"):
        ids, texts = set(), set()
        for index, part in enumerate(question.get(field, ())):
            if part["id"] in ids:
                yield (field, index), f'two {field} have the id "{part["id"]}"', "give each its own"
            if part["text"].strip() in texts:
                yield (field, index), f'two {field} say "{part["text"]}"', "give each its own text"
            ids.add(part["id"])
            texts.add(part["text"].strip())
