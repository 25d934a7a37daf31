"""The flat list of rules. A new rule is a function in its family's file, a line here, and a case file.

P rules are the learning design's checks on questions, G rules are on pages, R rules on prose; B-00 is the
build's own check, and W rules are on waivers.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from courseware.check import (
    anatomy,
    banks,
    dialogues,
    glossary,
    items,
    keys,
    likeness,
    links,
    markup,
    menu,
    originality,
    pages,
    pictures,
    prose,
    spelling,
    waivers,
)
from courseware.check.finding import FAIL, WARN, Finding, Hit, Level

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from courseware.check.material import Item, Material
    from courseware.check.page import Page
    from courseware.course import Lesson


@dataclass(frozen=True)
class Rule:
    """One rule: its lasting id, how bad a hit is, what holds, and what finds where it does not."""

    id: str
    level: Level
    title: str
    hits: Callable[[Material], Iterable[Hit]]


def each_question(rule: Callable[[Item], Iterable[tuple[str, str]]]) -> Callable[[Material], Iterator[Hit]]:
    """Ask `rule`, which yields what is wrong and what to do, about every question."""

    def hits(material: Material) -> Iterator[Hit]:
        for item in material.items():
            for what, remedy in rule(item):
                yield item.hit(what, remedy)

    return hits


def each_page(rule: Callable[[Page], Iterable[tuple[int, str, str]]]) -> Callable[[Material], Iterator[Hit]]:
    """Ask `rule`, which yields line, what is wrong and what to do, about every page."""

    def hits(material: Material) -> Iterator[Hit]:
        for page in material.pages.values():
            for line, what, remedy in rule(page):
                yield Hit(page.file, line, what, remedy)

    return hits


def each_module(
    rule: Callable[[Page, Lesson], Iterable[tuple[int, str, str]]],
) -> Callable[[Material], Iterator[Hit]]:
    """Ask `rule`, which yields line, what is wrong and what to do, about the page of every module."""

    def hits(material: Material) -> Iterator[Hit]:
        for page, lesson in material.modules():
            for line, what, remedy in rule(page, lesson):
                yield Hit(page.file, line, what, remedy)

    return hits


def each_module_page(
    rule: Callable[[Page], Iterable[tuple[int, str, str]]],
) -> Callable[[Material], Iterator[Hit]]:
    """Ask `rule`, which yields line, what is wrong and what to do, about each module's page."""

    def hits(material: Material) -> Iterator[Hit]:
        for page in material.pages.values():
            for line, what, remedy in rule(page) if page.slug else ():
                yield Hit(page.file, line, what, remedy)

    return hits


def build_faults(material: Material) -> Iterator[Hit]:
    """B-00: what the build refuses."""
    for fault in material.faults:
        yield Hit(fault.file, fault.line, fault.problem, fault.remedy, fault.question)


# These checks of the learning design are the build's own, so B-00 tells them.
BY_THE_BUILD = {
    "P-01": "Three or four options",
    "P-02": "Exactly one key in a question with a single answer",
    "P-05": "Every wrong option has a note on why it tempts",
    "P-06": "Every question belongs to an objective and a section that are there",
}

