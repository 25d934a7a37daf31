"""The quick way through mkdocs-quiz's fragments ends where its own way ends."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from mkdocs.config import load_config
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from courseware.fragments import Fragments, dedent, hasten
from tests.conftest import ROOT
from tests.test_content import LESSONS
from tests.test_plain_words import NOT_PLAIN, PLAIN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs_quiz.plugin import MkDocsQuizPlugin


@dataclass
class Site:
    """mkdocs-quiz as this course sets it up, and a page that it works on."""

    config: MkDocsConfig
    quiz: MkDocsQuizPlugin
    page: Page
    files: Files

    def convert(self, fragments: Fragments, text: str) -> str:
        markdown = fragments.create(self.page, self.config, self.files)
        return fragments.convert(text, self.page, self.config, self.files, md_inst=markdown)

    def converted(self, text: str) -> str:
        """Return what mkdocs-quiz alone makes of `text`."""
        html: str = self.quiz._convert_fragment_markdown(text, self.page, self.config, self.files)
        return html


def _file(config: MkDocsConfig, name: str) -> File:
    return File(name, config.docs_dir, config.site_dir, config.use_directory_urls)


@pytest.fixture
def own() -> Site:
    config = load_config(str(ROOT / "mkdocs.yml"))
    file = _file(config, "page.md")
    files = Files([file])
    return Site(config, config.plugins["mkdocs_quiz"], Page(None, file, config), files)


def bank_texts() -> Iterator[str]:
    for lesson in LESSONS.values():
        for question in lesson.bank.questions:
            yield from (question.stem, question.feedback)
            for option in question.options:
                yield from (option.text, option.feedback)
            for pair in question.pairs:
                yield from (pair.text, pair.match)


def test_every_text_of_the_banks_is_the_same_either_way(own: Site) -> None:
    fragments = Fragments(own.quiz, own.config.markdown_extensions)
    for text in filter(None, bank_texts()):
        assert own.convert(fragments, text) == own.converted(text)


@pytest.mark.parametrize("text", [*PLAIN, *NOT_PLAIN, "\nBetween lines.\n"])
def test_odd_texts_are_the_same_either_way(own: Site, text: str) -> None:
    fragments = Fragments(own.quiz, own.config.markdown_extensions)
    assert own.convert(fragments, text) == own.converted(text)


@pytest.mark.parametrize("text", PLAIN)
def test_plain_words_need_no_markdown(own: Site, text: str) -> None:
    fragments = Fragments(own.quiz, own.config.markdown_extensions)
    assert fragments.convert(text) == f"<p>{text.strip()}</p>"  # without a page there is no other way


@pytest.mark.parametrize("text", PLAIN)
def test_an_extension_that_may_change_words_is_asked(own: Site, text: str) -> None:
    fragments = Fragments(own.quiz, [*own.config.markdown_extensions, "abbr"])
    with pytest.raises(TypeError):
        fragments.convert(text)


def test_one_instance_serves_a_page_and_no_other(own: Site) -> None:
    fragments = Fragments(own.quiz, own.config.markdown_extensions)
    first = fragments.create(own.page, own.config, own.files)
    assert fragments.create(own.page, own.config, own.files) is first
    other = Page(None, _file(own.config, "other.md"), own.config)
    assert fragments.create(other, own.config, own.files) is not first


def test_the_words_of_a_page_are_read_once_and_are_its_own(own: Site) -> None:
    own.config.theme["language"] = "fr"
    alone = own.quiz._get_translation_manager(own.page, own.config)
    fragments = Fragments(own.quiz, own.config.markdown_extensions)
    first = fragments.translations(own.page, own.config)
    assert first.to_dict() == alone.to_dict() != {}
    assert fragments.translations(own.page, own.config) is first
    other = Page(None, _file(own.config, "other.md"), own.config)
    other.meta["quiz"] = {"language": "pt-BR"}
    assert fragments.translations(other, own.config).to_dict() != first.to_dict()


def test_the_course_is_built_the_quick_way(own: Site) -> None:
    hasten(own.quiz, own.config.markdown_extensions)
    assert own.quiz._convert_fragment_markdown("Plain words.") == "<p>Plain words.</p>"


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "\n", "a", "  a\n  b", "  a\n    b\n   \n  c\n", "a\n  b", "  a\n\n \n  b\n ", " \n  \n"),
        *("\ta\n\tb", "  a\n\tb", " \ta\n \tb", "  a\r\n  b\r\n", "  a\n \x0b\n  b", "   a\n  b\u00a0"),
        *(path.read_text(encoding="utf-8") for path in (ROOT / "overrides").rglob("*.html")),
    ],
)
def test_dedent_does_what_the_slower_one_does(text: str) -> None:
    assert dedent(text) == textwrap.dedent(text)
