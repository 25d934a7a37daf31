"""Where a style sheet does not end what it begins: a browser would drop its rules without a word."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

Slip = tuple[int, str, str]  # the line, what is wrong, what to do

# What may hold a brace or a mark that counts for nothing comes first; what is left of it was not ended.
_PART = re.compile(
    r"""(?P<passed> /\* .*? \*/ | "(\\.|[^"\\\n])*" | '(\\.|[^'\\\n])*' | url\( [^)"'\n]* \) )
    | (?P<comment> /\* ) | (?P<quote> ["'] ) | (?P<open> \{ ) | (?P<close> \} )
    | (?P<import> @import\b [^;{}\n]* ) (?P<end> ;? )""",
    re.DOTALL | re.VERBOSE,
)
_IMPORT = re.compile(r'@import url\("[^"]+"\)')


class _Block(NamedTuple):
    line: int
    indent: int


def style_slips(text: str) -> Iterator[Slip]:
    """Yield what is not ended, or ends nothing, in the style sheet `text`, by line from 1."""
    blocks: list[_Block] = []
    unclosed: _Block | None = None
    for part in _PART.finditer(text):
        here = _Block(text.count("\n", 0, part.start()) + 1, _indent(text, part.start()))
        if blocks and _is_outside(here, blocks[-1], opens=bool(part["open"])):
            unclosed = unclosed or blocks[-1]
        if part["open"]:
            blocks.append(here)
        elif part["close"] and blocks:
            blocks.pop()
        elif slip := _slip(part):
            yield here.line, *slip
    if blocks:
        yield (unclosed or blocks[0]).line, "the { that opens here is not closed", "write } at its end"


def _is_outside(here: _Block, block: _Block, *, opens: bool) -> bool:
    """Tell whether `here`, which opens or closes a block, stands too far left to be in `block`."""
    return here.line > block.line and here.indent < block.indent + opens


def _slip(part: re.Match[str]) -> tuple[str, str] | None:
    if part["comment"]:
        return "the comment that opens here is not closed", "write */ at its end"
    if part["quote"]:
        return "the quotation mark that opens here is not closed", "close it on the same line"
    if part["close"]:
        return "this } closes nothing", "delete it, or write the { that it belongs to"
    if part["import"] and not part["end"]:
        return "this @import has no ; at its end", 'write @import url("name.css");'
    if part["import"] and not _IMPORT.fullmatch(part["import"]):
        return "this @import is not in the form that is joined", 'write @import url("name.css");'
    return None


def _indent(text: str, place: int) -> int:
    line = text[text.rfind("\n", 0, place) + 1 : place]
    return len(line) - len(line.lstrip())
