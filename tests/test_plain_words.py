"""Text that is passed by comes out as if every pattern had looked at it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from markdown import markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from mkdocs.config import load_config

from courseware.plain_words import are_left_alone, is_plain
from tests.conftest import ROOT

if TYPE_CHECKING:
    import re
    from pathlib import Path

    from markdown import Markdown

PAGES = sorted((ROOT / "docs").rglob("*.md"))
PLAIN = (
    "Say it plainly.",
    "Two words, then a stop",
    "3 kettles: one is broken!",
    "Half-open: 20 % of \u201cthem\u201d",
    "Şeyma waits.",
)
NOT_PLAIN = (
    *("1. a list", "- a list", "# a heading", "> said", "a *b*", "a_b_c", "`code`", "it's", "so...", "a--b"),
    *(
        "[a](b)",
        "<b>",
        "a & b",
        "two\n\nparagraphs",
        "https://a.example",
        "    code",
        "a  \nb",
        "{ #id }",
        "",
    ),
    *("+ a", ": a", "~~~", "| a | b |", "a\\*b", "::: x", "/// note", "*[HTML]: x", "1) a", "12.", "a.b", ""),
)
BLOCKS = (
    "A line\nand the next.\n\n- one\n- two *three*\n\n## A heading { #named }\n\n1. so... \n2. it's",
    "A hard  \nbreak, and a soft \nbreak, and\n  an indented one.",
    "<!-- a note -->\n\nWords.\n\n<div markdown>\nWords within.\n</div>\n\n| a | b |\n| - | - |\n| c | *d* |",
    "Term\n: What it says.\n\n```\nCode: as typed.\n```\n\nLast\u0002words\u0003.",
)


class _Asked(Extension):
    """Notes what a pattern is asked about; it matches everything and changes nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name that Python-Markdown calls
        noted = self.texts

        class Noting(InlineProcessor):
            def handleMatch(self, m: re.Match[str], data: str) -> tuple[None, ...]:  # type: ignore[override]  # noqa: ARG002, N802
                noted.append(m.string)
                return None, None, None

        md.inlinePatterns.register(Noting("(?s)^.+$", md), "noting", 200)


def both(text: str) -> tuple[str, str]:
    """Return `text` converted as the course does, with every pattern asked and with the quick way."""
    config = load_config(str(ROOT / "mkdocs.yml"))
    settings: dict[str, Any] = {"extension_configs": config.mdx_configs}
    usual = markdown(text, extensions=config.markdown_extensions, **settings)
    quick = [*config.markdown_extensions, "courseware.plain_words"]
    return usual, markdown(text, extensions=quick, **settings)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(ROOT / "docs").as_posix())
def test_every_page_is_the_same_either_way(path: Path) -> None:
    usual, quick = both(path.read_text(encoding="utf-8"))
    assert quick == usual


@pytest.mark.parametrize("text", [*PLAIN, *NOT_PLAIN, *BLOCKS])
def test_odd_texts_are_the_same_either_way(text: str) -> None:
    usual, quick = both(text)
    assert quick == usual


def test_no_pattern_is_asked_about_plain_words_or_kept_html() -> None:
    asked = _Asked()
    text = "Plain words.\n\n<!-- a note -->\n\nOn two\nlines, *set apart*.\n\n- One\n- two"
    markdown(text, extensions=[asked, "courseware.plain_words"])
    assert asked.texts == ["On two\nlines, *set apart*."]


@pytest.mark.parametrize("text", PLAIN)
def test_plain_fragments_are_known(text: str) -> None:
    assert is_plain(text)


@pytest.mark.parametrize("text", NOT_PLAIN)
def test_other_fragments_are_not_taken_for_plain(text: str) -> None:
    assert not is_plain(text)


def test_an_unknown_extension_may_change_words() -> None:
    extensions = load_config(str(ROOT / "mkdocs.yml")).markdown_extensions
    assert are_left_alone(extensions)
    assert not are_left_alone([*extensions, "abbr"])
