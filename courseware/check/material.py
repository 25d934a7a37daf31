"""All that the rules read, read once: faults, lessons, pages, and the sources to compare with."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from courseware import assets, live
from courseware.check.finding import Hit
from courseware.check.page import Page, read_page
from courseware.course import read_course
from courseware.settings import value_faults
from courseware.text_file import files_in, name_in, read_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from courseware.bank import Bank, Line, Question
    from courseware.course import Lesson
    from courseware.fault import Fault

TODO = "TODO"  # what a scaffold leaves for the author; G-12 finds it, other rules pass over it


@dataclass(frozen=True)
class Item:
    """One question, and where it stands."""

    bank: Bank
    question: Question
    line: int

    @property
    def file(self) -> str:
        """The bank's file."""
        return self.bank.file

    def hit(self, what: str, remedy: str) -> Hit:
        """Return a hit on this question."""
        return Hit(self.file, self.line, what, remedy, self.question.id)

    @property
    def unwritten(self) -> bool:
        """Tell whether the question still has what a scaffold left."""
        return any(TODO in text for text in self.texts)

    @property
    def texts(self) -> list[str]:
        """Everything that a learner reads of the question."""
        question = self.question
        options = [text for option in question.options for text in (option.text, option.feedback)]
        pairs = [text for pair in question.pairs for text in (pair.text, pair.match)]
        steps = [step.text for step in question.steps]
        return [question.stem, *options, *steps, *pairs, *question.answers, question.feedback]


@dataclass(frozen=True)
class Material:
    """The course as the rules read it: `pages` by file; `sources` are texts that must not be copied.

    `lessons` have both halves, page and bank; a page or a bank whose other half cannot be read is in `pages`
    or `banks` alone.
    """

    root: Path
    faults: tuple[Fault, ...]
    lessons: dict[str, Lesson]
    banks: dict[str, Bank]
    pages: dict[str, Page]
    sources: dict[str, str]

    def items(self) -> Iterator[Item]:
        """Yield every question of every bank, in order."""
        for bank in self.banks.values():
            yield from items(bank)

    def modules(self) -> Iterator[tuple[Page, Lesson]]:
        """Yield the page of each module with its lesson."""
        for page in self.pages.values():
            if page.slug in self.lessons:
                yield page, self.lessons[page.slug]

    def lines_to_say(self) -> Iterator[tuple[Hit, Line]]:
        """Yield every line to say of every bank, with a hit that says where it stands."""
        for bank in self.banks.values():
            for line, at in zip(bank.lines, bank.lines_at, strict=True):
                yield Hit(bank.file, at, "", "", line.id), line

    def question_at(self, file: str, line: int) -> str:
        """Return the id of the question, or line to say, that `line` of a bank is in, or nothing."""
        asked = ((item.file, item.line, item.question.id) for item in self.items())
        said = ((hit.file, hit.line, hit.question) for hit, _ in self.lines_to_say())
        before = [(begin, name) for where, begin, name in (*asked, *said) if where == file and begin <= line]
        return max(before, default=(0, ""))[1]


def items(bank: Bank) -> list[Item]:
    """Return the questions of a bank with their lines."""
    return [Item(bank, *pair) for pair in zip(bank.questions, bank.questions_at, strict=True)]


def at_the_most(found: Iterable[Item], what: str, remedy: str) -> Hit:
    """Return a hit over all banks: it stands at the bank that has the most of it, and names the questions."""
    places = dict.fromkeys((item.file, item.question.id) for item in found)
    file = Counter(file for file, _ in places).most_common(1)[0][0]
    names = ", ".join(name for place, name in places if place == file)
    return Hit(file, 1, f"{what}, most of them here: {names}", remedy)


def load(root: Path, sources: Path | None = None) -> Material:
    """Read the course in the folder `root`, and the source texts in `sources` when it is given.

    What the loader refuses is among the faults; what it could read is checked all the same.

    Raises:
        CourseFaults: when the schema of the banks cannot be read.
    """
    course, faults = read_course(root, root / "docs", root / "quizzes")
    texts = sorted(sources.glob("*.txt")) if sources else []
    originals = {path.name: path.read_text(encoding="utf-8", errors="replace") for path in texts}
    faults += [*value_faults(root), *assets.source_faults(root / "docs", root)]
    faults += live.template_faults(str(root / "overrides"), root)
    return Material(root, tuple(faults), course.lessons, course.banks, dict(_pages(root)), originals)


def _pages(root: Path) -> Iterator[tuple[str, Page]]:
    for path in files_in(root / "docs", "**/*.md"):
        name = name_in(root, path)
        source = read_text(path, name, [])
        if source is not None:
            yield name, read_page(name, source)