RULES = (
    Rule("B-00", FAIL, "The build accepts pages and banks", build_faults),
    Rule("P-03", FAIL, "No text speaks of the order of options", each_question(items.speaks_of_the_order)),
    Rule("P-04", FAIL, "Every option has feedback of 8 to 45 words", each_question(items.feedback_lengths)),
    Rule("P-04", FAIL, "Every option has feedback of its own", likeness.feedback_repeats),
    Rule("P-07", FAIL, "Every objective is asked twice, once in a case", banks.objectives_asked),
    Rule("P-08", FAIL, "Every section is asked", banks.sections_asked),
    Rule("P-09", WARN, "Most questions are cases", banks.mostly_cases),
    Rule("P-10", FAIL, "The key is not the longest option too often", keys.key_is_longest),
    Rule("P-11", FAIL, "The key is not the shortest option too often", keys.key_is_shortest),
    Rule("P-12", WARN, "Options are of similar length", each_question(items.option_lengths)),
    Rule("P-13", FAIL, "The place does not give the key away", keys.place_of_keys),
    Rule("P-14", WARN, "Absolute words stand in keys as well", keys.absolutes),
    Rule("P-15", WARN, "The key alone does not echo the stem", each_question(items.echo_of_the_stem)),
    Rule("P-16", WARN, "Questions are asked without a negative", banks.negative_stems),
    Rule("P-17", WARN, "Stems and options are short", each_question(items.lengths_in_words)),
    Rule("P-18", WARN, "The stem asks a full question", each_question(items.stem_asks)),
    Rule("P-19", WARN, "Grammar does not give the key away", each_question(items.grammar_gives_away)),
    Rule("P-20", FAIL, "No stems and no options are near twins", likeness.near_twins),
    Rule("P-21", WARN, "No option stands in another stem", likeness.cues),
    Rule("P-22", WARN, "Questions read easily", each_question(items.reads_easily)),
    Rule("P-23", FAIL, "The words are the course's own", originality.own_words),
    Rule("P-24", WARN, "No group is named as the difficult one", each_question(items.names_a_group)),
    Rule("P-24", WARN, "Names vary", likeness.names_vary),
    Rule("P-25", WARN, "Numbers stand on the page of sources", banks.numbers_have_sources),
    Rule("P-26", FAIL, "Feedback never scolds", each_question(items.scolds)),
    Rule("G-01", FAIL, "A module's parts stand in their order", each_module_page(anatomy.parts_in_order)),
    Rule("G-02", FAIL, "Every section gives something to do", each_module_page(anatomy.something_to_do)),
    Rule("G-03", FAIL, "Two dialogues that compare", each_module_page(anatomy.two_dialogues)),
    Rule("G-04", WARN, "Enough sections, objectives, questions", each_module_page(anatomy.numbers_of_parts)),
    Rule("G-04", WARN, "Enough sections, objectives, questions", anatomy.number_of_questions),
    Rule("G-05", WARN, "Sections have 150 to 260 words", each_module_page(anatomy.size_of_sections)),
    Rule("G-06", WARN, "A lesson has 1,500 to 1,900 words", each_module_page(anatomy.size_of_lesson)),
    Rule("G-07", FAIL, "Headings skip no level", each_page(pages.heading_order)),
    Rule("G-08", FAIL, "Sections have lasting addresses", each_page(pages.lasting_addresses)),
    Rule("G-09", FAIL, "Pictures are told in words", pictures.pictures),
    Rule("G-10", FAIL, "Links lead somewhere", links.links),
    Rule("G-11", FAIL, "Glossary terms are linked at first use", glossary.linked_at_first_use),
    Rule("G-12", WARN, "Nothing is left to do", pages.to_do),
    Rule("G-13", WARN, "The minutes fit the words and questions", each_module(anatomy.minutes)),
    Rule("G-14", FAIL, "Title and description are there", each_page(pages.front_matter)),
    Rule("G-15", FAIL, "Every page stands in the menu, once", menu.every_page_once),
    Rule("G-16", FAIL, "Parts hold what belongs to them", each_module_page(anatomy.parts_hold)),
    Rule("G-17", WARN, "A module has a small cover", pictures.covers),
    Rule("G-18", FAIL, "Lines of a dialogue name who speaks", each_page(dialogues.speakers)),
    Rule("G-19", FAIL, "Nothing that browsers block", markup.blocked),
    Rule("G-20", FAIL, "Tags and bold words end", each_page(markup.closed)),
    Rule("G-20", FAIL, "Tags and bold words end", each_question(markup.bold_ends)),
    Rule("R-01", FAIL, "No section reads above grade 9", each_page(prose.level_of_sections)),
    Rule("R-02", WARN, "Pages read at grade 6 to 8", each_module_page(prose.level_of_page)),
    Rule("R-03", WARN, "Sentences have 25 words or fewer", prose.long_sentences),
    Rule("R-04", WARN, "No idioms", prose.idioms),
    Rule("R-05", FAIL, "The spelling is British", spelling.spelling),
    Rule("R-06", WARN, "No promise that no study can keep", prose.promises),
    Rule("W-02", FAIL, "A waiver names a rule and a reason", waivers.malformed),
)

UNUSED_WAIVER = "W-01"  # found after all rules have run; see waivers.apply


def findings(material: Material) -> list[Finding]:
    """Return what all rules find, waivers applied, in order of file and line."""
    found = [
        Finding(hit.file, hit.line, rule.id, rule.level, hit.question, hit.what, hit.remedy)
        for rule in RULES
        for hit in rule.hits(material)
    ]
    skipped = frozenset() if material.sources else frozenset({"P-23"})
    known = frozenset(rule.id for rule in RULES)
    return sorted(waivers.apply(set(found), material, UNUSED_WAIVER, known, skipped))
