"""The rule on links: those of pages, of their raw HTML, and of the texts in banks."""

from __future__ import annotations

import re
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from courseware.check.finding import Hit
from courseware.check.page import Link, read_links
from courseware.markers import LINES, markers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from courseware.check.material import Material
    from courseware.check.page import Page
    from courseware.check.tags import Tag

SCHEMES = ("http", "https", "mailto", "tel", "sms", "data")
_SCHEME = re.compile(r"^(?P<name>[A-Za-z][A-Za-z0-9+.-]*):")
_ADDRESSES = {"a": "href", "img": "src"}
REMEDY = "mend the link, or take it out"
REMEDY_OF_HTML = "write [words](file.md) or ![words](file.png), which the build follows"


def target_file(page: Page, link: Link) -> str:
    """Return the file that a relative link leads to, as seen from the course's folder."""
    return _file(page.file, link.target)


def links(material: Material) -> Iterator[Hit]:
    """G-10: a link leads to a file that is there, and to an anchor that is on it."""
    for page in material.pages.values():
        for link in page.links:
            if problem := _dead(material, page.file, link.target):
                yield Hit(page.file, link.line, problem, REMEDY)
        for tag in page.tags:
            if problem := _dead_in_html(material, page, tag):
                yield Hit(page.file, tag.line, problem, REMEDY_OF_HTML)
    yield from _links_of_banks(material)


def _links_of_banks(material: Material) -> Iterator[Hit]:
    """Read the texts of banks: links count from the page that shows them."""
    for item in material.items():
        for problem in _problems(material, f"docs/modules/{item.bank.module}.md", item.texts):
            yield item.hit(problem, REMEDY)
    shown = [page.file for page in material.pages.values() if _shows_lines(page)]
    for hit, line in material.lines_to_say():
        for problem in _problems(
            material, shown[0] if shown else "docs/index.md", (line.prompt, line.line, line.why)
        ):
            yield hit._replace(what=problem, remedy=REMEDY)


def _shows_lines(page: Page) -> bool:
    return any(marker.name == LINES for marker in markers(page.source))


def _problems(material: Material, file: str, texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        for link in read_links(text) if "](" in text else ():
            if problem := _dead(material, file, link.target):
                yield problem


def _dead(material: Material, file: str, target: str) -> str:
    """Return what is wrong with a link from `file`, or nothing."""
    if not target:
        return "this link leads nowhere"
    if (scheme := _SCHEME.match(target)) or target.startswith("//"):
        return _unknown_scheme(scheme["name"]) if scheme else ""
    if target.startswith("/"):
        return f"{target} begins at the root of the host"
    wanted, anchor = _file(file, target), unquote(target.partition("#")[2])
    if wanted not in material.pages:
        there = wanted.startswith("docs/") and (material.root / wanted).is_file()
        return "" if there else f"there is no file {wanted}"
    return _no_anchor(material, wanted, anchor)


def _unknown_scheme(name: str) -> str:
    return "" if name.lower() in SCHEMES else f'an address cannot begin with "{name}:"'


def _file(file: str, target: str) -> str:
    path = _path(target)
    return normpath(join(dirname(file), path)) if path else file


def _path(target: str) -> str:
    return unquote(target.partition("#")[0].partition("?")[0])


def _no_anchor(material: Material, file: str, anchor: str) -> str:
    page = material.pages[file]
    if not anchor or anchor in page.anchors | _questions(material, page):
        return ""
    if anchor.startswith("q-") and page.slug and page.slug not in material.banks:
        return ""  # its bank cannot be read, which is told
    return f'{file} has no anchor "{anchor}"'


def _questions(material: Material, page: Page) -> frozenset[str]:
    bank = material.banks.get(page.slug)
    return frozenset(f"q-{question.id}" for question in bank.questions) if bank else frozenset()


def _dead_in_html(material: Material, page: Page, tag: Tag) -> str:
    """Return what is wrong with the address in a tag. It counts from the built page."""
    target = tag.attributes.get(_ADDRESSES.get(tag.name, ""))
    if target is None:
        return ""
    if not target or target.startswith(("#", "/")) or _SCHEME.match(target):
        return _dead(material, page.file, target)
    folder = page.file.removesuffix(".md").removesuffix("/index").removeprefix("docs/index")
    file = normpath(join(folder or "docs", _path(target)))
    there = file.startswith("docs/") and not file.endswith(".md") and (material.root / file).is_file()
    built = {f"{file}.md", f"{file}/index.md"} & material.pages.keys()
    return "" if there or built else f"{target} leads nowhere from the built page"
