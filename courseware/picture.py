"""Pictures that explain: the SVG of a module, put into its page with its title and its text in words."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from courseware.fault import CourseFaults, Fault
from courseware.typography import typographic

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LARGEST = 15_000  # bytes
_SVG = "http://www.w3.org/2000/svg"
_NEVER = ("script", "style", "foreignObject", "image")


def picture(path: Path, name: str) -> str:
    """Return the SVG at `path` as a figure in HTML; `name` is what messages call the file.

    Its colours come from the page's style sheet, by class, so that they follow the scheme.

    Raises:
        CourseFaults: with all that is wrong with the file.
    """
    return _figure(_drawing(path, name), path.stem)


def decoration(path: Path, name: str) -> str:
    """Return the SVG at `path` as a picture that tells nothing new; a screen reader passes over it.

    Raises:
        CourseFaults: with all that is wrong with the file.
    """
    root = _drawing(path, name)
    _without_words(root)
    root.attrib.pop("role", None)
    root.set("aria-hidden", "true")
    return f'<div class="cover">{_markup(root)}</div>'


def _drawing(path: Path, name: str) -> ElementTree.Element:
    root, faults = read(path, name)
    if root is None or faults:
        raise CourseFaults(faults)
    return root


def read(path: Path, name: str) -> tuple[ElementTree.Element | None, list[Fault]]:
    """Return the SVG at `path`, or None when it is none, and all that is wrong with it."""
    source = path.read_bytes()
    try:
        root = ElementTree.fromstring(source)
    except ElementTree.ParseError as error:
        remedy = "save the picture as plain SVG from a drawing program"
        return None, [Fault(name, error.position[0], f"this is not XML ({error})", remedy)]
    if root.tag != f"{{{_SVG}}}svg":
        remedy = f'begin it with <svg xmlns="{_SVG}" viewBox="0 0 280 200">'
        return None, [Fault(name, 1, "this XML is no SVG", remedy)]
    text = source.decode("utf-8", errors="replace")
    faults = [Fault(name, _line(text, mark), problem, remedy) for mark, problem, remedy in _lacks(root)]
    if len(source) > LARGEST:
        faults.append(Fault(name, 1, f"the picture has {len(source)} bytes", f"keep it within {LARGEST}"))
    return root, faults


def _line(text: str, mark: str) -> int:
    """Return the line on which `mark` first stands, 1 when it does not."""
    return text.partition(mark)[0].count("\n") + 1 if mark and mark in text else 1


def _lacks(root: ElementTree.Element) -> Iterator[tuple[str, str, str]]:
    """Yield what is missing from the picture or must not be in it: how it is written, problem and remedy."""
    for part in ("title", "desc"):
        if not _text(root, part):
            yield "", f"the picture has no {part}", f"add a <{part}> that says what it shows"
    for tag in _NEVER:
        if root.find(f".//{{{_SVG}}}{tag}") is not None:
            yield f"<{tag}", f"the picture holds a <{tag}>", "use shapes, text and the classes of picture.css"
    for attribute in sorted({attribute for element in root.iter() for attribute in _own_look(element)}):
        written = f" {attribute.removesuffix('...')}"
        yield written, f"the picture holds {attribute}", "use the classes of picture.css instead"


def _own_look(element: ElementTree.Element) -> Iterator[str]:
    """Yield the attributes that the page's policy forbids, or that would not follow light and dark."""
    for name, value in element.attrib.items():
        if name == "style" or name.startswith("on"):
            yield f"{name}=..."
        elif name in ("fill", "stroke") and value not in ("none", "currentColor"):
            yield f'{name}="{value}"'


def _text(root: ElementTree.Element, part: str) -> str:
    return typographic(" ".join((root.findtext(f"{{{_SVG}}}{part}") or "").split()))


def _figure(root: ElementTree.Element, stem: str) -> str:
    title, description = _text(root, "title"), _text(root, "desc")
    _without_words(root)
    root.set("role", "img")
    root.set("aria-label", title)
    root.set("aria-describedby", f"picture-{stem}")
    words = f'<p id="picture-{stem}">{escape(description)}</p>'
    summary = f'{escape(title)}<span class="no-print">, in words</span>'
    fold = f"<details><summary>{summary}</summary>{words}</details>"
    return f'<figure class="picture">{_markup(root)}{fold}</figure>'


def _without_words(root: ElementTree.Element) -> None:
    """Take title and description out; what names them goes too."""
    for part in ("title", "desc"):
        found = root.find(f"{{{_SVG}}}{part}")
        if found is not None:
            root.remove(found)
    root.attrib.pop("aria-labelledby", None)


def _markup(root: ElementTree.Element) -> str:
    ElementTree.register_namespace("", _SVG)
    return " ".join(ElementTree.tostring(root, encoding="unicode").split()).replace("> <", "><")
