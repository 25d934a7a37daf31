"""Plain words: text that means to Markdown what it means to a reader, so that no pattern need look at it.

Python-Markdown tries a dozen patterns, one after the other, on each paragraph, heading and placeholder.
What comes out is the same to the byte: tests/test_plain_words.py compares.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER_RE, AtomicString

if TYPE_CHECKING:
    from collections.abc import Collection
    from xml.etree.ElementTree import Element

    from markdown import Markdown

_BEFORE_INLINE = 25  # inline patterns run at 20

# Words and marks that mean nothing to Markdown or to smarty, in one line.
_LINE = r"[^\W_](?:[^\W_]|[ ,;?!%\u2019\u201c\u201d]|[.:](?=\s|$)|-(?=[^\W_]))*"
_LINES = re.compile(rf"{_LINE}(?:(?<! )\n{_LINE})*")
_FRAGMENT = re.compile(rf"(?!\d+\.){_LINE}")  # which is no list

# The extensions known to leave such words alone.
_KNOWN = frozenset(
    (
        *("attr_list", "def_list", "fenced_code", "md_in_html", "smarty", "tables", "toc"),
        *("courseware.dialogue", "courseware.plain_words"),
        *("pymdownx.blocks.admonition", "pymdownx.blocks.details"),
    )
)


def are_left_alone(extensions: Collection[str]) -> bool:
    """Tell whether plain words stay as they are with these `extensions` of Markdown."""
    return set(extensions) <= _KNOWN


def is_plain(fragment: str) -> bool:
    """Tell whether a `fragment` of Markdown is one line of plain words."""
    return _FRAGMENT.fullmatch(fragment) is not None


class _PlainWords(Treeprocessor):
    def run(self, root: Element) -> None:
        for element in root.iter():
            text = element.text
            if text and (_LINES.fullmatch(text) or HTML_PLACEHOLDER_RE.fullmatch(text)):
                element.text = AtomicString(text)


class PlainWordsExtension(Extension):
    """Python-Markdown's way in; for use with extensions that leave plain words alone."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name that Python-Markdown calls
        """Register the step."""
        md.treeprocessors.register(_PlainWords(md), "plain_words", _BEFORE_INLINE)


def makeExtension(**configuration: Any) -> PlainWordsExtension:  # noqa: N802 - the name that Python-Markdown calls
    """Return the extension for a list of `markdown_extensions`."""
    return PlainWordsExtension(**configuration)
