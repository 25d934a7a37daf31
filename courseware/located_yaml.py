"""YAML that remembers on which line each value stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml

from courseware.fault import Fault
from courseware.yaml_reader import KeyPath, YamlReader
from courseware.yaml_slips import CUT_TEXT, LINE_END, cut_texts, explain, forgotten_anchor

if TYPE_CHECKING:
    from collections.abc import Iterator

_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")
# What looks like a space and is none to YAML: a word processor's, above all. In a text they may be meant.
_ODD_SPACE = "\u00a0\u1680\u2000-\u200d\u202f\u205f\u2060\u3000\ufeff"
_ODD_INDENT = re.compile(f"^ *(- *)?(?P<sign>[{_ODD_SPACE}])", re.MULTILINE)
_ODD_GAP = re.compile(f"^[ -]*[\\w-]+:(?P<sign>[{_ODD_SPACE}])", re.MULTILINE)

# Ten times as fast; what it says of faults is harder to read.
_FAST = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


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


def parse(text: str, name: str, faults: list[Fault], first_line: int = 1) -> LocatedYaml | None:
    """Parse one YAML document, whose text begins on `first_line` of file `name`.

    Adds every fault to `faults` and returns None when there is no document to work with.
    """
    if unseen := list(_unseen(text, name, first_line)):
        faults.extend(unseen)
        return None
    try:
        reader, data = _read(text)
    except yaml.MarkedYAMLError as error:
        line, problem, remedy = explain(text, error)
        told = [Fault(name, first_line + line, problem, remedy)]
        faults.extend(list(_odd_spaces(_ODD_GAP, text, name, first_line)) or told)
        return None
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        faults.append(Fault(name, first_line, f"this is not YAML ({error})", "mend or quote the value"))
        return None
    if not reader.lines:
        faults.append(Fault(name, first_line, "the file is empty", "fill it or delete it"))
        return None
    for field, line in reader.twice:
        faults.append(Fault(name, first_line + line, f'"{field}" stands here twice', "keep one of them"))
    return LocatedYaml(data, {path: first_line + line for path, line in reader.lines.items()})


def _unseen(text: str, name: str, first_line: int) -> Iterator[Fault]:
    """Find what no editor shows and YAML does not take, or takes for the end of a line."""
    yield from _odd_spaces(_ODD_INDENT, text, name, first_line)
    if "\t" not in text and not _UNSEEN.search(text):
        return
    for number, line in enumerate(LINE_END.split(text), first_line):
        if "\t" in line:
            yield Fault(name, number, "there is a tab here", "use spaces instead")
        for sign in sorted(set(_UNSEEN.findall(line))):
            problem = f"there is a character here that cannot be seen (U+{ord(sign):04X})"
            yield Fault(name, number, problem, "delete it, or type the words around it again")


def _odd_spaces(where: re.Pattern[str], text: str, name: str, first_line: int) -> Iterator[Fault]:
    """Find what looks like a space, and is none to YAML, in front of a line's words or after its colon."""
    for found in where.finditer(text):
        problem = f"there is a space here that YAML takes for a letter (U+{ord(found['sign']):04X})"
        line = len(LINE_END.findall(text, 0, found.start("sign")))
        yield Fault(name, first_line + line, problem, "delete it, and press the space bar")


def cut_faults(text: str, name: str, first_line: int = 1) -> Iterator[Fault]:
    """Find texts that end at a `#` without a word, in YAML whose author writes sentences."""
    for line in cut_texts(text):
        yield Fault(name, first_line + line, *CUT_TEXT)


def _read(text: str) -> tuple[YamlReader, Any]:
    try:
        read = _read_with(_FAST, text)
    except (yaml.YAMLError, ValueError, RecursionError):
        yaml.compose(text, yaml.SafeLoader)  # a slip in the form comes before one in a value
        read = _read_with(yaml.SafeLoader, text)
    if mark := forgotten_anchor(text):
        raise yaml.MarkedYAMLError("while scanning an anchor", mark, "nothing uses this name", mark)
    return read


def _read_with(kind: type[yaml.SafeLoader], text: str) -> tuple[YamlReader, Any]:
    loader = kind(text)
    try:
        reader = YamlReader(loader)
        return reader, reader.document()
    finally:
        loader.dispose()
