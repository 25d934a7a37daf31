"""What an author is told about a slip in YAML.

PyYAML says where it could not go on; the author needs the line of the slip and what to do. A row of the table
holds for an error that reads so, at a place that looks so: there, `§` stands for the place itself.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

from courseware.indents import indents

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = "here"  # where PyYAML could not go on
START = "start"  # where what it was reading began
ABOVE = "above"  # where the last thing before began, when that is on an earlier line
CUT = "cut"  # where the last text before ends, when it is not in quotes and a comment follows
OPEN = "open"  # the first quotation mark whose text runs over a line that looks like a field


class Slip(NamedTuple):
    """One row: what PyYAML says, the place to look at and to tell, how it looks, and what is told."""

    said: str
    place: str
    looks: str
    problem: str
    remedy: str


_OPEN_QUOTE = (
    "the quotation mark that opens here is not closed",
    "close it at the end of its text, or put the whole text in quotes of the other kind",
)
_AFTER_QUOTE = (
    "the text goes on after its closing quotation mark",
    'put the whole text in quotes of the other kind, as in \'say "no" now\' or "don\'t"',
)
CUT_TEXT = ("the text ends at #", "put the whole text in quotes")
_CURLY_QUOTES = ("these quotes are curly", 'put straight ones around the whole text, as in "She says: no"')
_DASH = ("a dash has no space after it", "write a space after the dash")
_NO_SPACE = ("a colon has no space after it", 'write "name: value"')
_NO_COLON = (
    "this line has no colon after a field's name",
    'write "name: value", or indent the line further if it goes on with the text above',
)
_INDENT = ("this line begins with {own}, which fits nothing above it", "give it {fitting}")
_BEGINS = ("a text begins with {sign}", "put the whole text in quotes")
_UNCLOSED = "the {sign} that opens here is not closed"
_DASHED = r" *§?-\w.*"
_UNSPACED = r"[ -]*§[A-Za-z][\w-]*:[\w\"'].*"

SLIPS = (
    Slip(".", OPEN, ".*", *_OPEN_QUOTE),
    Slip(".", CUT, r".* .*§ +#.*", *CUT_TEXT),
    Slip("quoted scalar: found unexpected (end|document)", START, ".*", *_OPEN_QUOTE),
    Slip(
        "double-quoted scalar",
        HERE,
        ".*",
        'a \\ means something else in a text in "..."',
        "write it twice, or put the text in '...'",
    ),
    Slip("mapping values", HERE, r".*: +[\u201c-\u201f\u2018-\u201b].*§.*", *_CURLY_QUOTES),
    Slip("flow (sequence|mapping)", START, r".*§.*[:,[] *[\u201c-\u201f\u2018-\u201b].*", *_CURLY_QUOTES),
    Slip("mapping values|<block end>", ABOVE, _DASHED, *_DASH),
    Slip("expected ':'", START, _DASHED, *_DASH),
    Slip("<block end>", HERE, _DASHED, *_DASH),
    Slip("mapping values", ABOVE, _UNSPACED, *_NO_SPACE),
    Slip("expected ':'", START, _UNSPACED, *_NO_SPACE),
    Slip("mapping values", ABOVE, "[ -]*§.*", *_NO_COLON),
    Slip("expected ':'", START, ".*", *_NO_COLON),
    Slip(".", HERE, r".*[\"'] *§.+", *_AFTER_QUOTE),
    Slip("<block end>.*<scalar>", ABOVE, r".*§([\"']).*\1 *", *_AFTER_QUOTE),
    Slip(
        "mapping values",
        HERE,
        r"[ -]*[\w-]+§:.*",
        _INDENT[0],
        f"{_INDENT[1]}, or put the whole text in quotes if the line above goes on here",
    ),
    Slip(
        "mapping values",
        HERE,
        ".*",
        "this text has a colon in it",
        'put the whole text in quotes, as in "She says: no"',
    ),
    Slip("flow sequence", START, r".*§\[[^]]*", _UNCLOSED, "write ] at the end of the list"),
    Slip("flow mapping", START, r".*§\{[^}]*", _UNCLOSED, "write }} at the end of the fields"),
    Slip(
        "flow (sequence|mapping)",
        START,
        ".*",
        "what stands between these brackets cannot be read",
        "put a comma after each part, and quotes around a text with a comma, a colon or a bracket in it",
    ),
    Slip(
        "any token|undefined|node content|unhashable|the tag|mapping keys|second",
        HERE,
        r".*§[^\w\s].*",
        *_BEGINS,
    ),
    Slip("scanning an? (alias|anchor|tag|directive|block)", START, ".*", *_BEGINS),
    Slip("<block end>", HERE, r".*[&*]\w+ *§.+", "a text begins with & or *", _BEGINS[1]),
    Slip(
        "sequence entries",
        HERE,
        ".*: +§.*",
        "a dash stands right after a field's name",
        "begin the list on the next line, or put the text in quotes",
    ),
    Slip(
        "<block end>|document start",
        HERE,
        r".*[]}] *§.+",
        "the text goes on after a closing bracket",
        "put the whole text in quotes",
    ),
    Slip(
        "<block end>.*<scalar>",
        HERE,
        " *§.*",
        "this line begins further left than the text above it",
        "give it as many spaces as the rest of the text",
    ),
    Slip(
        "<block end>.*'-'",
        HERE,
        " *§.*",
        "a list begins here among fields",
        "write the name of its field on the line above, or indent it as the list that it belongs to",
    ),
    Slip("<block end>|document start.*mapping|sequence entries", HERE, " *§.*", *_INDENT),
    Slip(
        "document",
        HERE,
        r"§(---|\.\.\.).*",
        "a line that begins with --- or ... cuts the file in two",
        "take it out",
    ),
)

# The same in every loader: what a comment follows and can be no sentence.
_COMMENT = re.compile(r"(?<=\S)[ \t]+#")
_NAMED = re.compile(r"(^|[ {,-])(id|type|section|objective|level|mixes|module|template): +$")
_VALUE = re.compile(r"true|false|null|~|[-+.\d]*|", re.IGNORECASE)

LINE_END = re.compile(r"\r\n|\r|\n")


def explain(text: str, error: yaml.MarkedYAMLError) -> tuple[int, str, str]:
    """Return the line of the slip in `text`, counted from 0, what is wrong and what to do."""
    lines, places = LINE_END.split(text), _places(text, error)
    said = f"{error.context}: {error.problem}"
    for slip in SLIPS:
        mark = places.get(slip.place)
        if mark and re.search(slip.said, said) and re.fullmatch(slip.looks, _marked(lines, mark)):
            facts = {"sign": lines[mark.line][mark.column : mark.column + 1], **indents(lines, mark.line)}
            return mark.line, slip.problem.format(**facts), slip.remedy.format(**facts)
    mark = places.get(HERE) or places.get(START)
    return (
        mark.line if mark else 0,
        f"this is not YAML ({error.problem})",
        "mind the indent, and quote the value",
    )


def _marked(lines: list[str], mark: yaml.Mark) -> str:
    line = lines[mark.line]
    return f"{line[: mark.column]}§{line[mark.column :]}"


def _places(text: str, error: yaml.MarkedYAMLError) -> dict[str, yaml.Mark]:
    places = {HERE: error.problem_mark, START: error.context_mark}
    if error.problem_mark:
        before = _tokens(text, error.problem_mark.index)
        if before and before[-1].start_mark.line < error.problem_mark.line:
            places[ABOVE] = before[-1].start_mark
        if before and _is_cut(text, before[-1]):
            places[CUT] = before[-1].end_mark
        places[OPEN] = next((token.start_mark for token in before if _runs_over_a_field(text, token)), None)
    return {place: mark for place, mark in places.items() if mark}


def _tokens(text: str, end: int) -> list[yaml.Token]:
    """Return what PyYAML reads before the character `end`, or before it cannot go on."""
    scanner: Any = yaml.SafeLoader(text)
    found: list[yaml.Token] = []
    try:
        while scanner.check_token() and scanner.peek_token().start_mark.index < end:
            found.append(scanner.get_token())
    except yaml.YAMLError:
        found += scanner.tokens
    return [token for token in found if token.start_mark.index < min(token.end_mark.index, end)]


def _runs_over_a_field(text: str, token: yaml.Token) -> bool:
    """Tell whether the token is text in quotes that runs over a line of fields, as far left as its own."""
    if not isinstance(token, yaml.ScalarToken) or token.style not in ("'", '"'):
        return False
    first, *others = LINE_END.split(text)[token.start_mark.line : token.end_mark.line + 1]
    field = re.compile(rf" {{0,{len(first) - len(first.lstrip(' -'))}}}(- |[a-z_]+:( |$))")
    return any(field.match(line) for line in others)


def cut_texts(text: str) -> Iterator[int]:
    """Yield the lines, counted from 0, on which a text without quotes ends because a # stands in it.

    A comment after a name, a number, `true` or a text in quotes is meant as one.
    """
    if not _COMMENT.search(text):
        return
    events: Iterator[Any] = yaml.parse(text, yaml.SafeLoader)
    try:
        yield from (event.end_mark.line for event in events if _is_cut(text, event))
    except yaml.YAMLError:
        return


def _is_cut(text: str, part: Any) -> bool:
    """Tell whether `part`, a token or an event, is text without quotes before a comment on its line."""
    if getattr(part, "style", "not a text") or not hasattr(part, "value"):
        return False
    begin, end = part.start_mark.index, part.end_mark.index
    before = LINE_END.split(text[:begin])[-1]
    return bool(_COMMENT.match(text, end) and not _NAMED.search(before) and not _VALUE.fullmatch(part.value))


def forgotten_anchor(text: str) -> yaml.Mark | None:
    """Return where a name is given (`&name`) that nothing uses: it was meant as text, and YAML drops it."""
    if "&" not in text or not re.search(r"(^|[-:,[{] ) *&", text, re.MULTILINE):
        return None
    tokens = _tokens(text, len(text) + 1)
    used = {token.value for token in tokens if isinstance(token, yaml.AliasToken)}
    given = (token for token in tokens if isinstance(token, yaml.AnchorToken))
    return next((token.start_mark for token in given if token.value not in used), None)
