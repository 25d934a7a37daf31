"""Rules on prose, in pages and questions: reading level, sentences, idioms, promises (learning design, 8)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from courseware.check.finding import Hit
from courseware.check.material import TODO
from courseware.check.reading import grade, sentences, words
from courseware.check.wordlists import listed, plainer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from courseware.check.material import Material
    from courseware.check.page import Page
    from courseware.check.pages import Told

REFERENCE = ("docs/glossary.md", "docs/sources.md")  # pages to look things up in may sit higher
LONGEST_SENTENCE = 25


def level_of_sections(page: Page) -> Told:
    """R-01: no section reads above grade 9."""
    for heading in page.headings:
        if heading.name in page.sections:
            found = grade(block.text for block in page.prose if block.part == heading.name)
            if found > 9:
                what = f'the section "{heading.name}" reads at grade {found:.1f}'
                yield heading.line, what, "shorten its sentences and words to grade 6 to 8"


def level_of_page(page: Page) -> Told:
    """R-02: the sections of a page together read at grade 6 to 8."""
    found = grade(block.text for block in page.prose if block.part in page.sections)
    if not 6 <= found <= 8:
        yield 1, f"the sections read at grade {found:.1f}", "bring the page to grade 6 to 8"


def long_sentences(material: Material) -> Iterator[Hit]:
    """R-03: a sentence has 25 words or fewer."""
    for hit, text in _texts(material, skip=REFERENCE):
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
    for hit, text in _texts(material, skip):
        for found in listed(name).finditer(text.replace("\n", " ")):
            line = hit.line + (0 if hit.question else text.count("\n", 0, found.start()))
            yield hit._replace(line=line), found[0]


def _texts(material: Material, skip: tuple[str, ...] = ()) -> Iterator[tuple[Hit, str]]:
    """Yield every text that learners read, with a hit that says where it begins."""
    for page in material.pages.values():
        for block in page.prose if page.file not in skip else ():
            if TODO not in block.text:
                yield Hit(page.file, block.line, "", ""), block.text
    for item in material.items():
        for text in item.texts:
            if TODO not in text:
                yield Hit(item.file, item.line, "", "", item.question.id), text
    for hit, line in material.lines_to_say():
        for text in (line.prompt, line.line, line.why):
            if TODO not in text:
                yield hit, text
