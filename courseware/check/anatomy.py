"""Rules on a module's page: its parts, their order and their size (see CONTRIBUTING.md)."""

from __future__ import annotations

from math import ceil, floor
from typing import TYPE_CHECKING

from courseware.check.reading import words
from courseware.module import CLOSING, OPENING

if TYPE_CHECKING:
    from courseware.check.blocks import Block
    from courseware.check.page import Page
    from courseware.check.pages import Told
    from courseware.course import Lesson

WORDS_A_MINUTE = 150  # slower than most adults read, because readers stop to think
MINUTES_A_QUESTION = 0.75
MINUTES_A_BOX = 1  # "something to do in a minute", as CONTRIBUTING.md asks of a box
FRAME = ("card", "dialogues", "mistakes", "plan", "key-points")  # with the sections: the lesson


def parts_in_order(page: Page, lesson: Lesson) -> Told:
    """G-01: the opening parts, the sections and the closing parts stand in their order."""
    found = [heading for heading in page.headings if heading.level == 2 and heading.name]
    names = [heading.name for heading in found]
    for part in (*OPENING, *CLOSING):
        if part not in names:
            yield 1, f"the part #{part} is missing", f"write a heading ## ... {{ #{part} }} in its place"
    wanted = [part for part in (*OPENING, *lesson.module.sections, *CLOSING) if part in names]
    for heading, part in zip(found, wanted, strict=False):
        if heading.name != part:
            yield heading.line, f"#{heading.name} stands where #{part} belongs", "move it"
            return


def something_to_do(page: Page, lesson: Lesson) -> Told:
    """G-02: every section ends in a box /// try."""
    for section in lesson.module.sections:
        blocks = [block for block in page.blocks if block.part == section]
        if blocks and blocks[-1].box != "try":
            what = f'the section "{section}" does not end in something to do'
            yield blocks[0].line, what, "add a /// try box"


def card_and_dialogues(page: Page, _lesson: Lesson) -> Told:
    """G-03: the technique stands in a box /// card; two dialogues compare a weak and a strong line."""
    lines = {heading.name: heading.line for heading in page.headings}
    if "card" in lines and not any(box.name == "card" for box in page.boxes):
        yield lines["card"], "the technique is not in a box", "put it in /// card | NAME"
    dialogues = [box for box in page.boxes if box.name == "dialogue"]
    if "dialogues" in lines and len(dialogues) != 2:
        yield lines["dialogues"], f"there are {len(dialogues)} dialogues", "write two, each in /// dialogue |"
    for box in dialogues:
        spoken = " ".join(block.text for block in _in_box(page, box.line, "dialogue"))
        for kind in ("weak", "strong"):
            if f", {kind}:" not in spoken:
                what, remedy = f"no line of this dialogue is {kind}", f"write **Name, {kind}:** before one"
                yield box.line, what, remedy


def _in_box(page: Page, line: int, name: str) -> list[Block]:
    """Return the blocks of the box that begins on `line`."""
    end = min((box.line for box in page.boxes if box.line > line), default=10**9)
    return [block for block in page.blocks if line < block.line < end and block.box == name]


def numbers_of_parts(_page: Page, lesson: Lesson) -> Told:
    """G-04: eight or nine sections, five objectives, 16 questions or more, three or more of them checks."""
    module, bank = lesson.module, lesson.bank
    counts = (
        ("sections", len(module.sections), 8, 9),
        ("objectives", len(module.objectives), 5, 5),
        ("questions", len(bank.questions), 16, 10**9),
        ("quick checks", len(module.checks), 3, 10**9),
    )
    for name, count, low, high in counts:
        if not low <= count <= high:
            wanted = {low: f"{low}", 10**9: f"{low} or more"}.get(high, f"{low} or {high}")
            yield 1, f"{name}: {count}", f"make it {wanted}"


def size_of_sections(page: Page, lesson: Lesson) -> Told:
    """G-05: a section has 150 to 260 words (learning design, rule 1), its box included."""
    for heading in page.headings:
        if heading.name in lesson.module.sections:
            count = _count(page, [heading.name])
            if not 150 <= count <= 260:
                yield heading.line, f'the section "{heading.name}" has {count} words', "make it 150 to 260"


def size_of_lesson(page: Page, lesson: Lesson) -> Told:
    """G-06: from the first section to the key points a page has 1,500 to 1,900 words."""
    count = _count(page, [*lesson.module.sections, *FRAME])
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
