"""Lets mkdocs-quiz convert the fragments of a page with one Markdown instance, and plain words with none.

mkdocs-quiz 1.7 makes an instance for each question and runs it on each option and feedback, which takes a
third of a build; it reads its translations from the disk for each question; and it takes the indent off each
question with patterns that are slow before Python 3.14. What comes out is the same to the byte:
tests/test_fragments.py compares.
"""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

import mkdocs_quiz.plugin

from courseware.plain_words import are_left_alone, is_plain

if TYPE_CHECKING:
    from markdown import Markdown
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page
    from mkdocs_quiz.plugin import MkDocsQuizPlugin
    from mkdocs_quiz.translations import TranslationManager


class Fragments:
    """Stands in for the methods with which mkdocs-quiz converts fragments and finds its own words."""

    def __init__(self, quiz: MkDocsQuizPlugin, extensions: list[str]) -> None:
        self._create = quiz._create_fragment_markdown
        self._convert = quiz._convert_fragment_markdown
        self._translate = quiz._get_translation_manager
        self._quick = are_left_alone(extensions)
        self._page: Page | None = None
        self._markdown: Markdown | None = None
        self._translated: Page | None = None
        self._translations: TranslationManager | None = None

    def create(self, page: Page, *rest: Any) -> Markdown:
        """Return the Markdown instance of `page`: the last one made, while the page is the same."""
        if self._markdown is None or page is not self._page:
            self._page, self._markdown = page, self._create(page, *rest)
        return self._markdown

    def translations(self, page: Page, config: MkDocsConfig) -> TranslationManager:
        """Return mkdocs-quiz's own words for `page`: the last ones read, while the page is the same."""
        if self._translations is None or page is not self._translated:
            self._translated, self._translations = page, self._translate(page, config)
        return self._translations

    def convert(self, text: str, *rest: Any, **more: Any) -> str:
        """Return `text` as HTML: a paragraph at once when it is plain words, else by Markdown."""
        if self._quick and is_plain(words := text.strip("\n")):
            return f"<p>{words}</p>"
        html: str = self._convert(text, *rest, **more)
        return html


def dedent(text: str) -> str:
    """Return `text` without the blanks that all its lines begin with, as `textwrap.dedent` does."""
    if "\t" in text:
        return textwrap.dedent(text)
    lines = [line if line.strip(" ") else "" for line in text.split("\n")]
    indent = min((len(line) - len(line.lstrip(" ")) for line in lines if line), default=0)
    return "\n".join(line[indent:] for line in lines)


def hasten(quiz: MkDocsQuizPlugin, extensions: list[str]) -> None:
    """Give `quiz` the quicker methods, and its module the quicker dedent."""
    mkdocs_quiz.plugin.dedent = dedent
    fragments = Fragments(quiz, extensions)
    quiz._create_fragment_markdown = fragments.create
    quiz._convert_fragment_markdown = fragments.convert
    quiz._get_translation_manager = fragments.translations
