"""Rules on prose, in pages and questions: reading level, sentences, idioms, promises (learning design, 8)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from courseware.check.reading import grade, sentences, words
from courseware.check.texts import texts
from courseware.check.wordlists import listed, plainer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from courseware.check.blocks import Block
    from courseware.check.finding import Hit
    from courseware.check.material import Material
    from courseware.check.page import Page
    from courseware.check.pages import Told

REFERENCE = ("docs/glossary.md", "docs/sources.md")  # pages to look things up in may sit higher
SOURCES = "sources"  # the part of a module's page that names studies by their titles
LEAST_WORDS = 40
LONGEST_SENTENCE = 25


def level_of_sections(page: Page) -> Told:
    """R-01: no section reads above grade 9. With few words one long name would decide."""
    parts: dict[str, list[Block]] = {}
    for block in page.prose if page.file not in REFERENCE else ():
        parts.setdefault(block.part, []).append(block)
    for part, blocks in parts.items():
        texts_of_part = [block.text for block in blocks]
        found = grade(texts_of_part)
        if found > 9 and part != SOURCES and sum(len(words(text)) for text in texts_of_part) >= LEAST_WORDS:
            what = f'the section "{part}"' if part else "the opening"
            yield (
                blocks[0].line,
                f"{what} reads at grade {found:.1f}",
                "shorten its sentences and words to grade 6 to 8",
            )


def level_of_page(page: Page) -> Told:
    """R-02: the sections of a page together read at grade 6 to 8."""
    found = grade(block.text for block in page.prose if block.part in page.sections)
    if not 6 <= found <= 8:
        yield 1, f"the sections read at grade {found:.1f}", "bring the page to grade 6 to 8"


def long_sentences(material: Material) -> Iterator[Hit]:
    """R-03: a sentence has 25 words or fewer."""
    for hit, text in texts(material, skip=REFERENCE):
        for below, sentence in sentences(text):
            if (count := len(words(sentence))) > LONGEST_SENTENCE:
                begin = " ".join(sentence.split()[:4])
                what = f'the sentence "{begin} ..." has {count} words'
                line = hit.line + (0 if hit.question else below)
                yield hit._replace(line=line, what=what, remedy="make it two")


def idioms(material: Material) -> Iterator[Hit]:
    """R-04: no idiom that a person with English as a second language may not know."""
    for hit, found in _listed(material, "idioms"):
        remedy = f'write something like "{plainer(found)}"'
        yield hit._replace(what=f'"{found}" is an idiom', remedy=remedy)


def promises(material: Material) -> Iterator[Hit]:
    """R-06: nothing is promised that no study can keep. Pages of reference name such claims to mend them."""
    for hit, found in _listed(material, "promises", skip=REFERENCE):
        remedy = "say what tends to happen, and how sure we are"
        yield hit._replace(what=f'"{found}" promises too much', remedy=remedy)


def _listed(material: Material, name: str, skip: tuple[str, ...] = ()) -> Iterator[tuple[Hit, str]]:
    """Yield each use of an entry of the list `name`, with a hit that says where it stands."""
    for hit, text in texts(material, skip):
        for found in listed(name).finditer(text.replace("\n", " ")):
            line = hit.line + (0 if hit.question else text.count("\n", 0, found.start()))
            yield hit._replace(line=line), found[0]
