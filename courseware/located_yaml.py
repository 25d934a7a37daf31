"""YAML that remembers on which line each value stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml

from courseware.fault import Fault
from courseware.yaml_slips import LINE_END, explain, forgotten_anchor

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

KeyPath = tuple[str | int, ...]

_TEXT = "tag:yaml.org,2002:str"
_PLAIN = {f"tag:yaml.org,2002:{kind}" for kind in ("str", "int", "float", "bool", "null", "seq", "map")}
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")
_HALF_CHARACTER = re.compile("[\ud800-\udfff]")  # only an escape can write one

_RESOLVERS = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


class _Loader(yaml.SafeLoader):
    """A safe loader to which a date is text: an option may well be "2026-03-01"."""

    yaml_implicit_resolvers = _RESOLVERS


class _FastLoader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """The same in C, ten times as fast; what it says of malformed YAML is harder to understand."""

    yaml_implicit_resolvers = _RESOLVERS


@dataclass(frozen=True)
class LocatedYaml:
    """Plain data, and the line of each value by its path of keys and indexes."""

    data: Any
    lines: dict[KeyPath, int]

    def line(self, path: KeyPath) -> int:
        """Return the line of the value at `path`, or of its nearest parent that has one."""
        while path not in self.lines and path:
            path = path[:-1]
        return self.lines.get(path, 1)


def read_text(path: Path, name: str, faults: list[Fault]) -> str | None:
    """Return the UTF-8 text of `path`, or add a fault and return None."""
    raw = path.read_bytes()
    try:
        return raw.decode("utf-8-sig")  # some editors begin a file with a mark, which MkDocs passes over
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        faults.append(Fault(name, line, "this is not UTF-8 text", "save the file with the encoding UTF-8"))
        return None


def parse(text: str, name: str, faults: list[Fault], first_line: int = 1) -> LocatedYaml | None:
    """Parse one YAML document, whose text begins on `first_line` of file `name`.

    Adds every fault to `faults` and returns None when there is no document to work with.
    """
    if unseen := list(_unseen(text, name, first_line)):
        faults.extend(unseen)
        return None
    try:
        node, data = _load(text)
    except yaml.MarkedYAMLError as error:
        line, problem, remedy = explain(text, error)
        faults.append(Fault(name, first_line + line, problem, remedy))
        return None
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        faults.append(Fault(name, first_line, f"this is not YAML ({error})", "mend or quote the value"))
        return None
    if node is None:
        faults.append(Fault(name, first_line, "the file is empty", "fill it or delete it"))
        return None
    lines: dict[KeyPath, int] = {}
    _locate(node, (), lines, first_line, name, faults)
    return LocatedYaml(data, lines)


def _unseen(text: str, name: str, first_line: int) -> Iterator[Fault]:
    """Find what no editor shows and YAML does not take, or takes for the end of a line."""
    for number, line in enumerate(LINE_END.split(text), first_line):
        if "\t" in line:
            yield Fault(name, number, "there is a tab here", "use spaces instead")
        for sign in sorted(set(_UNSEEN.findall(line))):
            problem = f"there is a character here that cannot be seen (U+{ord(sign):04X})"
            yield Fault(name, number, problem, "delete it, or type the words around it again")


def _load(text: str) -> tuple[yaml.Node | None, Any]:
    try:
        loaded = _load_with(_FastLoader, text)
    except (yaml.YAMLError, ValueError, RecursionError):
        loaded = _load_with(_Loader, text)
    if mark := forgotten_anchor(text):
        raise yaml.MarkedYAMLError("while scanning an anchor", mark, "nothing uses this name", mark)
    return loaded


def _load_with(kind: type[yaml.SafeLoader], text: str) -> tuple[yaml.Node | None, Any]:
    loader = kind(text)
    try:
        node = loader.get_single_node()
        if node is None:
            return None, None
        _make_plain(node)
        return node, loader.construct_document(node)
    finally:
        loader.dispose()


def _make_plain(node: yaml.Node, around: frozenset[int] = frozenset()) -> None:
    """Let every key be text, and refuse what JSON could not hold: the schemas are written for that.

    `around` names the nodes that `node` stands in.
    """
    if id(node) in around:
        raise _refusal("an alias of what is around it", node)
    if node.tag not in _PLAIN:
        raise _refusal(f"a value with the tag {node.tag}", node)
    if isinstance(node, yaml.ScalarNode):
        if _HALF_CHARACTER.search(node.value):
            raise _refusal("half a character", node)
        return
    inside = around | {id(node)}
    for item in node.value:
        if isinstance(node, yaml.SequenceNode):
            _make_plain(item, inside)
            continue
        key, value = item
        key.tag = _TEXT if isinstance(key, yaml.ScalarNode) else key.tag
        _make_plain(key, inside)
        _make_plain(value, inside)


def _refusal(what: str, node: yaml.Node) -> yaml.MarkedYAMLError:
    return yaml.MarkedYAMLError(problem=f"{what} has no place here", problem_mark=node.start_mark)


def _locate(
    node: yaml.Node,
    path: KeyPath,
    lines: dict[KeyPath, int],
    first_line: int,
    name: str,
    faults: list[Fault],
) -> None:
    lines.setdefault(path, first_line + node.start_mark.line)
    if isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            _locate(item, (*path, index), lines, first_line, name, faults)
    elif isinstance(node, yaml.MappingNode):
        seen = set()
        for key, value in node.value:
            line = first_line + key.start_mark.line
            if key.value in seen:
                faults.append(Fault(name, line, f'"{key.value}" stands here twice', "keep one of them"))
            seen.add(key.value)
            lines[(*path, key.value)] = line
            _locate(value, (*path, key.value), lines, first_line, name, faults)
