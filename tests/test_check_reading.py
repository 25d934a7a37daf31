"""Reading a page and its words: blocks with their lines, anchors, sentences, and the grade."""

from __future__ import annotations

import pytest
import textstat

from courseware.check.blocks import Block, plain
from courseware.check.material import load
from courseware.check.page import read_page
from courseware.check.reading import grade, sentences, syllables, words
from tests import prose
from tests.conftest import ROOT

PAGE = """---
title: Lids
---
# Lids

A [lid](lid.md#x "A lid"){ .button }
closes **it**.

<!-- a note
of two lines -->

## More { #more }

/// try | Try this
- One *item*,
  two lines.
    - Nested.
///

| Head | Cell |
| --- | --- |
| `code` | ![picture](lid.svg) text |

```
# no heading
```

**Term**{ #term }
:   Its meaning.
"""


def test_page_is_parted_into_blocks() -> None:
    page = read_page("docs/lids.md", PAGE)
    assert page.front.data == {"title": "Lids"}
    assert page.blocks == (
        Block("heading", "Lids", 4, "", level=1),
        Block("text", "A lid\ncloses it.", 6, ""),
        Block("heading", "More", 12, "more", level=2, name="more"),
        Block("item", "One item,\ntwo lines.", 15, "more", "try"),
        Block("item", "Nested.", 17, "more", "try"),
        Block("cell", " Head ", 20, "more"),
        Block("cell", " Cell ", 20, "more"),
        Block("cell", " code ", 22, "more"),
        Block("cell", "  text ", 22, "more"),
        Block("text", "Term", 28, "more"),
        Block("item", "Its meaning.", 29, "more"),
    )


def test_links_and_anchors_of_a_page() -> None:
    page = read_page("docs/lids.md", PAGE)
    assert [(link.target, link.line, link.picture) for link in page.links] == [
        ("lid.md#x", 6, False),
        ("lid.svg", 22, True),
    ]
    assert page.anchors == {"lids", "more", "term"}
    assert page.slug == ""
    assert read_page("docs/modules/lids.md", PAGE).slug == "lids"


@pytest.mark.parametrize("source", ["", "---\n", "---\n: [\n---\n", "---\n- list\n---\n", "/// try", "///\n"])
def test_no_page_is_a_traceback(source: str) -> None:
    page = read_page("docs/a.md", source)
    assert page.front.data == {}
    assert page.headings == []


def test_plain_text_keeps_blanks_and_signs() -> None:
    assert plain("I can ______, {name} & *more*.") == "I can ______, {name} & more."


def test_sentences_know_their_lines() -> None:
    text = 'One.\nTwo "is it?" Three\ngoes on. ______'
    assert list(sentences(text)) == [(0, "One."), (1, 'Two "is it?"'), (1, "Three\ngoes on.")]


def test_words_and_grade_are_those_of_the_site_tests() -> None:
    """tests/prose.py reads the built pages with textstat; the linter reads Markdown without it."""
    texts = ["Give the point back in one sentence, and check it.", "It's the first-hour queue; don't hurry."]
    assert [words(text) for text in texts] == [prose.words(text) for text in texts]
    assert grade(texts) == pytest.approx(prose.grade(texts))
    assert grade([]) == 0


def test_syllables_are_those_of_textstat() -> None:
    material = load(ROOT)
    texts = [block.text for page in material.pages.values() for block in page.blocks]
    texts += [text for item in material.items() for text in item.texts]
    for word in {word for text in texts for word in words(text)}:
        assert syllables(word) == textstat.syllable_count(word), word
