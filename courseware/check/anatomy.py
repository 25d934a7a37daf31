"""Rules on a module's page: its parts, their order and their size (see CONTRIBUTING.md)."""

from __future__ import annotations

from math import ceil, floor
from typing import TYPE_CHECKING

from courseware.check.finding import Hit
from courseware.check.reading import words
from courseware.markers import CHECK, markers
from courseware.module import CLOSING, OPENING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from courseware.check.blocks import Block
    from courseware.check.material import Material
    from courseware.check.page import Page
    from courseware.check.pages import Told
    from courseware.course import Lesson

WORDS_A_MINUTE = 150  # slower than most adults read, because readers stop to think
MINUTES_A_QUESTION = 0.75
MINUTES_A_BOX = 1  # "something to do in a minute", as CONTRIBUTING.md asks of a box
MANY = 10**9
FRAME = ("card", "dialogues", "mistakes", "plan", "key-points")  # with the sections: the lesson

# What a part holds besides its words.
HOLDS = {
    "objectives": ("<!-- objectives -->",),
    "before-you-read": ("/// before",),
    "card": ("/// card",),
    "scenario": ("<!-- scenarios -->",),
    "plan": ("/// plan", "<!-- plan -->"),
    "key-points": ("/// key",),
}
REMEDY = {"<": "put the line", "/": "put a box"}


def parts_in_order(page: Page) -> Told:
    """G-01: the opening parts, the sections and the closing parts stand in their order."""
    found = [heading for heading in page.headings if heading.level == 2 and heading.name]
    names = [heading.name for heading in found]
    for part in (*OPENING, *CLOSING):
        if part not in names:
            yield 1, f"the part #{part} is missing", f"write a heading ## ... {{ #{part} }} in its place"
    wanted = [part for part in (*OPENING, *page.sections, *CLOSING) if part in names]
    for heading, part in zip(found, wanted, strict=False):
        if heading.name != part:
            yield heading.line, f"#{heading.name} stands where #{part} belongs", "move it"
            return


def something_to_do(page: Page) -> Told:
    """G-02: every section ends in a box /// try."""
    for section in page.sections:
        blocks = [block for block in page.blocks if block.part == section]
        if blocks and blocks[-1].box != "try":
            what = f'the section "{section}" does not end in something to do'
            yield blocks[0].line, what, "add a /// try box"


def parts_hold(page: Page) -> Told:
    """G-16: no part is empty, and each has the marker and the box that belong to it, with words in it."""
    held = {(page.part_at(marker.line), f"<!-- {marker.name} -->") for marker in markers(page.source)}
    told = {block.part for block in page.prose} | {part for part, _ in held}
    for heading in page.headings:
        if heading.level != 2 or not heading.name:
            continue
        if heading.name not in {*told, *HOLDS}:
            yield heading.line, f"the part #{heading.name} is empty", "write it"
        for wanted in HOLDS.get(heading.name, ()):
            if (heading.name, wanted) not in held:
                yield from _box_in(page, heading, wanted)


def _box_in(page: Page, heading: Block, wanted: str) -> Told:
    """Tell when no box `wanted` stands below `heading`, or an empty one."""
    boxes = [box for box in page.boxes if (box.part, f"/// {box.name}") == (heading.name, wanted)]
    if not boxes:
        what, remedy = f"the part #{heading.name} has no {wanted}", f"{REMEDY[wanted[0]]} {wanted} there"
        yield heading.line, what, remedy
    elif not any(page.blocks_of(box) for box in boxes):
        yield boxes[0].line, f"this box {wanted} is empty", "write what it tells"


def two_dialogues(page: Page) -> Told:
    """G-03: two dialogues compare a weak and a strong line."""
    lines = {heading.name: heading.line for heading in page.headings}
    dialogues = [box for box in page.boxes if box.name == "dialogue"]
    if "dialogues" in lines and len(dialogues) != 2:
        yield lines["dialogues"], f"there are {len(dialogues)} dialogues", "write two, each in /// dialogue |"
    for box in dialogues:
        spoken = " ".join(block.text for block in page.blocks_of(box))
        for kind in ("weak", "strong"):
            if f", {kind}:" not in spoken:
                what, remedy = f"no line of this dialogue is {kind}", f"write **Name, {kind}:** before one"
                yield box.line, what, remedy


def numbers_of_parts(page: Page) -> Told:
    """G-04: a page has eight or nine sections, five objectives, and three quick checks or more."""
    objectives = page.front.data.get("objectives")
    checks = sum(marker.name == CHECK for marker in markers(page.source))
    yield from _number("sections", len(page.sections), 8, 9)
    if isinstance(objectives, list):
        yield from _number("objectives", len(objectives), 5, 5)
    yield from _number("quick checks", checks, 3, MANY)


def number_of_questions(material: Material) -> Iterator[Hit]:
    """G-04: a bank has 16 questions or more."""
    for bank in material.banks.values():
        for line, what, remedy in _number("questions", len(bank.questions), 16, MANY):
            yield Hit(bank.file, line, what, remedy)


def _number(name: str, count: int, low: int, high: int) -> Told:
    if not low <= count <= high:
        wanted = {low: f"{low}", MANY: f"{low} or more"}.get(high, f"{low} or {high}")
        yield 1, f"{name}: {count}", f"make it {wanted}"


def size_of_sections(page: Page) -> Told:
    """G-05: a section has 150 to 260 words (learning design, rule 1), its box included."""
    for heading in page.headings:
        if heading.name in page.sections:
            count = _count(page, [heading.name])
            if not 150 <= count <= 260:
                yield heading.line, f'the section "{heading.name}" has {count} words', "make it 150 to 260"


def size_of_lesson(page: Page) -> Told:
    """G-06: from the first section to the key points a page has 1,500 to 1,900 words."""
    count = _count(page, [*page.sections, *FRAME])
    if not 1500 <= count <= 1900:
        yield 1, f"the lesson has {count} words", "make it 1,500 to 1,900"


def minutes(page: Page, lesson: Lesson) -> Told:
    """G-13: the minutes lie between what reading and answering take, and that with a minute for each box.

    Boxes make the tolerance: nobody can skip reading or questions, and many do only some of the boxes.
    """
    read = sum(len(words(block.text)) for block in page.blocks) / WORDS_A_MINUTE
    low = floor(read + len(lesson.bank.questions) * MINUTES_A_QUESTION)
    high = ceil(low + MINUTES_A_BOX * sum(box.name == "try" for box in page.boxes))
    if not low <= lesson.module.minutes <= high:
        what = f"its words and questions take {low} to {high} minutes, not {lesson.module.minutes}"
        yield page.front.line(("minutes",)), what, "change the minutes, or the page"


def _count(page: Page, parts: list[str]) -> int:
    return sum(len(words(block.text)) for block in page.prose if block.part in parts)
