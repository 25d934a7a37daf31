"""What is wrong in mkdocs.yml, told as the build would refuse it, with the line."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.structure.files import get_files

from courseware import publish
from courseware.fault import Fault
from courseware.located_yaml import LocatedYaml, parse
from courseware.text_file import read_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FILE = "mkdocs.yml"
NO_NAV = ("there is no nav", "write nav: and below it the pages, in the order of the menu")

_UNKNOWN = re.compile(
    r"(Plugin '(?P<plugin>[^']+)' option .*)?Unrecognised configuration name: (?P<name>\S+)"
)
_NAMES = re.compile(r"'([^']+)'|\"([^\"]+)\"")


def read_settings(root: Path, faults: list[Fault]) -> LocatedYaml | None:
    """Return mkdocs.yml with its lines; adds what cannot be read as YAML to `faults`."""
    text = read_text(root / FILE, FILE, faults)
    # MkDocs' own tag for a variable of the environment is the one thing here that is not plain YAML.
    return parse(text.replace("!ENV ", ""), FILE, faults) if text is not None else None


def settings_faults(root: Path) -> list[Fault]:
    """Return what in mkdocs.yml, in the folder `root`, the build refuses; its form first."""
    faults: list[Fault] = []
    document = read_settings(root, faults)
    return list(_value_faults(root, document)) if document and not faults else faults


def value_faults(root: Path) -> list[Fault]:
    """Return what the build refuses in a mkdocs.yml whose form is sound; of another, nothing."""
    faults: list[Fault] = []
    document = read_settings(root, faults)
    return list(_value_faults(root, document)) if document and not faults else []


def _value_faults(root: Path, document: LocatedYaml) -> Iterator[Fault]:
    config = MkDocsConfig(config_file_path=str(root / FILE))
    try:
        with (root / FILE).open("rb") as file:
            config.load_file(file)
        failed, warned = config.validate()
    except MkDocsException as error:
        yield Fault(FILE, 1, f"MkDocs cannot read this ({error})", "undo the last change")
        return
    for setting, told in [*failed, *warned]:
        yield _fault(config, document, setting, str(told).replace(f"{root}/", ""))
    if not (isinstance(document.data, dict) and document.data.get("nav")):
        yield Fault(FILE, document.line(("nav",)), *NO_NAV)
    if not failed and "courseware" in config.plugins:
        yield from _publishing_faults(config, document)


def _fault(config: MkDocsConfig, document: LocatedYaml, setting: str, told: str) -> Fault:
    problem = told.splitlines()[0].rstrip(".")
    if not (unknown := _UNKNOWN.fullmatch(problem)):
        names = [single or double for single, double in _NAMES.findall(problem)]
        return Fault(
            FILE, _line(document, setting, names), f"{setting}: {problem}", "mend it, or undo the last change"
        )
    plugin = unknown["plugin"]
    settings = config.plugins[plugin].config if plugin else config
    close = get_close_matches(unknown["name"], dict(settings._schema), n=1)
    remedy = f'did you mean "{close[0]}"?' if close else "delete it, or mend its name"
    problem = f'"{unknown["name"]}" is not a known {f"option of {plugin}" if plugin else "setting"}'
    return Fault(FILE, _line(document, setting, [unknown["name"]]), problem, remedy)


def _publishing_faults(config: MkDocsConfig, document: LocatedYaml) -> Iterator[Fault]:
    said: Any = config.plugins["courseware"].config
    pages = get_files(config).documentation_pages()
    for told in publish.faults(said["moved"], said["frame_ancestors"], pages):
        option, name, problem = told.split(": ", 2)
        problem, _, remedy = problem.partition(": ")
        line = _line(document, "plugins", [name])
        yield Fault(FILE, line, f"{option}: {name}: {problem}", remedy or "mend the address")


def _line(document: LocatedYaml, setting: str, names: list[str]) -> int:
    """Return the line of the innermost of `names`, a field or a value, in `setting`."""
    for name in reversed(names):
        for path in document.lines:
            if path[:1] == (setting,) and name in (path[-1], _value(document.data, path)):
                return document.line(path)
    return document.line((setting,))


def _value(data: Any, path: tuple[str | int, ...]) -> Any:
    for step in path:
        data = data[step]
    return data
