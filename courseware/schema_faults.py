"""Says in an author's words, with line and question, where a document differs from its schema."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from typing import TYPE_CHECKING, Any

from jsonschema_rs import Draft202012Validator

from courseware.fault import Fault

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jsonschema_rs import ValidationError

    from courseware.located_yaml import LocatedYaml
    from courseware.yaml_reader import KeyPath

Finding = tuple["KeyPath", str, str]  # where, what is wrong, what to do


@dataclass(frozen=True)
class Schema:
    """A JSON Schema, made ready once for all documents."""

    rules: dict[str, Any]

    @cached_property
    def validator(self) -> Draft202012Validator:
        """What compares a document with the rules."""
        return Draft202012Validator(self.rules)


def schema_faults(document: LocatedYaml, schema: Schema, name: str) -> list[Fault]:
    """Return every fault of `document`, which stands in file `name`, against `schema`.

    The remedies are the `description` texts of the schema, so that editors and the build say the same.
    """
    faults = []
    for error in schema.validator.iter_errors(document.data):
        for path, problem, remedy in _explain(_difference(error, schema.rules)):
            question = question_at(document, path)
            faults.append(Fault(name, document.line(path), problem, remedy, question))
    return faults


_ENTRIES = {"questions": "question", "lines": "line to say"}


def question_at(document: LocatedYaml, path: KeyPath) -> str:
    """Return the id of the question, or line to say, that `path` leads into; its place if it has none."""
    if len(path) < 2 or path[0] not in _ENTRIES or not isinstance(path[1], int):
        return ""
    entry = document.data[path[0]][path[1]]
    identifier = entry.get("id") if isinstance(entry, dict) else None
    return identifier if isinstance(identifier, str) else f"{_ENTRIES[path[0]]} {path[1] + 1}"


@dataclass(frozen=True)
class _Difference:
    """One keyword of the schema that a value does not keep to."""

    path: KeyPath
    value: Any
    keyword: str
    wanted: Any
    schema: dict[str, Any]


def _difference(error: ValidationError, schema: dict[str, Any]) -> _Difference:
    *place, keyword = error.schema_path
    part: Any = schema
    for step in place:
        part = part[step]
    return _Difference(tuple(error.instance_path), error.instance, str(keyword), part[keyword], part)


def _explain(difference: _Difference) -> Iterator[Finding]:
    explain = _EXPLAIN.get(difference.keyword, _any_other)
    for extra, problem, remedy in explain(difference):
        yield (*difference.path, *extra), problem, remedy


def _description(difference: _Difference) -> str:
    return _as_remedy(difference.schema.get("description", "see quizzes/schema.json"))


def _as_remedy(description: str) -> str:
    """Return the first sentence of `description`, as the end of a sentence."""
    sentence = description.partition(". ")[0].rstrip(".")
    return sentence[:1].lower() + sentence[1:]


def _field(difference: _Difference) -> str:
    names = [f'"{step}"' for step in difference.path if isinstance(step, str)]
    return names[-1] if names else "the file"


def _required(difference: _Difference) -> Iterator[Finding]:
    for field in difference.wanted:
        if field not in difference.value:
            yield (), f'"{field}" is missing', _remedy_for(difference, field)


def _remedy_for(difference: _Difference, field: str) -> str:
    about = difference.schema.get("properties", {}).get(field, {}).get("description", "")
    return f"add it: {_as_remedy(about)}" if about else "add it"


def _additional(difference: _Difference) -> Iterator[Finding]:
    known = list(difference.schema["properties"])
    for field in set(difference.value) - set(known):
        close = get_close_matches(str(field), known, n=1)
        remedy = f'did you mean "{close[0]}"?' if close else f"use only {', '.join(known)}"
        yield (field,), f'"{field}" is not a known field', remedy


def _type(difference: _Difference) -> Iterator[Finding]:
    value, wanted = difference.value, difference.wanted
    if isinstance(value, bool) and wanted == "string":
        yield (
            (),
            f"YAML read {_field(difference)} as {str(value).lower()}",
            'put it in quotes, as in "Yes" or "No"',
        )
    elif isinstance(value, int | float) and wanted == "string":
        yield (), f"YAML read {_field(difference)} as the number {value}", "put it in quotes"
    elif isinstance(value, dict) and len(value) == 1 and wanted == "string":
        yield (), f"YAML read {_field(difference)} as a field, by its colon", "put the whole text in quotes"
    elif value is None:
        yield (), f"{_field(difference)} is empty", "fill it in"
    else:
        remedy = "write it in digits only" if wanted == "integer" else "mind the indent and the hyphens"
        yield (), f"{_field(difference)} is not {_TYPE_NAMES[wanted]}", remedy


_TYPE_NAMES = {"string": "text", "array": "a list", "object": "a set of fields", "integer": "a whole number"}


def _enum(difference: _Difference) -> Iterator[Finding]:
    allowed = ", ".join(map(str, difference.wanted))
    yield (), f"{_field(difference)} is {difference.value!r}", f"use one of {allowed}"


def _number_of_keys(difference: _Difference) -> Iterator[Finding]:
    keys = sum(isinstance(option, dict) and option.get("correct") is True for option in difference.value)
    count = {0: "no option has", 1: "one option has"}.get(keys, f"{keys} options have")
    yield (), f"{count} correct: true", _description(difference)


def _number_of_items(difference: _Difference) -> Iterator[Finding]:
    yield (), f"{_field(difference)} has {len(difference.value)} items", _description(difference)


def _out_of_place(difference: _Difference) -> Iterator[Finding]:
    yield (), f"{_field(difference)} does not belong here", _description(difference)


def _any_other(difference: _Difference) -> Iterator[Finding]:
    yield (), f"{_field(difference)} does not fit", _description(difference)


_EXPLAIN: dict[str, Callable[[_Difference], Iterator[Finding]]] = {
    "required": _required,
    "additionalProperties": _additional,
    "type": _type,
    "enum": _enum,
    "contains": _number_of_keys,
    "minContains": _number_of_keys,
    "maxContains": _number_of_keys,
    "minItems": _number_of_items,
    "maxItems": _number_of_items,
    "not": _out_of_place,
}
