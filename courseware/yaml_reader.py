"""Makes plain data of YAML's events in one pass, and notes on which line each value begins.

PyYAML's own way goes over a document four times as long: events, nodes, values, and ours for the lines.
"""

from __future__ import annotations

import re
from typing import Any

import yaml
from yaml.composer import ComposerError
from yaml.constructor import ConstructorError

KeyPath = tuple[str | int, ...]

_PREFIX = "tag:yaml.org,2002:"
_TEXT = f"{_PREFIX}str"
_FITTING = {
    yaml.ScalarEvent: [f"{_PREFIX}{kind}" for kind in ("str", "int", "float", "bool", "null")],
    yaml.SequenceStartEvent: [f"{_PREFIX}seq"],
    yaml.MappingStartEvent: [f"{_PREFIX}map"],
}
_HALF_CHARACTER = re.compile("[\ud800-\udfff]")  # only an escape can write one

# A date is text: an option may well be "2026-03-01".
_RESOLVERS = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != f"{_PREFIX}timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


class YamlReader:
    """Reads one document. `lines` are counted from 0; `twice` are fields that stand twice, with their lines.

    Every key is text, and what JSON could not hold is refused: the schemas are written for that.
    """

    def __init__(self, loader: Any) -> None:
        self._loader = loader  # any of PyYAML's safe loaders
        self._anchors: dict[str, tuple[KeyPath | None, Any]] = {}  # where each was written; a key is nowhere
        self._named: dict[str, yaml.Mark] = {}
        self.lines: dict[KeyPath, int] = {}
        self.twice: list[tuple[str, int]] = []

    def document(self) -> Any:
        """Return the data of the document, or None where there is none.

        Raises:
            yaml.YAMLError: where the text is not YAML, has another document, or has what is refused.
        """
        self._loader.get_event()  # the stream begins
        if self._loader.check_event(yaml.StreamEndEvent):
            return None
        begin = self._loader.get_event()
        root = self._loader.get_event()
        self.lines[()] = root.start_mark.line
        data = self._value(root, ())
        self._loader.get_event()  # the document ends
        self._nothing_after(begin)
        return data

    def _nothing_after(self, begin: Any) -> None:
        after = self._loader.get_event()
        if not isinstance(after, yaml.StreamEndEvent):
            wanted, found = "expected a single document in the stream", "but found another document"
            raise ComposerError(wanted, begin.start_mark, found, after.start_mark)

    def _value(self, event: Any, path: KeyPath) -> Any:
        if isinstance(event, yaml.AliasEvent):
            return self._again(event, path)
        self._begin(event)
        if isinstance(event, yaml.ScalarEvent):
            data = self._scalar(event)
        elif isinstance(event, yaml.SequenceStartEvent):
            data = self._sequence(path)
        else:
            data = self._mapping(event, path)
        if event.anchor:
            self._anchors[event.anchor] = (path, data)
        return data

    def _begin(self, event: Any) -> None:
        if event.tag not in (None, "!") and event.tag not in _FITTING[type(event)]:
            raise _refusal(f"a value with the tag {event.tag}", event)
        if event.anchor:
            self._name(event)

    def _name(self, event: Any) -> None:
        if event.anchor in self._named:
            raise ComposerError(
                f"found duplicate anchor {event.anchor!r}; first occurrence",
                self._named[event.anchor],
                "second occurrence",
                event.start_mark,
            )
        self._named[event.anchor] = event.start_mark

    def _scalar(self, event: Any) -> Any:
        tag = event.tag
        if tag in (None, "!"):
            tag = _resolved(event.value) if event.implicit[0] else _TEXT
        if tag == _TEXT:
            return _whole(event)
        node = yaml.ScalarNode(tag, event.value, event.start_mark, event.end_mark)
        try:
            return self._loader.construct_object(node)
        except (ValueError, LookupError):
            raise _refusal(f"a value with the tag {tag}", event) from None

    def _sequence(self, path: KeyPath) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := self._loader.get_event(), yaml.SequenceEndEvent):
            place = (*path, len(items))
            self.lines[place] = event.start_mark.line
            items.append(self._value(event, place))
        return items

    def _mapping(self, start: Any, path: KeyPath) -> dict[str, Any]:
        fields: dict[str, Any] = {}
        while not isinstance(event := self._loader.get_event(), yaml.MappingEndEvent):
            key = self._key(event, start)
            if key in fields:
                self.twice.append((key, event.start_mark.line))
            place = (*path, key)
            self.lines[place] = event.start_mark.line
            fields[key] = self._value(self._loader.get_event(), place)
        return fields

    def _key(self, event: Any, mapping: Any) -> str:
        if not isinstance(event, yaml.ScalarEvent):
            raise ConstructorError(
                "while constructing a mapping", mapping.start_mark, "found unhashable key", event.start_mark
            )
        if event.anchor:
            self._name(event)
            self._anchors[event.anchor] = (None, event.value)
        return _whole(event)

    def _again(self, event: Any, path: KeyPath) -> Any:
        """Return what an alias stands for, with the lines on which that was written."""
        if event.anchor not in self._named:
            raise ComposerError(None, None, f"found undefined alias {event.anchor!r}", event.start_mark)
        if event.anchor not in self._anchors:
            raise _refusal("an alias of what is around it", event)
        place, data = self._anchors[event.anchor]
        if place is not None and isinstance(data, dict | list):
            self._copy_lines(place, path)
        return data

    def _copy_lines(self, place: KeyPath, path: KeyPath) -> None:
        depth = len(place)
        within = [known for known in self.lines if len(known) > depth and known[:depth] == place]
        self.lines.update({(*path, *known[depth:]): self.lines[known] for known in within})


def _resolved(value: str) -> str:
    """Return the tag of a value that stands without quotes."""
    for tag, pattern in _RESOLVERS.get(value[:1], ()):
        if pattern.match(value):
            return str(tag)
    return _TEXT


def _whole(event: Any) -> str:
    value: str = event.value
    if event.style == '"' and _HALF_CHARACTER.search(value):
        raise _refusal("half a character", event)
    return value


def _refusal(what: str, event: Any) -> yaml.MarkedYAMLError:
    return yaml.MarkedYAMLError(problem=f"{what} has no place here", problem_mark=event.start_mark)
