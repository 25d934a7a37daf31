"""The rule on the menu: `nav` in mkdocs.yml has every page of docs/ once, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from courseware.check.finding import Hit
from courseware.located_yaml import parse
from courseware.text_file import read_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from courseware.check.material import Material
    from courseware.fault import Fault
    from courseware.located_yaml import LocatedYaml
    from courseware.yaml_reader import KeyPath

FILE = "mkdocs.yml"


def every_page_once(material: Material) -> Iterator[Hit]:
    """G-15: every page stands in the menu, once, and the menu names no page that is not there."""
    faults: list[Fault] = []
    text = read_text(material.root / FILE, FILE, faults)
    # MkDocs' own tag for a variable of the environment is the one thing here that is not plain YAML.
    document = parse(text.replace("!ENV ", ""), FILE, faults) if text is not None else None
    for fault in faults:
        yield Hit(fault.file, fault.line, fault.problem, fault.remedy)
    if document and isinstance(document.data, dict) and document.data.get("nav"):
        yield from _menu_hits(material, document)


def _menu_hits(material: Material, document: LocatedYaml) -> Iterator[Hit]:
    seen: dict[str, int] = {}
    for name, line in _entries(document, document.data["nav"], ("nav",)):
        if not (material.root / "docs" / name).is_file():
            yield Hit(FILE, line, f"nav names {name}, and there is no docs/{name}", "mend the name")
        elif name in seen:
            yield Hit(FILE, line, f"{name} stands in nav on line {seen[name]} too", "keep one of them")
        seen.setdefault(name, line)
    for file in material.pages:
        name = file.removeprefix("docs/")
        if name not in seen:
            yield Hit(file, 1, "nav in mkdocs.yml does not name this page", f"add a line there: - {name}")


def _entries(document: LocatedYaml, part: Any, path: KeyPath) -> Iterator[tuple[str, int]]:
    """Yield the pages that `part` of the menu names, each with its line."""
    if isinstance(part, list):
        for index, entry in enumerate(part):
            yield from _entries(document, entry, (*path, index))
    elif isinstance(part, dict):
        for title, entry in part.items():
            yield from _entries(document, entry, (*path, title))
    elif isinstance(part, str) and "://" not in part:
        yield part, document.line(path)
