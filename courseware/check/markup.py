"""Rules on raw markup: what browsers block on this course's pages, and what is opened and never closed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from courseware.check.finding import Hit
from courseware.check.page import read_links
from courseware.fences import CODE_SPAN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from courseware.check.material import Item, Material
    from courseware.check.page import Page
    from courseware.check.pages import Told
    from courseware.check.tags import Tag

# What the content policy (courseware/policy.py) blocks, and what to do instead.
_TO_LINK = "link to it: [what it shows](https://...)"
BLOCKED = {
    **dict.fromkeys(("iframe", "frame", "embed", "object", "video", "audio"), _TO_LINK),
    "script": "put it into a file of docs/assets/js, or leave it out",
    "style": "put it into a file of docs/assets/css",
    "link": "take it out: style sheets stand in docs/assets/css",
}
# Tags that HTML closes by itself, or that have no end.
_VOID = ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
_OPTIONAL = (
    "p",
    "li",
    "dt",
    "dd",
    "option",
    "optgroup",
    "tr",
    "td",
    "th",
    "thead",
    "tbody",
    "tfoot",
    "colgroup",
)
_NO_END = frozenset({*_VOID, *_OPTIONAL})
BOLD = ("what is in bold here does not end", "write ** at both ends of it")
_ELSEWHERE = re.compile(r"^(https?:)?//", re.IGNORECASE)
_EVENT = re.compile(
    r"on(?:(?:dbl)?click|change|input|submit|reset|(?:un)?load|error|blur|scroll|resize|toggle|wheel"
    r"|(?:focus|mouse|key|pointer|touch|drag|animation|transition|before|context|copy|cut|paste|play)\w*)"
)
_CODE = re.compile(CODE_SPAN)
_STRONG = re.compile(r"(?<![*\\])(?:\*\*|\*\*\*)(?!\*)")


def blocked(material: Material) -> Iterator[Hit]:
    """G-19: nothing stands on a page that its content policy makes browsers block."""
    for page in material.pages.values():
        for line, what, remedy in _blocked_on(page):
            yield Hit(page.file, line, what, remedy)
    for item in material.items():
        for link in (link for text in item.texts if "![" in text for link in read_links(text)):
            if link.picture and _ELSEWHERE.match(link.target):
                yield item.hit(*_of_another_host(link.target))


def _blocked_on(page: Page) -> Told:
    for tag in page.tags:
        if not tag.closes:
            for what, remedy in _blocked_in(tag):
                yield tag.line, what, remedy
    for link in page.links:
        if link.picture and _ELSEWHERE.match(link.target):
            yield link.line, *_of_another_host(link.target)


def _blocked_in(tag: Tag) -> Iterator[tuple[str, str]]:
    if tag.name in BLOCKED:
        yield f"browsers block <{tag.name}> here", BLOCKED[tag.name]
    if tag.name == "img" and _ELSEWHERE.match(tag.attributes.get("src", "")):
        yield _of_another_host(tag.attributes["src"])
    for name in tag.attributes:
        if name == "style":
            yield "browsers block style=... here", "use a class of docs/assets/css"
        elif _EVENT.fullmatch(name):
            yield f"browsers block {name}=... here", "take it out: behaviour stands in docs/assets/js"


def _of_another_host(address: str) -> tuple[str, str]:
    what = f"browsers block the picture {address}, which another host has"
    return what, "save it in docs/assets/img, if its licence allows"


def closed(page: Page) -> Told:
    """G-20: every tag is closed, and so is what is in bold."""
    opened: list[Tag] = []
    for tag in page.tags:
        if not tag.name or tag.name in _NO_END or tag.empty:
            continue
        if not tag.closes:
            opened.append(tag)
        elif not any(other.name == tag.name for other in opened):
            yield tag.line, f"</{tag.name}> closes nothing", f"delete it, or write <{tag.name}> above"
        else:
            while (last := opened.pop()).name != tag.name:
                yield _not_closed(last)
    yield from map(_not_closed, opened)
    for block in page.blocks:
        if _is_bold_open(block.markdown):
            yield block.line, *BOLD


def bold_ends(item: Item) -> Iterator[tuple[str, str]]:
    """G-20: in the texts of a question too, what is in bold ends."""
    if any(map(_is_bold_open, item.texts)):
        yield BOLD


def _is_bold_open(markdown: str) -> bool:
    return len(_STRONG.findall(_CODE.sub("", markdown))) % 2 == 1


def _not_closed(tag: Tag) -> tuple[int, str, str]:
    return tag.line, f"<{tag.name}> is not closed", f"write </{tag.name}> where it ends"
